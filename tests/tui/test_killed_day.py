"""The program killed at random moments of a whole day's work, not of typing alone.

Somebody translates, decides and mends beads, edits, fixes and ignores findings, adds terms and texts.
Afterwards the project is whole: every bitext covers its texts, all that was done can be taken back step by
step to what was there first and done again, the memory holds what is approved, the glossary can be read.
QOSTIL_KILLS and QOSTIL_LOST as in test_killed.py; QOSTIL_SEED begins with another day.
"""

import os
import random
import time

import pytest

from aligner import Bead, Bitext, Status
from memory import open_memory
from memory.glossary import open_glossary
from tests.tui.test_killed import KILLS, LOST, PAGE_DOWN, Typist, held
from tests.workbench.conftest import store_text
from workbench.project import Project
from workbench.services.session import Session
from workbench.settings import Settings

SEED = int(os.environ.get("QOSTIL_SEED", "0"))
DOWN, RIGHT, TRANSLATE, ADD_TERM, ADD_TEXTS, SAVE, ESCAPE = (
    b"\x1b[B", b"\x1b[C", b"\x1b[15~", b"\x1b[24~", b"\x01", b"\x13", b"\x1b",
)  # fmt: skip
KAZAKH = ("Қала үлкен болды.", "Ол 1917 жылы келді.", "Дала кең еді.", "Өзен «терең екен.", "Кітап қызық.")
RUSSIAN = ("Город  был большим.", "Он приехал в 1918 году.", "Степь  была широка", "Река глубока .", "Книга.")
TIMES = 8
KEYS = (b"a", b"a", b"m", b"M", b"p", b"x", b"l", b"n", b"u", b"d", b"z", b"z", b"y", DOWN, DOWN, b"t")


class TimeIsUp(Exception):
    """The moment of the kill has come."""


class Worker(Typist):
    """Somebody who does a bit of everything until a certain moment."""

    def __init__(self, book, seed, until):
        super().__init__(book, seed)
        self.seed, self.until = seed, until

    def press(self, key, pause=0.15):
        """Press a key unless it is too late."""
        if time.monotonic() > self.until:
            raise TimeIsUp
        os.write(self.terminal, key)
        self.read(self.random.uniform(0.01, pause))

    def see(self, text):
        """Wait until a text is drawn or it is too late."""
        seen = b""
        while text.encode() not in seen:
            if time.monotonic() > self.until:
                raise TimeIsUp
            seen += self.read(0.05)

    def a_word(self):
        return f"сөз{self.seed}{len(self.words):03}"

    def translate(self):
        self.press(TRANSLATE)
        self.see("segment ")
        for _ in range(self.random.randrange(3, 15)):
            if self.random.random() < 0.7:
                word = self.a_word()
                self.press(f" {word}".encode())
                self.words.append((word, time.monotonic()))
            else:
                self.press(self.random.choice((PAGE_DOWN, b"\r")))
        self.press(TRANSLATE)
        self.see("✓")

    def decide(self):
        for _ in range(self.random.randrange(5, 25)):
            self.press(self.random.choice(KEYS))

    def edit(self):
        self.press(b"e", 0.3)
        self.press(f" {self.a_word()}".encode())
        self.press(SAVE, 0.3)
        self.press(ESCAPE, 0.3)

    def findings(self):
        self.press(b"F", 0.3)
        for _ in range(self.random.randrange(2, 8)):
            self.press(self.random.choice((b"x", b"x", DOWN, b"z")))
        if self.random.random() < 0.5:
            self.press(b"i", 0.3)
            self.press(b"so", 0.1)
            self.press(b"\r", 0.3)
        self.press(ESCAPE, 0.3)
        self.press(ESCAPE, 0.3)

    def term(self):
        self.press(ADD_TERM, 0.4)
        for key in (*[RIGHT] * self.random.randrange(1, 4), b"\t", RIGHT, SAVE):
            self.press(key)
        self.press(ESCAPE, 0.3)

    def texts(self):
        self.press(ADD_TEXTS, 0.4)
        for key in (b"more.kk.txt", b"\t", b"more.ru.txt", b"\r"):
            self.press(key)
        self.read(self.random.uniform(0, 1.5))
        self.press(ESCAPE)

    def a_day(self):
        """One thing after another until the time is up."""
        work = (self.translate, self.translate, self.decide, self.decide, self.edit, self.findings, self.term)
        try:
            while True:
                self.random.choice((*work, self.texts))()
        except TimeIsUp:
            pass


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QOSTIL_HOME", str(tmp_path / "home"))
    for lang, texts in (("kk", KAZAKH), ("ru", RUSSIAN)):
        (tmp_path / f"more.{lang}.txt").write_text("\n\n".join(texts * TIMES), encoding="utf-8")
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        source, target = (
            store_text(project, *side) for side in (("kk", KAZAKH * TIMES), ("ru", RUSSIAN * TIMES))
        )
        beads = [Bead(range(n, n + 1), range(n, n + 1), 0.9) for n in range(len(KAZAKH) * TIMES)]
        project.bitexts.add(source, target, Bitext.of(beads))
    return tmp_path / "book.qostil"


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_on_any_day(book, number):
    chance = random.Random(SEED + number)
    worker = Worker(book, SEED + number, time.monotonic() + 60)
    try:
        worker.wait_for("Город")
        worker.until = time.monotonic() + LOST + chance.uniform(0.2, 6)
        worker.a_day()
    finally:
        safe = worker.kill()
    lost = set(safe) - held(book)
    assert not lost, f"lost {len(lost)} of {len(safe)} words typed more than {LOST} s before the end"
    is_whole(book)


def is_whole(book):
    """Whether everything that a project promises holds."""
    with Session(Project.open(book), Settings()) as session:
        project = session.project
        entries = project.bitexts.entries()
        assert {e.id for e in project.documents.entries()} == {
            i for e in entries for i in (e.source_id, e.target_id)
        }
        for entry in entries:
            review = session.review(entry)
            after = review.state
            assert Bitext.of(after.bitext.beads).shape == (len(after.source), len(after.target))
            steps = 0
            while review.undo() is not None:
                steps += 1
            assert review.state.source == KAZAKH * TIMES
            if entry is entries[0]:
                assert review.state.target == RUSSIAN * TIMES
                assert [bead.type for bead in review.state.bitext.beads] == ["1:1"] * (len(KAZAKH) * TIMES)
            for _ in range(steps):
                review.redo()
            assert review.state == after
        session.pass_on()
        assert not project.units.pending()
        approved = {
            (session.review(e).pair(n).source, session.review(e).pair(n).target)
            for e in entries
            for n, bead in enumerate(session.review(e).bitext.beads)
            if bead.status is Status.APPROVED and bead.paired
        }
        if book.with_suffix(".qtm").exists():
            with open_memory(book.with_suffix(".qtm"), read_only=True) as store:
                units = {(u.source, u.targets["ru"]) for _, u in store.numbered(store.numbers().tolist())}
            assert units == approved
        for location in project.glossaries():
            assert open_glossary(book.parent / location).entries() is not None
