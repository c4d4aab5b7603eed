"""What a reviewed unit does to its bead, case by case."""

import pytest

from aligner import Bead, Status
from corpus.placeholders import Code, CodeKind
from workbench.services.bead_marks import Base
from workbench.services.returned import Returned
from workbench.services.verdicts import BeadView, Refusal, Trouble, Verdict, verdict

NEW, DRAFT, APPROVED, REJECTED = Status.NEW, Status.DRAFT, Status.APPROVED, Status.REJECTED
PROJECT = "0123456789abcdef"
SOURCE = "Қала үлкен."
BOLD = (Code(0, CodeKind.OPEN, 1, "bold", "<b/>"), Code(5, CodeKind.CLOSE, 1, "bold", "<b/>"))
FOUND = (Code(0, CodeKind.OPEN, 9, "1"), Code(5, CodeKind.CLOSE, 9, "1"))


def view(target, status=NEW, *, locked=False, source_codes=(), target_codes=()):
    bead = Bead(range(1), range(1), 0.9, status, locked)
    return BeadView(PROJECT, bead, SOURCE, target, source_codes, target_codes)


def unit(target, status=None, base=("Город.", NEW), *, codes=(), source=SOURCE, project=PROJECT):
    mark = None if base is None else Base.of(project, base[1], SOURCE, base[0])
    return Returned("b1.s0-1", 7, source, target, "kk", "ru", status, codes, base=mark)


@pytest.mark.parametrize(
    ("stands", "came", "expected"),
    [
        # nobody changed anything; what is new comes back as a draft
        (view("Город."), unit("Город.", DRAFT), Verdict()),
        (view("Город."), unit("Город."), Verdict()),
        (view("Город.", APPROVED), unit("Город.", APPROVED, ("Город.", APPROVED)), Verdict()),
        # the reviewer's word
        (view("Город."), unit("Город.", APPROVED), Verdict(status=APPROVED)),
        (view("Город."), unit("Город.", REJECTED), Verdict(status=REJECTED)),
        (view("Город."), unit("Город большой.", DRAFT), Verdict("Город большой.", (), DRAFT)),
        (view("Город."), unit("Город большой."), Verdict("Город большой.", (), DRAFT)),
        (view("Город."), unit("Город большой.", APPROVED), Verdict("Город большой.", (), APPROVED)),
        (
            view("Город.", APPROVED),
            unit("Город большой.", APPROVED, ("Город.", APPROVED)),
            Verdict("Город большой.", (), None),
        ),
        (view("Город.", APPROVED), unit("Город.", DRAFT, ("Город.", APPROVED)), Verdict(status=DRAFT)),
        (view("", NEW), unit("Город.", DRAFT, ("", NEW)), Verdict("Город.", (), DRAFT)),
        # how it is spaced does not matter
        (view("Город  большой."), unit("Город большой.", None, ("Город большой.", NEW)), Verdict()),
        # the project's word, where the reviewer said nothing
        (view("Большой город.", APPROVED), unit("Город.", DRAFT), Verdict()),
        (view("Город.", APPROVED), unit("Город.", DRAFT), Verdict()),
        (view("Город.", APPROVED), unit("Город.", APPROVED), Verdict()),
        (view("Город большой."), unit("Город большой.", None), Verdict()),
        # a file that does not say how the bead stood
        (view("Город."), unit("Город большой.", APPROVED, None), Verdict("Город большой.", (), APPROVED)),
        (view("Город."), unit("Город.", APPROVED, None), Verdict(status=APPROVED)),
        # both said the same
        (view("Город большой.", DRAFT), unit("Город большой.", DRAFT), Verdict()),
    ],
)
def test_what_is_taken(stands, came, expected):
    assert verdict(stands, came) == expected


@pytest.mark.parametrize(
    ("stands", "came", "trouble"),
    [
        (view("Город."), unit("Город большой.", project="f" * 16), Trouble.FOREIGN),
        (view("Город."), unit("Город большой.", source="Тау биік."), Trouble.SOURCE),
        (view("Большой город."), unit("Город большой."), Trouble.CHANGED),
        (view("Большой город."), unit("Город.", APPROVED), Trouble.CHANGED),
        (view("Город.", REJECTED), unit("Город.", APPROVED), Trouble.DECIDED),
        (view("Город.", APPROVED), unit("Город большой.", DRAFT), Trouble.DECIDED),
        (view("Город.", APPROVED), unit("Город большой.", APPROVED, None), Trouble.DECIDED),
        (view("Город.", REJECTED), unit("Город.", APPROVED, None), Trouble.DECIDED),
        (view("Город.", locked=True), unit("Город большой."), Trouble.LOCKED),
        (view("Город.", locked=True), unit("Город.", APPROVED), Trouble.LOCKED),
        (view("Город."), unit("", DRAFT), Trouble.EMPTIED),
        (view("Город.", source_codes=BOLD), unit("Город большой.", codes=FOUND[:1]), Trouble.TAGS),
        (view("Город.", source_codes=BOLD, target_codes=BOLD), unit("Город большой."), Trouble.TAGS),
        (view("Город."), unit("Город большой.", codes=FOUND), Trouble.TAGS),
    ],
)
def test_what_is_refused(stands, came, trouble):
    result = verdict(stands, came)
    assert isinstance(result, Refusal)
    assert result.trouble is trouble


def test_a_change_of_status_alone_is_no_reason_to_refuse_a_locked_bead_that_has_it():
    assert verdict(view("Город.", APPROVED, locked=True), unit("Город.", APPROVED)) == Verdict()


def test_a_draft_in_the_project_does_not_stand_against_an_approval():
    assert verdict(view("Город.", DRAFT), unit("Город.", APPROVED)) == Verdict(status=APPROVED)


@pytest.mark.parametrize("side", ["source_codes", "target_codes"])
def test_tags_of_either_side_are_welcome_and_become_codes(side):
    stands = view("Город.", **{side: BOLD})
    came = unit("Город большой.", codes=FOUND)
    assert verdict(stands, came) == Verdict("Город большой.", BOLD, DRAFT)


def test_what_the_translation_alone_had_is_carried_over_where_a_program_lost_it():
    link = (Code(0, CodeKind.OPEN, 2, "link"), Code(6, CodeKind.CLOSE, 2, "link"))
    own = (BOLD[0], *link[:1], BOLD[1], *link[1:])
    stands = view("Город.", source_codes=BOLD, target_codes=own)
    assert verdict(stands, unit("Город.", DRAFT, codes=FOUND)) == Verdict()
    taken = verdict(stands, unit("Город мой.", codes=FOUND))
    assert [(code.place, code.kind, code.number) for code in taken.codes] == [
        (0, CodeKind.OPEN, 1), (0, CodeKind.OPEN, 2), (5, CodeKind.CLOSE, 1), (10, CodeKind.CLOSE, 2),
    ]  # fmt: skip
    alone = view("Город.", target_codes=BOLD)
    assert [code.place for code in verdict(alone, unit("Вот Город.")).codes] == [4, 9]


def test_a_tag_that_was_moved_is_a_change():
    stands = view("Город.", target_codes=BOLD)
    moved = (Code(1, CodeKind.OPEN, 1, "1"), Code(5, CodeKind.CLOSE, 1, "1"))
    assert verdict(stands, unit("Город.", DRAFT, codes=FOUND)) == Verdict()
    assert verdict(stands, unit("Город.", DRAFT, codes=moved)).codes[0].place == 1


def test_the_message_names_the_tags():
    stands = view("Город.", source_codes=BOLD, target_codes=BOLD)
    result = verdict(stands, unit("Город большой.", codes=FOUND[:1]))
    assert result.message.endswith("missing ⟦/1⟧")
