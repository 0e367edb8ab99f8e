"""Query: a word, an index, and the hits in order of how sure they are.

The steps, each with a score in thousandths; a concept keeps its best. Steps 4 to 6 are only taken when the first three
found nothing, so precision does not suffer; 6 not when 5 found the last member.

1. *whole*: the query written together, cut at every place into a stem and an ending, is a reading of a term: the very
   same word (exact 1000), another spelling (folded 900), an acronym in brackets (900), another form (inflected 850).
2. *words*: every word of the query, small words left out, is a word of the term or a member of one of its compounds:
   the same words inflected (850), in another order or with other small words (order 800), some of the term's words
   (word 400-600), members of compounds (compound 450-550).
3. *prefix*: a reading goes on after the query (600-650).
4. *contained*: all the term's words are in the query, among others (word 400-600).
5. *compound*: the query is itself a compound of words that are known (450-550), or begins with a term (400).
6. *fuzzy*: one letter is wrong (four letters or more), or two (eight or more): 750, less by how much is wrong; for the
   query as a whole, or where that gives nothing for its single words.

`docs/lookup.md` tells the same to users, `export` to those who write it anew in another language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from emn_glossary.languages import Lang
from emn_glossary.search.fuzzy import alike, allowed, blurred, letters_wrong
from emn_glossary.search.hit import Hit
from emn_glossary.search.normalize import fold, is_small, joined, plain, small_words, words
from emn_glossary.search.small import ARTICLES

if TYPE_CHECKING:
    from emn_glossary.model import EntryId, Glossary
    from emn_glossary.search.rows import ConceptRow, TermRow, Whole
    from emn_glossary.search.store import Store

LONGEST = 300  # a longer query is no word or term
_SCORES = {"exact": 1000, "folded": 900, "acronym": 900, "inflected": 850, "order": 800}
_ROLES = {"preferred": 0, "alternative": 20, "deprecated": 50}
_SHY = 650  # an acronym written in small letters, which may just as well be a common word (vis, abc)
_HEADED, _BEGUN = 500, 400  # a compound whose last member is a term; one of which only the beginning is known
_MOST_BEGINNINGS = 200


class _Match(NamedTuple):
    term: int
    why: str
    score: int


def lookup(
    source: Glossary | Store,
    word: str,
    *,
    langs: Iterable[Lang] = (),
    themes: Collection[EntryId] = (),
    statuses: Collection[str] = (),
    limit: int | None = 20,
) -> tuple[Hit, ...]:
    """The entries that a word means, best first; empty when there are none.

    Give an `Index` to ask many times, or a glossary to ask once. `langs` keeps only terms in those languages
    matching; the answer is always in all of them. `themes` (ids) and `statuses` ("candidate", "current", "missing" …,
    of a Norwegian preferred term) keep only such concepts.
    """
    if isinstance(source, Mapping):
        from emn_glossary.search.index import Index  # noqa: PLC0415

        source = Index(source)
    word = word[: LONGEST + 1].encode("utf-8", "ignore").decode()  # half characters, from a shell, mean nothing
    if len(word) > LONGEST or not fold(word):
        return ()
    query = _Query(source, word)
    matches = query.matches()
    terms = query.terms({match.term for match in matches})
    asked = set(langs)
    best: dict[int, tuple[int, int, str]] = {}
    for match in matches:
        term = terms[match.term]
        if not asked or term.lang in asked:
            ranked = (-(match.score - _ROLES[term.role]), match.term, match.why)
            best[term.concept] = min(best.get(term.concept, ranked), ranked)
    if themes or statuses:
        best = {number: best[number] for number in _fitting(source, list(best), set(themes), set(statuses))}
    ordered = sorted(best.items(), key=lambda item: item[1])[:limit]
    concepts = source.concepts([number for number, _ in ordered])
    return tuple(_hit(terms[number], concepts[concept], why, -score) for concept, (score, number, why) in ordered)


def _fitting(store: Store, numbers: Sequence[int], themes: set[str], statuses: set[str]) -> Iterator[int]:
    """The concepts in any of the themes (all, when none is asked for) that have any of the statuses."""
    for number, concept in store.concepts(numbers).items():
        if not (themes and themes.isdisjoint(concept.themes)) and not (
            statuses and statuses.isdisjoint(concept.statuses.values())
        ):
            yield number


def _hit(term: TermRow, concept: ConceptRow, why: str, score: int) -> Hit:
    return Hit(concept.id, term.text, term.lang, why, score / 1000, concept.preferred, term.role)


class _Query:
    """One query against one index."""

    def __init__(self, store: Store, text: str) -> None:
        self._store = store
        self._said = text
        self._plain = plain(text)
        self._folded = fold(text)
        self._tokens = tuple(word for word in words(text) if not is_small(word))
        self._paradigms = store.paradigms()
        self._terms: dict[int, TermRow] = {}
        self._longest = max((len(ending) for endings in self._paradigms for ending in endings), default=0)

    def terms(self, numbers: Collection[int]) -> Mapping[int, TermRow]:
        """Terms by number, each fetched once."""
        self._terms.update(self._store.terms([number for number in numbers if number not in self._terms]))
        return {number: self._terms[number] for number in numbers}

    def matches(self) -> list[_Match]:
        """All matches of the first steps; those of the later ones where the first do not answer the whole query."""
        sets = [self._resolve(token) for token in self._tokens]
        answers = [*self._whole(), *self._words(sets), *self._prefix()]
        if answers:
            return answers
        compound = list(self._compound())
        known = any(match.score >= _HEADED for match in compound)
        return [*self._contained(sets), *compound, *(() if known else self._fuzzy(sets))]

    # -- 1 ------------------------------------------------------------------------------------------------
    def _cuts(self, folded: str) -> list[str]:
        """Every beginning of a word that may be its stem."""
        return [folded[:end] for end in range(len(folded), max(0, len(folded) - self._longest - 1), -1)]

    def _whole(self) -> Iterator[_Match]:
        without = self._plain.partition(" ")
        asked = [self._folded]
        if without[2] and without[0] in ARTICLES:
            asked.append(fold(without[2]))
        for folded in asked:
            fitting = [
                whole
                for whole in self._store.wholes(self._cuts(folded))
                if folded[len(whole.stem) :] in self._paradigms[whole.paradigm]
            ]
            terms = self.terms({whole.term for whole in fitting})
            for whole in fitting:
                yield self._same(whole, terms[whole.term], folded)

    def _same(self, whole: Whole, term: TermRow, folded: str) -> _Match:
        if whole.way == "acronym":
            why = "acronym"
        elif plain(term.text) == self._plain:
            why = "exact"
        else:
            why = "folded" if folded[len(whole.stem) :] == whole.ending else "inflected"
        score = _SCORES[why]
        short = whole.way == "acronym" or (len(term.text) <= 6 and term.text.isupper())
        if short and self._said == self._said.lower():
            score = _SHY
        return _Match(whole.term, why, score)

    # -- 2 ------------------------------------------------------------------------------------------------
    def _resolve(self, token: str) -> dict[int, int]:
        """The words that a token may be a form of, each with how many letters are wrong: none."""
        return {
            word.word: 0
            for word in self._store.words(self._cuts(token))
            if token[len(word.stem) :] in self._paradigms[word.paradigm]
        }

    def _places(self, sets: Sequence[Mapping[int, int]]) -> dict[int, dict[int, tuple[int, int]]]:
        """Term → place in the query → (kind, word) of the word it has there."""
        places: dict[int, dict[int, tuple[int, int]]] = {}
        for place, known in enumerate(sets):
            for word, term, kind in self._store.postings(list(known)):
                at = places.setdefault(term, {})
                at[place] = min(at.get(place, (kind, word)), (kind, word))
        return places

    def _words(self, sets: Sequence[Mapping[int, int]]) -> Iterator[_Match]:
        """Terms that have every word asked for."""
        places = {term: at for term, at in self._places(sets).items() if len(at) == len(sets)}
        terms = self.terms(places)
        small = small_words(self._said)
        for number, at in places.items():
            if len(sets) == len(terms[number].words) == 1 and at[0][0] == 0:
                continue  # a term of one word: `_whole` has judged it
            yield _agreement(number, terms[number], at, small)

    def _contained(self, sets: Sequence[Mapping[int, int]]) -> list[_Match]:
        """Terms all of whose words are asked for, among others."""
        places = self._places(sets)
        terms = self.terms(places)
        found = []
        for number, at in places.items():
            own = {word for kind, word in at.values() if kind == 0}
            if own == set(terms[number].words):
                found.append(_Match(number, "word", 400 + 200 * len(own) // len(sets)))
        return found

    # -- 3 ------------------------------------------------------------------------------------------------
    def _prefix(self) -> Iterator[_Match]:
        if len(self._folded) < 2:
            return
        for form, term in self._store.beginning(self._folded, _MOST_BEGINNINGS):
            yield _Match(term, "prefix", 600 + 50 * len(self._folded) // len(form))

    # -- 4 ------------------------------------------------------------------------------------------------
    def _compound(self) -> Iterator[_Match]:
        if len(self._tokens) != 1:
            return
        (token,) = self._tokens
        begun = 0
        for cut in range(len(token) - 4, 3, -1):
            first = {word: 0 for form in joined(token[:cut]) for word in self._resolve(form)}
            if not first:
                continue
            head = self._resolve(token[cut:])
            held = [{term: word for word, term, _ in self._store.postings(list(side))} for side in (first, head)]
            terms = self.terms({*held[0], *held[1]})
            alone = {
                n: [side for side in (0, 1) if n in held[side] and t.words == (held[side][n],)]
                for n, t in terms.items()
            }
            for number in terms:
                if number in held[0] and number in held[1]:
                    yield _Match(number, "compound", 550)
                elif 1 in alone[number]:
                    yield _Match(number, "compound", _HEADED)
                elif 0 in alone[number] and (head or not begun):
                    yield _Match(number, "compound", 450 if head else _BEGUN)
            begun = begun or any(alone.values())

    # -- 5 ------------------------------------------------------------------------------------------------
    def _fuzzy(self, sets: Sequence[Mapping[int, int]]) -> list[_Match]:
        most, found = allowed(self._folded), []
        for whole in self._store.wholes(alike(self._cuts(self._folded), self._store.whole_stems)):
            wrong = letters_wrong(self._folded, whole.stem, self._paradigms[whole.paradigm])
            if wrong <= most and whole.way != "acronym":
                found.append(_Match(whole.term, "fuzzy", blurred(wrong, len(self._folded))))
        return found or list(self._fuzzy_words(sets))

    def _fuzzy_words(self, sets: Sequence[Mapping[int, int]]) -> Iterator[_Match]:
        """Terms with the words asked for, those of them guessed that are not known."""
        guessed: list[Mapping[int, int]] = []
        for token, known in zip(self._tokens, sets, strict=True):
            guessed.append(known or self._guess(token))
            if not guessed[-1]:
                return
        for wrong in range(1, allowed(self._folded) + 1) if guessed else ():
            yield from self._guessed(guessed, wrong)

    def _guess(self, token: str) -> dict[int, int]:
        """The words that a misspelt token may be, with how many letters are wrong."""
        found: dict[int, int] = {}
        for word in self._store.words(alike(self._cuts(token), self._store.word_stems)):
            wrong = letters_wrong(token, word.stem, self._paradigms[word.paradigm])
            if wrong <= allowed(token):
                found[word.word] = min(wrong, found.get(word.word, wrong))
        return found

    def _guessed(self, guessed: Sequence[Mapping[int, int]], wrong: int) -> Iterator[_Match]:
        """Terms with the guessed words, where no word has more than so many letters wrong."""
        near = [{word: far for word, far in known.items() if far <= wrong} for known in guessed]
        for match in self._words(near):
            yield _Match(match.term, "fuzzy", min(match.score - 50, blurred(wrong, len(self._folded))))


def _agreement(number: int, term: TermRow, at: Mapping[int, tuple[int, int]], small: str) -> _Match:
    """How a term agrees with the words asked for, all of which it has, as words or as members of compounds."""
    own = [word for _, (kind, word) in sorted(at.items()) if kind == 0]
    covered, wanted = set(own), set(term.words)
    if len(own) < len(at):
        return _Match(number, "compound", 450 + 100 // len(term.words))
    if covered == wanted:
        why = "inflected" if tuple(own) == term.words and small == term.small else "order"
        return _Match(number, why, _SCORES[why])
    return _Match(number, "word", 400 + 200 * len(covered) // len(wanted))
