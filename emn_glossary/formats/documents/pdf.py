"""PDF: the text of each page, as far as the file holds text and not pictures of it."""

from __future__ import annotations

import io
import logging

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.documents.readable import Readable
from emn_glossary.places import Place

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
    import pypdf  # noqa: PLC0415  only for PDF

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about is told as findings
    place = Place(file=name)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("document-encrypted", place=place)
        count = len(reader.pages)
    except ReadError:
        raise
    except pypdf.errors.DependencyError as error:
        raise ReadError("document-encrypted", place=place) from error
    except Exception as error:  # a damaged file makes a parser stumble in any way there is
        raise ReadError("document-damaged", place=place) from error
    if count > MAX_PAGES:
        raise ReadError("document-too-many-pages", place=place, count=count, limit=MAX_PAGES)
    texts, findings = [], []
    for number in range(count):
        try:
            text = reader.pages[number].extract_text()
        except Exception:  # the other pages may be sound
            text = ""
            findings.append(Finding.make("A102", place, page=number + 1))
        else:
            if not text.strip():
                findings.append(Finding.make("A101", place, page=number + 1))
        texts.append(text)
    return texts, findings
