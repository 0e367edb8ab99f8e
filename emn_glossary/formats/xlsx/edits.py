"""Edits: what a translator did to one entry: its cells as they came back, against its cells as they were sent.

    Returned (an entry as sent, the texts sent, the cells now) ── edit ──▶ the entry with the changes + findings

A cell that says what was sent gives the very value that was sent. A cell that cannot be taken gives a finding, and the
value sent stands. Knows the rules of the workbook, and nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from emn_glossary.findings import Finding
from emn_glossary.formats.xlsx import cells as say
from emn_glossary.formats.xlsx.cells import NO_EQUIVALENT, RANK, STALE, Choice, canonical
from emn_glossary.formats.xlsx.columns import Column, is_set
from emn_glossary.formats.xlsx.sheets import Cell
from emn_glossary.languages import Lang, clean
from emn_glossary.model import Entry, State, Status, Term, Text, Value
from emn_glossary.model.values import OWN, with_state
from emn_glossary.places import Place
from emn_glossary.slots import Slot

LONGEST_TERM = 500
_TIDIED = {"nfd": "N101", "nbsp": "N102", "invisible": "N103", "control": "N104"}
_NUMBERS = ("W107", "W108", "W109")


@dataclass(slots=True)
class Returned:
    """One entry on its way back."""

    entry: Entry  # as sent; empty where nothing is known of that
    texts: Mapping[str, str]  # as sent, by column key
    digest: str  # of the English as sent
    cells: dict[str, list[Cell]]  # as they came back, by column key; several where a row or column stands twice
    known: bool = True  # whether there is a hidden sheet that says what was sent
    ui: Lang = "nb"
    rows: list[Place] = field(default_factory=list)  # where its rows begin
    changes: dict[Slot, Value | None] = field(default_factory=dict)
    refused: set[Slot] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def now(self, slot: Slot) -> Value | None:
        """What a slot holds with the changes so far."""
        return self.changes[slot] if slot in self.changes else self.entry.get(slot)

    def say(self, code: str, place: Place, slot: Slot | None = None, **params: object) -> None:
        """A finding about this entry."""
        named = replace(place, concept=self.entry.id, slot=str(slot) if slot else "")
        self.findings.append(Finding.make(code, named, **params))

    def refuse(self, slot: Slot) -> None:
        """Let the value that was sent stand."""
        self.changes.pop(slot, None)
        self.refused.add(slot)

    def place_of(self, key: str) -> Place:
        """Where the (first) cell of a column stands; the id's where the column is gone."""
        found = self.cells.get(key) or self.cells.get("id")
        return found[0].place if found else Place()


def edit(returned: Returned, columns: Sequence[Column]) -> Entry:
    """The entry with what its cells say now; the findings are added to `returned`.

    Raises nothing: whatever cannot be taken is a finding.
    """
    _locked(returned, columns)
    for lang in dict.fromkeys(column.lang for column in columns if column.role == "fill"):
        choice = _status(returned, lang)
        status = choice if isinstance(choice, Status) and choice is not Status.NONE else Status.CANDIDATE
        fresh = State(status, OWN, renders=returned.digest)
        for column in columns:
            if column.role == "fill" and column.lang == lang and column.slot is not None:
                _fill(returned, column.slot, fresh)
        if lang == "nn":
            _same(returned, fresh)
        _no_equivalent(returned, lang, choice)
        _decide(returned, lang, choice)
    return returned.entry.with_values(returned.changes) if returned.changes else returned.entry


# ---------------------------------------------------------------------------------------------------------
# One cell


def _settled(returned: Returned, key: str, slot: Slot | None = None) -> Cell | None:
    """The one cell that counts for a column; None where there is none, or none that can be taken."""
    sent = canonical(returned.texts.get(key, ""))
    found = returned.cells.get(key, ())
    troubled = False
    for cell in found:
        trouble = cell.trouble()
        if trouble is None or (trouble[0] in _NUMBERS and canonical(cell.text) == sent):
            continue
        returned.say(trouble[0], cell.place, slot, text=trouble[1])
        troubled = True
    if troubled:
        if slot is not None:
            returned.refused.add(slot)
        return None
    speaking = {text: cell for cell in reversed(found) if (text := canonical(cell.text)) or sent}
    if len(speaking) > 1:
        first, *others = reversed(speaking.values())
        where = ", ".join(f"{cell.place.sheet}!{cell.place.cell}" for cell in others)
        returned.say("W103", first.place, slot, text=first.text, other=others[0].text, cells=where)
        if slot is not None:
            returned.refused.add(slot)
        return None
    return next(iter(speaking.values()), found[0] if found else None)


def _locked(returned: Returned, columns: Sequence[Column]) -> None:
    """A warning for each locked cell that someone edited; a row with none of them filled in was pasted in."""
    locked = [column for column in columns if column.role == "locked" and column.key in returned.texts]
    if not any(cell.text.strip() for column in locked for cell in returned.cells.get(column.key, ())):
        return
    for column in locked:
        sent = canonical(returned.texts[column.key])
        for cell in returned.cells.get(column.key, ()):
            if canonical(cell.text) != sent and not cell.is_merged:
                returned.say("W115", cell.place, column.slot, was=sent, text=canonical(cell.text))


def _fill(returned: Returned, slot: Slot, fresh: State) -> None:
    """Take what a cell says about one slot, if it says anything else than what was sent."""
    cell = _settled(returned, str(slot), slot)
    if cell is None:
        return
    text, sent = canonical(cell.text), canonical(returned.texts.get(str(slot), ""))
    if text == sent:
        return
    for code in _tidied(cell.text):
        returned.say(code, cell.place, slot, text=text[:80])
    before = returned.entry.get(slot)
    wrong = next(_wrong(slot, text), None)
    if wrong is not None:
        returned.refused.add(slot)
        returned.say(wrong[0], cell.place, slot, **wrong[1])
        return
    value = say.several(slot, text, before, fresh) if is_set(slot) else say.single(slot, text, before, fresh)
    if not text or value == ():
        if before is not None:
            returned.changes[slot] = None
            returned.say("W116", cell.place, slot, was=sent[:200])
    elif value != before:
        returned.changes[slot] = value


def _tidied(raw: str) -> Iterator[str]:
    text, names = clean(raw)
    yield from (_TIDIED[name] for name in names if name in _TIDIED)
    if text != text.strip():
        yield "N105"


def _wrong(slot: Slot, text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """What makes a text impossible as a term, if anything."""
    if slot.row.kind != "term":
        return
    parts = say.split(text) if is_set(slot) else (text,)
    longest = max(map(len, parts), default=0)
    if longest > LONGEST_TERM:
        yield "W111", {"length": longest, "limit": LONGEST_TERM}
    if not is_set(slot) and "\n" in text:
        yield "W112", {"text": text.replace("\n", "⏎")[:80]}
    if not is_set(slot) and "|" in text:
        yield "W113", {"text": text[:80]}


# ---------------------------------------------------------------------------------------------------------
# Status


def _status(returned: Returned, lang: Lang) -> Choice | None:
    """The status that was chosen; None where the cell says what was sent, or nothing that can be taken."""
    key = f"status@{lang}"
    cell = _settled(returned, key)
    if cell is None:
        return None
    text, sent = canonical(cell.text), canonical(returned.texts.get(key, ""))
    if text == sent:
        return None
    if not text:
        if returned.entry.get(Slot(NO_EQUIVALENT, lang)) is not None:
            return Status.NONE
        returned.say("W134", cell.place, was=sent)
        return None
    choice = say.read_status(text)
    if choice is None or (choice == STALE and returned.known):
        returned.say("W114", cell.place, text=text[:80], known=", ".join(say.status_words(returned.ui)))
        return None
    return None if choice == STALE else choice


def _decide(returned: Returned, lang: Lang, choice: Choice | None) -> None:
    """Give the values that stand unchanged the status that was chosen.

    The status shown was that of the least advanced of them, so the choice is for those that have come no further than
    what was shown or what was chosen: putting a proposal up for review does not take back another value's approval.
    """
    if not isinstance(choice, Status) or choice is Status.NONE:
        return
    was = say.row_status(returned.entry, lang, returned.digest)
    limit = max(RANK[was] if isinstance(was, Status) else RANK[Status.CURRENT], RANK[choice])
    for slot, sent in say.judged(returned.entry, lang).items():
        value = returned.now(slot)
        if value is None or slot in returned.refused:
            continue
        untouched = set(say.items_of(sent))
        items = tuple(
            _with_status(item, choice, returned.digest)
            if item in untouched and isinstance(item, (Term, Text)) and RANK[item.state.status] <= limit
            else item
            for item in say.items_of(value)
        )
        decided: Value = items if isinstance(value, tuple) else items[0]
        if decided != sent:
            returned.changes[slot] = decided
    after = {**say.judged(returned.entry, lang), **returned.changes}
    if not any(v is not None and s.lang == lang and s.field != "comment" for s, v in after.items()):
        returned.say("W122", returned.place_of(f"status@{lang}"), status=say.status_word(choice, returned.ui))


def _with_status(item: Term | Text, choice: Status, digest: str) -> Term | Text:
    changes = {"status": choice, "renders": digest} if choice is Status.CURRENT else {"status": choice}
    decided = with_state(item, **changes)
    assert isinstance(decided, (Term, Text))
    return decided


# ---------------------------------------------------------------------------------------------------------
# Cells that speak of other cells


def _same(returned: Returned, fresh: State) -> None:
    """«Lik på nynorsk»: yes fills an empty nynorsk cell with the bokmål term."""
    cell = _settled(returned, "same@nn")
    nb, nn = Slot("preferred", "nb"), Slot("preferred", "nn")
    if cell is None or not canonical(cell.text) or returned.refused & {nb, nn}:
        return
    answer = say.read_yes_no(canonical(cell.text))
    model, term = returned.now(nb), returned.now(nn)
    if answer is None:
        returned.say("W120", cell.place, nn, text=canonical(cell.text)[:80])
    elif answer == "yes" and model is None:
        returned.say("W119", cell.place, nn)
    elif answer == "yes" and term is None:
        _copy(returned, nn, str(model), fresh)
    elif answer == "yes" and str(term) != str(model):
        returned.refuse(nn)
        returned.say("W117", returned.place_of(str(nn)), nn, text=str(term), model=str(model))
    elif answer == "no" and term is not None and str(term) == str(model) and nn not in returned.changes:
        returned.say("W118", cell.place, nn, text=str(term))


def _copy(returned: Returned, slot: Slot, text: str, fresh: State) -> None:
    """Fill an empty cell; if it was emptied, that was no removal."""
    returned.findings[:] = [f for f in returned.findings if (f.code, f.place.slot) != ("W116", str(slot))]
    before = returned.entry.get(slot)
    if before is not None and str(before) == text:
        del returned.changes[slot]
    else:
        returned.changes[slot] = say.single(slot, text, before, fresh)


def _no_equivalent(returned: Returned, lang: Lang, choice: Choice | None) -> None:
    """«ingen ekvivalent» is an answer of its own: it needs an empty term, and its reason is the comment."""
    slot, preferred = Slot(NO_EQUIVALENT, lang), Slot("preferred", lang)
    had, term = returned.entry.get(slot), returned.now(preferred)
    key = f"status@{lang}"
    asked = choice == NO_EQUIVALENT or (had is not None and choice is None and key in returned.cells)
    if asked and term is not None:
        returned.refuse(preferred)
        returned.say("W121", returned.place_of(str(preferred)), preferred, text=str(term))
    elif choice == NO_EQUIVALENT:
        returned.changes[slot] = Text(
            _reason(returned, lang) or say.DASH, lang, State(Status.CANDIDATE, OWN, renders=returned.digest)
        )
    elif had is not None and term is not None:
        returned.changes[slot] = None
    elif had is not None and choice is Status.NONE:
        returned.changes[slot] = None
        returned.say("W116", returned.place_of(key), slot, was=returned.texts.get(key, ""))
    elif isinstance(had, Text) and Slot("comment", lang) in returned.changes:
        before = canonical(returned.texts.get(f"comment@{lang}", ""))
        if had.text in (before, say.DASH):
            returned.changes[slot] = replace(had, text=_reason(returned, lang) or say.DASH)


def _reason(returned: Returned, lang: Lang) -> str:
    return say.text_of(returned.now(Slot("comment", lang)))
