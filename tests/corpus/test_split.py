"""A text of several languages taken apart, and segments that know their language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Kind, Paragraph, Span
from corpus.repair import RepairedText, repair
from corpus.segmentation import segment
from corpus.split import passages, split_by_language

KK = "Мақалада дала халқының ХХ ғасыр басындағы саяси тарихы мұрағат деректері арқылы қарастырылады."
KK_2 = "Автор қозғалыс қайраткерлерінің еңбектерін салыстыра отырып, жаңа қорытынды жасайды."
RU = "В статье по архивным источникам рассматривается политическая история степи начала двадцатого века."
RU_2 = "Автор сравнивает труды деятелей движения и приходит к новым выводам о его судьбе."
EN = "The article draws on archives to trace the political history of the steppe in the early century."


def repaired(*paragraphs: str, lang: str = "und", kinds: dict[int, Kind] | None = None) -> RepairedText:
    """A text that needed no repair."""
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = (kinds or {}).get(number, Kind.BODY)
        blocks.append(Paragraph(Span(start, start + len(paragraph)), kind))
        start += len(paragraph) + 2
    document = Document("\n\n".join(paragraphs), "test.txt", lang, wrapped=False, paragraphs=tuple(blocks))
    return RepairedText.of(document, (), tuple(blocks))


def test_abstracts_at_both_ends_are_taken_apart() -> None:
    parts = split_by_language(repaired(RU, KK, KK_2, EN))
    assert [(part.lang, part.text) for part in parts] == [("ru", RU), ("kk", f"{KK}\n\n{KK_2}"), ("en", EN)]


def test_parts_keep_paragraphs_and_their_kinds() -> None:
    kinds = {0: Kind.HEADING, 2: Kind.LIST_ITEM}
    (part, _) = split_by_language(repaired("Түйін", KK, KK_2, RU, kinds=kinds))
    texts = [part.text[slice(*paragraph.span)] for paragraph in part.paragraphs]
    assert texts == ["Түйін", KK, KK_2]
    assert [paragraph.kind for paragraph in part.paragraphs] == [Kind.HEADING, Kind.BODY, Kind.LIST_ITEM]


def test_parts_keep_what_was_read_and_its_repairs() -> None:
    read = (
        f"{KK.replace('мұрағат', 'мұра-' + chr(10) + 'ғат')}\n\n{RU.replace('статье', 'cтатье')}\n\n{KK_2}\n"
    )
    text = repair(Document(read, "mixed.txt"))
    kazakh, russian = split_by_language(text)
    assert (kazakh.text, russian.text) == (f"{KK}\n\n{KK_2}", RU)
    for part in (kazakh, russian):
        assert part.repaired.undo() == part.repaired.document.text
        assert [r.kind for r in part.repaired.repairs if r.made]
        assert all(part.repaired.document.text[slice(*r.span)] == r.before for r in part.repaired.repairs)
    assert "мұра-\nғат" in kazakh.repaired.document.text
    assert "cтатье" in russian.repaired.document.text


def test_what_is_too_short_goes_with_its_neighbours() -> None:
    contacts = ("Тел.: 75-20-20", "E-mail: info@example.kz", "www.example.kz", "* * *")
    parts = split_by_language(repaired(KK, *contacts, RU, *contacts, EN, *contacts))
    assert [len(part.paragraphs) for part in parts] == [5, 5, 5]


def test_a_heading_goes_with_what_it_heads() -> None:
    parts = split_by_language(repaired(KK, "Аннотация", RU, "Abstract", EN))
    assert [part.text.split("\n")[0] for part in parts] == [KK, "Аннотация", "Abstract"]


def test_a_passage_left_untranslated_inside_a_paragraph_is_found() -> None:
    text = repaired(f"{KK} {RU} {RU_2} {KK_2}")
    found = [(text.text[slice(*passage.span)].strip(), passage.lang) for passage in passages(text)]
    assert found == [(KK, "kk"), (f"{RU} {RU_2}", "ru"), (KK_2, "kk")]


def test_quotations_and_names_do_not_divide_a_text() -> None:
    quotation = f"Құжатта: «{RU}» – деп жазылған, бұл сөзді кейінгі зерттеушілер де қайталайды."
    assert [part.lang for part in split_by_language(repaired(KK, quotation, "«Известия»", KK_2))] == ["kk"]


def test_segments_of_an_unknown_text_have_the_language_of_their_passage() -> None:
    found = segment(repaired(f"{KK} {RU} {KK_2}", "Тел.: 75-20-20", EN))
    assert [one.lang for one in found] == ["kk", "ru", "kk", "kk", "en"]


def test_a_given_language_holds_but_for_what_is_surely_in_another() -> None:
    found = segment(repaired(f"{KK} {RU}", "Либерализм", lang="kk"))
    assert [one.lang for one in found] == ["kk", "ru", "kk"]
    assert [one.lang for one in segment(repaired(KK), lang="kk-KZ")] == ["kk"]


def test_segments_keep_kind_paragraph_and_place() -> None:
    text = repaired("Бөлім", f"{KK} {KK_2}", kinds={0: Kind.HEADING})
    found = segment(text)
    assert [one.text for one in found] == ["Бөлім", KK, KK_2]
    assert [one.paragraph for one in found] == [0, 1, 1]
    assert [one.kind for one in found] == [Kind.HEADING, Kind.BODY, Kind.BODY]
    assert all(text.document.text[slice(*one.span)] == one.text for one in found)


_PARAGRAPHS = st.lists(st.sampled_from([KK, RU, EN, "Тел.: 5", "* * *", f"{KK} {RU}", "Алаш"]), max_size=8)


@given(_PARAGRAPHS)
def test_passages_cover_every_paragraph_in_order(paragraphs: list[str]) -> None:
    text = repaired(*paragraphs)
    covered = ["" for _ in paragraphs]
    for passage in passages(text):
        covered[passage.paragraph] += text.text[slice(*passage.span)]
    assert covered == paragraphs


@given(_PARAGRAPHS)
def test_nothing_is_lost_by_splitting(paragraphs: list[str]) -> None:
    parts = split_by_language(repaired(*paragraphs))
    whole = sorted("".join(paragraphs).replace(" ", ""))
    assert sorted("".join(part.text for part in parts).replace(" ", "").replace("\n", "")) == whole
    assert len({part.lang for part in parts}) == len(parts)
