"""What is told of a bead under the list, and of a finding."""

from aligner import Bead, Side, Status
from workbench.services.bead_notes import BeadNotes, Original
from workbench.tui.widgets.details import details


def test_reasons_speak_of_the_texts_as_they_were_aligned():
    bead = Bead(range(1), range(1), 0.97, Status.DRAFT, reasons=("numbers disagree: 25, 52",))
    edited = BeadNotes(originals=(Original(Side.TARGET, "состояло из 52 членов"),))
    assert "25, 52" in details(bead, (), (), BeadNotes(), (), "", 0.9).plain
    told = details(bead, (), (), edited, (), "", 0.9).plain
    assert "97% sure" in told
    assert "25, 52" not in told
