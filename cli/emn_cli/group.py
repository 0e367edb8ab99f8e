"""The `emn` group: help in the user's language, commands loaded when asked for, what an error becomes on a terminal."""

from __future__ import annotations

import importlib
import os
from typing import Any

import click

from emn_cli.commands import COMMANDS, chosen_ui
from emn_cli.help import Command, Group
from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.messages import text


class Emn(Group):
    """The group of all commands, in the language that the command line asks for."""

    as_json = False

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Settle the language before anything is said."""
        self.ui = chosen_ui(args)
        self.as_json = "--json" in args
        self.help, self.epilog = text("help.emn", self.ui), text("help.epilog", self.ui)
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, built in the language of this run; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        build = importlib.import_module(f"emn_cli.{COMMANDS[cmd_name]}").build
        command: Command = build(self.ui)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with one line each, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, text(f"help.{name}", self.ui).split("\n")[0].split(": ")[0]) for name in COMMANDS]
            )

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; our own errors become a message and exit code 3."""
        from emn_glossary.errors import GlossaryError  # noqa: PLC0415

        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            from emn_cli.console import Console  # noqa: PLC0415

            Console(self.ui).error(error, as_json=self.as_json)
            ctx.exit(3)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415

        click.echo(f"emn {version('emn-glossary')}")
        ctx.exit()


def _group() -> Emn:
    ui = click.Option(["--ui"], type=click.Choice(UI_LANGUAGES), expose_value=False, help="nb, nn, en")
    version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version)
    return Emn(name="emn", params=[ui, version])


emn = _group()
if "_EMN_COMPLETE" in os.environ:
    importlib.import_module("emn_cli.completion")
