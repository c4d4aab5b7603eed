"""Long texts in pieces: nothing lost, cut between paragraphs, in any encoding, from a file or a stream."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EncodingError, ReadError
from corpus.readers import pieces, read

PARAGRAPH = "Қала үлкен болатын. Оның көшелері\nтар еді, бірақ адамдары\nкөп болды.\n\n"


def texts(path: Path, **options) -> list[str]:
    return [piece.document.text for piece in pieces(path, **options)]


def test_a_short_text_is_one_piece(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PARAGRAPH, encoding="utf-8")
    (piece,) = pieces(path)
    assert piece.document == read(path)
    assert (piece.start, piece.done) == (0, piece.size)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "kz1048"])
def test_pieces_end_with_paragraphs_and_leave_nothing_out(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes((PARAGRAPH * 400).encode(encoding))
    found = list(pieces(path, long=1000, most=5000))
    assert len(found) > 5
    assert "".join(piece.document.text for piece in found) == PARAGRAPH * 400
    assert all(piece.document.text.endswith("болды.\n\n") for piece in found)
    assert all(piece.document.wrapped for piece in found)
    assert [piece.start for piece in found] == [
        sum(len(piece.document.text) for piece in found[:number]) for number in range(len(found))
    ]
    assert found[-1].done == found[-1].size == path.stat().st_size


@given(
    st.lists(st.sampled_from(["сөз", " ", "\n", "\r\n", "\n\n", ". ", "!»\n", "Ә", "\f"]), min_size=1),
    st.integers(2, 40),
)
def test_pieces_make_up_the_text_however_it_is_cut(tmp_path_factory, parts, most):
    text = "Сөз " + "".join(parts) * 5
    path = tmp_path_factory.mktemp("pieces") / "a.txt"
    path.write_bytes(text.encode())
    found = texts(path, long=1, most=most)
    assert "".join(found) == text
    assert all(len(piece) <= most for piece in found)


def test_a_stream_comes_in_pieces_too(monkeypatch):
    data = (PARAGRAPH * 200).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = texts(Path("-"), long=1000, most=4000)
    assert len(found) > 3
    assert "".join(found) == PARAGRAPH * 200


def test_a_long_file_in_another_format_is_read_whole(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<p>Сөйлем осында.</p>" * 200 + "</body></html>", encoding="utf-8")
    (piece,) = pieces(path, long=100, most=500)
    assert piece.document == read(path)


def test_a_wrong_byte_far_inside_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(PARAGRAPH.encode() * 20_000 + b"\xff\xfe\xfd" + PARAGRAPH.encode())
    with pytest.raises(EncodingError, match=r"not utf-8 \(near byte 2\d{6}\)"):
        texts(path, long=1000)


def test_an_unknown_encoding_is_named_at_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(PARAGRAPH.encode() * 100)
    with pytest.raises(EncodingError, match="no encoding is called 'klingon'"):
        texts(path, encoding="klingon", long=1000)


def test_what_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(ReadError, match="does not exist"):
        texts(tmp_path / "none.txt")
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\x01\x02\x03" * 1000)
    with pytest.raises(ReadError, match="not a text file"):
        texts(path, long=1000)
