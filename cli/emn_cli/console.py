"""Console: the only place that prints. Tables on a terminal, plain lines in a pipe, JSON on request.

Answers go to standard output; messages, findings and progress to standard error, so that a pipe stays clean.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from emn_glossary.messages import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from emn_glossary.diff import Change
    from emn_glossary.errors import GlossaryError
    from emn_glossary.findings import Finding
    from emn_glossary.merge import Conflict

MOST_NOTES = 12  # of one code
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class Console:
    """Shows things in one language (`ui`), as words or as JSON."""

    def __init__(self, ui: str, *, as_json: bool = False) -> None:
        self.ui = ui
        self.as_json = as_json

    def words(self, key: str, **params: object) -> str:
        """A message in this console's language."""
        return text(key, self.ui, **params)

    def percent(self, share: float) -> str:
        """A share as the language writes it: 91,9 % in Norwegian, 91.9% in English."""
        from decimal import Decimal  # noqa: PLC0415

        from babel.numbers import format_percent  # noqa: PLC0415

        return format_percent(Decimal(str(round(share, 1))) / 100, locale=self.ui, decimal_quantization=False)

    def json(self, data: Any) -> None:
        """One JSON document on standard output."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))

    def line(self, words: str = "") -> None:
        """A line of the answer."""
        click.echo(words)

    def say(self, key: str, **params: object) -> None:
        """A message about what happened, on standard error."""
        click.echo(self.words(key, **params), err=True)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
        """A table: drawn on a terminal, tab-separated lines with a heading in a pipe."""
        cells = [[str(cell) for cell in row] for row in rows]
        if sys.stdout.isatty():
            from rich.console import Console as Rich  # noqa: PLC0415
            from rich.table import Table  # noqa: PLC0415
            from rich.text import Text  # noqa: PLC0415

            drawn = Table(title=title or None, title_justify="left", header_style="bold")
            for number, heading in enumerate(headings):
                figures = bool(cells) and all(_is_figure(row[number]) for row in cells)
                drawn.add_column(heading, justify="right" if figures else "left", overflow="fold")
            for row in cells:
                drawn.add_row(*(Text(cell) for cell in row))
            Rich().print(drawn)
            return
        for row in ([*headings], *cells):
            click.echo("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))

    def csv(self, rows: Iterable[Sequence[object]]) -> None:
        """Rows as CSV (RFC 4180) on standard output."""
        import csv  # noqa: PLC0415
        import io  # noqa: PLC0415

        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        click.echo(buffer.getvalue(), nl=False)

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Headings and contents, a line each."""
        for heading, content in pairs:
            self.line(f"{click.style(heading, bold=True)}: {content}")

    def heading(self, severity: str, words: str) -> None:
        """A heading in the colour of a severity, with the severity in words."""
        label = click.style(self.words(f"severity.{severity}"), fg=_COLOURS[severity], bold=True)
        click.echo(f"{label} {click.style(words, bold=True)}")

    def findings(self, findings: Collection[Finding]) -> None:
        """Findings, the worst first, a line each, on standard error; notes of one code are cut short and counted."""
        alike: dict[str, int] = {}
        for finding in sorted(findings, key=lambda f: -f.severity):
            alike[finding.code] = alike.get(finding.code, 0) + 1
            if finding.severity.name == "NOTE" and alike[finding.code] > MOST_NOTES:
                continue
            severity = finding.severity.name.lower()
            label = click.style(self.words(f"severity.{severity}"), fg=_COLOURS[severity], bold=True)
            click.echo(f"{label}: {finding.line(self.ui)}", err=True)
        for code, count in alike.items():
            if count > MOST_NOTES and any(f.code == code and f.severity.name == "NOTE" for f in findings):
                self.say("findings.more", count=count - MOST_NOTES, code=code)

    def by_code(self, findings: Iterable[Finding]) -> None:
        """Findings that stand alike in many places: what and how often, then where, on standard error."""
        alike: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            alike.setdefault((finding.code, finding.text(self.ui)), []).append(finding)
        for (code, said), found in alike.items():
            severity = found[0].severity.name.lower()
            label = click.style(self.words(f"severity.{severity}"), fg=_COLOURS[severity], bold=True)
            places = ", ".join(dict.fromkeys(finding.place.concept for finding in found if finding.place.concept))
            count = f" ({len(found)})" if len(found) > 1 else ""
            click.echo(f"{label}: {code} {said}{count}" + (f": {places}" if places else ""), err=True)
            if found[0].hint(self.ui):
                click.echo(f"  → {found[0].hint(self.ui)}", err=True)

    def changes(self, changes: Iterable[Change]) -> None:
        """Changes as a table: entry, field, before, after."""
        rows = []
        for change in changes:
            said = change.plain()
            status = said.get("status", {"before": "", "after": ""})
            before, after = (_cell(said[end], self._status(status[end])) for end in ("before", "after"))
            rows.append((change.concept, said["slot"], before, after))
        headings = ("column.entry", "column.slot", "column.before", "column.after")
        self.table([self.words(heading) for heading in headings], rows)

    def conflicts(self, conflicts: Iterable[Conflict]) -> None:
        """Conflicts as a table: entry, field, what was sent, what the glossary says now, what the file says."""
        rows = []
        for conflict in conflicts:
            said = conflict.plain()
            rows.append((conflict.concept, said["slot"], *(_cell(said[end], "") for end in ("base", "ours", "theirs"))))
        headings = ("column.entry", "column.slot", "column.base", "column.ours", "column.theirs")
        self.table([self.words(heading) for heading in headings], rows)

    def _status(self, status: str) -> str:
        return self.words(f"status.{status}") if status else ""

    def error(self, error: GlossaryError, *, as_json: bool = False) -> None:
        """An error of ours: what, where, what now; as JSON on standard output as well when that was asked for."""
        if as_json:
            place = error.place
            said = {
                "message": error.text(self.ui),
                "hint": error.hint(self.ui),
                "file": place.file,
                "sheet": place.sheet,
                "cell": place.cell,
                "line": place.line,
            }
            self.json({"error": said})
        from emn_glossary.findings import sentence  # noqa: PLC0415

        label = click.style(self.words("terminal.error", text=""), fg="red", bold=True)
        click.echo(label + sentence(error.text(self.ui), error.hint(self.ui)), err=True)

    @contextmanager
    def progress(self, key: str) -> Iterator[Callable[[int, int], None]]:
        """A progress bar on a terminal's standard error; silent in a pipe. Call it with (done, of how many)."""
        if not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        bar = click.progressbar(length=1, label=self.words(key), file=sys.stderr)
        open_ = False

        def advance(done: int, total: int) -> None:
            nonlocal open_
            if not open_:
                bar.__enter__()
                open_ = True
            bar.length = total
            bar.update(done - bar.pos)
            if done >= total:  # whatever is asked or told afterwards stands on lines of its own
                bar.__exit__(None, None, None)
                open_ = False

        try:
            yield advance
        finally:
            if open_:
                bar.__exit__(None, None, None)


def _is_figure(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").replace(" ", "").replace("%", "").strip().isdigit()


def _cell(value: Any, status: str) -> str:
    if value is None:
        said = ""
    elif isinstance(value, list):
        said = " | ".join(value)
    elif isinstance(value, dict):
        named = {slot: content for slot, content in value.items() if slot.startswith(("preferred@", "text@"))}
        said = "; ".join(f"{slot}: {_cell(content, '')}" for slot, content in (named or value).items())
    else:
        said = str(value)
    return f"{said} ({status})" if status else said
