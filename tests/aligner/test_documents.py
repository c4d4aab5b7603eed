"""Documents that translate one another are found by what they say."""

import pytest

from aligner.documents import Profile, find_partners

KK = {
    "river": ["Ертіс өзенінің ұзындығы 4248 километр.", "Ол Семей қаласы арқылы ағады."],
    "meeting": ["Жиналыс 1998 жылы Алматыда өтті.", "Құжатқа үкімет басшысы қол қойды."],
    "school": ["Мектепте 350 бала кітап оқиды.", "Мұғалім сабақ береді."],
}
RU = {
    "meeting": ["Собрание прошло в 1998 году в Алматы.", "Документ подписал глава правительства."],
    "school": ["В школе читают книги 350 детей.", "Учитель ведёт урок."],
    "river": ["Длина реки Иртыш 4248 километров.", "Она протекает через город Семей."],
}


def profiles(lang, texts, names):
    return [Profile.of(lang, texts[name]) for name in names]


def found(partners):
    return [(pair.source, pair.target) for pair in partners]


def test_each_document_finds_its_translation():
    partners = find_partners(profiles("kk", KK, KK), profiles("ru", RU, RU))
    names = [(list(KK)[s], list(RU)[t]) for s, t in found(partners)]
    assert names == [("river", "river"), ("meeting", "meeting"), ("school", "school")]
    assert all(0 < pair.likeness <= 1 for pair in partners)


def test_a_document_without_a_translation_stays_alone():
    partners = find_partners(profiles("kk", KK, KK), profiles("ru", RU, ["school"]))
    assert found(partners) == [(2, 0)]
    assert find_partners(profiles("kk", KK, ["river"]), profiles("ru", RU, ["school"])) == []


def test_a_translation_of_quite_another_length_is_none():
    (alike,) = find_partners(profiles("kk", KK, ["river"]), profiles("ru", RU, ["river"]))
    longer = [Profile.of("ru", [*RU["river"], *(f"Ещё о другом {n}." for n in range(200))])]
    assert find_partners(profiles("kk", KK, ["river"]), longer) == []
    assert alike.likeness > 0.1


@pytest.mark.parametrize(("sources", "targets"), [([], []), (["river"], []), ([], ["river"])])
def test_nothing_has_no_partner(sources, targets):
    assert find_partners(profiles("kk", KK, sources), profiles("ru", RU, targets)) == []


def test_names_and_numbers_serve_where_nothing_is_known_of_the_languages():
    german = Profile.of("de", ["Der Irtysch ist 4248 km lang und fließt durch Semei."])
    other = Profile.of("de", ["Die Kinder lesen in der Schule Bücher von 1998."])
    (pair,) = find_partners(profiles("kk", KK, ["river"]), [other, german], least=0.01)
    assert pair.target == 1


def test_an_empty_document_harms_nothing():
    empty = Profile.of("ru", [])
    assert find_partners([Profile.of("kk", [])], [empty]) == []
