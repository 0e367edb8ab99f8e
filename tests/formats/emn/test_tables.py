"""Reading the tables: bad rows are told with their line, bad files are refused."""

import io
from pathlib import Path

import pytest

from emn_glossary.errors import ReadError
from emn_glossary.formats.emn.tables import RELATIONS, cell, lines, read_table, values

HEADING = "\t".join(RELATIONS)
ROW = "asylum\tNT\tright-to-asylum\tright to asylum\tRecht auf Asyl\tde\thttps://example.org/asyl"


def table(*rows: str) -> io.BytesIO:
    return io.BytesIO("\n".join((HEADING, *rows, "")).encode())


def test_a_row_is_read_by_its_columns_and_written_back() -> None:
    ((row, place),), findings = read_table(table(ROW), RELATIONS)
    assert (row["id"], row["target_verbatim"], place.line, findings) == ("asylum", "Recht auf Asyl", 2, [])
    assert "".join(lines(RELATIONS, [row])) == f"{HEADING}\n{ROW}\n"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    source = io.BytesIO(b"\xef\xbb\xbf" + table(ROW).getvalue().replace(b"\n", b"\r\n"))
    assert read_table(source, RELATIONS) == read_table(table(ROW), RELATIONS)


def test_a_row_with_too_few_fields_is_told_and_the_rest_is_read() -> None:
    rows, findings = read_table(table("asylum\tNT", ROW), RELATIONS)
    assert [place.line for _, place in rows] == [3]
    assert [(f.code, f.place.line, dict(f.params)) for f in findings] == [("F104", 2, {"count": "2", "expected": "7"})]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW.replace("asylum\t", "\t", 1), "F112"),
        (ROW.replace("Recht auf Asyl", ""), "F112"),
        (ROW.replace("\tde\t", "\tauf deutsch\t"), "F113"),
        (ROW.replace("\tde\t", "\t\t"), "F113"),
    ],
)
def test_a_row_that_says_nothing_for_certain_is_told_and_left_out(row: str, code: str) -> None:
    rows, findings = read_table(table(row, ROW), RELATIONS)
    assert [(f.code, f.place.line, f.severity.name) for f in findings] == [(code, 2, "ERROR")]
    assert [place.line for _, place in rows] == [3]


def test_odd_characters_are_put_right_and_told() -> None:
    ((row, _),), findings = read_table(table(ROW.replace("auf Asyl", "auf\u00a0Asyl")), RELATIONS)
    assert row["target_verbatim"] == "Recht auf Asyl"
    assert [(f.code, f.place.line) for f in findings] == [("N102", 2)]


def test_another_heading_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_table(io.BytesIO(b"id\tterm\n"), RELATIONS)
    assert (caught.value.key, caught.value.place.line) == ("bad-heading", 1)


def test_text_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(ReadError) as caught:
        read_table(io.BytesIO(HEADING.encode() + "\nflüchtling".encode("latin-1")), RELATIONS)
    assert (caught.value.key, caught.value.place.line) == ("not-utf-8", 2)


@pytest.mark.parametrize("name", ["none.tsv", "."])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError):
        read_table(tmp_path / name, RELATIONS)


def test_values_of_a_cell_and_back() -> None:
    assert values("UAM | UASC") == ["UAM", "UASC"]
    assert values("") == []
    assert values("UAM |  | UASC") == ["UAM", "UASC"]  # an empty value is no value
    assert cell(["UAM", "UASC"]) == "UAM | UASC"
