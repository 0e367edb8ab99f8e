"""The one place for words: every message, heading and label, in bokmål and English side by side.

`text("not-a-workbook", "nb", …)` gives a message, `hint(…)` what to do about it. The rows stand in modules by
subject: `errors`, `findings`, `words` (names of statuses, fields' states and the like), `workbook`, `commands`,
`site`. Nynorsk is optional a row and falls back to bokmål. Knows nothing of what the words are about.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Message(NamedTuple):
    """One message: its words, what to do now, and for findings the severity it has by default.

    The words are `str.format` patterns; the same names appear in every language.
    """

    nb: str
    en: str
    hint_nb: str = ""
    hint_en: str = ""
    severity: str = ""  # findings only: "error", "warning", "note"
    nn: str = ""

    def words(self, ui: str) -> str:
        """The message in the language asked for; nynorsk falls back to bokmål."""
        return self.en if ui == "en" else (self.nn or self.nb) if ui == "nn" else self.nb

    def advice(self, ui: str) -> str:
        """What to do now, in the language asked for."""
        return self.hint_en if ui == "en" else self.hint_nb


@cache
def catalogue() -> dict[str, Message]:
    """All messages by key. A key that stands twice is our bug."""
    from emn_glossary.messages import (  # noqa: PLC0415
        annotate,
        checks,
        commands,
        errors,
        files,
        findings,
        print,  # noqa: A004
        profiles,
        report,
        site,
        update,
        words,
        workbook,
    )

    merged: dict[str, Message] = {}
    for module in (errors, files, findings, checks, profiles, words, workbook, commands, annotate, site, print, update, report):
        twice = merged.keys() & module.MESSAGES.keys()
        assert not twice, f"message keys that stand twice: {sorted(twice)}"
        merged |= module.MESSAGES
    return merged


def text(key: str, ui: str = "en", **params: object) -> str:
    """The message `key` in the language `ui`, filled in with `params`."""
    return catalogue()[key].words(ui).format(**params)


def code(field: str, value: str, ui: str = "en") -> str:
    """A coded value of a field in words, where the table knows the code; else as it stands."""
    row = catalogue().get(f"code.{field}.{value}")
    return row.words(ui) if row else value


def hint(key: str, ui: str = "en", **params: object) -> str:
    """What to do about the message `key`; empty when nothing is known."""
    return catalogue()[key].advice(ui).format(**params)
