"""Filters: what a person writes after --theme and --status, as ids and names of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.languages import Lang
from emn_glossary.messages import catalogue
from emn_glossary.model import EntryId
from emn_glossary.search.normalize import fold

STATUSES = ("candidate", "waiting", "current", "retired", "none", "missing")


def theme_named(themes: Iterable[tuple[EntryId, Mapping[Lang, str]]], said: str) -> EntryId:
    """The id of a theme, given its id or its name in any language (whole, or the beginning of it).

    Raises:
        UnknownChoiceError: no theme, or more than one, goes by that.
    """
    known = dict(themes)
    if said in known:
        return said
    wanted = fold(said)
    folded = {id: [fold(name) for name in names.values()] for id, names in known.items()}  # noqa: A001
    whole = [id for id, names in folded.items() if wanted in names]  # noqa: A001
    begun = [id for id, names in folded.items() if any(name.startswith(wanted) for name in names)]  # noqa: A001
    found = whole or begun
    if wanted and len(found) == 1:
        return found[0]
    options = found if wanted and found else list(known)
    raise UnknownChoiceError(value=said, known=", ".join(f"{id} ({known[id].get('nb', '')})" for id in options) or "–")  # noqa: A001


def status_named(said: str) -> str:
    """The name of a status, given that name or the word for it in bokmål, nynorsk or English.

    >>> status_named("forslag")
    'candidate'

    Raises:
        UnknownChoiceError: no status goes by that.
    """
    for name in STATUSES:
        message = catalogue()["state.missing" if name == "missing" else f"status.{name}"]
        if fold(said) in {fold(word) for word in (name, *(message.words(ui) for ui in ("nb", "nn", "en")))}:
            return name
    raise UnknownChoiceError(value=said, known=", ".join(STATUSES))
