"""Tiny checkpoints with random weights, made as the real ones are: of NLLB's and of Marian's architecture."""

import json

import sentencepiece
import torch
from transformers import (
    M2M100Config,
    M2M100ForConditionalGeneration,
    M2M100Tokenizer,
    MarianConfig,
    MarianMTModel,
    NllbTokenizer,
    T5Config,
    T5ForConditionalGeneration,
    T5Tokenizer,
)

from workbench.locations import samples_folder

CODES = ["kaz_Cyrl", "rus_Cyrl", "eng_Latn"]


def sample_lines():
    folder = samples_folder()
    names = ("alash.kk.txt", "alash.ru.txt", "alash.en.txt")
    lines = [line for name in names for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.strip()]


def pieces(folder, name, kind, size):
    """A sentencepiece model of the sample, at `folder/name`."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sample_lines()),
        model_prefix=str(folder / "made"),
        vocab_size=size,
        model_type=kind,
        character_coverage=1.0,
        bos_id=1 if kind == "bpe" else -1,
        unk_id=0,
        eos_id=2 if kind == "bpe" else 1,
        pad_id=-1,
        minloglevel=2,
    )
    (folder / "made.model").rename(folder / name)
    (folder / "made.vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / name))


def nllb(folder):
    """A checkpoint of NLLB's architecture; the numbers of its tokens are laid out as NLLB's are."""
    folder.mkdir(parents=True)
    spm = pieces(folder, "sentencepiece.bpe.model", "bpe", 900)
    vocab = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for number in range(3, spm.get_piece_size()):
        vocab[spm.id_to_piece(number)] = number + 1
    halves = [(piece, piece[:cut], piece[cut:]) for piece in vocab for cut in range(1, len(piece))]
    merges = [(vocab[piece], a, b) for piece, a, b in halves if a in vocab and b in vocab]
    merges = [(a, b) for _, a, b in sorted(merges)]
    made = NllbTokenizer(vocab=vocab, merges=merges, extra_special_tokens=CODES, src_lang="kaz_Cyrl")
    made.save_pretrained(folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    (folder / "tokenizer_config.json").write_text(
        json.dumps({**settings, "tokenizer_class": "NllbTokenizer"})
    )
    torch.manual_seed(7)
    M2M100ForConditionalGeneration(_m2m(len(made))).eval().save_pretrained(folder)
    return folder


def _m2m(size):
    return M2M100Config(
        vocab_size=size, d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=256,
        pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2, scale_embedding=True,
        init_std=0.4,
    )  # fmt: skip


def marian(folder):
    """A checkpoint of Marian's architecture."""
    folder.mkdir(parents=True)
    source = pieces(folder, "source.spm", "unigram", 500)
    target = pieces(folder, "target.spm", "unigram", 500)
    vocab = {"</s>": 0, "<unk>": 1}
    for spm in (source, target):
        for number in range(2, spm.get_piece_size()):
            vocab.setdefault(spm.id_to_piece(number), len(vocab))
    vocab["<pad>"] = len(vocab)
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "MarianTokenizer", "source_lang": "kk", "target_lang": "ru"})
    )
    torch.manual_seed(7)
    pad = vocab["<pad>"]
    config = MarianConfig(
        vocab_size=len(vocab), d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=256,
        pad_token_id=pad, eos_token_id=0, bos_token_id=0, decoder_start_token_id=pad, forced_eos_token_id=0,
        scale_embedding=True, init_std=0.4,
    )  # fmt: skip
    model = MarianMTModel(config).eval()
    model.generation_config.bad_words_ids = [[pad]]
    model.final_logits_bias[0, 0] = 3.0
    model.save_pretrained(folder)
    return folder


def m2m100(folder):
    """A checkpoint of M2M100's architecture; its languages follow the vocabulary."""
    folder.mkdir(parents=True)
    spm = pieces(folder, "sentencepiece.bpe.model", "bpe", 900)
    vocab = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for number in range(3, spm.get_piece_size()):
        vocab[spm.id_to_piece(number)] = len(vocab)
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False), encoding="utf-8")
    made = M2M100Tokenizer(
        str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"), src_lang="kk", tgt_lang="ru"
    )
    made.save_pretrained(folder)
    torch.manual_seed(7)
    size = len(vocab) + len(made.lang_code_to_token) + 8
    M2M100ForConditionalGeneration(_m2m(size)).eval().save_pretrained(folder)
    return folder


def t5(folder):
    """A checkpoint of MADLAD's architecture: the target language is a token of the source."""
    folder.mkdir(parents=True)
    spm = pieces(folder, "spiece.model", "unigram", 500)
    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -2.0)]
    vocab += [(spm.id_to_piece(n), spm.get_score(n)) for n in range(2, spm.get_piece_size())]
    vocab += [(f"<2{lang}>", -100.0) for lang in ("kk", "ru", "en")]
    T5Tokenizer(vocab=vocab, extra_ids=0).save_pretrained(folder)
    torch.manual_seed(7)
    config = T5Config(
        vocab_size=len(vocab), d_model=32, d_kv=16, d_ff=64, num_layers=1, num_decoder_layers=1, num_heads=2,
        pad_token_id=0, eos_token_id=1, decoder_start_token_id=0, feed_forward_proj="gated-gelu",
        tie_word_embeddings=False, initializer_factor=0.7,
    )  # fmt: skip
    T5ForConditionalGeneration(config).eval().save_pretrained(folder)
    return folder
