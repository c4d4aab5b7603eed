"""OmegaT itself translates a Kazakh text from a memory that Qostil exported; other tools count the same."""

import shutil

import pytest
from translate.storage.tmx import tmxfile

from memory import PROFILES, TranslationUnit, open_memory, write_tmx
from tests.memory.omegat import translate

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>kk</source_lang><target_lang>{target}</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
UNITS = [
    TranslationUnit("Кеше қар жауды.", {"ru": "Вчера шёл снег.", "en": "It snowed yesterday."}),
    TranslationUnit("Балалар\u00a0 далада ойнады. ", {"ru": "Дети\u00a0играли  на улице."}, author="А\x01"),
    TranslationUnit("«Ә» & <б>\x1f деп жазылған.", {"ru": "Написано: «Ә» & <б>.", "en": " "}),
    TranslationUnit(
        "Бұл маңызды сөз.", {"ru": "Это важное слово."},
        source_markup='Бұл <bpt i="1">&lt;b></bpt>маңызды<ept i="1">&lt;/b></ept> сөз.',
    ),
    TranslationUnit("Жоба аяқталды.", {"en": "The project is over."}),
]  # fmt: skip
SOURCE = [
    "Кеше қар жауды.", "Балалар далада ойнады.", "«Ә» & <б> деп жазылған.", "Жоба аяқталды.",
    "Таныс емес сөйлем.",
]  # fmt: skip
EXPECTED = {
    "ru": [
        "Вчера шёл снег.", "Дети играли на улице.", "Написано: «Ә» & <б>.", "Жоба аяқталды.",
        "Таныс емес сөйлем.",
    ],
    "en": [
        "It snowed yesterday.", "Балалар далада ойнады.", "«Ә» & <б> деп жазылған.", "The project is over.",
        "Таныс емес сөйлем.",
    ],
}  # fmt: skip


def exported(tmp_path, target):
    """A file that Qostil exports for OmegaT from a memory."""
    path = tmp_path / f"{target}.tmx"
    with open_memory(tmp_path / "m.qtm", create=True) as store:
        for unit in UNITS:
            store.put(unit)
        write_tmx(store.units(), path, target_lang=target, profile=PROFILES["omegat"])
    return path


def project(tmp_path, target):
    folder = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "tm/enforce", "omegat", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT.format(target=target), encoding="utf-8")
    (folder / "source" / "text.txt").write_text("\n\n".join(SOURCE) + "\n", encoding="utf-8")
    return folder


def translated(folder, tmp_path):
    """The translated text, and what OmegaT said."""
    home = tmp_path / "home"
    home.mkdir()
    said = translate(folder, home)
    text = (folder / "target" / "text.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line], said


@pytest.mark.parametrize("target", ["ru", "en"])
def test_omegat_translates_from_what_qostil_exports(tmp_path, target):
    folder = project(tmp_path, target)
    shutil.copy(exported(tmp_path, target), folder / "tm" / "auto")
    lines, said = translated(folder, tmp_path)
    assert "TF_TM_LOAD_ERROR" not in said
    assert lines == EXPECTED[target]


def test_omegat_says_so_when_a_memory_is_damaged(tmp_path):
    folder = project(tmp_path, "ru")
    text = exported(tmp_path, "ru").read_text(encoding="utf-8")
    (folder / "tm" / "auto" / "ru.tmx").write_text(text.replace("шёл", "шёл&#x1F;"), encoding="utf-8")
    lines, said = translated(folder, tmp_path)
    assert "TF_TM_LOAD_ERROR" in said
    assert lines == SOURCE


@pytest.mark.parametrize(("target", "units"), [("ru", 4), ("en", 2)])
def test_translate_toolkit_counts_the_same_units(tmp_path, target, units):
    with exported(tmp_path, target).open("rb") as file:
        theirs = tmxfile(file, "kk", target)
    assert len(theirs.units) == units
    assert all(unit.source and unit.target for unit in theirs.units)
