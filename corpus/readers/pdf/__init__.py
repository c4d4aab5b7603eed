"""The text layer of PDF files, put back into reading order."""

from corpus.readers.pdf.reader import PdfReader

__all__ = ["PdfReader"]
