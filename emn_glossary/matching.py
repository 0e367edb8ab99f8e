"""Matching: which upstream entry is which concept of ours, since EMN's ids and addresses do not last.

    a decision made before · our id · EMN's slug · its page · the English term · former terms · the term turned round
    (`Marriage (Forced)`) · a synonym that only one entry has ·
    without an English term, the Norwegian one that only one entry has   certain: taken
    likeness of the words, the same Norwegian term                       doubtful: candidates, for someone to decide

What is left on either side is told apart: new, renamed, merged (two of ours are one of EMN's now), split (one of ours
is several), withdrawn. Pure: two sets of concepts in, a `Matching` out. Words are compared by rapidfuzz, here only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from emn_glossary.languages import SOURCE
from emn_glossary.model import Concept, EntryId

NEW = "new"  # the decision that an entry is none of ours
LIKELY = 78.0  # likeness (0–100) from which an entry is a candidate
SAME_NORWEGIAN = 55.0  # … where the Norwegian term is the same
MOST = 4  # candidates shown

_INVERTED = re.compile(r"(?P<head>[^()]+?)\s*\((?P<rest>[^()]+)\)")
_ACRONYM = re.compile(r"\s*\((?=[^()]*[A-Z][^()]*[A-Z])[A-Z][^()\s]*\)\Z")
_PAGE = re.compile(r"/glossary/(?P<slug>[^/?#]+?)(?:_[a-z]{2})?(?:\.html?)?/?(?:[?#].*)?\Z")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of ours that an upstream entry may be, how alike they are (0–100), and in what."""

    id: EntryId
    score: float
    way: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An upstream entry that may be one of ours; someone must decide."""

    slug: str
    title: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The outcome. Upstream entries go by their slug, ours by their id."""

    pairs: Mapping[str, EntryId] = field(default_factory=dict)  # certain
    ways: Mapping[str, str] = field(default_factory=dict)  # how each was found
    new: tuple[str, ...] = ()
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # slug → English term before and after
    merged: Mapping[EntryId, str] = field(default_factory=dict)  # ours that went into another → that one's slug
    split: Mapping[EntryId, tuple[str, ...]] = field(default_factory=dict)  # ours that became several → their slugs
    withdrawn: tuple[EntryId, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    nameless: tuple[str, ...] = ()  # neither one of ours nor, without an English term, a new one


def match(
    ours: Iterable[Concept],
    theirs: Iterable[Concept],
    *,
    whole: bool = False,
    decided: Mapping[str, str] | None = None,
    redirects: Mapping[str, str] | None = None,
    former: Mapping[str, str] | None = None,
) -> Matching:
    """Match upstream entries (ids are slugs) with concepts of ours.

    `whole`: theirs is the whole edition, so what is not in it is withdrawn. `decided`: slug → one of our ids, or `NEW`.
    `redirects`: titles that EMN points to another title. `former`: earlier English terms → our id.
    """
    return _Match(tuple(ours), tuple(theirs), decided or {}, redirects or {}, former or {}).outcome(whole=whole)


class _Match:
    """One matching at work."""

    def __init__(
        self,
        ours: Sequence[Concept],
        theirs: Sequence[Concept],
        decided: Mapping[str, str],
        redirects: Mapping[str, str],
        former: Mapping[str, str],
    ) -> None:
        self.ours = {entry.id: entry for entry in ours}
        self.active = {id: entry for id, entry in self.ours.items() if not entry.retired}  # noqa: A001
        self.theirs = {entry.id: entry for entry in theirs}
        self.decided, self.redirects, self.former = decided, redirects, former
        self.titled = _index(self.ours, lambda entry: [_folded(_title(entry))])  # ours by their English terms
        self.carriers = _index(self.theirs, _synonyms)  # upstream entries by their synonyms
        self.pairs: dict[str, EntryId] = {}
        self.ways: dict[str, str] = {}
        self.taken: set[EntryId] = set()
        self.split: dict[EntryId, tuple[str, ...]] = {}
        self.at_odds: set[str] = set()  # the slug says one thing, the term another
        self.contested: dict[str, set[EntryId]] = {}

    def outcome(self, *, whole: bool) -> Matching:
        """Try the ways from the surest on, then tell apart what is left."""
        self._decisions()
        self.split = dict(self._splits())
        self.taken |= self.split.keys()
        for way, ours, theirs in self._ways():
            self._by(way, ours, theirs)
        merged = dict(self._mergers())
        doubts = tuple(self._doubts(merged))
        asked = {doubt.slug for doubt in doubts}
        left = [slug for slug in self.theirs if slug not in self.pairs and slug not in asked]
        new = tuple(slug for slug in left if _title(self.theirs[slug]))
        candidates = {candidate.id for doubt in doubts for candidate in doubt.candidates}
        kept = {*self.pairs.values(), *merged, *self.split, *candidates}
        gone = tuple(id for id in self.active if id not in kept) if whole else ()  # noqa: A001
        return Matching(
            self.pairs,
            self.ways,
            new,
            dict(self._renamed()),
            merged,
            self.split,
            gone,
            doubts,
            tuple(slug for slug in left if slug not in new),
        )

    # -- certain --------------------------------------------------------------------------------------------
    def _decisions(self) -> None:
        for slug, id in self.decided.items():  # noqa: A001
            if slug in self.theirs and id in self.ours:
                self._pair(slug, id, "decided")

    def _pair(self, slug: str, id: EntryId, way: str) -> None:  # noqa: A002
        self.pairs[slug], self.ways[slug] = id, way
        self.taken.add(id)

    def _ways(self) -> Iterator[tuple[str, Callable[[Concept], Iterable[str]], Callable[[Concept], Iterable[str]]]]:
        """Name of the way, and the words that ours and theirs are compared by."""
        yield "id", lambda entry: [entry.id], lambda entry: [entry.id]
        yield "slug", lambda entry: [entry.one("slug")], lambda entry: [entry.one("slug")]
        yield "page", _page, _page
        yield "term", lambda entry: [_folded(_title(entry))], lambda entry: [_folded(_title(entry))]
        yield "former", self._former, lambda entry: [_folded(_title(entry))]
        yield "turned", _turned, _turned
        yield "synonym", lambda entry: [_folded(_title(entry))], _synonyms
        yield "synonym", _synonyms, lambda entry: [_folded(_title(entry))]
        yield "norwegian", _norwegian, lambda entry: [] if _title(entry) else _norwegian(entry)

    def _by(
        self, way: str, ours: Callable[[Concept], Iterable[str]], theirs: Callable[[Concept], Iterable[str]]
    ) -> None:
        """Pair what one way makes certain: the same words on both sides, and on each side only once."""
        mine = _index({id: entry for id, entry in self.ours.items() if id not in self.taken}, ours)  # noqa: A001
        yours = _index({s: e for s, e in self.theirs.items() if s not in self.pairs and s not in self.decided}, theirs)
        for words, slugs in yours.items():
            ids = mine.get(words, [])
            if len(ids) == 1 and len(slugs) == 1 and slugs[0] not in self.pairs and ids[0] not in self.taken:
                self._certain(slugs[0], ids[0], way)
            elif ids:
                for slug in slugs:
                    self.contested.setdefault(slug, set()).update(ids)

    def _certain(self, slug: str, id: EntryId, way: str) -> None:  # noqa: A002
        """Pair two, unless the slug or page says one thing and the English term another."""
        if way in ("slug", "page"):
            named = self.titled.get(_folded(_title(self.theirs[slug])), [])
            if len(named) == 1 and named != [id]:
                self.contested.setdefault(slug, set()).update({id, *named})
                self.at_odds.add(slug)
                return
        if slug not in self.at_odds:
            self._pair(slug, id, way)

    def _former(self, entry: Concept) -> list[str]:
        known = [_folded(term) for term, id in self.former.items() if id == entry.id]  # noqa: A001
        return [*known, *(_folded(str(term)) for term in entry.deprecated(SOURCE))]

    # -- told apart -------------------------------------------------------------------------------------------
    def _splits(self) -> Iterator[tuple[EntryId, tuple[str, ...]]]:
        """Ours whose term is no entry any more, while several new entries carry it as a synonym."""
        titles = {_folded(_title(entry)) for entry in self.theirs.values()}
        slugs = {entry.one("slug") for entry in self.theirs.values()}
        known = {_folded(_title(entry)) for entry in self.ours.values()}
        for id, entry in self.active.items():  # noqa: A001
            title = _folded(_title(entry))
            if not title or title in titles or entry.one("slug") in slugs or id in self.taken:
                continue
            parts = [
                slug
                for slug in self.carriers.get(title, ())
                if slug not in self.pairs and _folded(_title(self.theirs[slug])) not in known
            ]
            if len(parts) > 1:
                yield id, tuple(parts)

    def _mergers(self) -> Iterator[tuple[EntryId, str]]:
        """Ours without an entry upstream, whose term an entry that is another of ours carries or is pointed to."""
        by_title = {_folded(_title(entry)): slug for slug, entry in self.theirs.items()}
        pointed = {_folded(title): by_title.get(_folded(target), "") for title, target in self.redirects.items()}
        for id, entry in self.active.items():  # noqa: A001
            if id in self.taken:
                continue
            title = _folded(_title(entry))
            carriers = self.carriers.get(title, ())
            slug = pointed.get(title) or (carriers[0] if len(carriers) == 1 else "")
            if slug and slug in self.pairs:
                yield id, slug

    def _renamed(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for slug, id in self.pairs.items():  # noqa: A001
            before, after = _title(self.ours[id]), _title(self.theirs[slug])
            if before and after and before != after and not only_capitals(before, after):
                yield slug, (before, after)

    # -- doubtful ---------------------------------------------------------------------------------------------
    def _doubts(self, merged: Mapping[EntryId, str]) -> Iterator[Doubt]:
        """Entries upstream that none of ours is for certain, but some of ours are like."""
        taken = self.taken | merged.keys()
        free = {id: entry for id, entry in self.active.items() if id not in taken}  # noqa: A001
        titles = {id: _folded(_title(entry)) for id, entry in free.items()}  # noqa: A001
        parts = {slug for slugs in self.split.values() for slug in slugs}
        for slug, entry in self.theirs.items():
            if slug in self.pairs or slug in parts or slug in self.decided:
                continue
            found = {candidate.id: candidate for candidate in _alike(entry, free, titles)}
            for id in self.contested.get(slug, ()):  # noqa: A001
                if id in free:
                    found[id] = Candidate(id, 100.0, "contested")
            if found:
                best = sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.id))
                yield Doubt(slug, _title(entry), tuple(best[:MOST]))


def _alike(entry: Concept, free: Mapping[EntryId, Concept], titles: Mapping[EntryId, str]) -> Iterator[Candidate]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    title, norwegian = _folded(_title(entry)), entry.one("preferred", "nb").casefold()
    if not title:
        return
    for _, score, id in process.extract(  # noqa: A001
        title, titles, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_NORWEGIAN, limit=None
    ):
        same = bool(norwegian) and free[id].one("preferred", "nb").casefold() == norwegian
        if score >= LIKELY or same:
            yield Candidate(id, round(score, 1), "norwegian" if same else "alike")


def only_capitals(before: str, after: str) -> bool:
    """Whether a title only has each of its words in capitals, as the first editions wrote them: `Forced Marriage`."""
    long = [word for word in after.split() if len(word) > 3]
    return before.casefold() == after.casefold() and before != after and all(word[0].isupper() for word in long)


def _title(entry: Concept) -> str:
    return entry.one("preferred", SOURCE)


def _folded(text: str) -> str:
    """A term as it is compared: without capitals, an acronym in brackets, odd quotes and spaces."""
    plain = _ACRONYM.sub("", text).translate({0x2019: "'", 0x2018: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-"})
    return " ".join(plain.casefold().split())


def _norwegian(entry: Concept) -> list[str]:
    return [_folded(entry.one("preferred", "nb"))]


def _synonyms(entry: Concept) -> list[str]:
    return [_folded(str(term)) for term in entry.alternatives(SOURCE)]


def _turned(entry: Concept) -> list[str]:
    """`Marriage (Forced)` as `forced marriage`; other terms as they are."""
    title = _title(entry)
    found = _INVERTED.fullmatch(title)
    return [_folded(f"{found['rest']} {found['head']}") if found else _folded(title)]


def _page(entry: Concept) -> list[str]:
    found = _PAGE.search(entry.one("page"))
    return [found["slug"]] if found and not re.fullmatch(r"index.*|[a-z]", found["slug"]) else []


def _index(entries: Mapping[str, Concept], words: Callable[[Concept], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, entry in entries.items():  # noqa: A001
        for word in dict.fromkeys(words(entry)):
            if word:
                found.setdefault(word, []).append(id)
    return found
