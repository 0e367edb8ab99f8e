"""What readers may have: the glossary and what it has behind it, without what is kept from them. Pure."""

from __future__ import annotations

from dataclasses import replace

from emn_glossary.history import Past
from emn_glossary.model import Entry, Glossary, Value


def publishable(glossary: Glossary) -> Glossary:
    """The glossary as readers may have it.

    Without the fields that the field table keeps from readers (comments), and without statements no field of ours
    fits: nobody has looked at whether those may be published.
    """
    return Glossary(map(_publishable, glossary.entries.values()), base=glossary.base)


def _publishable(entry: Entry) -> Entry:
    private = {slot: None for slot in entry.values() if not slot.row.published}
    return entry.with_values(private) if private else entry


def publishable_past(past: Past) -> Past:
    """What the glossary has behind it, as readers may have it."""

    def end(value: Value | Entry | None) -> Value | Entry | None:
        return _publishable(value) if isinstance(value, Entry) else value

    milestones = tuple(
        replace(
            one,
            changes=tuple(
                replace(change, before=end(change.before), after=end(change.after))
                for change in one.changes
                if change.slot is None or change.slot.row.published
            ),
        )
        for one in past.milestones
    )
    upstream, released = (publishable(then) if then else None for then in (past.upstream, past.released))
    return Past(upstream, released, milestones, past.former)
