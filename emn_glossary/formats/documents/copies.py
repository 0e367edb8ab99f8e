"""Copies: an annotated document written out, in the way that the file's ending asks for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from emn_glossary.annotate import Occurrence
from emn_glossary.errors import CannotWriteError, UnknownFormatError
from emn_glossary.formats import atomically
from emn_glossary.formats.documents import page
from emn_glossary.formats.documents.readable import Annotated
from emn_glossary.formats.documents.tips import Tips
from emn_glossary.languages import SOURCE, TARGETS
from emn_glossary.places import Place

Copier = Callable[[Annotated, Sequence[Occurrence], Tips], bytes]


def write(annotated: Annotated, path: str | Path, tips: Tips, *, every: bool = True) -> None:
    """Write a copy: `.html` with links, `.docx` with comments, `.csv` or `.json` of what was found, `.txt` as read.

    `every=False` marks only the first mention of each concept, and all that should be changed.

    Raises:
        UnknownFormatError: another ending.
        CannotWriteError: a `.docx` copy of what is no DOCX document.
        WriteError: the place cannot be written to.
    """
    path = Path(path)
    copier = _COPIERS.get(path.suffix.lower())
    if copier is None:
        known = ", ".join(_COPIERS)
        raise UnknownFormatError(place=Place(file=path.name), name=path.suffix or path.name, known=known)
    content = copier(annotated, annotated.marked(every=every), tips)
    with atomically(path) as target:
        target.write(content)


def _html(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> bytes:
    if annotated.document.kind == "html":
        from emn_glossary.formats.documents import html  # noqa: PLC0415

        return html.write(annotated, marked, tips)
    return page.write(annotated, marked, tips)


def _docx(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> bytes:
    if annotated.document.kind != "docx":
        raise CannotWriteError("no-copy-of-that", place=Place(file=annotated.document.name), ending=".docx")
    from emn_glossary.formats.documents import docx  # noqa: PLC0415

    return docx.write(annotated, marked, tips)


def _json(annotated: Annotated, _marked: Sequence[Occurrence], _tips: Tips) -> bytes:
    return (json.dumps(annotated.plain(), ensure_ascii=False, indent=2) + "\n").encode()


def _csv(annotated: Annotated, _marked: Sequence[Occurrence], _tips: Tips) -> bytes:
    """All occurrences, a row each (RFC 4180, UTF-8 with a mark so that Excel knows it)."""
    advice = annotated.advice_at()
    langs = (SOURCE, *TARGETS)
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    rows.writerow(
        ["start", "end", "page", "text", "concept", "term", "lang", "why", "role", "use", "also"]
        + [f"preferred_{lang}" for lang in langs]
    )
    for one in annotated.annotation.occurrences:
        use = advice[one.start].use if one.start in advice else ""
        place = annotated.document.page(one.start) or ""
        named = [one.preferred.get(lang, "") for lang in langs]
        found = [" ".join(one.text.split()), one.concept, one.term, one.lang, one.why, one.role]
        rows.writerow([one.start, one.end, place, *found, use, " ".join(one.also), *named])
    return buffer.getvalue().encode("utf-8-sig")


def _text(annotated: Annotated, _marked: Sequence[Occurrence], _tips: Tips) -> bytes:
    return annotated.document.text.encode("utf-8", "replace")


_COPIERS: dict[str, Copier] = {
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".csv": _csv,
    ".json": _json,
    ".txt": _text,
}
