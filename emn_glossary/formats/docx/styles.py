"""Styles: how a list looks in Word. Built-in styles are used where there is one, so that Word knows what they mean."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from emn_glossary.formats.docx import oxml
from emn_glossary.languages import Lang

BLUE, INK, GREY = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x1F, 0x1F, 0x1F), RGBColor(0x59, 0x59, 0x59)
FONT = "Calibri"
MARGIN, TEXT_WIDTH = Mm(22), Mm(210 - 2 * 22)  # of an A4 page
ENTRY, LINE, FACT = "Entry", "Entry text", "Fact"
CHARACTERS = {"head": "Head word", "see": "Pointing word", "label": "Label", "mark": "Mark", "topic": "Topic",
              "small": "Small print", "ins": "Added", "del": "Taken out"}  # fmt: skip
_HEADINGS = ((1, 20, 0, 10), (2, 14, 14, 4), (3, 11.5, 8, 2))  # level, size, space before and after


def prepare(document: Any, ui: Lang) -> None:
    """Give a new document its page, its fonts, its language and its styles."""
    styles = document.styles
    _language(styles, ui)
    _base(styles["Normal"], 10.5, after=4)
    _base(styles["Title"], 30, colour=BLUE, bold=True, before=160, after=6)
    _plain_title(styles["Title"])
    _base(styles["Subtitle"], 16, colour=GREY, after=24)
    styles["Subtitle"].font.italic = False
    for level, size, before, after in _HEADINGS:
        _base(styles[f"Heading {level}"], size, colour=BLUE, bold=True, before=before, after=after)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _base(styles["Footer"], 9, colour=GREY)
    for stops in styles["Footer"].element.xpath("w:pPr/w:tabs"):  # those of a page of another width
        stops.getparent().remove(stops)
    _base(styles["Table Grid"], 9.5)
    _base(styles["TOC Heading"], 20, colour=BLUE, bold=True, after=10)
    _contents(styles)
    _paragraphs(styles)
    _characters(styles)


def _language(styles: Any, ui: Lang) -> None:
    """The language of all that states none."""
    (properties,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(oxml.element("w:lang", val=oxml.proofing(ui), eastAsia="en-GB", bidi="ar-SA"))


def _base(
    style: Any, size: float, *, colour: RGBColor = INK, bold: bool = False, before: float = 0, after: float = 0
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), bold, colour
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.08


def _plain_title(style: Any) -> None:
    """The template draws a line under the title."""
    for border in style.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _contents(styles: Any) -> None:
    """The styles that Word gives the lines of a table of contents when it works it out again."""
    for level in (1, 2):
        line = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        line.base_style, line.font.bold = styles["Normal"], level == 1
        line.paragraph_format.left_indent = Mm(5) * (level - 1)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(4 if level == 1 else 0), Pt(1)
        line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _paragraphs(styles: Any) -> None:
    entry = styles.add_style(ENTRY, WD_STYLE_TYPE.PARAGRAPH)
    entry.base_style = styles["Normal"]
    entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = Mm(4), Mm(-4)
    entry.paragraph_format.space_before, entry.paragraph_format.space_after = Pt(3), Pt(0)
    line = styles.add_style(LINE, WD_STYLE_TYPE.PARAGRAPH)
    line.base_style = styles["Normal"]
    line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(4), Pt(0)
    fact = styles.add_style(FACT, WD_STYLE_TYPE.PARAGRAPH)
    fact.base_style = styles["Normal"]
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Mm(35), Mm(-35)
    fact.paragraph_format.tab_stops.add_tab_stop(Mm(35))
    fact.paragraph_format.space_after = Pt(2)


def _characters(styles: Any) -> None:
    made = {}
    for name, style in CHARACTERS.items():
        made[name] = styles.add_style(style, WD_STYLE_TYPE.CHARACTER)
    made["head"].font.bold = True
    made["label"].font.color.rgb = GREY
    made["topic"].font.bold = True
    made["small"].font.size = Pt(8.5)
    made["small"].font.color.rgb = GREY
    made["ins"].font.underline = True
    made["del"].font.strike = True
    made["mark"].font.bold = True
    made["mark"].font.color.rgb = RGBColor(0x9C, 0x2A, 0x00)
