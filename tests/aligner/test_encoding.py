"""Sentence embeddings as one more signal."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from aligner import EncoderError, Knowledge, TransformersEncoder, align, links
from aligner.encoding import normalised

PAIRS = {
    "алма": "яблоко", "үй": "дом", "су": "вода", "ит": "собака", "кітап": "книга", "жол": "дорога",
    "тау": "гора", "күн": "солнце", "ай": "луна", "жел": "ветер", "қар": "снег", "от": "огонь",
}  # fmt: skip
CONCEPTS = {**{word: word for word in PAIRS}, **{ru: kk for kk, ru in PAIRS.items()}}


def texts(count):
    """Sentences that share no cognate and no number; each third pair stands as one sentence in Russian."""
    words = list(PAIRS)
    source = [f"{words[k % 12]} {words[(k * 5 + 3) % 12]} {words[(k * 7 + 1) % 12]}" for k in range(count)]
    target = [" ".join(PAIRS[word] for word in text.split()) for text in source]
    return source, [target[0], f"{target[1]} {target[2]}", *target[3:7], *target[9:]]


class ConceptEncoder:
    """Knows which words mean the same."""

    def encode(self, texts):
        return normalised(np.stack([self._vector(text) for text in texts]))

    def _vector(self, text):
        vectors = [self._word(CONCEPTS.get(word, word)) for word in text.split()]
        return np.sum(vectors, axis=0).astype(np.float32)

    def _word(self, concept):
        seed = int.from_bytes(hashlib.sha256(concept.encode()).digest()[:4], "big")
        return np.random.default_rng(seed).normal(size=64)


class NoiseEncoder(ConceptEncoder):
    """Knows nothing: other words, other directions."""

    def _word(self, concept):
        return super()._word(concept + str(id(self)))


EXPECTED = [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,)), ((5,), (4,)), ((6,), (5,))]


def aligned(encoder, count=30):
    source, target = texts(count)
    return align(source, target, source_lang="xx", target_lang="yy", knowledge=Knowledge(encoder=encoder))


def test_an_encoder_finds_what_words_do_not_show():
    found = links(aligned(ConceptEncoder()))
    assert found[:6] == EXPECTED
    assert {((7,), ()), ((8,), ())} <= set(found)


def test_an_encoder_makes_a_short_text_sure():
    alone, helped = aligned(None, 12), aligned(ConceptEncoder(), 12)
    assert links(helped)[:6] == EXPECTED
    assert min(b.confidence for b in helped.beads) > min(b.confidence for b in alone.beads)


def test_an_encoder_that_knows_nothing_does_no_harm():
    found = links(aligned(NoiseEncoder()))
    assert found[:6] == EXPECTED


def test_knowledge_keeps_its_encoder():
    encoder = ConceptEncoder()
    knowledge = replace(Knowledge.shipped("kk", "ru"), encoder=encoder)
    assert knowledge.reversed().encoder is encoder
    assert knowledge.learned_from([("алма", "яблоко")]).encoder is encoder


def test_empty_sides_are_fine_with_an_encoder():
    knowledge = Knowledge(encoder=ConceptEncoder())
    bitext = align([], ["дом"], source_lang="kk", target_lang="ru", knowledge=knowledge)
    assert links(bitext) == [((), (0,))]


@pytest.fixture(scope="module")
def tiny_encoder(tmp_path_factory):
    """A BERT of one small layer in which the words of a pair have one embedding, saved as a folder."""
    torch = pytest.importorskip("torch", reason="needs the extra [torch]")
    transformers = pytest.importorskip("transformers", reason="needs the extra [torch]")
    tokenizers = pytest.importorskip("tokenizers", reason="needs the extra [torch]")
    folder = tmp_path_factory.mktemp("encoder")
    vocabulary = {word: number for number, word in enumerate(["[PAD]", "[UNK]", *CONCEPTS])}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", model_max_length=32
    ).save_pretrained(folder)
    torch.manual_seed(1)
    model = transformers.BertModel(
        transformers.BertConfig(
            vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=32, max_position_embeddings=32,
        )
    )  # fmt: skip
    with torch.no_grad():
        words = model.embeddings.word_embeddings.weight
        words.normal_()
        for kk, ru in PAIRS.items():
            words[vocabulary[ru]] = words[vocabulary[kk]]
        model.embeddings.position_embeddings.weight.zero_()
    model.save_pretrained(folder)
    return TransformersEncoder(str(folder))


def test_a_transformers_model_is_an_encoder(tiny_encoder):
    vectors = tiny_encoder.encode(["алма су", "яблоко вода", "тау жел", "", "су " * 100])
    assert vectors.shape == (5, 32)
    assert np.linalg.norm(vectors[:3], axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[1] > 0.99 > vectors[0] @ vectors[2]


def test_a_transformers_model_aligns(tiny_encoder):
    assert links(aligned(tiny_encoder))[:6] == EXPECTED


def test_a_model_that_is_not_there(tmp_path):
    pytest.importorskip("torch", reason="needs the extra [torch]")
    pytest.importorskip("transformers", reason="needs the extra [torch]")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        TransformersEncoder(str(tmp_path))


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(EncoderError, match=r"pip install 'qostil\[torch\]'"):
        TransformersEncoder("sentence-transformers/LaBSE")
