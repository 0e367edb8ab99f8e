"""A new edition as a whole glossary: the last one with what was read put in its place, relations resolved and closed.

    the last edition + what was read + which entry is which ──▶ the new edition, on our ids

What a source does not speak of stays as the last edition had it. Nothing is taken out: an entry that EMN has withdrawn,
merged or split stays, marked as retired.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from emn_glossary.coverage import digest
from emn_glossary.findings import Finding
from emn_glossary.formats.emn import relations
from emn_glossary.formats.emn.relations import ORIGIN, Statement
from emn_glossary.formats.emn.targets import Name, Targets
from emn_glossary.formats.emn.upstream import Upstream, with_synonym
from emn_glossary.languages import SOURCE
from emn_glossary.matching import Matching, only_capitals
from emn_glossary.model import Concept, EntryId, Evidence, Glossary, Link, State, Status, Term, Value
from emn_glossary.model.values import in_order, with_state
from emn_glossary.places import Place
from emn_glossary.slots import RELATIONS, Slot

_NUMBER = re.compile(r"c(\d+)\Z")


def ids_for(matching: Matching, upstream: Upstream, known: Iterable[EntryId]) -> dict[str, EntryId]:
    """Our id of each upstream entry: the one it is matched with, or the next free number."""
    taken = [int(found[1]) for id in known if (found := _NUMBER.match(id))]  # noqa: A001
    following = max(taken, default=0) + 1
    ids = dict(matching.pairs)
    for concept in upstream.concepts:
        if concept.id in matching.new:
            ids[concept.id], following = f"c{following:04d}", following + 1
    return ids


def edition(
    base: Glossary, upstream: Upstream, matching: Matching, ids: Mapping[str, EntryId], findings: list[Finding]
) -> Glossary:
    """The new edition; what there is to say about its relations is added to `findings`."""
    scheme = next((Link(entry.id) for entry in base.entries.values() if entry.type == "skos:ConceptScheme"), None)
    changed: dict[EntryId, Concept] = {}
    for concept in upstream.concepts:
        if concept.id in ids:
            id = ids[concept.id]  # noqa: A001
            was = base.entries.get(id)
            assert was is None or isinstance(was, Concept), id
            made = _entry(was, concept, id, upstream.spoken[concept.id], matching.renamed.get(concept.id))
            changed[id] = made if scheme is None or was else made.with_values({Slot("scheme"): (scheme,)})
    for id, heirs in _gone(matching).items():  # noqa: A001
        if id in base:
            links = tuple(Link(ids[slug], origin=ORIGIN) for slug in heirs if slug in ids)
            changed[id] = base[id].with_values({Slot("retired"): "true", Slot("replaced_by"): links})
    _redirects(changed, base, upstream)
    whole = base.with_entries(changed.values())
    read = {ids[c.id]: (c, upstream.spoken[c.id]) for c in upstream.concepts if c.id in ids}
    new = {ids[slug] for slug in matching.new}
    return _related(whole, read, new, findings)


def _entry(
    was: Concept | None,
    concept: Concept,
    id: EntryId,  # noqa: A002
    spoken: frozenset[Slot],
    renamed: tuple[str, str] | None,
) -> Concept:
    """An entry of the last edition with what was read in its place; relations follow later."""
    values = {slot: concept.get(slot) for slot in spoken if slot.field not in RELATIONS}
    if was is not None:
        values = _without_guesses(was, concept, values)
    entry = (was or Concept(id)).with_values({**values, Slot("retired"): None, Slot("replaced_by"): None})
    if not entry.one("slug"):
        entry = entry.with_values({Slot("slug"): concept.id})
    if was is not None and {s for s in spoken if s.field == "definition" and s.lang == SOURCE}:
        stale = [s for s in was.values() if s.field == "definition" and s.lang == SOURCE and s not in spoken]
        entry = entry.with_values(dict.fromkeys(stale))  # a definition in other parts than before
    entry = _rendering(entry, spoken)
    return _with_former(entry, renamed[0]) if renamed else entry


def _without_guesses(was: Concept, concept: Concept, values: dict[Slot, Value | None]) -> dict[Slot, Value | None]:
    """The values read without a slug that no address told, and a title that only has other capitals than before."""
    slug, title = Slot("slug"), Slot("preferred", SOURCE)
    left = {slug} if was.get(slug) is not None and concept.get(Slot("page")) is None else set()
    if only_capitals(was.one("preferred", SOURCE), concept.one("preferred", SOURCE)):
        left.add(title)
    return {slot: value for slot, value in values.items() if slot not in left}


def _rendering(entry: Concept, spoken: frozenset[Slot]) -> Concept:
    """The entry with its translations marked as rendering the English that they were published with."""
    english = digest(entry)
    values: dict[Slot, Value | None] = {}
    for slot in spoken:
        value = entry.get(slot)
        if value is not None and slot.lang not in ("", SOURCE):
            items = tuple(
                with_state(item, renders=english) for item in (value if isinstance(value, tuple) else (value,))
            )
            values[slot] = items if isinstance(value, tuple) else items[0]
    return entry.with_values(values)


def _with_former(entry: Concept, term: str) -> Concept:
    """The entry with an earlier English term among those that are found, but not used."""
    known = {str(other).casefold() for other in (*entry.alternatives(SOURCE), *entry.deprecated(SOURCE))}
    if term.casefold() in known:
        return entry
    former = Term(term, SOURCE, State(Status.RETIRED, ORIGIN))
    return entry.with_values({Slot("deprecated", SOURCE): in_order([*entry.deprecated(SOURCE), former])})


def _gone(matching: Matching) -> dict[EntryId, tuple[str, ...]]:
    """Entries that are no more, with those that took their place."""
    merged = {id: (slug,) for id, slug in matching.merged.items()}  # noqa: A001
    return {**dict.fromkeys(matching.withdrawn, ()), **merged, **matching.split}


def _redirects(changed: dict[EntryId, Concept], base: Glossary, upstream: Upstream) -> None:
    """Titles that EMN points to an entry which was not among those read."""
    titles = {entry.one("preferred", SOURCE).casefold(): entry for entry in base.concepts}
    for title, target in upstream.redirects.items():
        entry = titles.get(target.casefold())
        if entry is not None and entry.one("preferred", SOURCE).casefold() != title.casefold():
            now = changed.get(entry.id, entry)
            changed[entry.id] = with_synonym(now, title)


# ---------------------------------------------------------------------------------------------------------
# Relations


def _related(
    whole: Glossary,
    read: Mapping[EntryId, tuple[Concept, frozenset[Slot]]],
    new: set[EntryId],
    findings: list[Finding],
) -> Glossary:
    """The edition with its relations: those read, those that stand, closed both ways.

    What entries that are gone say of others stays with them alone.
    """
    targets = Targets(_name(entry) for entry in whole.concepts if not entry.retired)
    fresh = Targets(_name(whole[id]) for id in sorted(new))  # noqa: A001
    statements: list[Statement] = []
    active = [entry for entry in whole.concepts if not entry.retired]
    for entry in sorted(active, key=lambda concept: concept.id):
        concept, spoken = read.get(entry.id, (None, frozenset()))
        for name in RELATIONS:
            if concept is not None and Slot(name) in spoken:
                statements += _stated_anew(entry.id, name, concept, targets, findings)
            else:
                statements += _standing(entry, name, fresh)
    kept, circles = relations.without_circles(statements)
    findings += circles
    closed = relations.links(kept)
    entries = []
    for entry in active:
        links: dict[Slot, Value | None] = {
            Slot(name): closed.get(entry.id, {}).get(name, ()) for name in RELATIONS if _any(entry, name, closed)
        }
        entries.append(entry.with_values(links))
    return whole.with_entries(entries)


def _any(entry: Concept, name: str, closed: relations.Links) -> bool:
    return entry.get(Slot(name)) is not None or name in closed.get(entry.id, {})


def _name(entry: Concept) -> Name:
    synonyms = [str(term) for term in (*entry.alternatives(SOURCE), *entry.deprecated(SOURCE))]
    return Name(entry.id, entry.one("slug"), entry.one("preferred", SOURCE), synonyms)


def _stated_anew(
    owner: EntryId, name: str, concept: Concept, targets: Targets, findings: list[Finding]
) -> Iterator[Statement]:
    for link in concept.links(name):
        place = Place(owner, name)
        found, way = targets.find(link.text)
        if not found:
            findings.append(Finding.make("F101", place, target=link.text))
        elif found == owner:
            findings.append(Finding.make("F108", place, target=link.text))
            found = ""
        elif way != "exact":
            findings.append(Finding.make("F107", place, target=link.text, id=found, title=targets.titles[found]))
        yield from (Statement(owner, name, found, reading, place) for reading in link.evidence)


def _standing(entry: Concept, name: str, fresh: Targets) -> Iterator[Statement]:
    """What the last edition states; a name that was no entry then may be one now."""
    for link in entry.links(name):
        if link.origin != ORIGIN:
            continue  # it only closes another one
        readings = link.evidence or (Evidence(link.text, link.lang),)
        target = link.target or (fresh.find(link.text)[0] if link.lang == SOURCE else "")
        for reading in readings:
            yield Statement(entry.id, name, "" if target == entry.id else target, reading, Place(entry.id, name))


def with_version(glossary: Glossary, version: str) -> Glossary:
    """The glossary as of an edition: `11.0` becomes `11.0.0`, where that is newer than what it says."""
    scheme = glossary.scheme
    if not version or number(version) <= number(scheme.one("version")):
        return glossary
    major, minor = number(version)
    return glossary.with_entries([scheme.with_values({Slot("version"): f"{major}.{minor}.0"})])


def number(version: str) -> tuple[int, int]:
    """An edition's number: `11.0` and `v11` are 11.0; what is none counts as 0.0."""
    found = re.match(r"v?(\d+)(?:\.(\d+))?", version.strip())
    return (int(found[1]), int(found[2] or 0)) if found else (0, 0)


def dated(upstream: Upstream, version: str) -> Upstream:
    """What was read, with the edition that it is of on each entry."""
    if not version:
        return upstream
    slot = Slot("edition")
    concepts = tuple(concept.with_values({slot: version}) for concept in upstream.concepts)
    spoken = {slug: slots | {slot} for slug, slots in upstream.spoken.items()}
    return replace(upstream, concepts=concepts, spoken=spoken)
