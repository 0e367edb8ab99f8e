"""DOCX (ISO/IEC 29500-1): the words of paragraphs, tables, text boxes and notes, and a copy with comments at the terms.

Deleted text, field codes, headers and footers are not read. python-docx opens and saves the file and keeps what it
does not know; the copy differs in the comments only, and the same input gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from emn_glossary.annotate import Occurrence
from emn_glossary.errors import ReadError
from emn_glossary.formats.documents.guard import weigh
from emn_glossary.formats.documents.readable import Annotated, Readable
from emn_glossary.formats.documents.tips import Tips
from emn_glossary.messages import text as message
from emn_glossary.places import Place

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("footnotes", "endnotes")
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_CLOSED = frozenset({f"{_W}p", f"{_W}del", f"{_W}moveFrom", _FALLBACK})  # a paragraph inside is read by itself
_PARAGRAPH_END = "\n\n"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP file knows


@dataclass(slots=True)
class _Piece:
    """Text in one run. `anchor` is the run to comment on: its own, or in a note the run that refers to the note."""

    start: int
    text: str
    element: etree._Element
    run: etree._Element
    anchor: etree._Element | None = None


def read(data: bytes, *, name: str = "") -> Readable:
    """A document's words, paragraph by paragraph; the notes last.

    Raises:
        ReadError: not a DOCX file, damaged, encrypted, or made to swell.
    """
    text = _text(_pieces(_opened(data, name)))
    return Readable("docx", name, text, text, data)


def write(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> bytes:
    """A copy of the document with a comment at each marked term."""
    from docx.text.run import Run  # noqa: PLC0415  only for DOCX

    document = _opened(annotated.document.data, annotated.document.name)
    pieces = [piece for piece in _pieces(document) if isinstance(piece, _Piece)]
    advice = annotated.advice_at()
    author = message("tip.author", tips.ui)
    said = [[*tips.lines(one, advice.get(one.start)), tips.lasting(one.concept)] for one in marked]
    numbers = _comments(document, said, author)
    last = len(pieces) - 1
    for one, number in zip(reversed(marked), reversed(numbers), strict=True):
        while last and pieces[last].start >= one.end:
            last -= 1
        first = last
        while first and pieces[first].start > one.start:
            first -= 1
        begin, finish = _cut(pieces[first], pieces[last], one)
        Run(begin, document).mark_comment_range(Run(finish, document), number)
    return _saved(document)


def _comments(document: Document, said: Sequence[Sequence[str]], author: str) -> list[int]:
    """Add comments, a paragraph for each line, without a date (the same bytes tomorrow); their numbers.

    python-docx adds them too, but looks through all there are for each new one: minutes for a long report.
    """
    if not said:
        return []
    part = document.part._comments_part.element  # noqa: SLF001  its Comments object has no way to the element
    begin = 1 + max((int(comment.get(f"{_W}id", "0")) for comment in part.iter(f"{_W}comment")), default=-1)
    for number, lines in enumerate(said, begin):
        comment = etree.SubElement(part, f"{_W}comment")
        for name, value in (("id", str(number)), ("author", author), ("initials", "EMN")):
            comment.set(f"{_W}{name}", value)
        for line in lines:
            paragraph = etree.SubElement(comment, f"{_W}p")
            _say(etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t"), line)
    return list(range(begin, begin + len(said)))


def _cut(first: _Piece, last: _Piece, one: Occurrence) -> tuple[Any, Any]:
    """The first and the last run of a term, cut so that they hold the term and nothing else."""
    if first.anchor is not None:
        return first.anchor, first.anchor
    _split(last, one.end)
    begin = _split(first, one.start)
    return begin, begin if first.run is last.run else last.run


def _split(piece: _Piece, offset: int) -> etree._Element:
    """Cut a piece's run in two at an offset; the piece keeps what precedes. The run that holds what follows."""
    at = offset - piece.start
    run = piece.run
    siblings = list(run)
    position = siblings.index(piece.element)
    before = [child for child in siblings[:position] if child.tag != f"{_W}rPr"]
    if at <= 0 and not before:
        return run
    if at >= len(piece.text) and position == len(siblings) - 1:
        return run
    right = deepcopy(run)
    for child in list(right):
        right.remove(child)
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        right.append(deepcopy(properties))
    if 0 < at < len(piece.text):
        rest = deepcopy(piece.element)
        _say(rest, piece.text[at:])
        _say(piece.element, piece.text[:at])
        right.append(rest)
    elif at <= 0:
        right.append(piece.element)
    for child in siblings[position + 1 :]:
        right.append(child)
    run.addnext(right)
    piece.text = piece.text[:at]
    return right


def _say(element: etree._Element, text: str) -> None:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


# -- reading ----------------------------------------------------------------------------------------------


def _opened(data: bytes, name: str) -> Document:
    """The document, once it is known to be safe to open."""
    import docx  # noqa: PLC0415  only for DOCX

    place = Place(file=name)
    weigh(data, name)
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # a damaged package makes the library stumble in any way there is
        raise ReadError("document-damaged", place=place) from error


def _pieces(document: Document) -> Iterator[_Piece | str]:
    """Text in runs, and the ends of paragraphs between them."""
    at = 0
    for paragraph, anchor in _paragraphs(document):
        for element, run in _elements(paragraph):
            text = _SIGNS.get(str(element.tag)) or element.text or ""
            if text:
                yield _Piece(at, text, element, run, anchor)
                at += len(text)
        yield _PARAGRAPH_END
        at += len(_PARAGRAPH_END)


def _text(pieces: Iterator[_Piece | str]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def _paragraphs(document: Document) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Every paragraph of the body and of the notes; a note's with the run that refers to it."""
    body = document.element.body
    for paragraph in body.iter(f"{_W}p"):
        if not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            yield paragraph, None
    for kind in _NOTES:
        part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}")), None)
        if part is None:
            continue
        referring = {
            reference.get(f"{_W}id"): reference.getparent() for reference in body.iter(f"{_W}{kind[:-1]}Reference")
        }
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(part.blob, parser).iter(f"{_W}{kind[:-1]}"):
            anchor = referring.get(note.get(f"{_W}id"))
            if anchor is not None:
                yield from ((paragraph, anchor) for paragraph in note.iter(f"{_W}p"))


def _elements(paragraph: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The text elements of a paragraph with their runs, in order; not those of paragraphs within it."""
    ahead = list(reversed(paragraph))
    while ahead:
        element = ahead.pop()
        if element.tag in _CLOSED:
            continue
        run = element.getparent()
        if run is not None and run.tag == f"{_W}r" and (element.tag == f"{_W}t" or element.tag in _SIGNS):
            yield element, run
        else:
            ahead.extend(reversed(element))


def _saved(document: Document) -> bytes:
    """The package, with the first day there is as the date of every part."""
    raw, settled = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, made.read(name))
    return settled.getvalue()
