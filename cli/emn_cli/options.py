"""Options that commands share, and the session they open. The same word means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import click

from emn_cli.console import Console
from emn_cli.help import Command
from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.messages import text
from emn_glossary.workspace import Workspace

Run = Callable[..., None]


class Session:
    """What every command needs: the language, a way to show things, the data folder."""

    def __init__(self, ui: str, data: str | None, *, as_json: bool) -> None:
        self.ui = ui
        self.data = data
        self.console = Console(ui, as_json=as_json)

    @property
    def workspace(self) -> Workspace:
        """The data folder, opened; raises `ReadError` when there is none."""
        return Workspace.open(self.data)


def command(name: str, ui: str) -> Callable[[Run], Command]:
    """Make a function a command: `--data`, `--ui` and `--json` on top of its own options; a `Session` as argument."""

    def decorate(run: Run) -> Command:
        @wraps(run)
        def wrapped(data: str | None, as_json: bool, **given: Any) -> None:
            run(Session(ui, data, as_json=as_json), **given)

        made = click.command(name, cls=Command, help=text(f"help.{name}", ui))(wrapped)
        made.ui = ui
        made.params += [
            click.Option(["--data"], type=click.Path(), metavar="DIR", help=text("option.data", ui)),
            click.Option(["--json", "as_json"], is_flag=True, help=text("option.json", ui)),
            click.Option(["--ui"], type=click.Choice(UI_LANGUAGES), expose_value=False, help=text("option.ui", ui)),
        ]
        return made

    return decorate


def langs(ui: str) -> Callable[[Run], Run]:
    """`--lang nb`, repeatable; a comma works too."""

    def split(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
        from emn_glossary.languages import tag  # noqa: PLC0415

        return tuple(dict.fromkeys(tag(part) for value in given for part in value.split(",") if part))

    return click.option("--lang", "langs", multiple=True, metavar="LANG", callback=split, help=text("option.lang", ui))


def dry_run(ui: str) -> Callable[[Run], Run]:
    """`--dry-run`."""
    return click.option("--dry-run", is_flag=True, help=text("option.dry-run", ui))


def selection(ui: str) -> Callable[[Run], Run]:
    """`--select missing|stale|changed|all`."""
    from emn_glossary.coverage import SELECTIONS  # noqa: PLC0415

    return click.option(
        "--select", type=click.Choice(SELECTIONS), default="all", show_default=True, help=text("option.select", ui)
    )


def format_(ui: str) -> Callable[[Run], Run]:
    """`--format`, where the ending does not tell."""
    return click.option("--format", "format_", metavar="NAME", help=text("option.format", ui))


class Limit(NamedTuple):
    """A share that coverage must reach: `nb.definition=80`."""

    lang: str
    field: str
    percent: float


def fail_under(ui: str) -> Callable[[Run], Run]:
    """`--fail-under nb=95`, repeatable; `nb.definition=80` for another field than the preferred term."""

    def limits(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[Limit, ...]:
        return tuple(limit(value) for value in given)

    def limit(value: str) -> Limit:
        from emn_glossary.coverage import COUNTED  # noqa: PLC0415

        what, _, percent = value.partition("=")
        lang, _, field = what.partition(".")
        try:
            found = Limit(lang, field or "preferred", float(percent))
        except ValueError:
            found = Limit("", "", -1)
        if not lang or found.field not in COUNTED or not 0 <= found.percent <= 100:
            raise click.BadParameter(text("coverage.bad-limit", ui, value=value))
        return found

    return click.option(
        "--fail-under", multiple=True, metavar="LANG=PERCENT", callback=limits, help=text("option.fail-under", ui)
    )
