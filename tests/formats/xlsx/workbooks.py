"""Small glossaries of real terms, and workbooks as translators leave them."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from emn_glossary.coverage import digest
from emn_glossary.formats import xlsx
from emn_glossary.formats.xlsx.columns import recognise
from emn_glossary.model import (
    Concept,
    Document,
    Entry,
    Glossary,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
    Value,
)
from emn_glossary.slots import Slot

APPROVED = State(Status.CURRENT, "EMN 10.0")
PAGE = "https://home-affairs.ec.europa.eu/networks/glossary/asylum-seeker_en"


def at(address: str) -> Slot:
    return Slot.parse(address)


def concept(id: str, **words: str | Value) -> Concept:  # noqa: A002
    """A concept from `preferred_en="asylum seeker"`: terms that EMN published, texts of no particular state."""
    values: dict[Slot, Value] = {}
    for name, value in words.items():
        field, _, lang = name.rpartition("_")
        slot = Slot(field, lang) if field else Slot(name)
        if isinstance(value, str) and slot.row.kind == "term":
            values[slot] = Term(value, lang, APPROVED if lang != "en" else State())
        elif isinstance(value, str) and slot.row.kind == "text":
            values[slot] = Text(value, lang)
        else:
            values[slot] = value
    return Concept(id, values)


def rendered(entry: Entry) -> Entry:
    """The entry with its Norwegian values marked as made from today's English."""
    state = State(Status.CURRENT, "EMN 10.0", renders=digest(entry))
    changed: dict[Slot, Value | None] = {
        slot: Term(value.text, value.lang, state)
        for slot, value in entry.values().items()
        if isinstance(value, Term) and slot.lang != "en"
    }
    return entry.with_values(changed)


def alternatives(*texts: str, lang: str = "nb") -> tuple[Term, ...]:
    return tuple(Term(text, lang, APPROVED, position=at) for at, text in enumerate(texts, start=1))


def small() -> Glossary:
    """Five concepts and two passages: one filled, one without nynorsk, one without anything, one stale, one alike."""
    asylum = concept(
        "c0001",
        preferred_en="asylum seeker",
        alternative_en=alternatives("applicant for asylum", lang="en"),
        definition_en="A person who seeks protection.",
        preferred_nb="asylsøker",
        alternative_nb=alternatives("asylant", "beskyttelsessøker"),
        preferred_nn="asylsøkjar",
    ).with_values(
        {
            Slot("theme"): (Link("t01"),),
            Slot("page"): PAGE,
            Slot("source"): (Source("Art. 2 of Directive 2013/33/EU", kind="quoted"),),
            Slot("broader"): (Link("c0002"),),
        }
    )
    stale = concept("c0004", preferred_en="return", preferred_nb="retur")
    outdated = Term("retur", "nb", State(Status.CURRENT, "EMN 9.0", renders="0123456789ab"))
    return Glossary(
        [
            Scheme("", {Slot("version"): "10.0", Slot("modified"): "2026-03-01"}),
            Theme("t01", {at("preferred@en"): Term("Asylum", "en"), at("preferred@nb"): Term("Asyl og vern", "nb")}),
            asylum,
            concept("c0002", preferred_en="unaccompanied minor", preferred_nb="enslig mindreårig"),
            concept("c0003", preferred_en="burden sharing"),
            stale.with_values({at("preferred@nb"): outdated}),
            concept("c0005", preferred_en="visa", preferred_nb="visum", preferred_nn="visum"),
            Passage("p0101", {Slot("order"): "0101", at("text@en"): Text("About this glossary", "en")}),
            Passage(
                "p0102",
                {
                    Slot("order"): "0102",
                    at("text@en"): Text("Words matter.", "en"),
                    at("text@nb"): Text("Ord betyr noe.", "nb", State(Status.CANDIDATE, "NO")),
                },
            ),
        ]
    )


def sent(glossary: Glossary | None = None, **options: Any) -> bytes:
    """The workbook as it is sent."""
    target = io.BytesIO()
    xlsx.write(glossary if glossary is not None else small(), target, **options)
    return target.getvalue()


def back(data: bytes, name: str = "emn-nb.xlsx", **options: Any) -> Document:
    """The workbook as it is read."""
    return xlsx.read(io.BytesIO(data), name=name, **options)


def worked_on(data: bytes, work: Callable[[Workbook], object]) -> bytes:
    """The workbook after `work` on it in a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    work(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def columns_of(sheet: Worksheet, header: int = 1) -> dict[str, int]:
    """The number of each column by its key."""
    texts = [str(cell.value or "") for cell in sheet[header]]
    return {column.key: index + 1 for index, column in recognise(texts).items()}


def row_of(sheet: Worksheet, id: str) -> int:  # noqa: A002
    """The row that an entry stands on."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == id)


def address(data: bytes, id: str, key: str, sheet: str = "Termer") -> str:  # noqa: A002
    """The address of an entry's cell: `G14`."""
    made = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return str(made.cell(row_of(made, id), columns_of(made)[key]).coordinate)


def filled(data: bytes, cells: Mapping[tuple[str, str], object], sheet: str = "Termer") -> bytes:
    """The workbook with something typed into cells, named by id and column key."""

    def work(book: Workbook) -> None:
        columns = columns_of(book[sheet])
        for (id, key), value in cells.items():  # noqa: A001
            cell = book[sheet].cell(row_of(book[sheet], id), columns[key])
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str) and not value.startswith("=!"):
                cell.data_type = "s" if value else "n"
            elif isinstance(value, str):
                cell.value = "=" + value[2:]

    return worked_on(data, work)


def typed(cells: Mapping[tuple[str, str], object], sheet: str = "Termer", **options: Any) -> Document:
    """What the small glossary's workbook says after something was typed into its cells."""
    return back(filled(sent(**options), cells, sheet))


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def soffice(data: bytes, folder: Path, ending: str) -> bytes:
    """The workbook opened and saved by LibreOffice."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed for this test: install Debian's libreoffice-calc"
    (folder / "inn.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder / "ut"),
        str(folder / "inn.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "ut" / f"inn.{ending}").read_bytes()
