"""What a project keeps of a document suffices to flip its repairs after reopening."""

import pytest

from corpus.document import Document, RepairKind
from workbench.project import Project
from workbench.services.originals import repaired_text
from workbench.services.texts import prepare_document

TEXT = (
    "Ауыл шетіндегі үлкен кітапхана бүгін таңерт-\nең ашылды. Оған балалар мен қарттар\n"
    "бірдей келді.Кітаптар сөреде тұр.\n\nКешке қарай бәрі үйге қайтты , көше\nтыныш болды.\n"
)


def stored(project, *, blocks):
    text = prepare_document(Document(TEXT, "village.txt", "kk"))
    repaired = text.repaired
    given = repaired.blocks if blocks else ()
    return project.documents.add(text.document, repaired.repairs, text.segments, given), repaired


@pytest.mark.parametrize("blocks", [True, False], ids=["kept", "of an older version"])
def test_a_repaired_text_is_rebuilt_after_reopening(project, blocks):
    document_id, repaired = stored(project, blocks=blocks)
    project.close()
    with Project.open(project.path) as reopened:
        again = repaired_text(reopened, document_id)
        assert again == repaired
        assert again.undo() == TEXT
        assert reopened.documents.blocks(document_id) == repaired.blocks
        kind = RepairKind.MISSING_SPACE
        assert again.flip_kind(kind, made=False) == repaired.flip_kind(kind, made=False)
        assert again.flip_kind(kind, made=False).text != again.text


def test_a_project_open_for_reading_is_left_as_it_is(project):
    document_id, repaired = stored(project, blocks=False)
    with Project.open(project.path, read_only=True) as reader:
        assert repaired_text(reader, document_id) == repaired
        assert reader.documents.blocks(document_id) == ()
