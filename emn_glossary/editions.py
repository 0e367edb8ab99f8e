"""Editions: the update trip, from files of EMN's to what is to be saved. Between reading and saving, all pure.

files ─ pages, lists ─▶ Upstream ─ matching ─▶ new edition on our ids ─ update ─▶ Edition (merge, findings, files)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from emn_glossary import decisions as settled
from emn_glossary import former
from emn_glossary.decisions import Decision
from emn_glossary.errors import MergeError, ReadError, UnknownFormatError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats import lists
from emn_glossary.formats.emn import edition as making
from emn_glossary.formats.emn import upstream as pages
from emn_glossary.formats.emn.targets import FORMER_TITLES
from emn_glossary.formats.emn.upstream import Progress, Upstream
from emn_glossary.languages import SOURCE
from emn_glossary.matching import Matching, match, only_capitals
from emn_glossary.merge import Merge
from emn_glossary.model import Concept, EntryId, Glossary
from emn_glossary.places import Place
from emn_glossary.slots import Slot
from emn_glossary.update import Earlier, still_rendered, update

WHOLE = 0.8  # the share of the last edition that must be there for the rest to count as withdrawn


@dataclass(frozen=True, slots=True)
class Edition:
    """What an update comes to: the merge, the new edition itself, which entry is which, and what is kept beside."""

    merge: Merge
    upstream: Glossary
    matching: Matching
    ids: Mapping[str, EntryId]
    findings: Report
    decisions: tuple[Decision, ...]
    former: Earlier


def read(
    paths: Iterable[str | Path],
    *,
    edition: str = "",
    mapping: Mapping[str, str] | None = None,
    decided: Sequence[Decision] = (),
    progress: Progress | None = None,
) -> Upstream:
    """Read pages (`.html`, `.txt`, folders of them) and lists (`.xlsx`, `.ods`, `.csv` …) of one edition.

    What was decided of a list with the same headings holds, unless a mapping is given.

    Raises:
        ReadError: no such file, or not what its ending says; a mapping where there is no list.
        UnknownFormatError: neither a page nor a list, by its ending.
    """
    every = [Path(path) for path in paths]
    tables = [path for path in every if path.suffix.lower() in lists.ENDINGS and not path.is_dir()]
    rest = [path for path in every if path not in tables]
    strange = [path for path in rest if path.is_file() and path.suffix.lower() not in ("", *pages.ENDINGS)]
    if strange:
        endings = ", ".join((*pages.ENDINGS, *lists.ENDINGS))
        raise UnknownFormatError(place=Place(file=strange[0].name), name=strange[0].suffix, known=endings)
    if mapping and not tables:
        raise ReadError("map-without-list", place=Place(file=every[0].name if every else ""))
    found = [pages.read(rest, edition=edition, progress=progress)] if rest else []
    known = settled.mappings(decided)
    found += [lists.read(path, mapping=mapping, remembered=known, edition=edition) for path in tables]
    return _together(found)


def _together(found: Sequence[Upstream]) -> Upstream:
    """Several readings as one; what the first says of an entry counts, the others add what it does not speak of."""
    if len(found) == 1:
        return found[0]
    concepts: dict[str, Concept] = {}
    spoken: dict[str, frozenset[Slot]] = {}
    redirects: dict[str, str] = {}
    findings = Report()
    for one in found:
        for concept in one.concepts:
            before = concepts.get(concept.id)
            added = concept if before is None else Concept(concept.id, {**concept.values(), **before.values()})
            concepts[concept.id] = added
            spoken[concept.id] = spoken.get(concept.id, frozenset()) | one.spoken[concept.id]
        redirects |= one.redirects
        findings += one.findings
    return Upstream(tuple(concepts.values()), spoken, redirects, findings)


def renew(
    base: Glossary,
    ours: Glossary,
    upstream: Upstream,
    *,
    today: str,
    edition: str = "",
    decided: Sequence[Decision] = (),
    kept: Earlier | None = None,
    whole: bool | None = None,
) -> Edition:
    """What an edition comes to in our glossary.

    `whole`: what is not among the files is withdrawn; None works it out: files of a named edition with most of the last
    one in them are all of it. `kept` is the former English that is kept already.

    Raises:
        MergeError: the edition is older than the last one merged.
    """
    _in_order(base, edition)
    findings: list[Finding] = []
    ours_and_base = [*ours.concepts, *(entry for entry in base.concepts if entry.id not in ours)]
    matching = _matched(ours_and_base, upstream, decided)
    if _is_whole(base, matching, edition) if whole is None else whole:
        matching = _matched(ours_and_base, upstream, decided, whole=True)
        known = {concept.id for concept in base.concepts}
        matching = replace(matching, withdrawn=tuple(id for id in matching.withdrawn if id in known))  # noqa: A001
    elif edition:
        findings.append(Finding.make("E405", count=len(matching.pairs), total=len(base)))
    ids = making.ids_for(matching, upstream, (*ours.entries, *base.entries))
    theirs = making.edition(base, making.dated(upstream, edition), matching, ids, findings)
    updated = update(base, ours, theirs, today=today)
    merged = making.with_version(updated.merge.merged, edition)
    outcome = replace(updated.merge, merged=merged)
    told = [
        *_told(matching, ours, ids),
        *_capitals(upstream, ours, ids),
        *upstream.findings,
        *findings,
        *updated.findings,
    ]
    new = [settled.disputed(c, day=today, edition=edition) for c in outcome.conflicts if c.slot is not None]
    return Edition(
        outcome,
        making.with_version(theirs, edition),
        matching,
        ids,
        Report(_with_our_ids(finding, ids) for finding in told),
        settled.add(decided, new),
        still_rendered({**(kept or {}), **updated.earlier}, merged),
    )


def with_mapping(
    decided: Sequence[Decision], paths: Iterable[str | Path], mapping: Mapping[str, str] | None, day: str
) -> tuple[Decision, ...]:
    """The decisions with what was said of the columns of lists, so that it need not be said again."""
    tables = [Path(path) for path in paths if Path(path).suffix.lower() in lists.ENDINGS] if mapping else []
    headings = [heading for path in tables for heading in lists.headings(path, mapping or {})]
    return settled.add(decided, [settled.columns(heading, mapping or {}, day=day) for heading in headings])


def _in_order(base: Glossary, edition: str) -> None:
    if edition and not re.fullmatch(r"v?\d+(\.\d+){0,2}", edition.strip()):
        raise MergeError("bad-edition", edition=edition)
    if edition and making.number(edition) < making.number(base.edition):
        raise MergeError("older-edition", edition=edition, last=base.edition)


def _matched(
    ours: Sequence[Concept], upstream: Upstream, decided: Sequence[Decision], *, whole: bool = False
) -> Matching:
    by_slug = {entry.one("slug"): entry.id for entry in ours}
    titles = {title: by_slug[slug] for title, slug in FORMER_TITLES.items() if slug in by_slug}
    return match(
        ours,
        upstream.concepts,
        whole=whole,
        decided=settled.matches(decided),
        redirects=upstream.redirects,
        former=titles,
    )


def _is_whole(base: Glossary, matching: Matching, edition: str) -> bool:
    """Whether the files look like a whole edition: the last one or a newer one, with most of its entries there."""
    active = {concept.id for concept in base.concepts if not concept.retired}
    found = {*matching.pairs.values(), *matching.merged, *matching.split} & active
    return bool(edition) and len(found) >= WHOLE * len(active)


def _told(matching: Matching, ours: Glossary, ids: Mapping[str, EntryId]) -> Iterable[Finding]:
    """What happened to entries, a finding each, so that nothing passes silently."""

    def term(id: EntryId) -> str:  # noqa: A002
        return ours.entries[id].one("preferred", SOURCE) if id in ours.entries else ""

    for slug, (before, after) in matching.renamed.items():
        yield Finding.make("E401", Place(ids[slug], "preferred@en"), before=before, after=after)
    for id, slug in matching.merged.items():  # noqa: A001
        yield Finding.make("E402", Place(id), term=term(id), into=ids.get(slug, slug))
    for id, slugs in matching.split.items():  # noqa: A001
        yield Finding.make("E403", Place(id), term=term(id), into=", ".join(ids.get(slug, slug) for slug in slugs))
    for id in matching.withdrawn:  # noqa: A001
        yield Finding.make("E404", Place(id), term=term(id))
    for doubt in matching.doubts:
        near = ", ".join(f"{c.id} «{term(c.id)}» ({c.score:.0f})" for c in doubt.candidates)
        best = doubt.candidates[0].id
        yield Finding.make("E406", slug=doubt.slug, title=doubt.title, near=near, best=best)
    for slug in matching.nameless:
        yield Finding.make("E409", slug=slug)
    for slug in matching.new:
        yield Finding.make("E407", Place(ids[slug]), slug=slug)


def _capitals(upstream: Upstream, ours: Glossary, ids: Mapping[str, EntryId]) -> Iterable[Finding]:
    """Titles that only have other capitals than ours, which stay as they are."""
    for concept in upstream.concepts:
        entry = ours.entries.get(ids.get(concept.id, ""))
        title = concept.one("preferred", SOURCE)
        if entry is not None and only_capitals(entry.one("preferred", SOURCE), title):
            yield Finding.make(
                "E408", Place(entry.id, "preferred@en"), term=entry.one("preferred", SOURCE), title=title
            )


def _with_our_ids(finding: Finding, ids: Mapping[str, EntryId]) -> Finding:
    place = finding.place
    return replace(finding, place=replace(place, concept=ids[place.concept])) if place.concept in ids else finding


def files(edition: Edition) -> dict[str, bytes]:
    """What is saved beside the glossary and the edition itself."""
    return {settled.FILE: settled.as_toml(edition.decisions), former.FILE: former.as_toml(edition.former)}
