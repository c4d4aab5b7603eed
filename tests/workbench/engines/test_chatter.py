"""What chat models say besides the translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbench.engines.conftest import SOURCE, TARGET
from workbench.suggest.engines.http.chatter import cleaned

INTRODUCED = "a word of introduction was taken off"
QUOTED = "quotes round it were taken off"
NOTED = "a note behind it was taken off"


@pytest.mark.parametrize(
    ("answer", "reasons"),
    [
        (TARGET, ()),
        (f"  {TARGET}\n", ()),
        (f"Here is the translation:\n\n{TARGET}", (INTRODUCED,)),
        (f"Here's the Russian translation of your text: {TARGET}", (INTRODUCED,)),
        (f"Sure! Here is the translation: {TARGET}", (INTRODUCED,)),
        (f"Certainly!\n\n{TARGET}", (INTRODUCED,)),
        (f"**Translation:** {TARGET}", (INTRODUCED,)),
        (f"Translation to Russian: {TARGET}", (INTRODUCED,)),
        (f"Вот перевод предложения: {TARGET}", (INTRODUCED,)),
        (f"Перевод на русский: {TARGET}", (INTRODUCED,)),
        (f"Орысша аудармасы: {TARGET}", (INTRODUCED,)),
        (f"«{TARGET}»", (QUOTED,)),
        (f'"{TARGET}"', (QUOTED,)),
        (f"“{TARGET}”", (QUOTED,)),
        (f"**{TARGET}**", (QUOTED,)),
        (f'Translation: "{TARGET}"', (INTRODUCED, QUOTED)),
        (f'"Перевод: {TARGET}"', (QUOTED, INTRODUCED)),
        (f"```\n{TARGET}\n```", ("a code fence was taken off",)),
        (f"Here you go:\n```text\n{TARGET}\n```\nEnjoy", ("a code fence was taken off",)),
        (f'{{"translation": "{TARGET}"}}', ("taken out of JSON",)),
        (f'{{"русский": "{TARGET}"}}', ("taken out of JSON",)),
        (f'```json\n{{"text": "{TARGET}"}}\n```', ("a code fence was taken off", "taken out of JSON")),
        (f"{TARGET}\n\nNote: «кітапхана» is a library.", (NOTED,)),
        (f"{TARGET}\n\n(Примечание: время местное.)", (NOTED,)),
        (f"{TARGET} (Note: the time is local.)", (NOTED,)),
        (f"{TARGET}\n\nLet me know if you need another version!", (NOTED,)),
        (f"<think>A library, tomorrow…</think>\n\n{TARGET}", ("its thoughts were taken off",)),
    ],
)
def test_what_is_not_the_translation_is_taken_off_and_told(answer, reasons):
    found = cleaned(SOURCE, answer)
    assert (found.text, found.fault) == (TARGET, "")
    assert found.reasons == reasons


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("«Кітапхана ашық.»", "«Библиотека открыта.»"),
        ("«Абай» мен «Алаш»", "«Абай» и «Алаш»"),
        ("Кітапхана ашық.", "«Абай» открыт, закрыт «Алаш»"),
        ("Аударма: мәтін.", "Перевод: текст."),
        ("Мынау жауап: он.", "Вот ответ: десять."),
        ("Ескерту: есік жабық.", "Примечание: дверь закрыта."),
        ("Ол кетті. Ескертулер табылды.", "Он ушёл. Примечания нашлись."),
        ("Ол кетті. Пікір: жақсы.", "Он ушёл. Комментарий: хорошо."),
        ("Мен бара алмаймын.", "Я не могу пойти."),
        ("Кешіріңіз, мен білмеймін.", "Извините, я не знаю."),
        ("Мен тілдік модельмін, — деді ол.", "Я языковая модель, — сказал он."),
        ("Бірінші жол.\nЕкінші жол.", "Первая строка.\nВторая строка."),
        ('{"кілт": 1}', '{"ключ": "1"}'),
    ],
)  # fmt: skip
def test_what_the_source_has_too_stays(source, answer):
    found = cleaned(source, answer)
    assert (found.text, found.reasons, found.fault) == (answer, (), "")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("I'm sorry, but I can't help with that request.", "refused: I'm sorry, but I can't help"),
        ("As an AI language model, I do not translate such texts.", "refused: As an AI"),
        ("I cannot translate this text.", "refused: I cannot translate"),
        ("К сожалению, я не могу перевести этот текст.", "refused: К сожалению"),
        ("Я языковая модель и не перевожу такое.", "refused: Я языковая модель"),
        ("Кешіріңіз, бұл мәтінді аудара алмаймын.", "refused: Кешіріңіз"),
        (f"1. {TARGET}\n2. Библиотека откроется в девять.", "gave 2 lines for 1"),
        ("<think>Is it a library or", "did not come to the end of its thoughts"),
    ],
)
def test_what_is_no_translation_is_told(answer, fault):
    found = cleaned(SOURCE, answer)
    assert found.text == ""
    assert found.fault.startswith(fault)


@given(st.text("абвгд .,-–0123456789", max_size=60))
def test_a_plain_answer_is_left_as_it_is(text):
    assert cleaned("мәтін", text).text == text.strip()
