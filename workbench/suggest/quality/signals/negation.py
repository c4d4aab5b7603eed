"""A "not" that stands on one side only.

Kazakh negates by a suffix -ма/-ме/-ба/-бе/-па/-пе, whose consonant follows the sound before it, by емес and
жоқ, by words in еш-, and says "without" by -сыз/-сіз. Russian and English have words for it, and words that
hold it within them: those excuse a "not" that seems lost, and do not themselves ask for one.
"""

from __future__ import annotations

import re

from workbench.suggest.quality.evidence import Evidence
from workbench.suggest.quality.signal import Reading

_TAIL = (
    "(?:[дт][ыі](?:м|ң|қ|к|ңыз|ңіз|ңдар|ңдер)?|[ғг][ае]н[а-яәғқңөұүһі]{0,8}|"
    "й(?:[дт][ыі]|мын|мін|сың|сің|сыз|сіз|мыз|міз|[тд][ыі]н[а-яәғқңөұүһі]{0,6}|[ыі][қк]|інше|ынша|ақ|ек)?|"
    "с(?:[ае](?:м|ң|қ|к|ңыз|ңіз)?|т[ае]н|т[ае]й)?|п(?:[пт][ыі]н?)?|ң(?:[ыі]з)?|"
    "у(?:[ыі]|ғ[а]|ге|[ыі]н|[дт][ае]н?|[дт][ыі]ң|[ыі]м[ыі]з|[ыі]на|[ыі]не|[ыі]н[ыі]ң|[ыі]ң[ыі]з)?|л[ыі]м?)"
)
_AFTER = "(?:[аәеоөұүыіуирлйяю]м|[мнңзжв]б|[бпткқсшщхфгдцч]п)"
_VERB = re.compile(rf"^[а-яәғқңөұүһі]{{1,}}{_AFTER}[ае]{_TAIL}$")
_SHORT_STEM = re.compile(r"^[а-яәғқңөұүһі][аәеоөұүыі]м[ае]")
_WITHOUT = re.compile(r"^[а-яәғқңөұүһі]{2,}(?:сыз|сіз)(?:дық|дік|дан|ден|діг|дығ)?[а-яәғқңөұүһі]{0,5}$")
_WORDS = re.compile(
    r"^(?:емес|жоқ|ешкім|ештеңе|ешқандай|ешқашан|ешбір|ешнәрсе|ешқайда|еш$|болмады|тыйым)[а-яәғқңөұүһі]*"
)
_NOT_NEGATED = re.compile(r"^(?:қама|жама|тама|қарама|алмас|аумақ|баспас|мәлімдем|сатпай|алпыс)")
_PLAIN = {
    "ru": re.compile(r"\b(?:не|ни|нет|нельзя|никто|никого|никому|никогда|ничего|ничто|никак\w*)\b", re.I),
    "en": re.compile(r"\b(?:not|no|never|none|nothing|nobody|cannot|neither|nor)\b|n['’]t\b", re.I),
}  # fmt: skip
_WITHIN = {
    "ru": re.compile(
        r"\b(?:без\w*|бес\w+|нигде|невозмож\w*|отсутств\w*|отказ\w*|запре\w*|едва|вряд|лиш\w+|не[а-яё]{4,}|"
        r"исключ\w*|преде?отвра\w*|избеж\w*|избег\w*|прекра\w*|против\w*|утра[тч]\w*|кроме|только|пока)\b",
        re.I,
    ),
    "en": re.compile(
        r"\b(?:without|unable|un[a-z]{4,}|in(?:ab|ac|cap|def|dep|dis|eff|evi|sec|sta|suf|vis)[a-z]+|im(?:poss|mor|prob)[a-z]+|"
        r"dis[a-z]{4,}|ir[a-z]{5,}|lack\w*|fail\w*|refus\w*|den(?:y|ied|ies)|hardly|barely|[a-z]+less|avoid\w*|prevent\w*|"
        r"stop\w*|few|little|only|ban\w*|prohibit\w*|miss\w*|los[et]\w*|absen\w*|reject\w*|until|before|despite|"
        r"other|else|rather|too)\b",
        re.I,
    ),
}  # fmt: skip


class Negation:
    """Whether the source negates and the translation does not, or the other way round."""

    name = "negation"
    features = ("negation_lost", "negation_added", "negation_fewer", "negation_more")

    def read(self, evidence: Evidence) -> Reading:
        """Nothing for languages that are not known here."""
        counts = _counts(evidence)
        if counts is None:
            return Reading(dict.fromkeys(self.features, 0.0))
        strong, weak, plain, within = counts
        lost = strong > 0 and plain == 0 and within == 0
        added = plain > 0 and strong == 0 and weak == 0
        values = (
            float(lost), float(added), float(min(max(strong - plain - within, 0), 2)),
            float(min(max(plain - strong - weak, 0), 2)),
        )  # fmt: skip
        reasons: tuple[str, ...] = ()
        if lost:
            reasons = ("the source says “not”, the translation does not",)
        if added:
            reasons = ("the translation says “not”, the source does not",)
        return Reading(dict(zip(self.features, values, strict=True)), reasons)


def _counts(evidence: Evidence) -> tuple[int, int, int, int] | None:
    """Negations of the Kazakh side, its words for "without", the other side's, and those within words."""
    lang = evidence.langs[1]
    if evidence.langs[0] != "kk" or lang not in _PLAIN:
        return None
    forms = [word.form for word in evidence.source_words]
    strong = sum(is_negative(form) for form in forms)
    weak = sum(_WITHOUT.match(form) is not None for form in forms)
    plain = len(_PLAIN[lang].findall(evidence.target))
    return strong, weak, plain, len(_WITHIN[lang].findall(evidence.target))


def is_negative(form: str) -> bool:
    """Whether a folded Kazakh word is negated."""
    if _WORDS.match(form):
        return True
    if not _VERB.match(form) or _NOT_NEGATED.match(form):
        return False
    return not _SHORT_STEM.match(form) or form.startswith(("дем", "жем"))
