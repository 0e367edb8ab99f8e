"""The table of commands, and the language that a command line asks for. Loads nothing: every start waits for it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from emn_glossary.languages import UI_LANGUAGES

# command → module; the order is the order of `emn --help`
COMMANDS = {
    "lookup": "lookup",
    "browse": "browse",
    "expand": "expand",
    "show": "show",
    "coverage": "coverage",
    "report": "report",
    "check": "check",
    "export": "export",
    "import": "import_",
    "update": "update",
    "status": "status",
    "decisions": "decisions",
    "diff": "diff",
    "release": "release",
    "publish": "publish",
    "serve": "serve",
    "annotate": "annotate",
}


def chosen_ui(args: Sequence[str]) -> str:
    """The language of messages: `--ui` wherever it stands, else EMN_UI, else bokmål."""
    for here, following in zip(args, [*args[1:], ""], strict=False):
        value = following if here == "--ui" else here.removeprefix("--ui=") if here.startswith("--ui=") else ""
        if value in UI_LANGUAGES:
            return value
    fallback = os.environ.get("EMN_UI", "")
    return fallback if fallback in UI_LANGUAGES else "nb"
