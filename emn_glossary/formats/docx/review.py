"""The review packet as a Word document, to decide in with a drop-down or by hand; and its tables, come back.

The tables are plain ones, so they come back from any word processor. Words that were deleted with changes tracked do
not count, words that were put in do; a Word comment in a row is a remark.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from emn_glossary.errors import ReadError, WriteError
from emn_glossary.formats.documents.guard import weigh
from emn_glossary.formats.docx import oxml, styles
from emn_glossary.formats.review.answers import COLUMNS, heading, words
from emn_glossary.formats.xlsx.columns import slot_heading
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.messages import text
from emn_glossary.places import Place
from emn_glossary.review import Packet, Part, Row

if TYPE_CHECKING:
    from docx.document import Document

_WIDTHS = dict(zip(COLUMNS, (15, 34, 40, 52, 52, 32, 38), strict=True))  # mm
_UNDATED = "2000-01-01"


def docx(packet: Packet, ui: Lang) -> bytes:
    """The packet as a .docx file; the same packet gives the same bytes.

    Raises:
        WriteError: a control character, which XML cannot hold; with the entry it stands in.
    """
    import docx as python_docx  # noqa: PLC0415

    document: Any = python_docx.Document()
    styles.prepare(document, ui)
    _frame(document, packet, ui)
    for part in packet.parts:
        try:
            _part(document, part, ui)
        except ValueError as error:
            raise WriteError("not-in-xml-text", place=Place(part.id)) from error
    made = io.BytesIO()
    document.save(made)
    return oxml.repacked(made.getvalue())


def _frame(document: Any, packet: Packet, ui: Lang) -> None:
    """The page lying on its side, what the document is, and what to do with it."""
    title = text("review.title", ui, status=text(f"status.{packet.status}", ui))
    properties, author = document.core_properties, text("workbook.author", ui)
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.language, properties.comments = oxml.proofing(ui), ""
    properties.created = properties.modified = datetime.datetime.fromisoformat(packet.day or _UNDATED)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(17)
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001
    foot.append(oxml.run(f"{title} – "))
    oxml.field(foot, "PAGE", "1")
    document.add_heading(title, level=1)
    yes, no = words(ui)
    document.add_paragraph(text("review.count", ui, count=packet.count, edition=packet.edition))
    nothing = text("export.nothing", ui)
    document.add_paragraph(text("review.how.word", ui, yes=yes, no=no) if packet.parts else nothing)


def _part(document: Any, part: Part, ui: Lang) -> None:
    """One entry: its English, and a table of its values."""
    title = document.add_heading(level=2)
    title._p.append(oxml.run(part.english, SOURCE))  # noqa: SLF001
    title._p.append(oxml.run(f"  {part.id}"))  # noqa: SLF001
    for said, lang in ((" / ".join(part.terms), ""), (part.definition, SOURCE), (part.source, SOURCE)):
        if not said:
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_after = True, Pt(3)
        paragraph._p.append(oxml.run(said, lang))  # noqa: SLF001
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    widths: list[int] = [Mm(_WIDTHS[name]) for name in COLUMNS]
    oxml.table_layout(table._tbl, widths)  # noqa: SLF001
    oxml.heading_row(table.rows[0]._tr)  # noqa: SLF001
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(heading(name, ui)).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        oxml.shade(cell._tc, "DEE6EF")  # noqa: SLF001
    for row in part.rows:
        _row(table, row, ui)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _row(table: Any, row: Row, ui: Lang) -> None:
    made = table.add_row()
    oxml.whole_row(made._tr)  # noqa: SLF001
    reason = "\n".join(filter(None, (row.reason, row.by)))
    said = {"id": row.id, "field": slot_heading(row.slot, ui), "before": row.before, "after": row.after}
    langs = {"before": row.slot.lang, "after": row.slot.lang}
    for cell, name in zip(made.cells, COLUMNS, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if name == "decision":
            paragraph._p.append(_choice(f"{row.id} {row.slot}", heading(name, ui), ui))  # noqa: SLF001
        elif words_ := (reason if name == "reason" else said.get(name, "")):
            paragraph._p.append(oxml.run(words_, langs.get(name, "")))  # noqa: SLF001
            if name == "after":
                paragraph.runs[0].bold = True


def _choice(tag: str, title: str, ui: Lang) -> Any:
    """A drop-down in the text, in which one may write as well."""
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    properties.append(oxml.element("w:alias", val=title))
    properties.append(oxml.element("w:tag", val=tag[:64]))
    properties.append(OxmlElement("w:showingPlcHdr"))
    choices = OxmlElement("w:comboBox")
    for word in words(ui):
        choices.append(oxml.element("w:listItem", displayText=word, value=word))
    properties.append(choices)
    content.append(oxml.run(text("review.choose", ui)))
    control.append(properties)
    control.append(content)
    return control


# ---------------------------------------------------------------------------------------------------------
# The way in

_GONE = frozenset(qn(name) for name in ("w:del", "w:moveFrom"))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}


def tables(data: bytes, name: str) -> list[list[list[str]]]:
    """The tables of a document, as rows of cells; a comment stands in the last cell of its row.

    Raises:
        ReadError: not a .docx file, damaged, encrypted, or made to swell.
    """
    import docx as python_docx  # noqa: PLC0415

    weigh(data, name)
    try:
        document = python_docx.Document(io.BytesIO(data))
        comments = _comments(document)
        every = document.element.body.iter(qn("w:tbl"))
        return [[_cells(row, comments) for row in table.iter(qn("w:tr"))] for table in every]
    except Exception as error:  # a damaged package makes the library stumble in any way there is
        raise ReadError("document-damaged", place=Place(file=name)) from error


def _comments(document: Document) -> dict[str, str]:
    """What the comments of a document say, by number."""
    from lxml import etree  # noqa: PLC0415

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/comments"):
            root = etree.fromstring(relation.target_part.blob)
            return {str(one.get(qn("w:id"))): _text(one) for one in root.iter(qn("w:comment"))}
    return {}


def _cells(row: Any, comments: dict[str, str]) -> list[str]:
    cells = [_text(cell) for cell in row.iter(qn("w:tc"))]
    numbers = (str(one.get(qn("w:id"))) for one in row.iter(qn("w:commentReference")))
    said = [words_ for number in numbers if (words_ := comments.get(number, ""))]
    return [*cells[:-1], "\n".join(filter(None, (cells[-1], *said)))] if cells else []


def _text(top: Any) -> str:
    """The words under an element, a line a paragraph, without what is deleted; a placeholder is no word."""
    return "\n".join(filter(None, ("".join(_pieces(p)).strip() for p in top.iter(qn("w:p")))))


def _pieces(paragraph: Any) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _GONE or (element.tag == qn("w:sdt") and _is_placeholder(element)):
            continue
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        stack += reversed(element)


def _is_placeholder(control: Any) -> bool:
    return control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
