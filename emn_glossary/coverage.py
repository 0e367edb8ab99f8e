"""Coverage: how far the translation has come, counted by language, field and theme. Reads, never changes.

    missing         nothing there
    no equivalent   an explicit answer: Norwegian has no term for it
    stale           the English changed since this value was written or approved ("må ses på igjen")
    filled          something there, whatever its status

filled + no_equivalent + missing = total. Retired concepts do not count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as declare
from typing import Literal, TypeAlias, get_args, overload

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Passage, Status, Value
from emn_glossary.model.values import OWN, State, state_of
from emn_glossary.slots import Slot

Selection: TypeAlias = Literal["all", "missing", "stale", "changed"]
SELECTIONS: tuple[Selection, ...] = get_args(Selection)

COUNTED: tuple[str, ...] = ("preferred", "definition", "text")  # the fields that coverage tells of


def digest(entry: Entry) -> str:
    """The fingerprint of the English that a translation renders: 12 hex digits, empty where there is no English.

    Kept with each Norwegian value when it is written or approved; a later English that differs makes it stale. It
    covers the English term, EMN's definitions and texts. A working definition of this project's own comes after a
    full stop (`41e1ee370511.9ab3c2d4e5f6`), so that a text can render it while EMN's terms do not depend on it.
    """
    english = [(slot, value) for slot, value in entry.values().items() if slot.lang == SOURCE and slot.row.stales]
    if not english:
        return ""
    own = [(slot, value) for slot, value in english if slot.field == "definition" and state_of(value).origin == OWN]
    given = [pair for pair in english if pair not in own]
    return ".".join(_fingerprint(part) for part in (given, own) if part or part is given)


def _fingerprint(values: list[tuple[Slot, Value]]) -> str:
    said = [f"{slot}\x1f{value}" for slot, value in sorted(values, key=lambda pair: pair[0].sort_key())]
    return hashlib.sha256("\x1e".join(said).encode()).hexdigest()[:12]


def is_stale(entry: Entry, state: State, today: str | None = None) -> bool:
    """Whether a value in this state renders an English that is no longer there.

    `today` spares computing the digest again when many values of one entry are asked about.
    """
    if not state.renders:
        return False
    now = digest(entry) if today is None else today
    return state.renders != (now if "." in state.renders else now.partition(".")[0])


def stale_slots(entry: Entry) -> tuple[Slot, ...]:
    """The slots of an entry whose value must be looked at again."""
    now = digest(entry)
    return tuple(slot for slot in entry if slot.lang != SOURCE and is_stale(entry, state_of(entry.get(slot)), now))


def is_missing(entry: Entry, field_name: str, lang: Lang) -> bool:
    """Whether a translation is wanted and not there: English has it, `lang` has neither it nor "no equivalent"."""
    if isinstance(entry, Concept) and entry.retired:
        return False
    return (
        entry.get(Slot(field_name, SOURCE)) is not None
        and entry.get(Slot(field_name, lang)) is None
        and not (field_name == "preferred" and entry.get(Slot("no_equivalent", lang)) is not None)
    )


def select(
    glossary: Glossary, which: str, langs: Iterable[Lang] = TARGETS, changed: Iterable[EntryId] = ()
) -> tuple[EntryId, ...]:
    """The ids of the concepts and passages that a selection names, in the glossary's order.

    `missing`: the preferred term, a definition or a text is missing in one of `langs`; `stale`: a value in one of
    `langs` must be looked at again; `changed`: those in `changed`, for a caller who has compared two glossaries;
    `all`: everything.

    Raises:
        UnknownChoiceError: no such selection.
    """
    if which not in SELECTIONS:
        raise UnknownChoiceError(value=which, known=", ".join(SELECTIONS))
    wanted = set(langs)
    named = set(changed)

    def chosen(entry: Entry) -> bool:
        if which == "missing":
            return any(is_missing(entry, name, lang) for name in COUNTED for lang in wanted)
        if which == "stale":
            return any(slot.lang in wanted for slot in stale_slots(entry))
        return entry.id in named if which == "changed" else True

    return tuple(
        id
        for id, entry in glossary.entries.items()  # noqa: A001
        if isinstance(entry, (Concept, Passage)) and chosen(entry)
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The counts for one language and field, over all concepts or those of one theme."""

    lang: Lang
    field: str
    theme: EntryId = ""  # "" = all
    total: int = 0
    filled: int = 0
    approved: int = 0
    waiting: int = 0
    stale: int = 0
    no_equivalent: int = 0
    missing: int = 0
    concepts: tuple[EntryId, ...] = declare(default=(), repr=False)  # those that are missing

    @property
    def share(self) -> float:
        """How much is answered, 0–100: filled or explicitly without equivalent. 100 when nothing is asked for."""
        return 100 * (self.filled + self.no_equivalent) / self.total if self.total else 100.0

    def plain(self) -> dict[str, int | str | float]:
        """The row as JSON tools expect it."""
        return {
            "lang": self.lang,
            "field": self.field,
            "theme": self.theme,
            "total": self.total,
            "filled": self.filled,
            "approved": self.approved,
            "waiting": self.waiting,
            "stale": self.stale,
            "no_equivalent": self.no_equivalent,
            "missing": self.missing,
            "share": round(self.share, 1),
        }


class Coverage(Sequence[CoverageRow]):
    """The rows, languages in order, fields in the field table's order, the whole glossary before its themes.

    `coverage["nb", "preferred"].missing` is the number of concepts without a bokmål term.
    """

    def __init__(self, rows: Iterable[CoverageRow], edition: str = "") -> None:
        self._rows = tuple(rows)
        self._by_key = {(row.lang, row.field, row.theme): row for row in self._rows}
        self.edition = edition

    @overload
    def __getitem__(self, index: int) -> CoverageRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CoverageRow]: ...
    @overload
    def __getitem__(self, index: tuple[str, str] | tuple[str, str, str]) -> CoverageRow: ...
    def __getitem__(
        self, index: int | slice | tuple[str, str] | tuple[str, str, str]
    ) -> CoverageRow | Sequence[CoverageRow]:
        if isinstance(index, tuple):
            return self._by_key[(*index, "", "")[:3]]
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[CoverageRow]:
        return iter(self._rows)


def coverage(glossary: Glossary, langs: Iterable[Lang] = TARGETS, themes: Iterable[EntryId] | None = ()) -> Coverage:
    """Count what is there, by language and field; `themes` adds rows for those themes (None: for all of them).

    One row for each language and for each of preferred term, definition and introduction text that there is English
    for (preferred terms always).
    """
    entries = [
        entry
        for entry in glossary.entries.values()
        if isinstance(entry, (Concept, Passage)) and not (isinstance(entry, Concept) and entry.retired)
    ]
    digests = {entry.id: digest(entry) for entry in entries}
    by_theme = glossary.by_theme()
    by_id = {entry.id: entry for entry in entries}
    rows = []
    for theme in ("", *(glossary.themes if themes is None else themes)):
        chosen = [by_id[id] for id in by_theme.get(theme, ()) if id in by_id] if theme else entries  # noqa: A001
        for lang in langs:
            for name in COUNTED:
                row = _count(chosen, digests, lang, name, theme)
                if row.total or (name == "preferred" and not theme):
                    rows.append(row)
    return Coverage(rows, glossary.edition)


def _count(
    entries: list[Concept | Passage], digests: dict[EntryId, str], lang: Lang, name: str, theme: EntryId
) -> CoverageRow:
    slot, english = Slot(name, lang), Slot(name, SOURCE)
    answer = Slot("no_equivalent", lang)
    there: list[tuple[State, bool]] = []  # the state of each value, and whether it is stale
    missing: list[EntryId] = []
    answered = 0
    for entry in entries:
        value = entry.get(slot)
        if value is not None:
            state = state_of(value)
            there.append((state, is_stale(entry, state, digests[entry.id])))
        elif entry.get(english) is not None:
            if name == "preferred" and entry.get(answer) is not None:
                answered += 1
            else:
                missing.append(entry.id)
    return CoverageRow(
        lang,
        name,
        theme,
        total=len(there) + answered + len(missing),
        filled=len(there),
        approved=sum(state.status is Status.CURRENT and not stale for state, stale in there),
        waiting=sum(state.status is Status.WAITING for state, _ in there),
        stale=sum(stale for _, stale in there),
        no_equivalent=answered,
        missing=len(missing),
        concepts=tuple(missing),
    )
