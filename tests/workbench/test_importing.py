"""A project goes out as XLIFF, is reviewed elsewhere, and comes back."""

import json
import re

import docx
import pytest
from click.testing import CliRunner
from translate.storage.xliff import xlifffile

from aligner import Bead, Bitext, Side, Status
from corpus.placeholders import marked
from memory import TranslationUnit, UnitStatus, open_memory, write_tmx
from memory.xliff import VERSIONS
from tests.workbench.conftest import SOURCE, TARGET, store_text
from workbench.cli.root import qostil
from workbench.errors import InputError
from workbench.project import Project
from workbench.services.exporting import export_project
from workbench.services.returning import bring_back
from workbench.services.reviewing import Review
from workbench.services.segment_codes import segment_codes
from workbench.services.verdicts import Trouble
from workbench.settings import Settings


@pytest.fixture
def gappy(project):
    """A bitext with a 1:2 bead and one without a translation: kk 4, ru 4."""
    source = store_text(project, "kk", SOURCE)
    target = store_text(project, "ru", TARGET)
    beads = [
        Bead(range(1), range(1), 0.9), Bead(range(1, 2), range(1, 3), 0.8),
        Bead(range(2, 3), range(3, 3), 0.7), Bead(range(3, 4), range(3, 4), 0.6),
    ]  # fmt: skip
    project.bitexts.add(source, target, Bitext.of(beads))
    return project.bitexts.entries()[0]


def reviewed(project, path, change, **options):
    """The project as XLIFF, changed by a reviewer."""
    export_project(project, path, "me", **options)
    text = path.read_text(encoding="utf-8")
    for old, new in change:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def shown(project, entry):
    state = project.bitexts.state(entry)
    return [(state.text(bead, Side.TARGET), bead.status.value) for bead in state.bitext.beads]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_that_nobody_touched_changes_nothing(project, gappy, tmp_path, version):
    before = project.bitexts.state(gappy)
    path = reviewed(project, tmp_path / "a.xlf", [], xliff=version)
    brought = bring_back(project, path, "anna")
    assert (brought.units, brought.unchanged, brought.changed, brought.problems) == (4, 4, False, [])
    assert project.bitexts.state(gappy) == before
    assert project.bitexts.history(gappy) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_texts_become_edits_and_states_approvals(project, gappy, tmp_path, version):
    before = project.bitexts.state(gappy)
    first = {"1.2": '<target state="new">Партия', "2.1": '<segment state="initial">\n        <source>Алаш'}
    last = {
        "1.2": (
            '<target state="needs-translation"></target>',
            '<target state="translated">Жил там.</target>',
        ),
        "2.1": ("Ол Семейде тұрды.</source>", "Ол Семейде тұрды.</source><target>Жил там.</target>"),
    }
    path = reviewed(
        project,
        tmp_path / "a.xlf",
        [
            (first[version], first[version].replace("new", "signed-off").replace("initial", "reviewed")),
            ("Он жил в Семипалатинске.", "Жил он в Семипалатинске."),
            last[version],
        ],
        xliff=version,
    )
    brought = bring_back(project, path, "anna")
    assert brought.problems == []
    assert (brought.edited, brought.translated, brought.unchanged) == (1, 1, 1)
    assert brought.statuses == {Status.APPROVED: 1, Status.DRAFT: 2}
    assert shown(project, gappy) == [
        (TARGET[0], "approved"), (f"{TARGET[1]} Жил он в Семипалатинске.", "draft"), ("Жил там.", "draft"),
        (TARGET[3], "new"),
    ]  # fmt: skip
    state = project.bitexts.state(gappy)
    assert state.target == (TARGET[0], TARGET[1], "Жил он в Семипалатинске.", "Жил там.", TARGET[3])
    (event,) = project.bitexts.history(gappy)
    assert (event.author, event.action) == ("anna", "import")
    Review(project, gappy, Settings(), lambda: None).undo()
    assert project.bitexts.state(gappy) == before


def test_what_the_project_changed_meanwhile_is_not_overwritten(project, gappy, tmp_path):
    path = reviewed(
        project, tmp_path / "a.xlf",
        [("Прошло немного времени", "Времени прошло мало"), ("Партия «Алаш» была", "Партия была")],
    )  # fmt: skip
    review = Review(project, gappy, Settings(), lambda: None)
    review.edit(0, Side.TARGET, ["Партия создана."])
    brought = bring_back(project, path, "anna")
    assert [(p.trouble, p.bead, p.unit) for p in brought.problems] == [(Trouble.CHANGED, 1, "b1.s0-1")]
    assert shown(project, gappy)[0] == ("Партия создана.", "draft")
    assert shown(project, gappy)[3] == ("Времени прошло мало.", "draft")


def test_beads_paired_anew_are_reported_and_moved_ones_found(project, gappy, tmp_path):
    path = reviewed(project, tmp_path / "a.xlf", [("Прошло немного", "Прошло мало"), ("Он жил", "Жил он")])
    review = Review(project, gappy, Settings(), lambda: None)
    review.merge(1, 2)
    brought = bring_back(project, path, "anna")
    assert [p.trouble for p in brought.problems] == [Trouble.UNKNOWN, Trouble.UNKNOWN]
    assert shown(project, gappy)[-1] == ("Прошло мало времени.", "draft")


def test_a_translation_put_in_does_not_hide_the_beads_after_it(project, gappy, tmp_path):
    path = reviewed(project, tmp_path / "a.xlf", [("Прошло немного", "Прошло мало")])
    first = reviewed(
        project, tmp_path / "b.xlf", [('<target state="needs-translation"></target>', "<target>Ж.</target>")]
    )
    assert bring_back(project, first, "boris").translated == 1
    assert bring_back(project, path, "anna").problems == []
    assert shown(project, gappy)[2:] == [("Ж.", "draft"), ("Прошло мало времени.", "draft")]


def test_units_of_another_project_are_refused(project, gappy, tmp_path):
    path = reviewed(project, tmp_path / "a.xlf", [("Он жил", "Жил он")])
    with Project.create(tmp_path / "other.qostil", "kk", ("ru",)) as other:
        source, target = store_text(other, "kk", SOURCE), store_text(other, "ru", TARGET)
        other.bitexts.add(source, target, project.bitexts.state(gappy).bitext)
        brought = bring_back(other, path, "anna")
    assert {p.trouble for p in brought.problems} == {Trouble.FOREIGN}


def test_notes_come_back_as_comments(project, gappy, tmp_path):
    project.comments.add(gappy.id, 0, "boris", "тексеру керек")
    path = reviewed(
        project,
        tmp_path / "a.xlf",
        [("boris: тексеру керек</note>", "boris: тексеру керек</note><note>жақсы</note>")],
    )
    assert bring_back(project, path, "anna").comments == 1
    assert bring_back(project, path, "anna").comments == 0
    assert [(c.author, c.text) for c in project.comments.of(gappy.id, range(1))] == [
        ("boris", "тексеру керек"), ("anna", "жақсы"),
    ]  # fmt: skip


def test_a_tool_that_rewrites_the_file_loses_nothing(project, gappy, tmp_path):
    export_project(project, tmp_path / "a.xlf", "me")
    theirs = xlifffile.parsefile(str(tmp_path / "a.xlf"))
    theirs.units[3].target = "Времени прошло немного."
    theirs.units[0].markapproved()
    theirs.savefile(str(tmp_path / "b.xlf"))
    brought = bring_back(project, tmp_path / "b.xlf", "anna")
    assert brought.problems == []
    assert shown(project, gappy)[0][1] == "approved"
    written = (tmp_path / "b.xlf").read_text(encoding="utf-8")
    assert written.count('approved="yes"') == 2  # the toolkit approves what is translated with it
    assert shown(project, gappy)[3] == ("Времени прошло немного.", "approved")


def test_what_is_no_reviewed_file_is_refused(project, tmp_path):
    (tmp_path / "a.txt").write_text("а", encoding="utf-8")
    (tmp_path / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="kk" target-language="ru"><body/></file></xliff>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"cannot bring back \.txt"):
        bring_back(project, tmp_path / "a.txt", "anna")
    with pytest.raises(InputError, match="holds no unit"):
        bring_back(project, tmp_path / "a.xlf", "anna")


def test_a_memory_of_approved_units_comes_back_by_document_and_by_text(project, gappy, tmp_path):
    Review(project, gappy, Settings(), lambda: None).set_status(0, Status.APPROVED)
    export_project(project, tmp_path / "a.tmx", "me", everything=True)
    text = (tmp_path / "a.tmx").read_text(encoding="utf-8")
    assert "Прошло немного" in text
    (tmp_path / "a.tmx").write_text(text.replace("Прошло немного", "Прошло мало"), encoding="utf-8")
    brought = bring_back(project, tmp_path / "a.tmx", "anna")
    assert brought.problems == []
    assert shown(project, gappy)[3] == ("Прошло мало времени.", "draft")
    units = [
        TranslationUnit(SOURCE[2], {"ru": "Он жил там."}),
        TranslationUnit(SOURCE[0], {"ru": "Партия."}),
        TranslationUnit("Таныс емес сөйлем.", {"ru": "Незнакомое."}),
        TranslationUnit(SOURCE[1], {"ru": "Отклонено."}, status=UnitStatus.REJECTED),
    ]
    write_tmx(units, tmp_path / "b.tmx")
    brought = bring_back(project, tmp_path / "b.tmx", "anna")
    assert {(p.trouble, p.bead) for p in brought.problems} == {(Trouble.DECIDED, 1), (Trouble.UNKNOWN, 0)}
    assert shown(project, gappy)[1] == ("Отклонено.", "rejected")
    assert shown(project, gappy)[2] == ("Он жил там.", "approved")


def write_docx(name, before, bold, after):
    document = docx.Document()
    paragraph = document.add_paragraph(before)
    paragraph.add_run(bold).bold = True
    paragraph.add_run(after)
    document.save(name)


@pytest.fixture
def formatted(tmp_path, monkeypatch):
    """A project of a formatted source and a plain draft, exported; and how to run commands on it."""
    monkeypatch.chdir(tmp_path)
    write_docx("a.docx", "Бұл ", "маңызды", " сөз.")
    (tmp_path / "a.txt").write_text("Это важное слово.\n", encoding="utf-8")

    def run(*arguments):
        return CliRunner().invoke(qostil, list(arguments))

    run("new", "p.qostil", "--from", "kk", "--to", "ru")
    run("add", "p.qostil", "a.docx", "a.txt", "--from", "kk", "--to", "ru")
    assert run("export", "p.qostil", "-o", "p.xlf").exit_code == 0
    return run


def rewritten(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_command_takes_tags_and_tells_the_memory(formatted, tmp_path):
    new = '<target state="final">Это <g id="1">весьма важное</g> слово.</target>'
    rewritten(tmp_path / "p.xlf", '<target state="new">Это важное слово.</target>', new)
    result = formatted("import", "p.qostil", "p.xlf", "--author", "Anna", "--dry-run")
    assert result.exit_code == 0, result.stderr
    assert "would be: 1 changed, 1 approved" in result.stderr
    result = formatted("import", "p.qostil", "p.xlf", "--author", "Anna")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "p.xlf: 1 units; 1 changed, 1 approved" in result.stderr
    with Project.open(tmp_path / "p.qostil") as project:
        (entry,) = project.bitexts.entries()
        assert shown(project, entry) == [("Это весьма важное слово.", "approved")]
        (codes,) = segment_codes(project, entry.target_id)
        assert (
            re.sub(r"\d", "n", marked("Это весьма важное слово.", codes)) == "Это ⟦n⟧весьма важное⟦/n⟧ слово."
        )
        assert project.bitexts.history(entry)[0].author == "Anna"
    with open_memory(tmp_path / "p.qtm") as memory:
        assert [dict(unit.targets) for unit in memory.units()] == [{"ru": "Это весьма важное слово."}]
    formatted("export", "p.qostil", "-o", "q.xlf")
    assert 'Это <g id="1" ctype="bold">весьма важное</g> слово.' in (tmp_path / "q.xlf").read_text(
        encoding="utf-8"
    )


def test_the_command_lists_what_it_does_not_take(formatted, tmp_path):
    rewritten(tmp_path / "p.xlf", ">Это важное слово.</target>", '>Это <g id="7">важное</g> слово!</target>')
    result = formatted("import", "p.qostil", "p.xlf", "--json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["trouble"], problem["bead"], problem["text"]) == ("tags", 1, "a.docx")
    result = formatted("import", "p.qostil", "p.xlf")
    assert result.exit_code == 1
    assert result.stdout.startswith("tags  a.docx  1  b1.s0-1  its tags are not those")
    assert "1 units not taken" in result.stderr
    result = formatted("import", "p.qostil", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("qostil: a.txt: cannot bring back .txt")
