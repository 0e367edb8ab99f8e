"""Document: a plan becomes a Word document. The home of python-docx; knows nothing of glossaries but the plan."""

from __future__ import annotations

import datetime
import io
from typing import Any

import docx as python_docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text import paragraph as word

from emn_glossary.errors import WriteError
from emn_glossary.formats.docx import oxml, styles
from emn_glossary.formats.printed.blocks import Block, Heading, Item, Items, Paragraph, Plan, Run, Runs, Section, Table
from emn_glossary.languages import Lang
from emn_glossary.places import Place

TOGETHER = 5  # lines under a head word that are kept on one page
WIDE = 4  # columns from which a table lies on its side
_A4 = (Mm(210), Mm(297))
_GAP, _STEP = 480, Mm(5)
_UNDATED = datetime.datetime(2000, 1, 1)  # Word keeps no time zone


def docx(plan: Plan) -> bytes:
    """The plan as a .docx file.

    Raises:
        WriteError: a control character; with the entry it stands in.
    """
    made = _Document(plan)
    made.fill()
    package = io.BytesIO()
    made.document.save(package)
    return oxml.repacked(package.getvalue())


class _Document:
    """One document being filled."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.document: Any = python_docx.Document()
        self.bookmarks: dict[str, str] = {}
        self.contents: list[tuple[int, Runs, str]] = []  # level, words, bookmark
        self.entry = ""
        self.marked = 0
        styles.prepare(self.document, plan.ui)
        self.style_ids = {style.name: style.style_id for style in self.document.styles}
        self.end: Any = self.document.element.body[-1]  # the last section's properties; all else comes before

    def fill(self) -> None:
        plan = self.plan
        self._properties()
        self._contents_list()
        self._page(self.document.sections[0], wide=False)
        self._title_page()
        if plan.contents:
            self._contents()
        for number, section in enumerate(plan.sections):
            self._section(section, number)

    # -- the frame ----------------------------------------------------------------------------------------
    def _properties(self) -> None:
        plan, properties = self.plan, self.document.core_properties
        day = datetime.datetime.fromisoformat(plan.date) if plan.date else _UNDATED
        properties.title, properties.subject, properties.author = plan.title, plan.subtitle, plan.author
        properties.language, properties.comments, properties.last_modified_by = oxml.proofing(plan.ui), "", plan.author
        properties.created = properties.modified = day
        package = self.document.part.package
        for name, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # the template's picture of an empty page
                del package.rels[name]

    def _page(self, section: Any, *, wide: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = reversed(_A4) if wide else _A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = styles.MARGIN

    def _foot(self, section: Any) -> None:
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        width = section.page_width - section.left_margin - section.right_margin
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        left, pattern = self.plan.foot
        paragraph._p.append(oxml.run(left + "\t", self.plan.title_lang))  # noqa: SLF001
        for piece in _split(pattern):
            if piece in _FIELDS:
                oxml.field(paragraph._p, _FIELDS[piece], "1")  # noqa: SLF001
            else:
                paragraph._p.append(oxml.run(piece))  # noqa: SLF001

    # -- the beginning ------------------------------------------------------------------------------------
    def _title_page(self) -> None:
        plan = self.plan
        self._runs(self._paragraph("Title"), (Run(plan.title, plan.title_lang),))
        self._runs(self._paragraph("Subtitle"), (Run(plan.subtitle),))
        for label, words in plan.facts:
            self._runs(self._paragraph(styles.FACT), (Run(label + "\t", "", "label"), Run(words)))
        for heading, paragraphs in plan.front:
            self._front_heading(heading)
            for runs in paragraphs:
                self._runs(self._paragraph("Normal"), runs)
        if plan.legend:
            self._front_heading(plan.legend_title)
            for mark, meaning in plan.legend:
                self._runs(self._paragraph(styles.FACT), (Run(mark + "\t", "", "mark"), Run(meaning)))

    def _front_heading(self, words: str) -> None:
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(12), True
        self._runs(paragraph, (Run(words, "", "topic"),))

    def _contents_list(self) -> None:
        """What the table of contents will show, and the bookmarks it leads to."""
        for number, section in enumerate(self.plan.sections):
            self.contents.append((1, (Run(section.title),), f"section_{number}"))
            for place, block in enumerate(section.blocks):
                if isinstance(block, Heading) and block.listed:
                    self.contents.append((block.level, block.runs, f"section_{number}_{place}"))

    def _contents(self) -> None:
        """A field that Word can work out again, filled in beforehand with links."""
        heading = self._paragraph("TOC Heading")
        heading.paragraph_format.page_break_before = True
        self._runs(heading, (Run(self.plan.contents),))
        paragraph: Any = None
        for number, (level, runs, name) in enumerate(self.contents):
            paragraph = self._paragraph(f"toc {level}")
            if number == 0:
                oxml.field_start(paragraph._p, 'TOC \\o "1-2" \\h \\z')  # noqa: SLF001
            for run in runs:
                paragraph._p.append(oxml.inside_link(oxml.run(run.text, run.lang), name))  # noqa: SLF001
        oxml.field_end(paragraph._p)  # noqa: SLF001

    # -- the list -----------------------------------------------------------------------------------------
    def _section(self, section: Section, number: int) -> None:
        wide = any(isinstance(block, Table) and len(block.header) >= WIDE for block in section.blocks)
        self._page(made := self.document.add_section(WD_SECTION.NEW_PAGE), wide=wide)
        self._foot(made)
        oxml.columns(made, 1, _GAP)
        heading = self._paragraph("Heading 1")
        self._runs(heading, (Run(section.title),))
        oxml.bookmark(heading._p, f"section_{number}", self._number())  # noqa: SLF001
        if section.columns > 1:
            self._page(part := self.document.add_section(WD_SECTION.CONTINUOUS), wide=wide)
            oxml.columns(part, section.columns, _GAP)
        for place, block in enumerate(section.blocks):
            self._block(block, f"section_{number}_{place}")

    def _block(self, block: Block, name: str) -> None:
        if isinstance(block, Heading):
            heading = self._paragraph(f"Heading {min(block.level, 3)}")
            self._runs(heading, block.runs)
            oxml.bookmark(heading._p, name, self._number())  # noqa: SLF001
        elif isinstance(block, Paragraph):
            self._runs(self._paragraph("Normal"), block.runs)
        elif isinstance(block, Items):
            for item in block.items:
                self._item(item, 0)
        else:
            self._table(block)

    def _item(self, item: Item, depth: int) -> None:
        self.entry = item.anchor.removeprefix("entry ") or self.entry
        style = f"Heading {min(item.level, 3)}" if item.level else styles.ENTRY
        paragraph = self._paragraph(style)
        self._indent(paragraph, depth)
        together = len(item.body) <= TOGETHER
        paragraph.paragraph_format.keep_with_next = bool(item.body) or None
        plain = tuple(run._replace(style="") if item.level and run.style == "head" else run for run in item.head)
        self._runs(paragraph, plain)
        if item.anchor:
            oxml.bookmark(paragraph._p, self._bookmark(item.anchor), self._number())  # noqa: SLF001
        for number, runs in enumerate(item.body, 1):
            line = self._paragraph(styles.LINE)
            self._indent(line, depth)
            if together and number < len(item.body):
                line.paragraph_format.keep_with_next = True
            self._runs(line, runs)
        for child in item.children:
            self._item(child, depth + 1)

    def _indent(self, paragraph: Any, depth: int) -> None:
        if depth:
            paragraph.paragraph_format.left_indent = Mm(4) + _STEP * depth

    def _table(self, table: Table) -> None:
        made = self.document.add_table(rows=1, cols=len(table.header), style="Table Grid")
        made.autofit = False
        section = self.document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        widths = [room * width // sum(table.widths) for width in table.widths]
        oxml.table_layout(made._tbl, widths)  # noqa: SLF001
        for cell, words, width in zip(made.rows[0].cells, table.header, widths, strict=True):
            cell.width = width
            self._runs(cell.paragraphs[0], (Run(words, "", "topic"),))
            oxml.shade(cell._tc, "DEE6EF")  # noqa: SLF001
        oxml.heading_row(made.rows[0]._tr)  # noqa: SLF001
        for row in table.rows:
            cells = made.add_row()
            oxml.whole_row(cells._tr)  # noqa: SLF001
            for cell, lines, width in zip(cells.cells, row, widths, strict=True):
                cell.width = width
                for number, runs in enumerate(lines):
                    self._runs(cell.paragraphs[0] if not number else cell.add_paragraph(), runs)

    def _paragraph(self, style: str) -> Any:
        """A new paragraph at the end; python-docx would look through the whole document for the place."""
        element: Any = OxmlElement("w:p")
        made = word.Paragraph(element, self.document._body)  # noqa: SLF001
        made._p.style = self.style_ids[style]  # noqa: SLF001
        self.end.addprevious(made._p)  # noqa: SLF001
        return made

    # -- words --------------------------------------------------------------------------------------------
    def _runs(self, paragraph: Any, runs: Runs) -> None:
        """Words with their language, style and link.

        Raises:
            WriteError: a control character.
        """
        for run in runs:
            try:
                paragraph._p.append(self._run(run))  # noqa: SLF001
            except ValueError as error:
                raise WriteError("not-in-xml-text", place=Place(self.entry)) from error

    def _run(self, run: Run) -> Any:
        lang: Lang = run.lang
        inner = oxml.run(run.text, lang, self.style_ids[styles.CHARACTERS[run.style]] if run.style else "")
        if run.to.startswith(("http://", "https://")):
            return oxml.outward_link(self.document.part, inner, run.to)
        return oxml.inside_link(inner, self._bookmark(run.to)) if run.to else inner

    def _bookmark(self, anchor: str) -> str:
        """The bookmark of an anchor: letters, digits and `_`, 40 at most."""
        return self.bookmarks.setdefault(anchor, f"entry_{len(self.bookmarks) + 1}")

    def _number(self) -> int:
        self.marked += 1
        return self.marked


_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def _split(pattern: str) -> list[str]:
    """The pattern of a page number in pieces: `Side `, `{page}`, ` av `, `{pages}`."""
    head, _, rest = pattern.partition("{page}")
    middle, _, tail = rest.partition("{pages}")
    return [piece for piece in (head, "{page}", middle, "{pages}", tail) if piece]
