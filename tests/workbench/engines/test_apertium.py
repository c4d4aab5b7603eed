"""An apy service: three-letter pairs, and marks at the words it did not know."""

from urllib.parse import parse_qs

import pytest

from tests.workbench.engines.conftest import TARGET, failing, good, query
from workbench.errors import EngineAway, EngineRefused
from workbench.suggest.engines.http.apertium import unmarked
from workbench.suggest.engines.registry import open_engine

PAIRS = [
    {"sourceLanguage": "kaz", "targetLanguage": "rus_old"},
    {"sourceLanguage": "kaz", "targetLanguage": "rus"},
    {"sourceLanguage": "eng", "targetLanguage": "kaz"},
]


def service(translate):
    def answer(path, body):
        if path == "/listPairs":
            return good({"responseData": PAIRS, "responseDetails": None, "responseStatus": 200})
        return translate({key: value[0] for key, value in parse_qs(body.decode()).items()})

    return answer


def says(text):
    return good({"responseData": {"translatedText": text}, "responseDetails": None, "responseStatus": 200})


def opened(server, **options):
    return open_engine("rules", {"kind": "apertium", "url": server.url, "tries": 1, **options})


def test_a_translation_is_proposed(serve):
    forms = []

    def translate(form):
        forms.append(form)
        return says(TARGET)

    server = serve(service(translate))
    engine = opened(server)
    (first,), (second,) = engine.propose([query(), query()])
    assert (first.text, first.name, first.trust, first.reasons) == (TARGET, "rules", 0.9, ())
    assert second == first
    assert forms[0] == {"q": query().source, "langpair": "kaz|rus", "format": "txt", "markUnknown": "yes"}
    assert [path for path, *_ in server.seen] == ["/listPairs", "/translate", "/translate"]
    assert engine.card.pairs == {("kk", "ru"), ("en", "kk")}


def test_marks_become_reasons_and_cost_trust(serve):
    marked = "Наша библиотека *ертең откроется в @тоғыз #час и будет работать до позднего *кеш."
    ((proposal,),) = opened(serve(service(lambda form: says(marked)))).propose([query()])
    assert proposal.text == "Наша библиотека ертең откроется в тоғыз час и будет работать до позднего кеш."
    assert proposal.reasons == (
        "not in its dictionary: ертең, кеш", "not translated: тоғыз", "not put into its form: час",
    )  # fmt: skip
    assert proposal.trust == pytest.approx(0.9 * (1 - 4 / 13))


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("мәтін", "текст", "текст"),
        ("мәтін", "*мәтін", "мәтін"),
        ("мәтін", "(@мәтін)", "(мәтін)"),
        ("мәтін", "5*6 и a@b.org, C#", "5*6 и a@b.org, C#"),
        ("#алаш партиясы", "#алаш *партиясы", "#алаш партиясы"),
        ("мәтін", "2 * 3", "2 * 3"),
    ],
)
def test_only_marks_are_taken_off(source, text, expected):
    assert unmarked(source, text)[0] == expected


def test_a_pair_it_does_not_have_spoils_no_other(serve):
    engine = opened(serve(service(lambda form: says(TARGET))))
    assert [len(found) for found in engine.propose([query(target_lang="en"), query()])] == [0, 1]
    assert str(engine.failures[0]) == "rules: does not translate kk into en"


def test_a_broken_service_is_told_once(serve):
    server = serve(failing(503, '{"status": "error", "explanation": "internal error"}'))
    with pytest.raises(EngineAway, match=r"rules: it is broken or too busy for now \(503\): internal error"):
        opened(server).propose([query(), query()])
    assert len(server.seen) == 1


@pytest.mark.parametrize("told", [[], {}, {"responseData": []}, {"responseData": {"translatedText": 5}}])
def test_an_answer_of_another_shape_is_refused(serve, told):
    with pytest.raises(
        EngineRefused, match="rules: its answer holds no translatedText; is it an apy service"
    ):
        opened(serve(service(lambda form: good(told)))).propose([query()])


def test_another_service_is_told(serve):
    with pytest.raises(EngineRefused, match="tells no pairs of languages; is it an apy service"):
        opened(serve(good({"hello": 1}))).propose([query()])
