"""Rule files: read, written, layered, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from corpus.errors import RuleError
from corpus.segmentation import Rule, RuleSet, load_rules, save_rules, shipped_rules, split_sentences

SRX = """<?xml version="1.0" encoding="UTF-8"?>{before}
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
 <header segmentsubflows="yes" cascade="{cascade}"/>
 <body><languagerules>
  <languagerule languagerulename="Mine">
   <rule break="no"><beforebreak>{pattern}</beforebreak><afterbreak>\\s</afterbreak></rule>
  </languagerule>
  <languagerule languagerulename="Any">
   <rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
  </languagerule>
 </languagerules>
 <maprules>
  <languagemap languagepattern="(?i)kk.*" languagerulename="Mine"/>
  <languagemap languagepattern=".*" languagerulename="{group}"/>
 </maprules></body>
</srx>"""


def srx(
    path: Path, *, pattern: str = "abc\\.", cascade: str = "yes", group: str = "Any", before: str = ""
) -> Path:
    path.write_text(
        SRX.format(pattern=pattern, cascade=cascade, group=group, before=before), encoding="utf-8"
    )
    return path


def sentences(text: str, lang: str, rules: RuleSet) -> list[str]:
    return [text[start:end].strip() for start, end in split_sentences(text, lang, rules)]


def test_shipped_rules_survive_a_round_trip(tmp_path: Path) -> None:
    save_rules(shipped_rules(), tmp_path / "out.srx")
    assert load_rules(tmp_path / "out.srx") == shipped_rules()


def test_written_files_have_the_order_the_schema_asks_for(tmp_path: Path) -> None:
    save_rules(shipped_rules(), tmp_path / "out.srx")
    root = etree.parse(tmp_path / "out.srx").getroot()
    names = [etree.QName(child).localname for child in root]
    assert root.get("version") == "2.0"
    assert names == ["header", "body"]
    assert {element.get("include") for element in root[0]} <= {"yes", "no"}
    assert [etree.QName(child).localname for child in root[1]] == ["languagerules", "maprules"]
    for rule in root.iter("{http://www.lisa.org/srx20}rule"):
        assert rule.get("break") in {"yes", "no"}
        assert [etree.QName(child).localname for child in rule] == ["beforebreak", "afterbreak"]


def test_rules_of_another_tool_are_used(tmp_path: Path) -> None:
    rules = load_rules(srx(tmp_path / "in.srx"))
    assert sentences("abc. Қ. Ә", "kk-KZ", rules) == ["abc. Қ.", "Ә"]
    assert sentences("abc. Қ. Ә", "ru", rules) == ["abc.", "Қ.", "Ә"]


def test_without_cascade_the_first_map_entry_alone_counts(tmp_path: Path) -> None:
    rules = load_rules(srx(tmp_path / "in.srx", cascade="no"))
    assert sentences("abc. Қ. Ә", "kk", rules) == ["abc. Қ. Ә"]
    save_rules(rules, tmp_path / "out.srx")
    assert load_rules(tmp_path / "out.srx") == rules


def test_own_rules_lie_over_the_shipped_ones() -> None:
    text = "Ол шамш. Алматыда тұрады. Сен ше?"
    own = RuleSet((("Kazakh", (Rule(False, r"шамш\.", r"\s"),)),), (("kk.*", "Kazakh"),))
    assert len(sentences(text, "kk", shipped_rules())) == 3
    assert sentences(text, "kk", own.over(shipped_rules())) == ["Ол шамш. Алматыда тұрады.", "Сен ше?"]


def test_own_rules_may_break_where_the_shipped_ones_do_not() -> None:
    own = RuleSet((("Semicolons", (Rule(True, ";", r"\s"),)),), ((".*", "Semicolons"),))
    assert sentences("бір; екі", "kk", own.over(shipped_rules())) == ["бір;", "екі"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not XML"),
        ("<srx", "is not XML"),
        ("<srx/>", "no SRX 2.0 rules"),
        (SRX.format(pattern="(", cascade="yes", group="Any", before=""), "cannot be used"),
        (SRX.format(pattern="a", cascade="yes", group="None", before=""), "does not define"),
    ],
)
def test_malformed_files_are_refused_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.srx"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=said) as error:
        load_rules(path)
    assert "\n" not in str(error.value)
    assert "bad.srx" in str(error.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        load_rules(tmp_path / "none.srx")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    doctype = f'<!DOCTYPE srx [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    path = srx(tmp_path / "in.srx", pattern="&leak;", before=doctype)
    try:
        rules = load_rules(path)
    except RuleError:
        return
    assert "SECRET" not in str(rules)
