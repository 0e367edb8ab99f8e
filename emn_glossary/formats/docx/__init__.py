"""Word: the printable lists as .docx, for consultation rounds; and the review packet, which comes back.

    glossary ── formats.pdf.plan ──▶ Plan ── document ──▶ parts of Word ── package ──▶ bytes

The lists are those of the PDF; `styles` says how they look, `oxml` has what python-docx has no word for. Headings,
table headings, links and the language of every word are real ones, so that Word's own tools work on them: the
navigation pane, the spell-checker, comments, screen readers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from emn_glossary.formats.pdf import plan
from emn_glossary.formats.pdf.pageless import pageless
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Document, EntryId, Glossary, Status


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    order: str = "nb",
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    title: str | None = None,
    ui: Lang = "nb",
    theme: EntryId | None = None,
    published: Glossary | None = None,
    status: Status | None = None,
) -> None:
    """Write a list for Word; options as for PDF. The same glossary and options give the same bytes.

    With `status` it is the packet to approve the values of that status in, `published` being EMN's own glossary.

    Raises:
        UnknownChoiceError: no such order, selection, theme or page language.
        ConceptNotFoundError: an id in `ids` that the glossary does not have.
        WriteError: a control character, which XML cannot hold.
    """
    if status is not None:
        from emn_glossary import review as packets  # noqa: PLC0415
        from emn_glossary.formats.docx import review  # noqa: PLC0415

        packet = packets.packet(glossary, ids, langs or TARGETS, status, published)
        target.write(review.docx(packet, ui))
        return
    from emn_glossary.formats.docx import document  # noqa: PLC0415

    made = plan(glossary, order=order, langs=langs, ids=ids, select=select, title=title, ui=ui, theme=theme)
    target.write(document.docx(pageless(made)))


def read(source: BinaryIO, *, name: str = "", ours: Glossary | None = None) -> Document:
    """The decisions made in a review packet, as changes of `ours`.

    Raises:
        ReadError: not a .docx file, damaged, encrypted, or made to swell.
    """
    from emn_glossary.formats.docx import review  # noqa: PLC0415
    from emn_glossary.formats.review import answers  # noqa: PLC0415

    return answers.document(review.tables(source.read(), name), ours, name)
