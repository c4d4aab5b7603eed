import pytest

from aligner import Bead, Bitext
from corpus.document import Document, Segment, Span
from workbench.project import Project

SOURCE = (
    "Алаш партиясы 1917 жылы құрылды.",
    "Оны Ә. Бөкейхан басқарды.",
    "Ол Семейде тұрды.",
    "Аз уақыт өтті.",
)
TARGET = (
    "Партия «Алаш» была создана в 1917 году.",
    "Её возглавил А. Букейхан.",
    "Он жил в Семипалатинске.",
    "Прошло немного времени.",
)


def store_text(project, lang, texts):
    document = Document("\n".join(texts), name=f"essay.{lang}.txt", lang=lang)
    start = 0
    segments = []
    for text in texts:
        segments.append(Segment(text, Span(start, start + len(text)), 0, lang))
        start += len(text) + 1
    return project.documents.add(document, (), segments)


def one_to_one(count):
    return Bitext.of([Bead(range(i, i + 1), range(i, i + 1), 0.5 + i / 10) for i in range(count)])


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        yield project


@pytest.fixture
def entry(project):
    source = store_text(project, "kk", SOURCE)
    target = store_text(project, "ru", TARGET)
    project.bitexts.add(source, target, one_to_one(len(SOURCE)))
    return project.bitexts.entries()[0]
