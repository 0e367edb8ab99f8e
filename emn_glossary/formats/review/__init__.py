"""The review packet: a page, or a Word document, to read, to decide in, and to bring in again.

    values with a status ── page, word ──▶ a table an entry, a row a value: before, after, reason, decision, remark
    the file, filled in  ── answers ─────▶ the decisions as changes of the glossary that `emn import` merges

A row is found again by its id, its field and its words, never by where it stands; a decision is a word in its cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Document, EntryId, Glossary, Status


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    ids: Iterable[EntryId] | None = None,
    langs: Iterable[Lang] = TARGETS,
    ui: Lang = "nb",
    published: Glossary | None = None,
    status: Status = Status.WAITING,
) -> None:
    """Write the page with the values of the entries (`ids`, else all) that have a status; `published` is EMN's own."""
    from emn_glossary import review  # noqa: PLC0415
    from emn_glossary.formats.review import page  # noqa: PLC0415

    made = review.packet(glossary, ids, langs, status, published)
    target.write(page.html(made, ui).encode())


def read(source: BinaryIO, *, name: str = "", ours: Glossary | None = None) -> Document:
    """The decisions made in a page, as changes of `ours`: see `answers.document`.

    Raises:
        ReadError: not such a page.
    """
    from emn_glossary.formats.review import answers, page  # noqa: PLC0415

    return answers.document(page.tables(source.read(), name), ours, name)
