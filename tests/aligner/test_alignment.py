import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import AlignError, Bead, Bitext, Knowledge, Status, align, align_many, evaluate, links, realign

KK = [
    "Алаш партиясы 1917 жылы құрылды.",
    "Оның басшысы Әлихан Бөкейхан болды.",
    "Партия қазақ халқының мүддесін қорғады.",
    "Семейде 1918 жылы газет шықты.",
    "Кейін партия таратылды.",
    "Алматыда мұражай ашылды.",
]
RU = [
    "Партия «Алаш» была создана в 1917 году.",
    "Её руководителем был Алихан Букейхан.",
    "Партия защищала интересы казахского народа.",
    "В Семее в 1918 году вышла газета.",
    "Позже партия была распущена.",
    "В Алматы открылся музей.",
]
WORDS = st.lists(
    st.sampled_from(
        ["Алаш", "партия", "жыл", "1917", "газет", "қазақ", "халқы", ".", ",", "Семей", "және", "12", "a"]
    ),
    max_size=8,
)
TEXTS = st.lists(WORDS.map(" ".join), max_size=9)


def aligned(source, target, **options):
    return align(source, target, source_lang="kk", target_lang="ru", **options)


def types(bitext):
    return [bead.type for bead in bitext.beads]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_beads_tile_both_sides_in_order(source, target):
    bitext = aligned(source, target)
    Bitext.of(bitext.beads)
    assert bitext.shape == (len(source), len(target)) or not (source or target)
    assert all(0 <= bead.confidence <= 1 for bead in bitext.beads)


@settings(max_examples=40, deadline=None)
@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_swapping_the_sides_mirrors_the_confidences(source, target):
    there = aligned(source, target)
    back = align(target, source, source_lang="ru", target_lang="kk")
    ours = sum(bead.confidence for bead in there.beads)
    theirs = sum(bead.confidence for bead in back.beads)
    assert ours == pytest.approx(theirs, abs=1e-6)


def test_swapping_the_sides_mirrors_the_beads():
    target = [RU[0], f"{RU[1]} {RU[2]}", *RU[3:5]]
    there = links(aligned(KK, target))
    back = links(align(target, KK, source_lang="ru", target_lang="kk"))
    assert sorted(there) == sorted((s, t) for t, s in back)


@pytest.mark.parametrize("count", [1, 2, 3, 30])
def test_identical_texts_align_one_to_one(count):
    texts = [f"{KK[k % 6]} Бұл {k}-сөйлем." for k in range(count)]
    assert types(aligned(texts, texts)) == ["1:1"] * count


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        (KK[:2], [], ["1:0", "1:0"]),
        ([], RU[:2], ["0:1", "0:1"]),
        (KK[:1], RU[:1], ["1:1"]),
        (["", KK[0], ""], ["", RU[0], ""], ["1:1", "1:1", "1:1"]),
    ],
)
def test_small_texts(source, target, expected):
    assert types(aligned(source, target)) == expected


def test_wildly_unequal_texts_are_tiled():
    bitext = aligned(KK[3:4], RU * 20)
    assert bitext.shape == (1, 120)


def test_merges_and_omissions_are_found():
    target = [RU[0], f"{RU[1]} {RU[2]}", RU[3], RU[5]]
    expected = [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), ()), ((5,), (3,))]
    assert links(aligned(KK, target)) == expected


def test_a_long_omission_stays_inside_the_band():
    source = [f"{KK[k % 6]} {k} {k * 37}" for k in range(600)]
    target = [f"{RU[k % 6]} {k} {k * 37}" for k in range(600) if not 150 <= k < 450]
    found = links(aligned(source, target))
    gold = [((k,), (k - 300 * (k >= 450),)) if not 150 <= k < 450 else ((k,), ()) for k in range(600)]
    assert evaluate([(gold, found)])["f_strict"] > 0.99


def test_anchors_bind():
    anchor = Bead(range(2, 3), range(3, 4), 1.0, Status.APPROVED, locked=True)
    bitext = aligned(KK, RU, anchors=[anchor])
    assert anchor in bitext.beads
    with pytest.raises(AlignError, match="crosses"):
        aligned(KK, RU, anchors=[anchor, Bead(range(3, 4), range(1))])
    with pytest.raises(AlignError, match="only"):
        aligned(KK, RU, anchors=[Bead(range(8, 9), range(1))])


def test_realigning_keeps_what_is_decided():
    bitext = aligned(KK, RU)
    wrong = bitext.merge(1, 2).set(0, Status.APPROVED)
    again = realign(wrong, KK, RU, 0, len(wrong) - 1, source_lang="kk", target_lang="ru")
    assert types(again) == ["1:1"] * 6
    assert again[0].status is Status.APPROVED
    locked = wrong.lock(1)
    kept = realign(locked, KK, RU, 0, len(locked) - 1, source_lang="kk", target_lang="ru")
    assert types(kept) == types(locked)


@pytest.mark.parametrize("joint", [True, False])
def test_several_documents_come_back_in_order(joint):
    pairs = [(KK[:3], RU[:3]), ([], RU[:1]), (KK[3:], RU[3:])]
    done = list(align_many(pairs, source_lang="kk", target_lang="ru", joint=joint))
    bitexts = [bitext for step in done for bitext in step.bitexts]
    assert [types(bitext) for bitext in bitexts] == [["1:1"] * 3, ["0:1"], ["1:1"] * 3]
    assert done[-1].done == 1.0


def test_reasons_say_what_speaks_for_and_against():
    bitext = aligned([KK[0]], [RU[0].replace("1917", "1918")])
    assert "numbers disagree: 1917, 1918" in bitext[0].reasons
    assert any(reason.endswith("words matched") for reason in aligned(KK, RU)[0].reasons)


def test_a_memory_teaches():
    made_up = ["глокая куздра", "штеко будланула", "бокра курдячит"]
    pairs = [(f"зюзя {word}", f"мымра {word}") for word in made_up * 3]
    knowledge = Knowledge().learned_from(pairs)
    assert knowledge.translations["зюзя"]["мымра"][0] > 0.3


def test_unknown_languages_are_aligned_by_the_texts_alone():
    german = ["Die Partei wurde 1917 gegründet.", "Sie verschwand im Jahr 1920."]
    french = ["Le parti fut fondé en 1917.", "Il disparut en 1920."]
    assert types(align(german, french, source_lang="de", target_lang="fr")) == ["1:1", "1:1"]


NOUNS = [
    ("қала", "город"), ("ауыл", "деревня"), ("тарих", "история"), ("бала", "ребёнок"), ("теңіз", "море"),
    ("кітап", "книга"), ("соғыс", "война"), ("заң", "закон"), ("жер", "земля"), ("су", "вода"),
    ("мектеп", "школа"), ("партия", "партия"), ("газет", "газета"), ("үкімет", "правительство"),
]  # fmt: skip


def chapters(missing=None, furniture=False):
    """Eight chapters of twelve sentences, each under its number, as source, target and gold beads."""
    source, target, gold = [], [], []
    for chapter in range(1, 9):
        rows = [(f"{chapter}-тарау", f"Глава {chapter}")]
        for k in range(12):
            words = [NOUNS[(chapter * 3 + k * m + m) % len(NOUNS)] for m in (1, 3, 5)]
            rows.append(tuple(" ".join(word[side] for word in words) + "." for side in (0, 1)))
        for k, (kk, ru) in enumerate(rows):
            s = len(source)
            source.append(kk)
            if chapter == missing:
                gold.append(((s,), ()))
                continue
            gold.append(((s,), (len(target),)))
            target.append(ru)
            if furniture and k % 6 == 5:
                gold.append(((len(source),), ()))
                source.append(str(40 + len(source) // 10))
    return source, target, gold


@pytest.mark.parametrize("missing", [None, 1, 4, 8])
@pytest.mark.parametrize("furniture", [False, True])
def test_numbered_headings_and_page_numbers_do_not_mislead(missing, furniture):
    source, target, gold = chapters(missing, furniture)
    assert evaluate([(gold, links(aligned(source, target)))])["f_strict"] >= 0.97
