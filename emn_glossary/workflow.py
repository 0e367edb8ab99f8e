"""Workflow: the statuses of values and who may set them: forslag → til vurdering → godkjent → utgått.

Pure: a glossary and a wish in, changes and findings out. Approving says that the Norwegian renders the English of today
and so clears «må ses på igjen»; `same` says only that, and leaves the status as it is. Roles and what they may set
stand in `settings.toml`, `[roles]`; without it, the rules here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from emn_glossary import messages
from emn_glossary.coverage import digest, is_stale
from emn_glossary.diff import Change
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, UI_LANGUAGES, Lang
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Item, Passage, State, Status, Term, Text, Value
from emn_glossary.model.values import EMN
from emn_glossary.places import Place

RANK = {status: rank for rank, status in enumerate(Status)}
SAME = "same"  # not a status: the Norwegian still holds for the English of today
STATUSES: tuple[Status, ...] = (Status.CANDIDATE, Status.WAITING, Status.CURRENT, Status.RETIRED)
ROLES: Mapping[str, tuple[Status, ...]] = {
    "oversetter": (Status.CANDIDATE, Status.WAITING),
    "Språkrådet": (Status.CANDIDATE, Status.WAITING, Status.CURRENT),
    "JD": (Status.CANDIDATE, Status.WAITING, Status.CURRENT),
    "UDI": STATUSES,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which values are meant: those of `ids` in `langs`, of `fields` and now in `status` where these say anything.

    `stale`: only values that must be looked at again.
    """

    ids: Collection[EntryId]
    langs: Collection[Lang]
    fields: Collection[str] = ()
    status: Status | None = None
    stale: bool = False


def read_status(text: str) -> Status | str:
    """A status, or `SAME`, by its word in any of the languages.

    Raises:
        UnknownChoiceError: no such word; lists them.
    """
    words = {messages.text(f"status.{s}", ui).casefold(): s for ui in UI_LANGUAGES for s in STATUSES}
    words |= {str(status): status for status in STATUSES}
    wanted = " ".join(text.casefold().split())
    if wanted in {SAME, *(messages.text("status.same", ui).casefold() for ui in UI_LANGUAGES)}:
        return SAME
    if wanted not in words:
        raise UnknownChoiceError(value=text, known=", ".join(messages.text(f"status.{s}", "nb") for s in STATUSES))
    return words[wanted]


def read_roles(table: Mapping[str, Any]) -> Mapping[str, tuple[Status, ...]]:
    """The roles of `[roles]` in the settings and what each may set; the usual ones where the table is empty.

    Raises:
        SettingsError: not lists of statuses.
    """
    if not table:
        return ROLES
    found: dict[str, tuple[Status, ...]] = {}
    for role, statuses in table.items():
        try:
            read = [read_status(str(one)) for one in statuses]
        except (UnknownChoiceError, TypeError) as error:
            raise SettingsError(place=Place(file="settings.toml"), detail=f"roles.{role} = {statuses!r}") from error
        found[role] = tuple(one for one in read if isinstance(one, Status))
    return found


def role_of(by: str, roles: Mapping[str, tuple[Status, ...]]) -> str:
    """A role as it is written in the settings.

    Raises:
        UnknownChoiceError: there is no such role; lists them.
    """
    for role in roles:
        if role.casefold() == by.strip().casefold():
            return role
    raise UnknownChoiceError(value=by, known=", ".join(roles))


def refusal(status: Status, by: str, roles: Mapping[str, tuple[Status, ...]], place: Place) -> Finding | None:
    """Why a role may not set a status; None where it may."""
    if status in roles[by]:
        return None
    may = ", ".join(messages.text(f"status.{one}", "nb") for one in roles[by])
    return Finding.make("E420", place, role=by, status=messages.text(f"status.{status}", "nb"), may=may)


def move(
    glossary: Glossary,
    wanted: Wanted,
    status: Status | str,
    *,
    by: str,
    today: str,
    skip: Callable[[Entry], bool] | None = None,
) -> Iterator[Change]:
    """The changes that give the values wanted a status, or (`SAME`) let them render the English of today.

    Values that have the status already (and are not stale) are left alone, comments always. A proposal or a review does
    not take back what has come further, unless that status is asked for. `skip` leaves entries out.
    """
    for id in wanted.ids:  # noqa: A001
        entry = glossary.entries[id]
        if skip is not None and skip(entry):
            continue
        english = digest(entry)
        for slot in entry:
            if slot.lang == SOURCE or slot.lang not in wanted.langs or slot.row.kind not in ("term", "text"):
                continue
            if slot.field == "comment" or (wanted.fields and slot.field not in wanted.fields):
                continue
            value = entry.get(slot)
            assert value is not None
            made = _moved(value, lambda item, e=entry, d=english: _decided(item, e, d, wanted, status, by, today))  # type: ignore[misc]
            if made != value:
                yield Change(id, slot, value, made)


def _moved(value: Value, decide: Callable[[Item], Item]) -> Value:
    return tuple(decide(item) for item in value) if isinstance(value, tuple) else decide(value)


def _decided(item: Item, entry: Entry, english: str, wanted: Wanted, status: Status | str, by: str, today: str) -> Item:
    if not isinstance(item, (Term, Text)):
        return item
    state = item.state
    stale = is_stale(entry, state, english)
    meant = wanted.status in (None, state.status) and (stale or not wanted.stale)
    if status == SAME:
        return replace(item, state=_renders(item, state, english)) if meant and stale else item
    assert isinstance(status, Status)
    has_it = state.status is status and not (stale and status is Status.CURRENT)
    goes_back = RANK[state.status] > RANK[status] and wanted.status is None and not stale
    if not meant or has_it or goes_back:
        return item
    now = replace(state, status=status, changed=today, by=by)
    return replace(item, state=_renders(item, now, english) if status is Status.CURRENT else now)


def with_decision(item: Term | Text, entry: Entry, status: Status) -> Term | Text:
    """A value of an entry with a status; approved, it renders the English of today."""
    state = replace(item.state, status=status)
    return replace(item, state=_renders(item, state, digest(entry)) if status is Status.CURRENT else state)


def _renders(item: Term | Text, state: State, english: str) -> State:
    """A term renders the English term and EMN's definition; a text also a working definition of ours."""
    return replace(state, renders=english.partition(".")[0] if isinstance(item, Term) else english)


def status_named(text: str) -> Status:
    """A status by its word in any of the languages.

    Raises:
        UnknownChoiceError: no such word; lists them.
    """
    found = read_status(text)
    if isinstance(found, Status):
        return found
    raise UnknownChoiceError(value=text, known=", ".join(messages.text(f"status.{s}", "nb") for s in STATUSES))


def with_status(glossary: Glossary, status: Status, langs: Iterable[Lang]) -> tuple[EntryId, ...]:
    """The entries that have a value in a status, in one of the languages."""
    wanted = set(langs)

    def has(entry: Entry) -> bool:
        items = (
            item
            for slot, value in entry.values().items()
            if slot.lang in wanted and slot.lang != SOURCE and slot.field != "comment"
            for item in (value if isinstance(value, tuple) else (value,))
        )
        return any(isinstance(item, (Term, Text)) and item.state.status is status for item in items)

    return tuple(id for id, e in glossary.entries.items() if isinstance(e, (Concept, Passage)) and has(e))  # noqa: A001


def not_allowed(changes: Iterable[Change], by: str, roles: Mapping[str, tuple[Status, ...]]) -> Iterator[Finding]:
    """A finding for each change that gives a value a status which the role may not set; without a role, one in all."""
    if not by:
        everyones = {status: all(status in may for may in roles.values()) for status in STATUSES}
        free = {"": tuple(status for status, free in everyones.items() if free)}
        found = tuple(_not_allowed(changes, "", free))
        if found:
            yield Finding.make("E422", count=len(found), roles=", ".join(roles))
        return
    yield from _not_allowed(changes, by, roles)


def _not_allowed(changes: Iterable[Change], by: str, roles: Mapping[str, tuple[Status, ...]]) -> Iterator[Finding]:
    for change in changes:
        if change.slot is None or isinstance(change.after, Entry) or isinstance(change.before, Entry):
            continue
        before = dict.fromkeys(_items(change.before))
        for item in _items(change.after):
            if not isinstance(item, (Term, Text)) or item.state.origin == EMN:
                continue  # what EMN published, EMN approved
            if item not in before and item.state.status is not Status.NONE:
                was = next(
                    (o.state.status for o in before if isinstance(o, (Term, Text)) and o.text == item.text), None
                )
                said = refusal(item.state.status, by, roles, Place(change.concept, str(change.slot)))
                if said is not None and was is not item.state.status:
                    yield said


def _items(value: Value | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
