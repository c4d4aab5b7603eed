"""A small translation model trained on pairs of sentences, or a checkpoint taught further with them.

From nothing: a Marian-like transformer (Vaswani et al. 2017; 3 + 3 layers of 256, some 10 million weights)
over one sentencepiece vocabulary of both languages. The work folder holds everything: the pieces, the
weights, the optimiser and how far it has come, written whole after each epoch and every few minutes; a run
that was stopped goes on from there. Seeds are fixed, so that two runs of one memory give the same model.
"""

from __future__ import annotations

import json
import math
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.writing import write_atomically
from workbench.errors import EngineSetUp
from workbench.suggest.engines.models.families import family_of
from workbench.suggest.engines.models.threads import threads
from workbench.suggest.engines.models.tokens import Tokens
from workbench.suggest.engines.models.transformers import Tokenizer, quiet

if TYPE_CHECKING:
    from torch import Tensor

Pair = tuple[str, str]

_LONGEST = 128
_SAVE_SECONDS = 120.0
_SMOOTHING = 0.1
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How to train: `batch_tokens` target tokens a step, `rate` the highest learning rate (0: the usual one).

    `vocabulary`, `width`, `layers` are those of a new model; a checkpoint that is taught further has its own.
    """

    epochs: int = 20
    batch_tokens: int = 2000
    rate: float = 0.0
    vocabulary: int = 8000
    width: int = 256
    layers: int = 3
    seed: int = 1
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """How far training has come: steps of all steps, the epoch, the loss of late, target tokens a second."""

    done: int
    total: int
    epoch: int
    loss: float
    tokens_a_second: float


def new_checkpoint(
    folder: Path, pairs: Sequence[Pair], langs: tuple[str, str], options: TrainingOptions
) -> None:
    """An untrained model in a folder, with a vocabulary learned from the pairs.

    Raises EngineSetUp when torch is missing or there is too little text for a vocabulary.
    """
    if (folder / "model.safetensors").exists():
        return
    _torch()
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir(parents=True, exist_ok=True)
    vocab = _pieces(folder, [text for pair in pairs for text in pair], options.vocabulary)
    pad = vocab["<pad>"]
    told = {"tokenizer_class": "MarianTokenizer", "source_lang": langs[0], "target_lang": langs[1]}
    write_atomically(folder / "vocab.json", json.dumps(vocab, ensure_ascii=False))
    write_atomically(folder / "tokenizer_config.json", json.dumps(told))
    heads = max(1, options.width // 64)
    config = MarianConfig(
        vocab_size=len(vocab), d_model=options.width, encoder_layers=options.layers,
        decoder_layers=options.layers, encoder_attention_heads=heads, decoder_attention_heads=heads,
        encoder_ffn_dim=4 * options.width, decoder_ffn_dim=4 * options.width, max_position_embeddings=512,
        pad_token_id=pad, eos_token_id=0, bos_token_id=0, decoder_start_token_id=pad, forced_eos_token_id=0,
        scale_embedding=True, dropout=0.1, share_encoder_decoder_embeddings=True,
    )  # fmt: skip
    _seed(options.seed)
    model = MarianMTModel(config)
    model.generation_config.bad_words_ids = [[pad]]
    with quiet():
        model.save_pretrained(folder)


def train(
    folder: Path, work: Path, pairs: Sequence[Pair], langs: tuple[str, str], options: TrainingOptions
) -> Iterator[Step]:
    """Teach the checkpoint in a folder; the trained one is in `work / "model"` at the end.

    Raises EngineSetUp when torch is missing, or the work folder holds another training.
    """
    torch = _torch()
    torch.set_num_threads(threads(options.threads))
    with quiet():
        model, tokenizer, tokens = _loaded(folder, work)
    data = _encoded(pairs, langs, tokens, tokenizer)
    _same_training(work, len(data), langs, options)
    batches = _batches(data, options)
    total = options.epochs * len(batches)
    fresh = not (folder / "trained.txt").exists() and family_of(folder).name == "marian"
    rate = options.rate or (7e-4 if fresh else 5e-5)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    done = _resumed(work, optimiser)
    warm = min(400, max(1, total // 10))
    model.train()
    saved = time.monotonic()
    loss_of_late = 0.0
    while done < total:
        epoch, place = divmod(done, len(batches))
        order = list(range(len(batches)))
        random.Random(options.seed + epoch).shuffle(order)
        started = time.perf_counter()
        for group in optimiser.param_groups:
            group["lr"] = rate * min((done + 1) / warm, math.sqrt(warm / (done + 1)))
        batch = [data[k] for k in batches[order[place]]]
        loss = _step(model, optimiser, batch, tokenizer.pad_token_id, options.seed + done)
        loss_of_late = loss if not loss_of_late else 0.95 * loss_of_late + 0.05 * loss
        done += 1
        if done % len(batches) == 0 or done == total or time.monotonic() - saved > _SAVE_SECONDS:
            _save(work, model, optimiser, done)
            saved = time.monotonic()
        count = sum(len(target) for _, target in batch)
        yield Step(done, total, epoch + 1, loss_of_late, count / (time.perf_counter() - started))
    _finish(folder, work, model)


def _pieces(folder: Path, texts: Sequence[str], size: int) -> dict[str, int]:
    import sentencepiece

    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_prefix=str(folder / "pieces"), vocab_size=size,
            hard_vocab_limit=False, character_coverage=0.9998, model_type="unigram", bos_id=-1, eos_id=0,
            unk_id=1, pad_id=-1, minloglevel=2, num_threads=1, shuffle_input_sentence=False,
        )  # fmt: skip
    except RuntimeError as error:
        raise EngineSetUp(
            "there is too little text for a vocabulary; a model needs thousands of pairs"
        ) from error
    model = (folder / "pieces.model").read_bytes()
    for name in ("source.spm", "target.spm"):
        write_atomically(folder / name, model)
    for name in ("pieces.model", "pieces.vocab"):
        (folder / name).unlink()
    spm = sentencepiece.SentencePieceProcessor(model_proto=model)
    vocab = {spm.id_to_piece(number): number for number in range(spm.get_piece_size())}
    vocab["<pad>"] = len(vocab)
    return vocab


def _loaded(folder: Path, work: Path) -> tuple[Any, Tokenizer, Tokens]:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    family = family_of(folder)
    begun = work / "begun"
    source = begun if (begun / "model.safetensors").exists() else folder
    tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModelForSeq2SeqLM.from_pretrained(source, use_safetensors=True, local_files_only=True)
    return model, tokenizer, Tokens(folder, family)


def _encoded(
    pairs: Sequence[Pair], langs: tuple[str, str], tokens: Tokens, tokenizer: Tokenizer
) -> list[tuple[list[int], list[int]]]:
    found = []
    for source, target in pairs:
        here = tokens.source(source, *langs, named=False)[-_LONGEST:]
        there = [*tokens.target_prefix(langs[1]), *tokens.target(target)][:_LONGEST]
        found.append((tokenizer.convert_tokens_to_ids(here), tokenizer.convert_tokens_to_ids(there)))
    return found


def _batches(data: Sequence[tuple[list[int], list[int]]], options: TrainingOptions) -> list[list[int]]:
    """Places of pairs of like length, each batch of about so many target tokens."""
    order = sorted(range(len(data)), key=lambda place: (len(data[place][1]), len(data[place][0])))
    batches: list[list[int]] = []
    batch: list[int] = []
    widest = 0
    for place in order:
        widest = max(widest, len(data[place][1]), len(data[place][0]))
        if batch and widest * (len(batch) + 1) > options.batch_tokens:
            batches.append(batch)
            batch, widest = [], max(len(data[place][1]), len(data[place][0]))
        batch.append(place)
    return [*batches, batch] if batch else batches


def _step(
    model: Any, optimiser: Any, batch: Sequence[tuple[list[int], list[int]]], pad: int, seed: int
) -> float:  # fmt: skip
    torch = _torch()
    torch.manual_seed(seed)
    sources, mask = _padded([source for source, _ in batch], pad)
    labels, there = _padded([target for _, target in batch], pad)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(
            input_ids=sources, attention_mask=mask, labels=labels.masked_fill(there == 0, _IGNORED)
        ).logits
    loss = torch.nn.functional.cross_entropy(
        logits.float().flatten(0, 1), labels.masked_fill(there == 0, _IGNORED).flatten(),
        ignore_index=_IGNORED, label_smoothing=_SMOOTHING,
    )  # fmt: skip
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def _padded(rows: Sequence[Sequence[int]], pad: int) -> tuple[Tensor, Tensor]:
    torch = _torch()
    longest = max(map(len, rows))
    filled = torch.tensor([[*row, *[pad] * (longest - len(row))] for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    return filled, mask


def _same_training(work: Path, size: int, langs: tuple[str, str], options: TrainingOptions) -> None:
    """Note what is trained, or see that it is what was begun."""
    told = {**asdict(options), "pairs": size, "langs": list(langs)}
    told.pop("threads")
    path = work / "training.json"
    if path.exists():
        begun = json.loads(path.read_text(encoding="utf-8"))
        if begun != told:
            raise EngineSetUp(
                f"{work}: holds another training; go on with its options, or start anew: --anew"
            )
        return
    work.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(told))


def _save(work: Path, model: Any, optimiser: Any, done: int) -> None:
    """Write how far training has come; what was saved before is replaced only when all is written."""
    torch = _torch()
    part = work / "begun.part"
    with quiet():
        model.save_pretrained(part)
    torch.save({"optimiser": optimiser.state_dict(), "done": done}, part / "state.pt")
    begun, old = work / "begun", work / "begun.old"
    _removed(old)
    if begun.exists():
        begun.rename(old)
    part.rename(begun)
    _removed(old)


def _resumed(work: Path, optimiser: Any) -> int:
    """The steps that are done; the optimiser takes up where it stopped, the weights were read already."""
    torch = _torch()
    path = work / "begun" / "state.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    optimiser.load_state_dict(state["optimiser"])
    return int(state["done"])


def _finish(folder: Path, work: Path, model: Any) -> None:
    made = work / "model.part"
    _removed(made)
    shutil.copytree(folder, made, ignore=shutil.ignore_patterns("*.safetensors", "*.bin"))
    with quiet():
        model.save_pretrained(made)
    write_atomically(made / "trained.txt", "taught by Qostil\n")
    _removed(work / "model")
    made.rename(work / "model")


def _removed(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _seed(seed: int) -> None:
    _torch().manual_seed(seed)


def _torch() -> Any:
    try:
        import torch
    except ImportError as error:
        raise EngineSetUp("training needs torch; install it with: pip install 'qostil[torch]'") from error
    return torch
