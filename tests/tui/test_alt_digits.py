"""What a terminal sends for alt with a digit."""

from textual._xterm_parser import XTermParser

from workbench.tui.alt_digits import let_alt_digits_through


def keys(sent):
    parser = XTermParser()
    return [event.key for chunk in (sent, "") for event in parser.feed(chunk)]


def test_escape_and_a_digit_is_alt_with_it():
    let_alt_digits_through()
    assert keys("\x1b3") == ["alt+3"]
    assert keys("£") == ["pound_sign"]


def test_a_mark_of_the_kazakh_row_of_digits_with_alt_is_alt_with_the_digit():
    let_alt_digits_through()
    assert [keys(f"\x1b{mark}") for mark in '",.'] == [["alt+1"], ["alt+6"], ["alt+7"]]
    assert keys('"') == ["quotation_mark"]
