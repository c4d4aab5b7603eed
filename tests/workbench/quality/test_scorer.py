"""What the scorer says of good translations and of faulty ones."""

import pytest

from aligner import Knowledge
from corpus.script import to_arabic
from memory.glossary import Entry, Glossary, Term
from workbench.suggest.quality import Context, Example, Refit, Scorer, kept

SOURCE = "Съезд 1917 жылы Орынбор қаласында өтіп, қазақ автономиясын құру туралы шешім қабылдады."
GOOD = {
    "ru": "Съезд прошёл в 1917 году в городе Оренбурге и принял решение о создании казахской автономии.",
    "en": "The congress was held in Orenburg in 1917 and decided to establish a Kazakh autonomy.",
}


@pytest.fixture(params=["ru", "en"])
def lang(request):
    return request.param


@pytest.fixture
def scorer(lang):
    return Scorer("kk", lang)


def test_a_good_translation_is_in_the_best_band(scorer, lang):
    assert scorer.score(SOURCE, GOOD[lang]).chance >= 0.8


def test_kazakh_in_arabic_letters_is_judged_by_its_cyrillic_spelling(scorer, lang):
    arabic = to_arabic(SOURCE, exact=True)
    assert arabic != SOURCE
    assert scorer.score(arabic, GOOD[lang]).chance >= 0.6
    faulty = GOOD[lang].replace("1917", "1918")
    assert scorer.score(arabic, faulty).chance < scorer.score(arabic, GOOD[lang]).chance / 2


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (("1917", "1918"), "1917 became 1918"),
        (("1917", ""), "1917 is missing"),
        ((" и принял", " и и принял"), "“и” stands twice"),
        (("Съезд", "Cъезд"), "mixes Latin and Cyrillic"),
        (("в городе Оренбурге", "қаласында өтіп"), "left untranslated"),
        (("Съезд прошёл", "Съезд не прошёл"), "“not”"),
        (("Съезд прошёл", "Съезд прошёл («Алаш»"), "has no partner"),
    ],
)
def test_each_fault_lowers_the_quality_and_is_named(spoilt, reason):
    scorer = Scorer("kk", "ru")
    score = scorer.score(SOURCE, GOOD["ru"].replace(*spoilt))
    assert score.chance < scorer.score(SOURCE, GOOD["ru"]).chance
    assert any(reason in told for told in score.reasons), score.reasons


def test_another_month_is_named():
    score = Scorer("kk", "ru").score("Съезд 5 желтоқсанда өтті.", "Съезд прошёл 5 мая.")
    assert "“5 желтоқсанда” became “5 мая”" in score.reasons
    assert score.chance < 0.5


def test_a_repeated_stretch_is_named():
    score = Scorer("kk", "ru").score(
        SOURCE, GOOD["ru"].replace("принял решение", "принял решение принял решение")
    )
    assert score.chance < 0.3
    assert "“принял решение” stands twice" in score.reasons


def test_half_a_translation_leaves_something_out(scorer, lang):
    words = GOOD[lang].split()
    score = scorer.score(SOURCE, " ".join(words[: len(words) // 2]) + ".")
    assert score.chance < 0.4
    assert any("leaves out" in told or "shorter" in told for told in score.reasons), score.reasons


def test_another_sentence_is_no_translation(scorer):
    assert scorer.score(SOURCE, "Сегодня утром шёл сильный снег, и дети остались дома.").chance < 0.05


def test_the_source_itself_is_no_translation(scorer):
    score = scorer.score(SOURCE, SOURCE)
    assert score.chance < 0.05
    assert "is not in the language asked for" in score.reasons


def test_nothing_is_no_translation(scorer):
    score = scorer.score(SOURCE, "")
    assert score.chance < 0.2
    assert "there is no translation" in score.reasons


def test_the_glossary_asks_for_its_terms_in_any_form():
    glossary = Glossary([Entry((Term("съезд", "kk"), Term("конгресс", "ru")))])
    bound, free = Scorer("kk", "ru", glossary=glossary), Scorer("kk", "ru")
    assert bound.score(SOURCE, GOOD["ru"]).chance < free.score(SOURCE, GOOD["ru"]).chance
    assert "съезд should be конгресс" in bound.score(SOURCE, GOOD["ru"]).reasons
    obeyed = GOOD["ru"].replace("Съезд", "Конгресс")
    assert not any("should be" in told for told in bound.score(SOURCE, obeyed).reasons)


def test_what_a_memory_taught_is_known():
    source, target = "Қымызхана сәукеле көрсетілімін өткізді.", "Бузная провела примерку венцов."
    pairs = [("қымызхана", "бузная"), ("сәукеле", "венец"), ("көрсетілім", "примерка")] * 5
    taught = Scorer("kk", "ru", Knowledge.shipped("kk", "ru").learned_from(pairs))
    before, after = Scorer("kk", "ru").score(source, target), taught.score(source, target)
    assert after.features["source_mean"] > before.features["source_mean"]


def test_other_candidates_and_the_way_back_are_heard(scorer, lang):
    alone = scorer.score(SOURCE, GOOD[lang]).chance
    agreed = Context(others=(GOOD[lang].replace("1917", "1917 "),))
    lonely = Context(others=("Снег идёт.", "Дождь льёт."))
    assert (
        scorer.score(SOURCE, GOOD[lang], agreed).chance
        > alone
        > scorer.score(SOURCE, GOOD[lang], lonely).chance
    )
    assert scorer.score(SOURCE, GOOD[lang], Context(back=SOURCE)).chance > alone
    assert scorer.score(SOURCE, GOOD[lang], Context(back="Қар жауды.")).chance < alone
    assert scorer.score(SOURCE, GOOD[lang], Context(match=(90, GOOD[lang]))).chance > alone
    weak = Context(log_probability=-2.0, hypotheses=(-0.5, -2.0))
    assert scorer.score(SOURCE, GOOD[lang], weak).chance < alone


def test_other_languages_are_scored_by_the_general_model():
    scorer = Scorer("ru", "kk")
    assert scorer.score(GOOD["ru"], SOURCE).chance > scorer.score(GOOD["ru"], "Бүгін қар жауды.").chance


def test_few_decisions_change_nothing_and_many_put_the_scorer_right():
    good, bad = {"number_missing": 0.0}, {"number_missing": 1.0}
    assert Refit.learned([Example(2.0, good, 1.0)] * 5) == Refit.none()
    refit = Refit.learned([Example(2.0, good, 0.2), Example(2.0, bad, 0.95)] * 60)
    assert refit.applied(2.0, good) < 2.0
    assert refit.applied(2.0, bad) > refit.applied(2.0, good)
    assert Refit.from_json(refit.as_json()) == refit


def test_what_was_kept_of_a_proposal():
    assert kept("Съезд открылся.", "Съезд открылся.") == 1.0
    assert kept("Съезд открылся утром.", "Съезд открылся.") > kept("Шёл дождь.", "Съезд открылся.")


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        (
            "1940 жылы Қарағандыда ЕСЕП деген жасырын партия құрылды.",
            "In 1940 a secret party named REPORT was founded in Karaganda.",
            "ЕСЕП is a party name: REPORT",
        ),
        (
            "Ұйымның атын «Сыны отечества» деп, тура Отечество сөзінен алған.",
            "The organisation was called Sons of Otechestvo, straight from that word.",
            "Отечество is a word, not a name: Otechestvo",
        ),
    ],
)
def test_names_and_words_are_not_taken_for_one_another(source, target, reason):
    score = Scorer("kk", "en").score(source, target)
    assert reason in score.reasons
    assert score.chance < 0.2


def test_a_name_spelled_as_it_sounds_is_in_order():
    source = "1940 жылы Қарағандыда ЕСЕП деген жасырын партия құрылды."
    score = Scorer("kk", "en").score(source, "In 1940 a secret party named ESEP was founded in Karaganda.")
    assert score.chance > 0.5


def test_a_title_may_stay_as_it_is():
    source = "Ақан «Қоғам мен дәуір» журналын шығарды."
    kept = Scorer("kk", "ru").score(source, "Акан выпускал журнал «Қоғам мен дәуір».")
    assert not any("untranslated" in reason for reason in kept.reasons)
