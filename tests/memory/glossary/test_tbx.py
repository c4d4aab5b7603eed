import csv
from datetime import UTC, datetime

import pytest
from hypothesis import given
from lxml import etree

from memory.errors import GlossaryError
from memory.glossary import Entry, GlossaryReport, Style, Term, TermStatus, read_tbx, write_tbx
from tests.memory.glossary.strategies import GLOSSARIES, ordered


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "a.tbx"
    path.write_bytes(text.encode(encoding))
    report = GlossaryReport()
    return list(read_tbx(path, report)), report


@pytest.mark.parametrize("style", list(Style))
@given(entries=GLOSSARIES)
def test_what_is_written_is_read_back(entries, style, tmp_path_factory):
    path = tmp_path_factory.mktemp("tbx") / "a.tbx"
    assert write_tbx(entries, path, style) == len(entries)
    report = GlossaryReport()
    assert ordered(read_tbx(path, report)) == ordered(entries)
    assert (report.read, report.skipped) == (len(entries), [])
    etree.parse(path)


def martif(body):
    return f'<?xml version="1.0"?><martif type="TBX"><text><body>{body}</body></text></martif>'


def concept(term="сот", inner=""):
    return f'<termEntry>{inner}<langSet xml:lang="kk"><tig><term>{term}</term></tig></langSet></termEntry>'


def test_version_two_with_term_groups_and_unknown_categories(tmp_path):
    ((entry,), _) = read(
        tmp_path,
        martif(
            """<termEntry id="c1"><descripGrp><descrip type="subjectField">право</descrip></descripGrp>
            <descrip type="graphic">x.png</descrip><admin type="source">архив</admin><note>бір</note>
            <transacGrp><transac type="transactionType">origination</transac>
            <transacNote type="responsibility">Aigerim</transacNote><date>2020-05-06</date></transacGrp>
            <langSet xml:lang="kk-KZ"><descrip type="definition">анықтама</descrip><ntig><termGrp><term>сот
            <hi>органы</hi></term><termNote type="partOfSpeech">noun</termNote>
            <termNote type="termType">fullForm</termNote></termGrp></ntig></langSet>
            <langSet lang="RUS"><tig><term>суд</term>
            <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
            <langSet xml:lang="?"><tig><term>?</term></tig></langSet></termEntry>"""
        ),
    )
    assert entry == Entry(
        (
            Term("сот органы", "kk", part_of_speech="noun", note="termType: fullForm"),
            Term("суд", "ru", TermStatus.FORBIDDEN),
        ),
        "c1", "право", "анықтама", "бір", "Aigerim", "", datetime(2020, 5, 6, tzinfo=UTC), None,
        {"descrip:graphic": "x.png", "source": "архив"},
    )  # fmt: skip


THREE = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/TBXcoreStructV03.rng"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dct" type="TBX-Basic" xml:lang="en"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader/><text><body><conceptEntry id="c5"><min:subjectField>тарих</min:subjectField>
<langSec xml:lang="kk"><termSec><term>съезд</term><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="ru"><termSec><term>съезд</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def test_version_three_with_categories_as_tags(tmp_path):
    ((entry,), _) = read(tmp_path, THREE)
    kazakh = Term("съезд", "kk", TermStatus.ADMITTED, part_of_speech="noun")
    assert entry == Entry((kazakh, Term("съезд", "ru")), "c5", "тарих")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(tmp_path, encoding):
    entries, _ = read(tmp_path, martif(concept()).removeprefix('<?xml version="1.0"?>'), encoding)
    assert entries[0].terms[0].text == "сот"


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (concept("a & b"), "damaged"),
        (concept("&own;"), "damaged"),
        ("<termEntry><langSet></termEntry>", "damaged"),
        ("<termEntry/>", "no term"),
        (concept(""), "no term"),
        ("<termEntry><note>", "not closed"),
        (concept("ә" * 1_000_001), "longer than"),
        (concept(inner="<descrip>" * 300 + "</descrip>" * 300), "damaged"),
    ],
)
def test_a_damaged_entry_costs_that_entry_and_is_named_by_line(tmp_path, damaged, reason):
    entries, report = read(tmp_path, martif(f"\n{concept('бір')}\n{damaged}\n{concept('екі')}\n"))
    assert [entry.terms[0].text for entry in entries] == ["бір", "екі"]
    assert [(s.line, reason in s.reason) for s in report.skipped] == [(3, True)]


def test_a_truncated_file_gives_what_is_whole(tmp_path):
    whole = martif(f"\n{concept('бір')}\n{concept('екі')}")
    entries, report = read(tmp_path, whole[: whole.index("екі")])
    assert ([e.terms[0].text for e in entries], [s.line for s in report.skipped]) == (["бір"], [3])
    entries, report = read(tmp_path, whole[: whole.index("</body>")])
    assert (len(entries), "truncated" in report.skipped[0].reason) == (2, True)


@pytest.mark.parametrize("entity", ['<!ENTITY a "aaaa">', '<!ENTITY x SYSTEM "file:///etc/passwd">'])
def test_entity_definitions_are_refused(tmp_path, entity):
    text = martif(concept("&x;")).replace("<martif", f"<!DOCTYPE martif [{entity}]><martif", 1)
    with pytest.raises(GlossaryError, match="defines entities"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("content", "message"), [("", "empty"), ("{}", "not a TBX file"), ("<tmx/>", "not a TBX")]
)
def test_what_is_no_tbx_is_refused(tmp_path, content, message):
    with pytest.raises(GlossaryError, match=message):
        read(tmp_path, content)


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(GlossaryError, match="cannot be written"):
        write_tbx([Entry((Term("a", "kk"),))], tmp_path / "missing" / "a.tbx")


def test_every_file_of_other_tools_gives_what_it_holds(shared):
    with (shared / "peers" / "MANIFEST.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith(".tbx")]
    assert rows
    for row in rows:
        report = GlossaryReport()
        list(read_tbx(shared / "peers" / row["file"], report))
        assert (row["file"], report.read, report.skipped) == (row["file"], int(row["units"]), [])


def test_version_two_keeps_to_the_published_schema(shared, tmp_path):
    schema = (shared / "peers" / "schemas" / "tbx.xsd").read_text(encoding="utf-8")
    (tmp_path / "tbx.xsd").write_text(schema, encoding="utf-8")
    (tmp_path / "xml.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        ' targetNamespace="http://www.w3.org/XML/1998/namespace">'
        '<xs:attribute name="lang" type="xs:language"/></xs:schema>',
        encoding="utf-8",
    )
    stamp = datetime(2026, 1, 2, tzinfo=UTC)
    terms = (Term("сот", "kk", forms=("с",), part_of_speech="noun", note="н"), Term("суд", "ru"))
    entry = Entry(terms, "7", "право", "анықтама", "ескерту", "A", "B", stamp, stamp, {"client": "ACME"})
    write_tbx([entry], tmp_path / "a.tbx")
    validator = etree.XMLSchema(etree.parse(tmp_path / "tbx.xsd"))
    assert validator.validate(etree.parse(tmp_path / "a.tbx")), validator.error_log
