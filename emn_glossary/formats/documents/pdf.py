"""PDF: the text of each page, as far as the file holds text and not pictures of it. Read by PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.documents.readable import Readable
from emn_glossary.places import Place

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 10_000
_PAGE_END = "\n\n"  # no term runs over a page: a foot and a head stand between


def read(data: bytes, *, name: str = "") -> Readable:
    """A PDF's text, page by page; a page without text, or one that cannot be read, is told.

    Raises:
        ReadError: encrypted, damaged, too many pages, or not a single page with text (a scanned one).
    """
    place = Place(file=name)
    if b"%PDF-" not in data[:1024]:  # ISO 32000-1 §7.5.2, and what stands before it by custom
        raise ReadError("document-not-that", place=place, format="PDF")
    texts, findings = _pages(data, name)
    if not any(texts):
        raise ReadError("document-no-text", place=place)
    pages, at = [], 0
    for text in texts:
        pages.append(at)
        at += len(text) + len(_PAGE_END)
    whole = _PAGE_END.join(texts)
    return Readable("pdf", name, whole, whole, data, tuple(pages), Report(findings))


def _pages(data: bytes, name: str) -> tuple[list[str], list[Finding]]:
    import pypdfium2  # noqa: PLC0415  only for PDF

    place = Place(file=name)
    texts, findings = [], []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise ReadError("document-encrypted" if locked else "document-damaged", place=place) from error
    with document:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError("document-too-many-pages", place=place, count=count, limit=MAX_PAGES)
        for number in range(count):
            try:
                text = _text(document, number)
            except pypdfium2.PdfiumError:
                text = ""
                findings.append(Finding.make("A102", place, page=number + 1))
            else:
                if not text.strip():
                    findings.append(Finding.make("A101", place, page=number + 1))
            texts.append(text)
    return texts, findings


def _text(document: PdfDocument, number: int) -> str:
    """A page's text; a hyphen at the end of a line, which PDFium gives as U+FFFE, stands there again."""
    page = document[number]
    try:
        lines = page.get_textpage()
        try:
            return str(lines.get_text_range()).replace("\ufffe", "-\n").replace("\r\n", "\n").replace("\x00", "")
        finally:
            lines.close()
    finally:
        page.close()
