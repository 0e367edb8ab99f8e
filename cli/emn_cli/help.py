"""Help in the user's language: click's frame (usage, options, commands) in bokmål as well as English."""

from __future__ import annotations

from contextlib import _GeneratorContextManager
from typing import Any

import click

from emn_glossary.messages import text

_SECTIONS = {"Options": "help.options", "Commands": "help.commands"}


class Formatter(click.HelpFormatter):
    """click's formatter with its own words from the message table."""

    ui = "nb"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line, with "Bruk:" in front in bokmål."""
        super().write_usage(prog, args, text("help.usage", self.ui))

    def section(self, name: str) -> _GeneratorContextManager[None]:
        """A section under one of click's headings, translated."""
        return super().section(text(_SECTIONS[name], self.ui) if name in _SECTIONS else name)


def _formatter(ui: str) -> type[Formatter]:
    return type("Formatter", (Formatter,), {"ui": ui})


class _Localised(click.Command):
    """A command that knows the language it speaks."""

    ui = "nb"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` itself, explained in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("help.help", self.ui)
        return option

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """A context whose formatter speaks this command's language."""
        self.context_class = type("Context", (click.Context,), {"formatter_class": _formatter(self.ui)})
        return super().make_context(info_name, args, parent, **extra)


class Command(_Localised):
    """One command."""


class Group(_Localised, click.Group):
    """The group of commands."""
