"""Guards: words that look like a term and are none.

Each guard sees a candidate in its sentence and says whether it must be let go: a piece of a compound or an address, a
word inside somebody's name, a verb that looks like a noun, an acronym that means something else here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from emn_glossary.annotate.language import FUNCTION_WORDS
from emn_glossary.annotate.words import HYPHENS, Gap, Word, gap
from emn_glossary.languages import Lang

_SENTENCE_END = frozenset('.!?:;•·*–—"“”«»(\t|')
_HEADING = 20  # words; a paragraph no longer than this and without a full stop is a heading
_ENDINGS = frozenset(("er", "en", "ene", "et", "a", "ar", "ane", "s", "ers", "enes"))  # after an acronym: UAM-ene


@dataclass(frozen=True)
class Sentence:
    """A paragraph with its words, as guards look at it."""

    text: str
    start: int
    end: int
    words: Sequence[Word]
    lang: Lang

    @cached_property
    def heading(self) -> bool:
        """Whether the paragraph is a heading or a cell, where any word may be capitalised."""
        last = self.text[self.start : self.end].rstrip()[-1:]
        return len(self.words) <= _HEADING and last not in {".", "!", "?", ":", ";", ","}

    @cached_property
    def shouted(self) -> bool:
        """Whether several words stand in capitals and none in small letters, so that capitals say nothing."""
        return len(self.words) > 1 and self.text[self.start : self.end].isupper()

    def key(self, index: int) -> str:
        """The word at a place; empty before the first and after the last, and where punctuation lies between."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> Gap:
        """What stands between a word and the one that follows."""
        if not 0 <= index < len(self.words) - 1:
            return Gap.BREAK
        return gap(self.text, self.words[index], self.words[index + 1])

    def before(self, first: int) -> str:
        """The word that directly precedes; empty when there is none in the same breath."""
        return self.key(first - 1) if self.gap(first - 1) is not Gap.BREAK else ""

    def after(self, last: int) -> str:
        """The word that directly follows; empty when there is none in the same breath."""
        return self.key(last + 1) if self.gap(last) is not Gap.BREAK else ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` of a paragraph, which may be a term; `proper` when the term itself has a capital."""

    first: int
    last: int
    acronym: str = ""
    proper: bool = False


def is_fragment(here: Sentence, candidate: Candidate) -> bool:
    """A piece of a compound (`ikke-asylsøker`, `asyl- og migrasjonsrett`), of an address, or of a file's name."""
    text, start, end = here.text, here.words[candidate.first].start, here.words[candidate.last].end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[:1] and after[0] in HYPHENS and not _is_ending(here, candidate):
        return True
    if before[-1:] and before[-1] in HYPHENS and before[:-1].isalnum():
        return True
    if after[:1] in {"@", "_", "\\"} or before[-1:] in {"@", "_", "\\"}:
        return True
    dotted_after = after[:1] == "." and after[1:].islower()
    return dotted_after or (before[-1:] == "." and before[:-1].islower())


def _is_ending(here: Sentence, candidate: Candidate) -> bool:
    follows = candidate.last + 1 < len(here.words)
    return bool(candidate.acronym) and follows and here.words[candidate.last + 1].key in _ENDINGS


def is_other_acronym(here: Sentence, candidate: Candidate) -> bool:
    """Letters that are no acronym here: in small letters (`vis`), or in a line that is all capitals."""
    if not candidate.acronym:
        return False
    start, end = here.words[candidate.first].start, here.words[candidate.last].end
    return here.shouted or not here.text.startswith(candidate.acronym, start, end)


def is_in_a_name(here: Sentence, candidate: Candidate) -> bool:
    """A common word with a capital inside a sentence belongs to a name: `Redd Barna`, `Commissioner for Refugees`."""
    if candidate.first != candidate.last or candidate.acronym or candidate.proper or candidate.first == 0:
        return False
    start, end = here.words[candidate.first].start, here.words[candidate.first].end
    word = here.text[start:end]
    if not word[0].isupper() or word[1:].isupper() or here.heading:
        return False
    previous = here.words[candidate.first - 1]
    between = here.text[previous.end : start]
    if len(between) >= 8 or _SENTENCE_END.intersection(between):
        return False
    if "\n" in between:  # a new line may be a heading or an item of a list
        return not between.strip() and here.text[previous.start].isupper()
    return True


# fmt: off
_BEFORE_VERB = frozenset((
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "not", "never", "they", "we",
    "you", "i", "who",
))
_BEFORE_TO_NOUN = frozenset((
    "subject", "prior", "alternative", "alternatives", "related", "relating", "respect", "regard", "relation",
    "according", "due", "obstacles", "barriers", "leading", "led", "lead", "approach", "approaches", "linked",
))
# fmt: on
_VERBS = frozenset(("return", "returns", "sponsor", "sponsors"))


def is_verb(here: Sentence, candidate: Candidate) -> bool:
    """`to return`, `they return`, `who sponsors`: English verbs that are written as the noun is."""
    word = here.words[candidate.first].key
    if here.lang != "en" or candidate.first != candidate.last or word not in _VERBS:
        return False
    before = here.before(candidate.first)
    if before == "to":
        return here.before(candidate.first - 1) not in _BEFORE_TO_NOUN
    return before in _BEFORE_VERB or here.after(candidate.last) in {"to", "them", "him", "her", "it", "home"} - {before}


def is_adjective(here: Sentence, candidate: Candidate) -> bool:
    """`minor changes`, `alien species`: an English adjective before its noun."""
    if here.lang != "en" or candidate.first != candidate.last:
        return False
    if here.words[candidate.first].key not in {"minor", "alien"}:
        return False
    after = here.after(candidate.last)
    return bool(after) and here.gap(candidate.last) is Gap.SPACE and after not in FUNCTION_WORDS["en"]


_SET_PHRASES = {"en": ("in", "return"), "nb": ("i", "retur"), "nn": ("i", "retur")}


def is_idiom(here: Sentence, candidate: Candidate) -> bool:
    """`in return for`, `fikk svar i retur`: a set phrase that has nothing to do with migration."""
    before, word = _SET_PHRASES.get(here.lang, ("", ""))
    if here.words[candidate.first].key != word or candidate.first != candidate.last:
        return False
    if here.before(candidate.first) != before:
        return False
    after = here.after(candidate.last)
    return here.lang != "en" or not after or after in FUNCTION_WORDS["en"]


GUARDS: tuple[Callable[[Sentence, Candidate], bool], ...] = (
    is_fragment,
    is_other_acronym,
    is_in_a_name,
    is_verb,
    is_adjective,
    is_idiom,
)


def is_guarded(here: Sentence, candidate: Candidate) -> bool:
    """Whether any guard lets the candidate go."""
    return any(guard(here, candidate) for guard in GUARDS)


@dataclass
class Support:
    """Short acronyms need support: `ILO` is the liaison officer only in a text that writes the term out."""

    shortest: int = 4
    named: set[str] = field(default_factory=set)

    def note(self, concept: str, acronym: str) -> None:
        """A concept was found in a text; by an acronym, or written out."""
        if not acronym or len(acronym) >= self.shortest:
            self.named.add(concept)

    def holds(self, concept: str, acronym: str) -> bool:
        """Whether a find stands: it is no short acronym, or the text names the concept in full too."""
        return not acronym or len(acronym) >= self.shortest or concept in self.named
