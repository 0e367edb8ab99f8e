"""`emn coverage`: how far the translation has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emn_glossary.coverage import Coverage, CoverageRow
    from emn_glossary.model import Glossary

_FIGURES = ("total", "filled", "approved", "waiting", "stale", "no_equivalent", "missing")


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("coverage", ui)
    @options.langs(ui)
    @options.fail_under(ui)
    @click.option("--by-theme", is_flag=True, help=text("option.by-theme", ui))
    @click.option("--csv", "as_csv", is_flag=True, help=text("option.csv", ui))
    @click.option("--list", "listed", is_flag=True, help=text("option.list", ui))
    def coverage(
        session: Session,
        langs: tuple[str, ...],
        fail_under: tuple[options.Limit, ...],
        *,
        by_theme: bool,
        as_csv: bool,
        listed: bool,
    ) -> None:
        from emn_glossary.coverage import coverage as count  # noqa: PLC0415

        workspace, console = session.workspace, session.console
        glossary = workspace.load()
        asked = dict.fromkeys((*(langs or workspace.settings.targets), *(limit.lang for limit in fail_under)))
        counted = count(glossary, asked, None if by_theme else ())
        if console.as_json:
            console.json({"edition": counted.edition, "rows": [row.plain() for row in counted]})
        elif as_csv:
            console.csv([list(counted[0].plain()), *(list(row.plain().values()) for row in counted)])
        else:
            title = console.words("coverage.title", edition=counted.edition)
            table(console, glossary, counted, ui, title)
        if listed:
            _missing(console, glossary, counted)
        below = [limit for limit in fail_under if counted[limit.lang, limit.field].share < limit.percent]
        for lang, field, percent in below:
            share = console.percent(counted[lang, field].share)
            console.say("coverage.below", lang=lang, field=field, share=share, limit=console.percent(percent))
        if below:
            raise click.exceptions.Exit(1)

    return coverage


def table(console: Console, glossary: Glossary, counted: Sequence[CoverageRow], ui: str, title: str = "") -> None:
    """Show rows of coverage as a table, with their themes where they have any."""
    names = {id: theme.one("preferred", ui) or id for id, theme in glossary.themes.items()}  # noqa: A001
    by_theme = any(row.theme for row in counted)
    headings = ["lang", "field", *(["theme"] if by_theme else []), *_FIGURES, "share"]
    rows = [
        (
            row.lang,
            console.words(f"field.{row.field}"),
            *([names.get(row.theme, "")] if by_theme else []),
            *(getattr(row, name) for name in _FIGURES),
            console.percent(row.share),
        )
        for row in counted
    ]
    console.table([console.words(f"coverage.{heading}") for heading in headings], rows, title)


def _missing(console: Console, glossary: Glossary, counted: Coverage) -> None:
    for row in counted:
        for id in row.concepts if not row.theme else ():  # noqa: A001
            entry = glossary.entries[id]
            english = entry.one("preferred", "en") or entry.one("text", "en")
            console.line(f"{row.lang}\t{row.field}\t{id}\t{english}")
