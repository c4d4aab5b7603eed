"""Missing spaces, uneven spaces and dashes."""

from __future__ import annotations

import pytest

from corpus.document import Document, RepairKind
from corpus.repair import repair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("бастайды.Қарқаралы қаласы", "бастайды. Қарқаралы қаласы"),
        ("келді!Содан кейін", "келді! Содан кейін"),
        ("Өскемен,Верный", "Өскемен, Верный"),
        ("1.Кеңес өкіметі", "1. Кеңес өкіметі"),
        ("–Ұлттық мәдениет", "– Ұлттық мәдениет"),
        ("(1917 ж.)кейін", "(1917 ж.) кейін"),
        ("айтты.«Жоқ» деді", "айтты. «Жоқ» деді"),
        ("Ә.Бөкейхан мен А.Байтұрсынұлы", "Ә.Бөкейхан мен А.Байтұрсынұлы"),
        ("т.б. және т.с.с.", "т.б. және т.с.с."),
        ("2.5 пайыз, 7,5 ай, 12:30", "2.5 пайыз, 7,5 ай, 12:30"),
        ("www.kisi.kz мен office@kisi.kz", "www.kisi.kz мен office@kisi.kz"),
        ("https://Site.Name.Org/A.Html бар", "https://Site.Name.Org/A.Html бар"),
        ("В.И.Лениннің", "В.И.Лениннің"),
        ("e.g. this", "e.g. this"),
    ],
)
def test_missing_space(before: str, after: str) -> None:
    assert repair(Document(before)).text == after


def test_a_name_with_full_stops_is_only_proposed_apart() -> None:
    repaired = repair(Document("«Ар.Рух.Хак» қоры"))
    assert repaired.text == "«Ар.Рух.Хак» қоры"
    assert {one.made for one in repaired.repairs} == {False}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("екі   сөз\tүш\xa0\xa0төрт", "екі сөз үш төрт"),
        ("сөз , сөз ; « сөз » ( сөз )", "сөз, сөз; «сөз» (сөз)"),
        ("иә :) бар", "иә :) бар"),
        ("алда ... болды", "алда ... болды"),
    ],
)
def test_uneven_spaces(before: str, after: str) -> None:
    assert repair(Document(before)).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Тіл - құрал", "Тіл – құрал"),
        ("Тіл — жан. Сөз - құрал", "Тіл — жан. Сөз — құрал"),
        ("20–шы жылдар мен 16 - нан", "20-шы жылдар мен 16-нан"),
        ("сондай - ақ, сондай – ақ", "сондай-ақ, сондай-ақ"),
        ("қарым - қатынас. Бұл қарым-қатынас", "қарым-қатынас. Бұл қарым-қатынас"),
        ("жер- су. Бұл жер-су", "жер-су. Бұл жер-су"),
        ("1917–1919 жж. мен 5-13", "1917–1919 жж. мен 5-13"),
        ("өзін–өзі. Бұл өзін-өзі", "өзін-өзі. Бұл өзін-өзі"),
    ],
)
def test_dashes(before: str, after: str) -> None:
    assert repair(Document(before)).text == after


def test_where_hyphens_stand_loose_a_doubtful_one_is_only_proposed() -> None:
    text = "қарым - қатынас мен жер - су, казак - орыс. Бұл қарым-қатынас, жер-су еді"
    repaired = repair(Document(text))
    assert "казак - орыс" in repaired.text
    assert [one.after for one in repaired.repairs if not one.made] == ["–"]
    assert "казак – орыс" in repaired.flip_kind(RepairKind.DASH, True).text
