"""The values a slot can hold: Term, Text, Source, Link. Plain, frozen, comparable; no files, no RDF.

A single-valued slot holds one of these (or a plain string); a set-valued slot holds a tuple of them in the order
of `position`, then text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, TypeAlias, cast

from emn_glossary.languages import Lang
from emn_glossary.slots import Slot


class Status(StrEnum):
    """How far a value has come.

    The names are the EU authority table's (concept-status); the words in other languages stand in the message table:
    forslag, til vurdering, godkjent, utgått.
    """

    NONE = ""  # nothing is said, as in a plain SKOS file
    CANDIDATE = "candidate"
    WAITING = "waiting"
    CURRENT = "current"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class State:
    """Where a value comes from and how far it has come.

    `origin`: who stands for it (`EMN` and edition, or this project's contact point). `changed`: the day it was
    last changed or decided, ISO 8601. `by`: a role, never a person. `renders`: the digest of the English that it
    renders, see `emn_glossary.coverage.digest`.
    """

    status: Status = Status.NONE
    origin: str = ""
    changed: str = ""
    by: str = ""
    renders: str = ""


NO_STATE = State()
OWN = "NO"  # the origin of this project's own values: the Norwegian contact point
EMN = "EMN"  # the origin of what EMN published


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one language. Its role (preferred, alternative, deprecated) is the slot it stands in."""

    text: str
    lang: Lang
    state: State = NO_STATE
    kind: Literal["", "acronym"] = ""
    usage: str = ""  # "EU acquis", "AT": where the term is used
    position: int = 0  # order among its fellows as published; 0 = none

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language: a definition, a note, a comment, a paragraph of the introduction."""

    text: str
    lang: Lang
    state: State = NO_STATE
    sources: tuple[Source, ...] = ()
    position: int = 0

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Source:
    """A source as cited.

    `kind` follows EMN's three wordings (quoted, "Derived by EMN from …", "Developed by EMN"), which are the three
    values of skosno:relationshipWithSource. `part` is the context it belongs to (`global`, `eu`, `b`). `links` are
    addresses, first of all the ELI of the act.
    """

    citation: str
    lang: Lang = ""
    kind: Literal["", "quoted", "derived", "own"] = ""
    part: str = ""
    links: tuple[str, ...] = ()
    position: int = 0

    def __str__(self) -> str:
        return self.citation or " ".join(self.links)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a relation was read: the words as published, their language, the page."""

    text: str
    lang: Lang = ""
    page: str = ""
    english: str = ""  # the English of `text`, where it is certain
    position: int = 0  # order on that page


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another entry (`target`, an id) or, where the target is no entry here, to a `text`.

    For matches the target is an IRI. `origin` says who stated it: EMN, this project, or "inverse" when it only
    closes a relation that was stated the other way.
    """

    target: str = ""
    text: str = ""
    lang: Lang = ""
    origin: str = ""
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        return self.target or self.text


Item: TypeAlias = Term | Text | Source | Link | str
Value: TypeAlias = Item | tuple[Item, ...]


_LAST = 1_000_000  # where an element without a position stands


def key(item: Item) -> str:
    """What makes an element of a set the same element: its text, its target, its citation and what it is cited for."""
    if isinstance(item, str):
        return item
    if isinstance(item, Link):
        return item.target or f'"{item.text}"@{item.lang}'
    if isinstance(item, Source):
        return f"{item.part}: {item}" if item.part else str(item)
    return item.text


def order(item: Item) -> tuple[int, str, str]:
    """Elements of a set stand in the order published, then alphabetically."""
    return *_first_order(item), repr(item)


def _first_order(item: Item) -> tuple[int, str]:
    if type(item) is Link:
        return _LAST, item.target or key(item)
    position = 0 if isinstance(item, (str, Link)) else item.position
    return position or _LAST, key(item)


def in_order(items: list[Item]) -> tuple[Item, ...]:
    """A set-valued slot's value: sorted, each element once."""
    if len(items) < 2:
        return tuple(items)
    keyed = {_first_order(item): item for item in items}
    if len(keyed) == len(items):  # all differ already in what is quick to compare
        return tuple([keyed[place] for place in sorted(keyed)])
    return tuple(sorted(dict.fromkeys(items), key=order))


def state_of(value: Value | None) -> State:
    """The state of a slot's value: of the value itself, or of the least advanced element of a set."""
    if isinstance(value, (Term, Text)):
        return value.state
    if isinstance(value, tuple) and value:
        rank = list(Status)
        return min((state_of(item) for item in value), key=lambda state: rank.index(state.status))
    return NO_STATE


def is_working_definition(slot: Slot, value: Value | None) -> bool:
    """Whether a value is a definition of this project's own, to be called so wherever it is shown."""
    return slot.field == "definition" and isinstance(value, Text) and value.state.origin == OWN


def with_state(item: Item, **changes: str) -> Item:
    """The same value in another state: `with_state(term, status=Status.CURRENT, by="UDI")`."""
    if isinstance(item, (Term, Text)):
        return replace(item, state=replace(item.state, **changes))  # type: ignore[arg-type]
    return item


# ---------------------------------------------------------------------------------------------------------
# The plainest values, made fast. A reader makes tens of thousands of them, and the constructor of a frozen dataclass
# goes the long way round for every field; so they are drafted unfrozen, and become what they are when complete.


class _TermDraft:
    __slots__ = Term.__slots__

    def __init__(self, text: str, lang: Lang) -> None:
        self.text, self.lang, self.state, self.kind, self.usage, self.position = text, lang, NO_STATE, "", "", 0
        self.__class__ = Term  # type: ignore[assignment]


class _TextDraft:
    __slots__ = Text.__slots__

    def __init__(self, text: str, lang: Lang) -> None:
        self.text, self.lang, self.state, self.sources, self.position = text, lang, NO_STATE, (), 0
        self.__class__ = Text  # type: ignore[assignment]


bare_term = cast("Callable[[str, Lang], Term]", _TermDraft)  # Term(text, lang), in a quarter of the time
bare_text = cast("Callable[[str, Lang], Text]", _TextDraft)
