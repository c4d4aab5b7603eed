import pytest
from hypothesis import given

from memory.errors import GlossaryError
from memory.glossary import Entry, GlossaryReport, Term, TermStatus, read_table, write_table
from tests.memory.glossary.strategies import GLOSSARIES, ordered


def read(tmp_path, text, name="a.csv", encoding="utf-8", **options):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    report = GlossaryReport()
    return list(read_table(path, report, **options)), report


def pairs(entries):
    return [tuple((term.lang, term.text) for term in entry.terms) for entry in entries]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@given(entries=GLOSSARIES)
def test_what_is_written_is_read_back(entries, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / name
    assert write_table(entries, path) == len(entries)
    report = GlossaryReport()
    assert ordered(read_table(path, report)) == ordered(entries)
    assert (report.read, report.skipped) == (len(entries), [])


KK_RU = [(("kk", "сот"), ("ru", "суд")), (("kk", "заң"), ("ru", "закон"))]


@pytest.mark.parametrize(
    ("text", "name", "encoding"),
    [
        ("kk,ru\nсот,суд\nзаң,закон\n", "a.csv", "utf-8"),
        ("kk;ru\r\nсот;суд\r\nзаң;закон\r\n", "a.csv", "utf-8-sig"),
        ("kk\tru\nсот\tсуд\nзаң\tзакон", "a.tsv", "utf-16"),
        ("kk\tru\nсот\tсуд\nзаң\tзакон", "a.csv", "utf-8"),
        ("sep=;\nkk;ru\nсот;суд\nзаң;закон\n", "a.csv", "utf-8"),
        ('"Қазақша","Русский"\n"сот","суд"\n"заң","закон"\n', "a.csv", "utf-8"),
        ("KK-kz,ru_RU\n\nсот,суд\n,\nзаң,закон\n", "a.csv", "utf-8"),
        ("Kazakh|Russian\nсот|суд\nзаң|закон\n", "a.csv", "utf-8"),
    ],
)
def test_tables_as_spreadsheets_save_them(tmp_path, text, name, encoding):
    entries, report = read(tmp_path, text, name, encoding)
    assert pairs(entries) == KK_RU
    assert report.skipped == []


HEADLESS = (
    "мемлекет басшысы\tглава государства\tлауазым\nүкімет қаулысы\tпостановление правительства\t\n"
    "әділет министрлігі\tминистерство юстиции\t\n"
)


def test_a_table_without_titles_has_its_languages_told_and_a_note(tmp_path):
    entries, _ = read(tmp_path, HEADLESS, "a.tsv")
    assert pairs(entries)[0] == (("kk", "мемлекет басшысы"), ("ru", "глава государства"))
    assert entries[0].note == "лауазым"


def test_titles_that_name_no_language(tmp_path):
    entries, _ = read(tmp_path, "Target\tSource\tComment\n" + HEADLESS, "a.tsv")
    assert pairs(entries)[0] == (("kk", "мемлекет басшысы"), ("ru", "глава государства"))
    assert entries[0].note == "лауазым"


def test_languages_can_be_named(tmp_path):
    entries, _ = read(tmp_path, "a,b\n", languages=("en", "de"))
    assert pairs(entries) == [(("en", "a"), ("de", "b"))]


def test_languages_that_cannot_be_told_are_an_error(tmp_path):
    with pytest.raises(GlossaryError, match="name them in its first line"):
        read(tmp_path, "12,34\n")
    with pytest.raises(GlossaryError, match="is empty"):
        read(tmp_path, "\n \n")
    with pytest.raises(GlossaryError, match="cannot be read"):
        list(read_table(tmp_path / "missing.csv", GlossaryReport()))
    with pytest.raises(GlossaryError, match="not a text file"):
        read(tmp_path, b"PK\x03\x04" + bytes(50))


def test_synonyms_statuses_and_unknown_columns(tmp_path):
    (entry,), _ = read(
        tmp_path,
        "id,kk,ru,ru:status,ru:forms,domain,client\n"
        "7,сот,суд; судебный орган,,судом;судами,право,ACME\n"
        "7,,трибунал,forbidden,,,\n",
    )
    assert entry == Entry(
        (
            Term("сот", "kk"),
            Term("суд", "ru", forms=("судом", "судами")),
            Term("судебный орган", "ru", TermStatus.ADMITTED),
            Term("трибунал", "ru", TermStatus.FORBIDDEN),
        ),
        uid="7",
        domain="право",
        properties={"client": "ACME"},
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("заң,закон,лишнее", "3 cells"),
        ('заң,"закон', "not closed"),
        ("ә" * 1001 + ",закон", "longer than"),
    ],
)
def test_a_damaged_row_costs_that_row_and_is_named_by_line(tmp_path, row, reason):
    entries, report = read(tmp_path, f"kk,ru\nсот,суд\n{row}\nел,страна\n")
    assert [entry.terms[0].text for entry in entries] == ["сот", "ел"]
    assert [(s.line, reason in s.reason) for s in report.skipped] == [(3, True)]


def test_an_unknown_status_is_reported(tmp_path):
    entries, report = read(tmp_path, "kk,ru,ru:status\nсот,суд,maybe\nел,страна,admitted\n")
    assert len(entries) == 1
    assert report.skipped[0].reason == "'maybe' is no status; use preferred, admitted or forbidden"


def test_quotation_marks_inside_a_cell_are_text(tmp_path):
    entries, _ = read(tmp_path, 'kk\tru\nсот\tсуд "малый"\n"Алаш" партиясы\tпартия\n', "a.tsv")
    assert [entry.terms[1].text for entry in entries] == ['суд "малый"', "партия"]


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(GlossaryError, match="cannot be written"):
        write_table([Entry((Term("a", "kk"),))], tmp_path / "missing" / "a.csv")
