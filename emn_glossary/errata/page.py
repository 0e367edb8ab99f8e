"""The page docs/errata.md: the errata by kind, in bokmål with the English reasons beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from emn_glossary.errata.beside import Counts, Errata, ErratumRow
from emn_glossary.languages import language_name
from emn_glossary.messages import text

_COLUMNS = ("id", "english", "slot", "published", "proposal", "reason", "reason_en", "codes")


def document(found: Errata) -> str:
    """The list as a Markdown page, in bokmål with the English reasons beside."""
    intro = text("errata.intro", "nb", **Counts.of(found.rows).plain())
    return "\n".join([intro, *(part for kind, rows in found.by_kind().items() for part in _part(kind, rows))])


def _part(kind: str, rows: Sequence[ErratumRow]) -> Iterator[str]:
    yield f"## {text(f'errata.kind.{kind}', 'nb')} ({len(rows)})\n"
    yield f"{text(f'errata.about.{kind}', 'nb')}\n"
    yield "| " + " | ".join(text(f"errata.column.{name}", "nb") for name in _COLUMNS) + " |"
    yield "|" + "---|" * len(_COLUMNS)
    yield from (_line(row) for row in rows)
    yield ""


def _line(row: ErratumRow) -> str:
    said = row.erratum
    shown = said.proposal and f"**{_cell(said.proposal)}**"
    cells = (
        f"[{said.concept}]({row.page})" if row.page else said.concept,
        _cell(row.english),
        f"{said.slot.row.heading('nb')} ({language_name(said.slot.lang, 'nb')})",
        _cell(said.published),
        shown or f"*{said.advice('nb')}*",
        _cell(said.reason_nb),
        f"*{_cell(said.reason_en)}*",
        ", ".join(row.codes),
    )
    return f"| {' | '.join(cells)} |"


def _cell(words: str) -> str:
    """Text in a table of Markdown: nothing in it is taken for mark-up."""
    return re.sub(r"([\\|*_`\[\]<>])", r"\\\1", " ".join(words.split()))
