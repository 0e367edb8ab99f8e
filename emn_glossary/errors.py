"""Everything this library raises, and nothing else.

    GlossaryError                  .text("nb") · .hint("nb") · .place     (the command turns it into exit code 3)
    ├── ReadError                  the file is not what it claims to be
    ├── WriteError                 could not be written; the old file is untouched
    │   └── ChangedOnDiskError     someone changed it since it was read
    ├── FormatError
    │   ├── UnknownFormatError     no such format; lists the known ones
    │   ├── CannotReadError        a format that is only written
    │   └── CannotWriteError       a format that is only read
    ├── ConceptNotFoundError       also a KeyError; offers the nearest ids
    ├── UnknownSlotError           also a ValueError; no such field, or a language missing
    ├── UnknownChoiceError         also a ValueError; lists what there is
    ├── MergeError                 the two sides cannot be merged at all
    ├── SettingsError              settings.toml, errata.toml
    └── PublishError               the site cannot be published

Rule of thumb: would the user mend it in the data? Then it is a `Finding`, returned. Can the operation not go on?
Then it is one of these. Is it our bug? Let it crash. The words stand in `emn_glossary.messages`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any, Self

from emn_glossary import messages
from emn_glossary.places import NOWHERE, Place


class GlossaryError(Exception):
    """What this library raises; carries a message key, its parameters, and a place.

    `key` names a row of the message table; `params` fill it in.
    """

    key = "error"

    def __init__(self, key: str = "", *, place: Place = NOWHERE, **params: object) -> None:
        self.key = key or type(self).key
        self.place = place
        self.params = params
        super().__init__(self.text("en"))

    def text(self, ui: str = "en") -> str:
        """What and where, in the language asked for (`nb`, `nn`, `en`)."""
        where = self.place.text(ui)
        what = messages.text(self.key, ui, **self.params)
        return f"{where}: {what}" if where else what

    def hint(self, ui: str = "en") -> str:
        """What to do now; empty when there is nothing sensible to say."""
        return messages.hint(self.key, ui, **self.params)

    def __str__(self) -> str:
        return self.text("en")

    def __reduce__(self) -> tuple[Any, ...]:
        """How an error goes from one process to another: by what made it, not by its words."""
        return _made_again, (type(self), self.key, self.place, self.params)


def _made_again(kind: type[GlossaryError], key: str, place: Place, params: dict[str, object]) -> GlossaryError:
    return kind(key, place=place, **params)


class ReadError(GlossaryError):
    """The file is not what it claims to be, so nothing was read."""

    key = "unreadable"


class WriteError(GlossaryError):
    """The file could not be written; what stood there before is untouched."""

    key = "unwritable"


class ChangedOnDiskError(WriteError):
    """Someone changed the file since it was read, so it was not overwritten."""

    key = "changed-on-disk"


class FormatError(GlossaryError):
    """Something about file formats."""


class UnknownFormatError(FormatError):
    """No format goes by that name or file ending."""

    key = "unknown-format"


class CannotReadError(FormatError):
    """The format is only written."""

    key = "cannot-read-format"


class CannotWriteError(FormatError):
    """The format is only read."""

    key = "cannot-write-format"


class ConceptNotFoundError(GlossaryError, KeyError):
    """No entry has that id."""

    key = "concept-not-found"

    @classmethod
    def among(cls, id: str, known: Iterable[str]) -> Self:  # noqa: A002
        """The error for an id that is none of those known; its hint offers the nearest of them."""
        near = nearest(id, known)
        return cls("concept-not-found-but", id=id, near=", ".join(near)) if near else cls(id=id)


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words most like `word`, best first: those that differ in the fewest places, then by likeness."""
    alike = difflib.get_close_matches(word, known, n=1000)  # many ids are equally alike

    def places_apart(other: str) -> int:
        return sum(a != b for a, b in zip_longest(word, other))

    return tuple(sorted(alike, key=places_apart)[:count])


class UnknownSlotError(GlossaryError, ValueError):
    """No such field, or a field without the language it needs."""

    key = "unknown-slot"


class UnknownChoiceError(GlossaryError, ValueError):
    """A word that is none of those there are (a status, a selection, an order …)."""

    key = "unknown-choice"


class MergeError(GlossaryError):
    """The two sides cannot be merged at all."""

    key = "cannot-merge"


class SettingsError(GlossaryError):
    """settings.toml or errata.toml says something that cannot be used."""

    key = "bad-settings"


class PublishError(GlossaryError):
    """The site cannot be published as things stand."""

    key = "cannot-publish"


def _show_public_module() -> None:
    """Tracebacks and reprs show the name people import: `emn_glossary.ReadError`."""
    for thing in list(globals().values()):
        if isinstance(thing, type) and issubclass(thing, GlossaryError):
            thing.__module__ = "emn_glossary"


_show_public_module()
