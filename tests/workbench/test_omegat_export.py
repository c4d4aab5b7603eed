"""A project goes to OmegaT as a ready folder; OmegaT itself translates with it; the review comes back."""

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

from aligner import Side, Status
from corpus.placeholders import marked
from memory import TmxError, TranslationUnit, open_memory
from memory.glossary import Entry, Term, TermStatus, open_glossary
from memory.omegat import SAVED
from tests.memory.omegat import java, translate
from workbench.cli.root import qostil
from workbench.errors import ExportError
from workbench.project import Project
from workbench.services.omegat_export import export_omegat
from workbench.services.returning import bring_back
from workbench.services.reviewing import Review
from workbench.services.segment_codes import segment_codes
from workbench.services.terms import attach
from workbench.services.verdicts import Trouble
from workbench.settings import Settings

KK = ("Қала үлкен.", "Бұл маңызды сөз.", "Қала үлкен.", "Тау биік.", "Көл терең.", "Өзен ұзын.")
RU = ("Город велик.", "Это важное слово.", "Большой город.", "Гора высока.", "Озеро глубоко.", "Река длинна.")
OMEGAT_WRITES = """
def dir = new File(project.projectProperties.projectRoot)
def mark = new File(dir, "done")
if (!mark.exists()) {
    mark.text = "x"
    def put = { number, text, usual ->
        def entry = project.allEntries[number]
        def prepared = new org.omegat.core.data.PrepareTMXEntry()
        prepared.source = entry.srcText
        prepared.translation = text
        project.setTranslation(entry, prepared, usual, null)
    }
    EDITS
    def field = org.omegat.core.data.RealProject.getDeclaredField("projectTMX")
    field.accessible = true
    def saved = new File(dir, "omegat/project_save.tmx")
    field.get(project).exportTMX(project.projectProperties, saved, false, true, true)
}
return ""
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A project of a formatted source: the first three pairs approved, the last one locked."""
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    for text in KK:
        before, bold, after = text.partition("маңызды")
        paragraph = document.add_paragraph(before)
        if bold:
            paragraph.add_run(bold).bold = True
            paragraph.add_run(after)
    document.save("book.docx")
    draft = docx.Document()
    for text in RU:
        before, bold, after = text.partition("важное")
        paragraph = draft.add_paragraph(before)
        if bold:
            paragraph.add_run(bold).bold = True
            paragraph.add_run(after)
    draft.save("book.ru.docx")
    run = CliRunner().invoke
    assert run(qostil, ["new", "p.qostil", "--from", "kk", "--to", "ru"]).exit_code == 0
    result = run(qostil, ["add", "p.qostil", "book.docx", "book.ru.docx", "--from", "kk", "--to", "ru"])
    assert result.exit_code == 0, result.stderr
    with Project.open(tmp_path / "p.qostil") as project:
        (entry,) = project.bitexts.entries()
        review = Review(project, entry, Settings(author="me"), lambda: None)
        assert [bead.type for bead in review.bitext.beads] == ["1:1"] * 6
        for position in range(3):
            review.set_status(position, Status.APPROVED)
        review.set_lock(5, True)
        yield project, entry


def pairs(path):
    """The units of a TMX file: source, target, and what tells a unit from others."""
    found = []
    for unit in etree.parse(path).getroot().iter("tu"):
        source, target = ("".join(seg.itertext()) for seg in unit.iter("seg"))
        props = {prop.get("type"): prop.text for prop in unit.iter("prop")}
        found.append((source, target, props.get("prev", ""), props.get("next", "")))
    return found


TAGGED = ("Бұл <g0>маңызды</g0> сөз.", "Это <g0>важное</g0> слово.")


def test_what_stands_in_the_folder(book, tmp_path):
    project, _ = book
    glossary = tmp_path / "terms.csv"
    entry = Entry(
        (Term("қала", "kk"), Term("город", "ru"), Term("град", "ru", TermStatus.FORBIDDEN)),
        definition="о\tместе",
    )
    open_glossary(glossary, create=True).put([entry], author="me")
    attach(project, glossary)
    with open_memory(tmp_path / "p.qtm", create=True) as memory:
        memory.put(TranslationUnit("Дала кең.", {"ru": "Степь широка.", "en": "The steppe is wide."}))
    done = export_omegat(project, tmp_path / "om", "me")
    assert (done.segments, done.translated, done.proposed, done.problems) == (5, 3, 2, ())
    folder = tmp_path / "om"
    assert pairs(folder / SAVED) == [
        ("Қала үлкен.", "Город велик.", "", ""), (*TAGGED, "", ""),
        ("Қала үлкен.", "Большой город.", TAGGED[0], "Тау биік."),
    ]  # fmt: skip
    assert pairs(folder / "tm" / "drafts.tmx") == [
        ("Тау биік.", "Гора высока.", "", ""), ("Көл терең.", "Озеро глубоко.", "", ""),
    ]  # fmt: skip
    assert pairs(folder / "tm" / "memory-1.tmx") == [("Дала кең.", "Степь широка.", "", "")]
    assert (folder / "glossary" / "terms.utf8").read_text(
        encoding="utf-8"
    ) == "қала\tгород\tо месте; not: град\n"
    units = list(etree.parse(folder / "source" / "book.xlf").getroot().iter("{*}trans-unit"))
    assert [unit.get("id") for unit in units] == [f"b1.s{n}-{n + 1}" for n in range(5)]
    assert all("".join(u[0].itertext()) == "".join(u[1].itertext()) for u in units)
    assert "<sentence_seg>false</sentence_seg>" in (folder / "omegat.project").read_text(encoding="utf-8")


def test_a_folder_with_work_in_it_is_left_alone(book, tmp_path):
    project, _ = book
    export_omegat(project, tmp_path / "om", "me")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(TmxError, match="exists already"):
        export_omegat(project, tmp_path / "om", "me")
    with pytest.raises(TmxError, match="cannot be written"):
        export_omegat(project, tmp_path / "no" / "om", "me")
    with pytest.raises(ExportError, match="holds nothing in en"):
        export_omegat(project, tmp_path / "en", "me", target_lang="en")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def opened(folder, home, *edits):
    """What OmegaT translates in a folder, unit by unit, after a reviewer's edits."""
    home.mkdir(exist_ok=True)
    script = home / "review.groovy"
    lines = "\n".join(f'put({number}, "{text}", {usual})' for number, text, usual in edits)
    script.write_text(OMEGAT_WRITES.replace("EDITS", lines), encoding="utf-8")
    said = translate(folder, home, script if edits else None)
    assert "TF_TM_LOAD_ERROR" not in said
    root = etree.parse(folder / "target" / "book.xlf").getroot()
    return [etree.tostring(target, encoding="unicode", with_tail=False) for target in root.iter("{*}target")]


def texts(targets):
    return ["".join(etree.fromstring(target).itertext()) for target in targets]


@pytest.mark.parametrize("everything", [False, True])
def test_omegat_shows_our_segments_translated(book, tmp_path, everything):
    java()
    project, _ = book
    export_omegat(project, tmp_path / "om", "me", everything=everything)
    targets = opened(tmp_path / "om", tmp_path / "home")
    assert texts(targets) == [*RU[:3], *(RU if everything else KK)[3:5]]
    assert '<g id="1" ctype="bold">важное</g>' in targets[1]


def test_the_review_made_in_omegat_comes_back(book, tmp_path):
    java()
    project, entry = book
    export_omegat(project, tmp_path / "om", "me")
    opened(
        tmp_path / "om",
        tmp_path / "home",
        (1, "Вот <g0>важное</g0> слово.", "true"),
        (2, "Город большой.", "false"),
        (3, RU[3], "true"),
        (4, "Озеро очень глубоко.", "true"),
    )
    brought = bring_back(project, tmp_path / "om" / SAVED, "anna")
    assert brought.problems == []
    state = project.bitexts.state(entry)
    assert state.target == (
        RU[0], "Вот важное слово.", "Город большой.", RU[3], "Озеро очень глубоко.", RU[5],
    )  # fmt: skip
    assert [bead.status.value for bead in state.bitext.beads] == ["approved"] * 5 + ["new"]
    codes = segment_codes(project, entry.target_id)[1]
    assert marked(state.target[1], codes).count("⟦") == 2
    assert codes[0].place == 4
    assert (brought.edited, brought.unchanged) == (3, 1)
    again = bring_back(project, tmp_path / "om" / SAVED, "anna")
    assert (again.changed, again.problems) == (False, [])


def test_lost_tags_and_what_changed_meanwhile_are_reported(book, tmp_path):
    java()
    project, entry = book
    export_omegat(project, tmp_path / "om", "me")
    opened(
        tmp_path / "om", tmp_path / "home",
        (1, "Вот важное слово.", "true"), (3, "Гора.", "true"), (4, "Озеро.", "true"),
    )  # fmt: skip
    review = Review(project, entry, Settings(author="me"), lambda: None)
    review.edit(3, Side.TARGET, ["Высокая гора."])
    brought = bring_back(project, tmp_path / "om" / SAVED, "anna")
    assert {(p.trouble, p.bead) for p in brought.problems} == {(Trouble.TAGS, 2), (Trouble.CHANGED, 4)}
    assert project.bitexts.state(entry).target[1:5] == (RU[1], RU[2], "Высокая гора.", "Озеро.")


def test_what_omegat_translated_as_xliff_comes_back_too(book, tmp_path):
    java()
    project, entry = book
    before = project.bitexts.state(entry)
    export_omegat(project, tmp_path / "om", "me")
    opened(tmp_path / "om", tmp_path / "home", (3, "Гора очень высока.", "true"))
    brought = bring_back(project, tmp_path / "om" / "target" / "book.xlf", "anna")
    assert (brought.edited, brought.unchanged, brought.problems) == (1, 4, [])
    state = project.bitexts.state(entry)
    assert state.target == (*before.target[:3], "Гора очень высока.", *before.target[4:])
    assert [bead.status.value for bead in state.bitext.beads] == ["approved"] * 3 + ["draft", "new", "new"]


def test_the_command(book, tmp_path):
    book[0].close()
    run = CliRunner().invoke
    result = run(qostil, ["export", "p.qostil", "-o", "om", "--omegat"])
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("om: 5 segments, 3 translated, 2 proposed; bring the review back with")
    assert run(qostil, ["export", "p.qostil", "-o", "om", "--omegat"]).exit_code == 2
    assert run(qostil, ["export", "p.qostil", "-o", "o2", "--omegat", "--table"]).exit_code == 2
    result = run(qostil, ["import", "p.qostil", f"om/{SAVED}"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 units; 3 as they were" in result.stderr
