"""A synthetic project of any size, the texts it is made of, and a translation service."""

from __future__ import annotations

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from aligner import Bead, Bitext
from corpus.document import Document, Segment, Span
from workbench.project import Project

WORDS = {
    "kk": ("қала", "халық", "жыл", "тарих", "кітап", "дала", "мектеп", "өзен", "газет", "сөз"),
    "ru": ("город", "народ", "год", "история", "книга", "степь", "школа", "река", "газета", "слово"),
}


def make_project(path: Path, beads: int) -> None:
    """A project of one bitext with so many beads, 12 words a segment, a number in every third."""
    with Project.create(path, "kk", ("ru",)) as project:
        source, target = (store(project, lang, beads) for lang in WORDS)
        rows = [Bead(range(i, i + 1), range(i, i + 1), 0.5 + (i % 50) / 100) for i in range(beads)]
        project.bitexts.add(source, target, Bitext.of(rows))


def store(project: Project, lang: str, count: int) -> int:
    """Store one text of so many sentences; returns its document's id."""
    texts = [sentence(WORDS[lang], number) for number in range(count)]
    segments, start = [], 0
    for number, text in enumerate(texts):
        segments.append(Segment(text, Span(start, start + len(text)), number // 5, lang))
        start += len(text) + 1
    return project.documents.add(Document("\n".join(texts), f"book.{lang}.txt", lang), (), segments)


def sentence(words: tuple[str, ...], number: int) -> str:
    """Twelve words that differ from sentence to sentence, two spaces in every fourth."""
    chosen = " ".join(words[(number * step + step) % len(words)] for step in range(1, 13)).capitalize()
    if number % 4 == 0:
        chosen = chosen.replace(" ", "  ", 1)
    return f"{chosen} {1900 + number % 100}." if number % 3 == 0 else f"{chosen}."


def write_texts(folder: Path, count: int) -> tuple[Path, Path]:
    """The same sentences as two text files, five in a paragraph."""
    paths = []
    for lang, words in WORDS.items():
        lines = [
            " ".join(sentence(words, n) for n in range(k, min(k + 5, count))) for k in range(0, count, 5)
        ]
        paths.append(folder / f"more.{lang}.txt")
        paths[-1].write_text("\n\n".join(lines), encoding="utf-8")
    return paths[0], paths[1]


class Service(BaseHTTPRequestHandler):
    """A LibreTranslate that takes a tenth of a second for every text."""

    def do_GET(self) -> None:
        self.answer([{"code": "kk", "targets": ["ru"]}])

    def do_POST(self) -> None:
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["q"]
        time.sleep(0.1 * len(texts))
        self.answer({"translatedText": [f"Перевод: {text}" for text in texts]})

    def answer(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


def serve(folder: Path) -> None:
    """Start the service and name it in the settings."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    table = f'[engines.lt]\nkind = "libretranslate"\nurl = "http://127.0.0.1:{server.server_port}"\n'
    (folder / "settings.toml").write_text(table, encoding="utf-8")
