"""The review packet: what is to be approved goes out as a page or a Word document, decisions come back from either."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from emn_glossary.coverage import digest, is_stale
from emn_glossary.errors import ReadError
from emn_glossary.formats import docx, review
from emn_glossary.merge import merge
from emn_glossary.model import Concept, Document, Glossary, Link, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot

WAITING = State(Status.WAITING, "NO", "2026-03-04", "oversetter", "gammel")
GUARDIAN = Concept(
    "c0112",
    {
        Slot("preferred", "en"): Term("guardian", "en"),
        Slot("definition", "en"): Text("Somebody who looks after a child & its affairs.", "en"),
        Slot("preferred", "nb"): Term("verge", "nb", WAITING),
        Slot("alternative", "nb"): (
            Term("representant", "nb", WAITING, position=1),
            Term("hjelpeverge", "nb", State(Status.CURRENT, "NO"), position=2),
        ),
        Slot("note", "nb"): (Text("Bare for barn | ikke for voksne.", "nb", WAITING),),
        Slot("comment", "nb"): (Text("Brukt i vergemålsloven.", "nb"),),
    },
)
OURS = Glossary([GUARDIAN, Concept("c0022", {Slot("preferred", "nb"): Term("asylsøker", "nb")})])
EMN = Glossary([Concept("c0112", {Slot("preferred", "nb"): Term("formynder", "nb")})])
HEADINGS = ["ID", "Felt", "Hos EMN i dag", "Forslag", "Begrunnelse", "Avgjørelse", "Merknad"]
PREFERRED, ALTERNATIVE, NOTE = "Anbefalt term (bokmål)", "Tillatte termer (bokmål)", "Merknad (bokmål)"
Answers = Mapping[str, tuple[str, str]]  # field → decision, remark


def written(module: Any) -> bytes:
    target = io.BytesIO()
    module.write(OURS, target, published=EMN, status=Status.WAITING)
    return target.getvalue()


def in_page(answers: Answers) -> bytes:
    page = written(review).decode()
    for field, (decision, remark) in answers.items():
        before, row, after = page.partition(f'<td class="field">{field}</td>')
        after = after.replace(f"<option>{decision}</option>", f'<option selected="">{decision}</option>', 1)
        page = before + row + after.replace("</textarea>", f"{remark}</textarea>", 1)
    return page.encode()


def filled(answers: Answers, write: Callable[[Any, str], None]) -> bytes:
    document = python_docx.Document(io.BytesIO(written(docx)))
    for row in document.tables[0].rows[1:]:
        cells = row._tr.findall(qn("w:tc"))
        if (field := row.cells[1].text) in answers:
            write(cells[5], answers[field][0])
            row.cells[6].text = answers[field][1]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def chosen(cell: Any, decision: str) -> None:
    """As Word does when something is chosen from the drop-down."""
    (mark,) = cell.iter(qn("w:showingPlcHdr"))
    mark.getparent().remove(mark)
    next(cell.iter(qn("w:t"))).text = decision


def typed(cell: Any, decision: str) -> None:
    """As a program does that knows no drop-downs: the words are plain ones."""
    paragraph = next(cell.iter(qn("w:p")))
    words = next(cell.iter(qn("w:r")))
    paragraph.remove(next(cell.iter(qn("w:sdt"))))
    paragraph.append(words)
    next(cell.iter(qn("w:t"))).text = decision or "velg"


def in_word(answers: Answers) -> bytes:
    return filled(answers, lambda cell, decision: chosen(cell, decision) if decision else None)


def by_hand(answers: Answers) -> bytes:
    return filled(answers, typed)


WAYS = {"page": (review, in_page), "word": (docx, in_word), "by hand": (docx, by_hand)}
every_way = pytest.mark.parametrize("way", WAYS)


def answered(way: str, answers: Answers, ours: Glossary = OURS) -> Document:
    module, fill = WAYS[way]
    document: Document = module.read(io.BytesIO(fill(answers)), name="svar", ours=ours)
    return document


def after(document: Document, ours: Glossary = OURS) -> Glossary:
    outcome = merge(document.origin, ours, document.glossary)
    assert outcome.conflicts == ()
    return outcome.merged


def states(glossary: Glossary, slot: str) -> dict[str, Status]:
    value = glossary["c0112"].get(Slot.parse(slot))
    items: Any = value if isinstance(value, tuple) else (value,)
    return {str(item): item.state.status for item in items}


def test_a_packet_shows_what_one_must_know() -> None:
    document = python_docx.Document(io.BytesIO(written(docx)))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert "guardian  c0112" in words
    assert "Somebody who looks after a child & its affairs." in words
    assert [cell.text for cell in document.tables[0].rows[0].cells] == HEADINGS
    first = [cell.text for cell in document.tables[0].rows[1].cells]
    assert first[:5] == ["c0112", PREFERRED, "formynder", "verge", "Brukt i vergemålsloven.\noversetter, 2026-03-04"]
    page = written(review).decode()
    for said in ("guardian", "a child &amp; its affairs.", *HEADINGS, "formynder", "verge", "Brukt i vergemålsloven."):
        assert said in page
    assert "hjelpeverge" not in page  # it is approved
    assert "asylsøker" not in page


@every_way
def test_a_packet_that_nobody_filled_in_changes_nothing(way: str) -> None:
    document = answered(way, {})
    assert (list(document.glossary.entries), list(document.findings)) == ([], [])


@every_way
def test_decisions_come_back(way: str) -> None:
    said = {PREFERRED: ("godkjent", ""), ALTERNATIVE: ("ikke godkjent", "For vidt."), NOTE: ("godkjent", "")}
    document = answered(way, said)
    assert list(document.findings) == []
    now = after(document)
    assert states(now, "preferred@nb") == {"verge": Status.CURRENT}
    assert states(now, "alternative@nb") == {"representant": Status.CANDIDATE, "hjelpeverge": Status.CURRENT}
    assert states(now, "note@nb") == {"Bare for barn | ikke for voksne.": Status.CURRENT}
    assert [str(one) for one in now["c0112"].many("comment", "nb")] == ["Brukt i vergemålsloven.", "For vidt."]
    approved = now["c0112"].preferred("nb")
    assert approved is not None
    assert not is_stale(now["c0112"], approved.state, digest(now["c0112"]))


@every_way
def test_a_value_that_has_changed_since_keeps_its_status_and_is_told(way: str) -> None:
    ours = OURS.with_entries([GUARDIAN.with_values({Slot("preferred", "nb"): Term("vergen", "nb", WAITING)})])
    document = answered(way, {PREFERRED: ("godkjent", "")}, ours)
    assert [finding.code for finding in document.findings] == ["E433"]
    assert (
        document.findings[0].text("nb").startswith("teksten «verge» i pakken er ikke den ordlisten har nå («vergen»)")
    )
    assert states(after(document, ours), "preferred@nb") == {"vergen": Status.WAITING}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("GODKJENT", Status.CURRENT),
        ("approved", Status.CURRENT),
        ("ok", Status.CURRENT),
        ("nei", Status.CANDIDATE),
        ("ikkje godkjend", Status.CANDIDATE),
        ("utgått", Status.RETIRED),
        ("velg", Status.WAITING),
        ("kanskje", Status.WAITING),
    ],
)
def test_what_people_write(said: str, status: Status) -> None:
    document = answered("by hand", {PREFERRED: (said, "")})
    assert states(after(document), "preferred@nb") == {"verge": status}
    assert [finding.code for finding in document.findings] == (["E432"] if said == "kanskje" else [])


def test_tracked_changes_and_comments_in_word() -> None:
    """What was deleted does not count, what was put in does; a comment in the row is a remark."""
    document = python_docx.Document(io.BytesIO(written(docx)))
    row = document.tables[0].rows[1]
    cell = row.cells[5]
    typed(cell._tc, "ikke godkjent")
    run = next(cell._tc.iter(qn("w:r")))
    gone = python_docx.oxml.OxmlElement("w:del")
    run.addprevious(gone)
    gone.append(run)
    put_in = python_docx.oxml.OxmlElement("w:ins")
    gone.addnext(put_in)
    put_in.append(cell.paragraphs[0].add_run("godkjent")._r)
    document.add_comment(row.cells[3].paragraphs[0].runs, text="Fint ord.", author="x", initials="x")
    made = io.BytesIO()
    document.save(made)
    now = after(docx.read(io.BytesIO(made.getvalue()), ours=OURS))
    assert states(now, "preferred@nb") == {"verge": Status.CURRENT}
    assert "Fint ord." in [str(one) for one in now["c0112"].many("comment", "nb")]


def test_a_row_that_is_none_of_ours_is_told() -> None:
    data = in_page({PREFERRED: ("godkjent", "")}).replace(b'class="id">c0112', b'class="id">c9999', 1)
    document = review.read(io.BytesIO(data), name="svar.html", ours=OURS)
    assert [(f.code, f.place.file, f.place.concept) for f in document.findings] == [("E431", "svar.html", "c9999")]


def test_a_packet_of_one_theme() -> None:
    theme = Theme("t01", {Slot("preferred", "en"): Term("People", "en")})
    seeker = Concept(
        "c0022", {Slot("preferred", "nb"): Term("asylsøker", "nb", WAITING), Slot("theme"): (Link("t01"),)}
    )
    target = io.BytesIO()
    docx.write(Glossary([theme, GUARDIAN, seeker]), target, status=Status.WAITING, theme="t01")
    tables = python_docx.Document(io.BytesIO(target.getvalue())).tables
    assert [table.rows[1].cells[0].text for table in tables] == ["c0022"]


def test_a_list_for_consultation_is_no_packet() -> None:
    target = io.BytesIO()
    docx.write(OURS, target)
    assert [f.code for f in docx.read(io.BytesIO(target.getvalue()), name="l.docx", ours=OURS).findings] == ["E430"]
    with pytest.raises(ReadError):
        review.read(io.BytesIO(b"<html><table><tr><td>ID</td></tr></table></html>"), ours=OURS)


def test_a_packet_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice is needed: make system"
    (tmp_path / "svar.docx").write_bytes(in_word({PREFERRED: ("godkjent", "Fint.")}))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "ny"), "svar.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    now = after(docx.read(io.BytesIO((tmp_path / "ny" / "svar.docx").read_bytes()), ours=OURS))
    assert states(now, "preferred@nb") == {"verge": Status.CURRENT}
    assert "Fint." in [str(one) for one in now["c0112"].many("comment", "nb")]


def test_what_is_written_in_a_page_is_kept_as_text() -> None:
    glossary = Glossary([GUARDIAN.with_values({Slot("preferred", "nb"): Term("<b>&</b>", "nb", WAITING)})])
    target = io.BytesIO()
    review.write(glossary, target)
    assert b"<b>" not in target.getvalue()
