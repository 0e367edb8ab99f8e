"""`emn report`: coverage and activity in a period, with text to use; or the workbook for EMN's working group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.coverage import table as coverage_table
from emn_cli.help import Command
from emn_cli.options import Session
from emn_cli.release import show
from emn_glossary.messages import text
from emn_glossary.slots import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from emn_glossary.activity import Activity, Counted
    from emn_glossary.former import Stale
    from emn_glossary.history import Milestone
    from emn_glossary.model import Glossary


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    def day(_: click.Context, __: click.Parameter, given: str | None) -> str:
        if given is None:
            return ""
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as error:
            raise click.BadParameter(text("report.bad-day", ui, value=given)) from error

    @options.command("report", ui)
    @options.langs(ui)
    @click.option("--since", metavar="DATE", callback=day, help=text("option.from", ui))
    @click.option("--until", metavar="DATE", callback=day, help=text("option.until", ui))
    @click.option("--csv", "as_csv", is_flag=True, help=text("option.csv", ui))
    @click.option("--proposals", type=click.Path(dir_okay=False), metavar="FILE", help=text("option.proposals", ui))
    def report(
        session: Session, langs: tuple[str, ...], *, since: str, until: str, as_csv: bool, proposals: str | None
    ) -> None:
        until = until or date.today().isoformat()
        since = since or f"{until[:4]}-01-01"
        if since > until:
            raise click.UsageError(text("report.bad-period", ui, since=since, until=until))
        if proposals:
            _proposals(session, proposals, langs)
            return
        workspace, console = session.workspace, session.console
        glossary = workspace.load()
        from emn_glossary import former  # noqa: PLC0415
        from emn_glossary.activity import activity  # noqa: PLC0415
        from emn_glossary.report import within  # noqa: PLC0415

        asked = langs or workspace.settings.targets
        told = activity(glossary, since=since, until=until, langs=asked)
        if as_csv:
            console.csv(told.table())
            return
        errata, past = len(workspace.errata(glossary).rows), workspace.past()
        again = tuple(former.stale(glossary, past.former, asked))
        milestones = within(past.milestones, told)
        if console.as_json:
            console.json(
                {
                    **told.plain(),
                    "errata": errata,
                    "stale": [one.plain() for one in again],
                    "milestones": [{**one.plain(), "changes": len(one.concepts)} for one in milestones],
                    "text": _texts(told, errata, milestones),
                }
            )
            return
        _show(console, glossary, told, ui)
        if milestones:
            _title(console, "report.milestones")
            show(console, milestones)
        if again:
            _title(console, "report.stale")
            _stale(console, again)
        _sentences(console, told, ui, errata, milestones)

    return report


def _proposals(session: Session, file: str, langs: tuple[str, ...]) -> None:
    console = session.console
    found, proposed = session.workspace.propose(file, ui=session.ui, langs=langs or None)
    console.findings(found.findings)
    if console.as_json:
        findings = [finding.plain(session.ui) for finding in found.findings]
        rows = [row.plain() for row in found.rows]
        console.json({"file": file, "errata": rows, "proposals": proposed, "findings": findings})
    else:
        key = "proposals.done" if proposed else "proposals.done.errata"
        console.say(key, errata=len(found.rows), proposals=proposed, file=file)


def _texts(told: Activity, errata: int, milestones: Sequence[Milestone]) -> dict[str, dict[str, str]]:
    from emn_glossary.report import news, paragraph  # noqa: PLC0415

    return {
        ui: {
            "annual_report": paragraph(told, ui, errata, milestones),
            "news_heading": news(told, ui).heading,
            "news": news(told, ui).text,
        }
        for ui in ("nb", "en")
    }


def _show(console: Console, glossary: Glossary, told: Activity, ui: str) -> None:
    edition = told.coverage.edition
    title = console.words("report.title", since=told.since, until=told.until, edition=edition)
    console.line(click.style(title, bold=True))
    console.line()
    coverage_table(console, glossary, [row for row in told.coverage if not row.theme], ui)
    _title(console, "report.standing")
    _counts(console, told.standing, ui)
    _title(console, "report.changed")
    if told.changed:
        _counts(console, told.changed, ui, month=True)
    else:
        console.line(console.words("report.changed.none"))
    if glossary.themes:
        _title(console, "report.themes")
        _themes(console, glossary, told, ui)


def _stale(console: Console, again: Iterable[Stale]) -> None:
    """What must be looked at again, and word by word what became of the English."""
    from emn_glossary.wording import marked  # noqa: PLC0415

    headings = [console.words(key) for key in ("column.entry", "report.column.slots", "report.column.english")]
    rows = [
        (
            one.entry.id,
            ", ".join(map(str, one.slots)),
            "; ".join(f"{slot}: {marked(before, now)}" for slot, before, now in one.english) or "–",
        )
        for one in again
    ]
    console.table(headings, rows)


def _sentences(console: Console, told: Activity, ui: str, errata: int, milestones: Sequence[Milestone]) -> None:
    from emn_glossary.report import news, paragraph  # noqa: PLC0415

    item = news(told, ui)
    _title(console, "report.paragraph")
    console.line(paragraph(told, ui, errata, milestones))
    _title(console, "report.news")
    console.line(item.heading)
    console.line(item.text)


def _title(console: Console, key: str) -> None:
    console.line()
    console.line(click.style(console.words(key), bold=True))


def _counts(console: Console, rows: Sequence[Counted], ui: str, *, month: bool = False) -> None:
    headings = [console.words(f"coverage.{name}") for name in ("lang", "field")]
    headings += [console.words(f"report.column.{name}") for name in ("status", "origin", "count")]
    cells: list[tuple[object, ...]] = [
        (
            row.lang,
            FIELDS[row.field].heading(ui),
            console.words(f"status.{row.status or 'none'}"),
            row.origin,
            row.values,
        )
        for row in rows
    ]
    if month:
        headings = [console.words("report.column.month"), *headings]
        cells = [(row.month, *cell) for row, cell in zip(rows, cells, strict=True)]
    console.table(headings, cells)


def _themes(console: Console, glossary: Glossary, told: Activity, ui: str) -> None:
    shares = {(row.theme, row.lang): row for row in told.coverage if row.field == "preferred" and row.theme}
    langs = dict.fromkeys(lang for _, lang in shares)
    rows = [
        (
            theme.one("preferred", ui) or id,
            *(console.percent(shares[id, lang].share) if (id, lang) in shares else "" for lang in langs),
            told.number(told.by_theme, theme=id),
        )
        for id, theme in glossary.themes.items()  # noqa: A001
    ]
    console.table([console.words("coverage.theme"), *langs, console.words("report.column.changed")], rows)
