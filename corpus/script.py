"""Kazakh in its three scripts: Cyrillic, the Latin alphabet of 2021, and Arabic (төте жазу).

What is lost on the way out of Cyrillic, and comes back only as a best guess:

| letters | in Latin | in Arabic |
|---|---|---|
| и, й | both i; read back as й after a vowel, и elsewhere | both ي; the same |
| ю | iu; read back as ю, but иу before м and с | يۋ; the same |
| я | ia; read back as я at the beginning and after a vowel, иа elsewhere | يا; the same |
| х, һ | both h; read back as һ in the words known to have it | ح, ھ; kept |
| ц | ts; read back at the beginning and before и | تس |
| ч, щ | tş, şş; ч is read back but before а, ы, і, щ but before ы, і | چ; kept; and شش |
| э, ё | e, io; read back as е, ио | ە, يو; the same |
| ъ, ь | dropped | dropped |
| ә, ө, ү, і | ä, ö, ü, ı; kept | as а, о, ұ, ы, told apart word by word |
| capitals | kept | dropped |

The Arabic script marks a whole word as front, by ٴ before it or by a letter г, к or е in it, so a word that
mixes front and back (кітап, қазір) comes back in one colour, unless `exact` is asked for: then its front
letters are marked one by one (ٵ ٶ ٷ ٸ), which no newspaper does.

Words of Kazakh spelling (no ё х һ ц ч щ ъ ь э; я and ю at the beginning or after a vowel; й after a vowel and
и elsewhere) come back from Latin as they were, but for тс at the beginning or before и, тш not before а, ы, і
and шш not before ы, і. From exact Arabic they come back in small letters, but for words with г, к or е and no
front letter besides (газ).
"""

from __future__ import annotations

from collections.abc import Callable

import regex

_LATIN = dict(
    zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ", "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe", strict=True)
) | {"ё": "io", "ю": "iu", "я": "ia", "ц": "ts", "ч": "tş", "щ": "şş", "ъ": "", "ь": ""}
_FROM_LATIN = {latin: letter for letter, latin in reversed(_LATIN.items()) if len(latin) == 1} | {
    "e": "е", "i": "й", "h": "х", "c": "к", "w": "у", "x": "х",
}  # fmt: skip

_ARABIC = dict(zip("абвгғдежзийкқлмнңопрстуұфхһчшыэ", "ابۆگعدەجزييكقلمنڭوپرستۋۇفحھچشىە", strict=True)) | {
    "ё": "يو",
    "ю": "يۋ",
    "я": "يا",
    "ц": "تس",
    "щ": "شش",
    "ъ": "",
    "ь": "",
}
_EXACT = {"ә": "ٵ", "ө": "ٶ", "ү": "ٷ", "і": "ٸ"}
_FROM_ARABIC = {arabic: letter for letter, arabic in reversed(_ARABIC.items()) if len(arabic) == 1} | {
    "ە": "е", "ي": "й", "ی": "й", "ک": "к", "ه": "һ", "ہ": "һ", "ئ": "й",
    "ٵ": "ә", "ٶ": "ө", "ٷ": "ү", "ٸ": "і",
}  # fmt: skip
_BACK = str.maketrans("әөүі", "аоұы")
_FRONT = str.maketrans("аоұы", "әөүі")
_FRONT_LETTERS = frozenset("گكکە")
_HAMZA = "ٴ"
_ARABIC_MARKS = str.maketrans(",;?", "،؛؟")
_PLAIN_MARKS = str.maketrans("،؛؟", ",;?")

_SCRIPTS = {
    "Cyrl": regex.compile(r"\p{Script=Cyrillic}+"),
    "Latn": regex.compile(r"\p{Script=Latin}+"),
    "Arab": regex.compile(r"[\p{Script=Arabic}&&\p{L}]+", regex.V1),
}
_CASED_PIECE = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+|\p{Lu}")
_VOWELS = "аәеёиоөуұүыіэюя"
_YA = regex.compile(rf"(?:^|(?<=[{_VOWELS}й]))йа")
_YU = regex.compile(r"йу(?![мс])")
_LETTER_I = regex.compile(rf"(?<![{_VOWELS}])й")
_TS = regex.compile(r"^тс|тс(?=и)")
_TSH = regex.compile(r"тш(?![аыі])")
_SHSH = regex.compile(r"шш(?![ыі])|(?<=^(?:а|тұ))шш")
_H_STEMS = ("қаһар", "айдаһар", "шаһар", "жаһан", "баһадүр", "гауһар", "гәуһар", "жиһан", "жиһаз", "шәһид",
            "мәшһүр", "гөһар", "зуһра", "маһамбет")  # fmt: skip


def script_of(text: str) -> str:
    """The script of most letters of a text: "Cyrl", "Latn", "Arab", or "Zyyy" when in none of these."""
    counts = {script: sum(map(len, words.findall(text))) for script, words in _SCRIPTS.items()}
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else "Zyyy"


def to_latin(text: str) -> str:
    """Cyrillic Kazakh in the Latin alphabet of 2021; what is in another script stays as it is."""
    return _SCRIPTS["Cyrl"].sub(lambda word: _spelled(word.group(), _word_to_latin), text)


def to_cyrillic(text: str) -> str:
    """Latin Kazakh in Cyrillic; words of other languages in Latin letters are respelled too."""
    return _SCRIPTS["Latn"].sub(lambda word: _spelled(word.group(), _word_from_latin), text)


def to_arabic(text: str, *, exact: bool = False) -> str:
    """Cyrillic Kazakh in Arabic letters; `exact` marks front letters where a word mixes both kinds."""
    changed = _SCRIPTS["Cyrl"].sub(lambda word: _word_to_arabic(word.group().lower(), exact), text)
    return changed.translate(_ARABIC_MARKS)


def from_arabic(text: str) -> str:
    """Arabic Kazakh in Cyrillic, in small letters throughout."""
    return _SCRIPTS["Arab"].sub(lambda word: _word_from_arabic(word.group()), text.translate(_PLAIN_MARKS))


def _spelled(word: str, spell: Callable[[str], str]) -> str:
    """A word respelled in small letters and given its capitals again, piece by piece where it mixes them."""
    return "".join(_spelled_piece(piece, spell) for piece in _CASED_PIECE.findall(word))


def _spelled_piece(piece: str, spell: Callable[[str], str]) -> str:
    small = piece.replace("İ", "i").replace("I", "ı").lower()
    respelled = spell(small)
    if piece == small:
        return respelled
    if len(piece) > 1 and piece == _upper(small):
        return _upper(respelled)
    return _upper(respelled[:1]) + respelled[1:]


def _upper(word: str) -> str:
    return word.replace("i", "İ").replace("ı", "I").upper()


def _word_to_latin(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word)


def _word_from_latin(word: str) -> str:
    word = _with_glides("".join(_FROM_LATIN.get(letter, letter) for letter in word))
    word = _TS.sub("ц", _TSH.sub("ч", _SHSH.sub("щ", word)))
    stem = next((stem for stem in _H_STEMS if word.startswith(stem.replace("һ", "х"))), "")
    return stem + word[len(stem) :]


def _with_glides(word: str) -> str:
    """The one letter for и and й, given as й, read as one or the other, or with what follows as ю or я."""
    return _LETTER_I.sub("и", _YU.sub("ю", _YA.sub("я", word)))


def _word_to_arabic(word: str, exact: bool) -> str:
    back = word.translate(_BACK)
    plain = "".join(_ARABIC.get(letter, letter) for letter in back)
    if back != word and not _FRONT_LETTERS & set(plain):
        plain = _HAMZA + plain
    if exact:
        marked = "".join(_EXACT.get(letter) or _ARABIC.get(letter, letter) for letter in word)
        return plain if _word_from_arabic(plain) == _word_from_arabic(marked) else marked
    return plain


def _word_from_arabic(word: str) -> str:
    marked = any(letter in word for letter in _EXACT.values())
    front = not marked and (_HAMZA in word or bool(_FRONT_LETTERS & set(word)))
    letters = "".join(_FROM_ARABIC.get(letter, letter) for letter in word if letter != _HAMZA)
    return _with_glides(letters.translate(_FRONT) if front else letters)
