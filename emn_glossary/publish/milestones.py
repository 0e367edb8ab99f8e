"""The pages of changes: since the last release, release by release, edition by edition. Pure.

    since the release     what is new in the glossary and not yet in any release
    a release             what it changed since the release before
    an edition            what EMN changed since the edition before
    since an edition      how the glossary differs from what EMN published in it

Where there is only one of them it stands on the page of changes itself; else that page leads to each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from emn_glossary.diff import diff
from emn_glossary.history import Milestone, Past
from emn_glossary.model import EntryId, Glossary
from emn_glossary.publish import addresses
from emn_glossary.publish.changes import Changed, told
from emn_glossary.publish.page import Draft, Ref, Word
from emn_glossary.publish.surroundings import Surroundings
from emn_glossary.publish.voice import Voice

PER_PAGE = 400  # entries


@dataclass(frozen=True, slots=True)
class Series:
    """Changes that are told together. `slug` names its pages; `coverage` is how far a release had come, in words."""

    slug: str
    title: str
    lead: str
    day: str
    changed: tuple[Changed, ...]
    coverage: str = ""
    first: bool = False  # the first release, of which there is nothing to tell


def series(past: Past, now: Glossary, around: Surroundings) -> tuple[Series, ...]:
    """All there is to tell, the newest first; what the glossary has of its own beside each edition comes last."""
    dated = (_of(one, around) for one in reversed(past.milestones))
    return (*_unreleased(past, now, around), *dated, *_beside(past, now, around))


def _unreleased(past: Past, now: Glossary, around: Surroundings) -> Iterator[Series]:
    releases = past.of("release")
    if past.released is None or not releases:
        return
    changed, voice, last = told(diff(past.released, now), around), around.voice, releases[-1]
    if changed:
        title = voice.say("changes.unreleased", name=last.name)
        lead = voice.counted("changes.unreleased.lead", len(changed), name=last.name, day=voice.date(last.day))
        yield Series("unreleased", title, lead, "", changed)


def _of(milestone: Milestone, around: Surroundings) -> Series:
    voice, changed = around.voice, told(milestone.changes, around)
    title, lead = in_words(milestone, len(changed), voice)
    return Series(
        milestone.slug,
        title,
        lead,
        voice.date(milestone.day),
        changed,
        _shares(milestone, voice),
        first=milestone.is_first_release,
    )


_WORDS = {
    "edition": ("changes.edition", "changes.edition.lead"),
    "release": ("changes.release", "changes.release.lead"),
}


def in_words(milestone: Milestone, count: int, voice: Voice) -> tuple[str, str]:
    """What an edition or release is called, and a sentence of how many entries it changed."""
    title, lead = _WORDS[milestone.kind]
    said = {"name": milestone.name, "day": voice.date(milestone.day)}
    return voice.say(title, **said), voice.counted(lead, count, **said)


def _shares(milestone: Milestone, voice: Voice) -> str:
    """How large a share of the entries had a preferred term, by language."""
    rows = (row for row in milestone.coverage if row.field == "preferred")
    return ", ".join(f"{voice.language(row.lang)} {voice.percent(row.share)}" for row in rows)


def _beside(past: Past, now: Glossary, around: Surroundings) -> Iterator[Series]:
    voice = around.voice
    for name, then in past.editions().items():
        changed = told(diff(then, now), around)
        lead = voice.counted("changes.lead" if name else "changes.lead.plain", len(changed), edition=name)
        yield Series(f"since-{name}", voice.say("changes.since", edition=name), lead, "", changed)


def drafts(found: Sequence[Series], voice: Voice) -> Iterator[Draft]:
    """The pages of all series, the page that leads to them first."""
    if len(found) == 1:
        yield from _pages(found[0], voice.say("changes"), "", voice)
        return
    rows = tuple(
        (one, "" if one.first else addresses.of_changes(1, one.slug), voice.number(len(one.changed))) for one in found
    )
    yield Draft(addresses.CHANGES, "milestones.html", voice.say("changes"), {"rows": rows})
    for one in found:
        if not one.first:
            yield from _pages(one, one.title, one.slug, voice)


def _pages(one: Series, title: str, slug: str, voice: Voice) -> Iterator[Draft]:
    counted = Counter((line.what, line.kind) for entry in one.changed for line in entry.lines if line.kind)
    counts = tuple((what, voice.say(f"change.{kind}"), voice.number(n)) for (what, kind), n in sorted(counted.items()))
    chunks = [one.changed[at : at + PER_PAGE] for at in range(0, len(one.changed), PER_PAGE)] or [()]
    pages = tuple((addresses.of_changes(at + 1, slug), voice.number(at + 1)) for at in range(len(chunks)))
    for number, chunk in enumerate(chunks, start=1):
        context = {
            "lead": one.lead,
            "coverage": one.coverage,
            "counts": counts if number == 1 else (),
            "entries": chunk,
            "pages": pages if len(pages) > 1 else (),
            "up": addresses.CHANGES if slug else "",
        }
        heading = title if number == 1 else f"{title} ({number})"
        yield Draft(addresses.of_changes(number, slug), "changes.html", heading, context)


def by_entry(found: Iterable[Series]) -> Mapping[EntryId, tuple[Ref, ...]]:
    """For each entry the editions and releases that changed it, as links to where that is told."""
    told_of: dict[EntryId, list[Ref]] = {}
    for one in found:
        if not one.slug.startswith("since-"):
            for at, entry in enumerate(one.changed):
                page = addresses.of_changes(at // PER_PAGE + 1, one.slug)
                words = f"{one.title} ({one.day})" if one.day else one.title
                told_of.setdefault(entry.id, []).append(Ref(Word(words), f"{page}#{entry.id}"))
    return {id: tuple(refs) for id, refs in told_of.items()}  # noqa: A001
