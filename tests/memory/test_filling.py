"""An XLIFF job goes back as it came, with our translations in it."""

import pytest
from lxml import etree

from corpus.placeholders import Code, CodeKind
from memory import TmxError, TmxReport, UnitStatus, read_pairs
from memory.bilingual.filling import Filling, fill
from memory.tmx.tags import codes_of_markup

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE
DRAFT = UnitStatus.DRAFT
OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a job -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:own="urn:own">
 <file original="a.docx" source-language="kk" target-language="ru" datatype="x-docx" own:key="1">
  <header><skl><external-file href="a.skl"/></skl></header>
  <body>
   <trans-unit id="1" own:note="keep">
    <source>Бұл <g id="5" own:c="b">маңызды</g> сөз<x id="7"/>.</source>
    <note>a note</note>
   </trans-unit>
   <trans-unit id="2" approved="yes"><source>Тау.</source><target state="signed-off">Гора.</target>
   </trans-unit>
   <trans-unit id="3" translate="no"><source>Қар.</source><target>Снег.</target></trans-unit>
   <trans-unit id="4"><source/></trans-unit>
   <trans-unit id="5">
    <source>Бір. Екі.</source>
    <seg-source><mrk mtype="seg" mid="0">Бір.</mrk> <mrk mtype="seg" mid="1">Екі.</mrk></seg-source>
   </trans-unit>
   <trans-unit id="6"><source>А<ph id="1">&lt;br/&gt;</ph>б</source>
   <target state="new"><![CDATA[Ц]]></target></trans-unit>
  </body>
 </file>
</xliff>
"""
NEW = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="kk" trgLang="ru">
 <file id="f">
  <unit id="u1">
   <segment id="s1">
    <source>Бұл <pc id="1" dataRefStart="d1">маңызды</pc> сөз.</source>
   </segment>
   <segment id="s2" state="initial"><source>Тау.</source><target>Гора.</target></segment>
  </unit>
 </file>
</xliff>
"""
BOLD = (Code(4, OPEN, 1, "bold"), Code(10, CLOSE, 1, "bold"), Code(16, ALONE, 2, "x"))


def filled(text, **fillings):
    result = fill(text.encode(), {int(key[1:]): value for key, value in fillings.items()}, "job.xlf")
    return result, result.data.decode()


def test_only_what_is_translated_changes():
    result, text = filled(OLD, n0=Filling("Это важное слово.", BOLD), n1=Filling("Гора."))
    new = (
        '    <target state="final">Это <g id="5" own:c="b">важное</g> слово<x id="7"/>.</target>\n'
        "    <note>a note</note>\n"
    )
    expected = OLD.replace("    <note>a note</note>\n", new)
    expected = expected.replace('id="1" own:note="keep"', 'id="1" own:note="keep" approved="yes"')
    assert text == expected
    assert (result.written, result.same, result.locked, result.without_tags) == (1, 1, 0, 0)


def test_locked_units_stay():
    result, text = filled(OLD, n2=Filling("Снега."))
    assert "Снега" not in text
    assert (result.written, result.locked) == (0, 1)


def test_segments_are_filled_one_by_one():
    result, text = filled(OLD, n4=Filling("Два."))
    assert '<target><mrk mtype="seg" mid="0"/> <mrk mtype="seg" mid="1">Два.</mrk></target>' in text
    result, text = filled(OLD, n3=Filling("Раз."), n4=Filling("Два.", status=DRAFT))
    assert '<mrk mtype="seg" mid="0">Раз.</mrk> <mrk mtype="seg" mid="1">Два.</mrk></target>' in text
    assert '<target state="needs-review-translation"><mrk' in text
    assert result.written == 2


def test_native_codes_are_copied_and_states_follow():
    _, text = filled(OLD, n5=Filling("Аб", (Code(1, ALONE, 1, "ph"),), DRAFT))
    assert '<target state="needs-review-translation">А<ph id="1">&lt;br/&gt;</ph>б</target>' in text
    _, text = filled(OLD, n1=Filling("Гора!", status=DRAFT))
    assert (
        '<trans-unit id="2"><source>Тау.</source><target state="needs-review-translation">Гора!</target>'
        in text
    )


@pytest.mark.parametrize(
    "codes",
    [(), BOLD[:1], (Code(4, OPEN, 9, "bold"),), (Code(4, CLOSE, 1, "bold"), Code(10, OPEN, 1, "bold"))],
)
def test_tags_that_do_not_fit_are_left_out_and_counted(codes):
    result, text = filled(OLD, n0=Filling("Это важное слово.", codes))
    assert ">Это важное слово.</target>" in text
    assert result.without_tags == 1


def test_version_2():
    result, text = filled(NEW, n0=Filling("Это важное слово.", BOLD[:2], DRAFT), n1=Filling("Гора."))
    assert '    <target>Это <pc id="1" dataRefStart="d1">важное</pc> слово.</target>\n' in text
    assert '<segment id="s1" state="translated">' in text
    assert '<segment id="s2" state="final">' in text
    assert result.written == 2


def test_what_was_filled_is_read(tmp_path):
    path = tmp_path / "a.xlf"
    result, _ = filled(OLD, n0=Filling("Это важное слово.", BOLD), n3=Filling("Раз."), n4=Filling("Два."))
    path.write_bytes(result.data)
    pairs = list(read_pairs(path, TmxReport()))
    assert [pair.target for pair in pairs] == ["Это важное слово.", "Гора.", "Снег.", "Раз.", "Два.", "Ц"]
    found = codes_of_markup(pairs[0].target_markup)
    assert [(c.place, c.kind, c.number) for c in found] == [(c.place, c.kind, c.number) for c in BOLD]
    again = fill(result.data, {0: Filling("Это важное слово.", BOLD)}, "a.xlf")
    assert (again.written, again.same, again.data) == (0, 1, result.data)


def test_other_encodings_are_kept():
    data = OLD.replace("UTF-8", "UTF-16").encode("utf-16")
    result = fill(data, {1: Filling("Горы.")}, "a.xlf")
    assert result.data.startswith(b"\xff\xfe")
    assert etree.fromstring(result.data) is not None


def test_a_damaged_file_is_refused():
    with pytest.raises(TmxError, match=r"job\.xlf: damaged at line 4.*cannot be filled"):
        filled(OLD.replace(' xmlns:own="urn:own">', ' xmlns:own="urn:own"'))


def test_white_space_at_the_edges_is_that_of_the_file():
    text = OLD.replace("<source>Тау.</source>", "<source> Тау.\n</source>").replace(">Гора.<", ">  Гора. <")
    assert '<target state="signed-off"> Горы. </target>' in filled(text, n1=Filling("Горы."))[1]
    text = OLD.replace("Бұл <g", " Бұл <g").replace('<x id="7"/>.', '<x id="7"/>. ')
    assert "> Это важное слово. </target>" in filled(text, n0=Filling("Это важное слово."))[1]


def test_line_ends_are_those_of_the_file():
    data = OLD.replace("\n", "\r\n").encode()
    assert fill(data, {}, "a.xlf").data == data


def test_the_files_of_other_tools_can_be_filled(shared, tmp_path):
    """Each source becomes its own translation, and is read back as that, tags and all."""
    filled = 0
    for path in sorted((shared / "peers" / "xliff").rglob("*.xl*")):
        pairs = list(read_pairs(path, TmxReport(), target_lang="be"))
        fillings = {
            number: Filling(pair.source, codes_of_markup(pair.source_markup))
            for number, pair in enumerate(pairs)
        }
        try:
            result = fill(path.read_bytes(), fillings, path.name)
        except TmxError as error:
            assert "damaged at line" in str(error)  # noqa: PT017
            continue
        filled += 1
        back = tmp_path / path.name
        back.write_bytes(result.data)
        again = list(read_pairs(back, TmxReport(), target_lang="be"))
        assert result.without_tags == 0, path.name
        assert [pair.source_markup for pair in again] == [pair.source_markup for pair in pairs]
        for pair in again:
            if not pair.locked:
                assert " ".join(pair.target.split()) == " ".join(pair.source.split()), path.name
                assert len(codes_of_markup(pair.target_markup)) == len(codes_of_markup(pair.source_markup))
    assert filled > 18
