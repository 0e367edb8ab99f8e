"""Word: the same lists as in print, with real headings, languages, links and table headings; the same bytes."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from emn_glossary.errors import ConceptNotFoundError, UnknownChoiceError, WriteError
from emn_glossary.formats import docx
from emn_glossary.formats.printed import ORDERS, plan
from emn_glossary.formats.printed.blocks import Item, Items, Run
from emn_glossary.model import Concept, Glossary, Link, Passage, Scheme, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot


def concept(id: str, *, theme: str = "", **terms: str) -> Concept:  # noqa: A002
    values: dict[Slot, Any] = {
        Slot("preferred", lang): Term(text, lang, State(Status.CURRENT, "EMN")) for lang, text in terms.items()
    }
    if theme:
        values[Slot("theme")] = (Link(theme),)
    return Concept(id, values)


SEEKER = concept("c0022", en="asylum seeker", nb="asylsøker", nn="asylsøkjar", theme="t01").with_values(
    {
        Slot("alternative", "nb"): (Term("søker om asyl", "nb"),),
        Slot("deprecated", "nb"): (Term("asylant", "nb", State(Status.CANDIDATE)),),
        Slot("definition", "nb"): Text("Person som\nhar søkt.", "nb", State(Status.CANDIDATE, "NO", "2026-03-04")),
        Slot("broader"): (Link("c0100"),),
        Slot("page"): "https://emn.example/asylum-seeker_en",
    }
)
GLOSSARY = Glossary(
    [
        Scheme("scheme", {Slot("title", "nb"): Text("Prøveordliste", "nb"), Slot("version"): "10.0.0"}),
        Theme("t01", {Slot("preferred", "nb"): Term("Personer", "nb"), Slot("preferred", "en"): Term("People", "en")}),
        SEEKER,
        concept("c0100", en="migrant", nb="migrant", nn="migrant", theme="t01"),
        concept("c0101", en="relocation", nb="overføring"),
        concept("c0102", en="transfer", nb="overføring"),
        concept("c0200", en="Ålesund process", nb="Ålesund-prosessen"),
        concept("c0216", en="reception"),
        concept("c0300", en="asylum", nb="<b>&amp; {x}", ar="لجوء"),
        Passage("p01", {Slot("text", "nb"): Text("Om ordlisten", "nb"), Slot("role"): "heading"}),
        Passage("p02", {Slot("text", "nb"): Text("Her står det noe.", "nb"), Slot("order"): "2"}),
    ]
)


def data(glossary: Glossary = GLOSSARY, **options: Any) -> bytes:
    target = io.BytesIO()
    docx.write(glossary, target, **options)
    return target.getvalue()


def opened(**options: Any) -> Any:
    return python_docx.Document(io.BytesIO(data(**options)))


def paragraphs(document: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def words(element: Any) -> str:
    return "".join(text.text for text in element.iter(qn("w:t")))


# -- what stands in it ------------------------------------------------------------------------------------------


def test_the_list_is_that_of_print() -> None:
    document = opened()
    assert paragraphs(document, "Title") == ["Prøveordliste"]
    assert paragraphs(document, "Subtitle") == ["Bokmål – engelsk"]
    assert paragraphs(document, "Heading 1") == ["Bokmål – engelsk", "Uten term på bokmål"]
    assert paragraphs(document, "Heading 2") == ["A", "B", "M", "O", "S", "Å"]
    assert paragraphs(document, "Entry")[:3] == ["asylant* (frarådd)", "asylsøker", "<b>&amp; {x}"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
def test_every_word_of_the_plan_is_in_the_document(order: str, ui: str) -> None:
    document = opened(order=order, ui=ui)
    every = words(document.element.body)
    made = plan(GLOSSARY, order=order, ui=ui, medium="screen")

    def said(part: object) -> None:
        if isinstance(part, Run):
            for piece in part.text.replace("\t", "\n").split("\n"):
                assert piece in every
        elif isinstance(part, tuple):
            for inner in part:
                said(inner)

    said(made.sections)
    said(made.front)


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_glossary_gives_the_same_bytes(order: str) -> None:
    assert data(order=order) == data(order=order)


def test_no_clock_and_no_leftovers_are_in_the_package() -> None:
    with zipfile.ZipFile(io.BytesIO(data())) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]
        assert package.namelist()[0] == "[Content_Types].xml"
    properties = opened().core_properties
    assert (properties.title, properties.language) == ("Prøveordliste", "nb-NO")
    assert properties.created.date().isoformat() == "2026-03-04"  # the newest change in the glossary
    assert "python-docx" not in properties.comments


# -- for Word's own tools -----------------------------------------------------------------------------------------


def test_every_word_has_its_language() -> None:
    spoken = {}
    for run in opened(langs=("nb", "nn", "ar")).element.body.iter(qn("w:r")):
        lang = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if lang is not None:
            spoken[words(run)] = (lang.get(qn("w:val")), lang.get(qn("w:bidi")))
    assert spoken["asylsøker"] == ("nb-NO", None)
    assert spoken["asylsøkjar"] == ("nn-NO", None)
    assert spoken["asylum seeker"] == ("en-GB", None)
    assert spoken["لجوء"] == (None, "ar")


@pytest.mark.parametrize(("ui", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_document_is_in_the_language_of_its_page(ui: str, tag: str) -> None:
    (lang,) = opened(ui=ui).styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert lang.get(qn("w:val")) == tag


def test_every_link_leads_somewhere() -> None:
    for order in ORDERS:
        body = opened(order=order).element.body
        marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
        assert len(marks) == len(set(marks))
        assert all(len(mark) <= 40 for mark in marks)
        anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
        assert anchors <= set(marks)
    assert anchors


def test_web_addresses_are_links() -> None:
    document = opened(order="full")
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == ["https://emn.example/asylum-seeker_en"]


def test_the_work_list_lies_on_its_side_and_repeats_its_headings() -> None:
    document = opened(order="work")
    sections = [section.orientation for section in document.sections]
    assert sections == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["ID", "Engelsk", "Mangler", "Forslag og notater"]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert table.rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None


def test_the_contents_are_a_field_that_is_filled_in() -> None:
    body = opened(order="full").element.body
    (instruction,) = [found.text.strip() for found in body.iter(qn("w:instrText"))]
    assert instruction == 'TOC \\o "1-2" \\h \\z'
    shown = [words(link) for link in body.iter(qn("w:hyperlink"))][:4]
    assert shown == ["Innledning", "Om ordlisten", "Ordliste", "A"]


def test_the_contents_have_the_styles_that_word_gives_them() -> None:
    """So that they look the same when the field is worked out again, with a dotted line to the page numbers."""
    made = opened(order="full")
    styles = [paragraph.style.name for paragraph in made.paragraphs if paragraph.text in ("Innhold", "Innledning", "A")]
    assert styles[:3] == ["TOC Heading", "toc 1", "toc 2"]
    assert len(made.styles["toc 2"].paragraph_format.tab_stops) == 1


def test_the_foot_numbers_the_pages() -> None:
    foot = opened().sections[1].footer.paragraphs[0]
    assert foot.text == "Prøveordliste · 10.0.0\tSide 1 av 1"
    fields = [found.text.strip() for found in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


# -- without pages ----------------------------------------------------------------------------------------------


def test_the_index_leads_to_head_words_instead_of_pages() -> None:
    made = plan(GLOSSARY, order="full", medium="screen")
    (index,) = [section for section in made.sections if section.title == "Register: bokmål"]
    items = [item for block in index.blocks if isinstance(block, Items) for item in block.items]
    heads = {item.head[0].text: item.head for item in items}
    assert [run.text for run in heads["asylant"]] == ["asylant", " → ", "asylsøker"]
    assert [(run.text, run.to) for run in heads["migrant"]] == [("migrant", "entry c0100")]
    assert [run.text for run in heads["overføring"]] == ["overføring", " → ", "1", ", ", "2"]
    assert not any(run.page for item in items for run in item.head)
    assert "sidetall" not in str(made.front)
    assert "sidetall" in str(plan(GLOSSARY, order="full").front)


def test_items_below_items_keep_their_place() -> None:
    made = plan(GLOSSARY, order="theme", medium="screen")
    (items,) = [block for block in made.sections[0].blocks if isinstance(block, Items)][:1]
    (migrant,) = items.items
    assert [child.head[0].text for child in migrant.children] == ["asylsøker"]
    assert isinstance(migrant, Item)


# -- bad input --------------------------------------------------------------------------------------------------


def test_options_that_cannot_be_are_refused() -> None:
    for options in ({"order": "rund"}, {"ui": "de"}, {"select": "noe"}, {"theme": "t99"}):
        with pytest.raises(UnknownChoiceError):
            data(**options)  # type: ignore[arg-type]
    with pytest.raises(ConceptNotFoundError):
        data(ids=("c9999",))


def test_a_control_character_is_refused_with_its_entry() -> None:
    glossary = GLOSSARY.with_entries([concept("c0400", nb="vond\x07term")])
    with pytest.raises(WriteError) as caught:
        data(glossary)
    assert caught.value.place.concept == "c0400"


def test_an_empty_glossary_is_a_document_that_says_so() -> None:
    document = python_docx.Document(io.BytesIO(data(Glossary())))
    assert "Ingen begreper i utvalget." in [paragraph.text for paragraph in document.paragraphs]


# -- opened for real --------------------------------------------------------------------------------------------


def test_libreoffice_opens_it_and_shows_it_all(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program
    for order in ("nb", "work", "full"):
        (tmp_path / f"{order}.docx").write_bytes(data(order=order))
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, *tmp_path.glob("*.docx")], check=True, capture_output=True)
    texts = {}
    for order in ("nb", "work", "full"):
        pages = PdfReader(tmp_path / f"{order}.pdf").pages
        texts[order] = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "asylsøker asylum seeker" in texts["nb"]
    assert "Ålesund-prosessen" in texts["nb"]
    assert "Side 2 av" in texts["nb"]
    assert "Forslag og notater" in texts["work"]
    assert "Person som har søkt." in texts["full"]
    assert "asylant → asylsøker" in texts["full"]
