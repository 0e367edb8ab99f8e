"""Word: the printable lists as .docx, for consultation rounds; and the review packet, which comes back.

    glossary ── printed.plan ──▶ Plan ── document ──▶ parts of Word ── package ──▶ bytes

The lists are those of the PDF; `styles` says how they look, `oxml` has what python-docx has no word for. Headings,
table headings, links and the language of every word are real ones, so that Word's own tools work on them: the
navigation pane, the spell-checker, comments, screen readers.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from emn_glossary.formats.printed import listing, writer
from emn_glossary.formats.printed.blocks import Plan
from emn_glossary.formats.printed.narrow import narrowed
from emn_glossary.languages import TARGETS
from emn_glossary.model import Document, Glossary


def _docx(plan: Plan) -> bytes:
    from emn_glossary.formats.docx import document  # noqa: PLC0415

    return document.docx(plan)


_write_list = writer(_docx, "screen")


@listing
def write(glossary: Glossary, target: BinaryIO, *, published: Glossary | None = None, **options: Any) -> None:
    """Write a list; or, with a `status` and no `order`, the packet to approve the values of that status in.

    The options are those of `printed.plan`. `published` is EMN's own glossary, for the packet.

    Raises:
        UnknownChoiceError, ConceptNotFoundError: as `printed.plan`.
        WriteError: a control character, which XML cannot hold.
    """
    if not options.get("status") or options.get("order"):
        _write_list(glossary, target, **options)
        return
    from emn_glossary import review as packets  # noqa: PLC0415
    from emn_glossary.formats.docx import review  # noqa: PLC0415

    langs, status = tuple(options.get("langs") or TARGETS), options["status"]
    chosen = narrowed(glossary, langs, options.get("ids"), options.get("select", "all"), status, options.get("theme"))
    ids = [id for id in chosen.ids if not options.get("theme") or id in glossary]  # noqa: A001  no theme has passages
    packet = packets.packet(glossary, ids, langs, chosen.status or status, published)
    target.write(review.docx(packet, options.get("ui", "nb")))


def read(source: BinaryIO, *, name: str = "", ours: Glossary | None = None) -> Document:
    """The decisions made in a review packet, as changes of `ours`.

    Raises:
        ReadError: not a .docx file, damaged, encrypted, or made to swell.
    """
    from emn_glossary.formats.docx import review  # noqa: PLC0415
    from emn_glossary.formats.review import answers  # noqa: PLC0415

    return answers.document(review.tables(source.read(), name), ours, name)
