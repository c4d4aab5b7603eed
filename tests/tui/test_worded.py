"""What is said in English below the screens, on the screens in the language that is shown."""

import re
from pathlib import Path

import pytest

from workbench.checks import CHECKS
from workbench.cli.spoken import ALSO, ROOT, templates
from workbench.review import Pair, check
from workbench.tui.worded import worded, worded_all, worded_parts
from workbench.wording import activate


def test_nothing_is_worded_in_english():
    assert worded("numbers disagree: 7") == "numbers disagree: 7"


@pytest.mark.parametrize(
    ("said", "russian", "kazakh"),
    [
        ("numbers agree", "числа совпадают", "сандар сәйкес"),
        ("7, 12 are missing", "нет 7, 12", "7, 12 жоқ"),
        ("3 of 12 words matched", "совпало слов: 3 из 12", "сәйкес сөз: 3 / 12"),
        (
            "“Ол” begins with a small letter",
            "«Ол» начинается со строчной буквы",
            "«Ол» кіші әріптен басталады",
        ),
        (
            "perhaps leaves out about half: “түн”",
            "возможно, опущено около половины: «түн»",
            "мүмкін, шамамен жартысы қалдырылған: «түн»",
        ),
        ("a {brace} is missing", "нет a {brace}", "a {brace} жоқ"),
        ("book.tmx: cannot be read: a, b", "book.tmx: не читается: a, b", "book.tmx: оқылмайды: a, b"),
        (
            "a.qostil: no such project; did you mean b.qostil?",
            "a.qostil: такого проекта нет; может быть, b.qostil?",
            "a.qostil: мұндай жоба жоқ; мүмкін, b.qostil?",
        ),
        (
            "a.txt does not exist: check the name and the folder",
            "a.txt не существует: проверьте имя и папку",
            "a.txt жоқ: атауы мен бумасын тексеріңіз",
        ),
        (
            "home: it cannot be reached; is it running?",
            "home: он недоступен; он запущен?",
            "home: оған жету мүмкін емес; ол іске қосылған ба?",
        ),
        ("ein anderer Satz", "ein anderer Satz", "ein anderer Satz"),
        ("", "", ""),
    ],
)
def test_messages_are_read_by_their_templates(said, russian, kazakh):
    activate("ru")
    assert worded(said) == russian
    activate("kk")
    assert worded(said) == kazakh


def test_parts_are_worded_one_by_one():
    activate("ru")
    assert worded_parts("author Айгерім · status draft") == "автор Айгерім · статус черновик"
    assert worded_all(["numbers", "tags"]) == ["числа", "теги"]


PAIRS = [
    ("Ол 1911 жылы мектепке барды.", "Он пошёл в школу в 1912 году"),
    ("Ол 5 мамырда келді.", "он он пришёл 5 июня ."),
    ("«Алаш» газеті шықты.", "«Алаш газета  вышла."),
    ("Бұл – ұзақ сөйлем, оның ішінде көп сөз бар, бәрі де керек.", "Да."),
    ("Ол келді.", "Ол келді."),
    ("Ол келді.", "Он сaм пришёл (сегодня."),
]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_finding_is_worded(language):
    pairs = [Pair(number, *texts) for number, texts in enumerate(PAIRS, start=1)]
    found = list(check(pairs))
    activate(language)
    assert len({finding.rule for finding in found}) > 5
    assert [one.message for one in found if re.search("[a-z]{3}", worded(one.message))] == []
    assert [rule for rule in CHECKS if re.search("[a-z]{3}", worded(rule))] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('raise InputError(f"{path}: no such project")', ["{0}: no such project"]),
        ('raise InputError(f"bead {place + 1} is empty")', ["bead {0} is empty"]),
        ('return ProjectError(f"{path}: is damaged")', ["{0}: is damaged"]),
        ('raise SettingsError("for the command line")', []),
        ('yield Progress("reading texts", 0, 1)', ["reading texts"]),
        ("say(f\"{a} {'is' if one else 'are'} missing\")", []),
    ],
)
def test_templates_of_what_is_raised(code, found):
    assert templates(code, everything=False) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("say(f\"{a} {'is' if one else 'are'} missing\")", ["{0} is missing", "{0} are missing"]),
        ('say(f"{a} must go" + (f"; use {b}" if b else ""))', ["{0} must go; use {1}", "{0} must go"]),
        ('say(f"{a} {{}} is missing")', ["{0} {{}} is missing"]),
        ('re.compile(r"\\bone of (?:two)")', []),
        ('"""A docstring of some words."""', []),
    ],
)
def test_templates_of_all_that_is_said(code, found):
    assert templates(code, everything=True) == found


def test_what_is_said_in_pieces_is_still_said():
    modules = [path for part in ("corpus", "memory", "workbench") for path in (ROOT / part).rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules if path.name != "spoken.py")
    words = {word for text in ALSO for word in re.findall("[a-z]{2,}", text)}
    assert sorted(word for word in words if not re.search(rf"\b{word}\b", code)) == []


def test_the_root_is_that_of_the_packages():
    assert (Path(ROOT) / "workbench" / "review").is_dir()
