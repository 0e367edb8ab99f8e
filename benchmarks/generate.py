"""A made-up glossary of any size, the same every time: for measuring, never for reading.

    python -m benchmarks.generate --concepts 540 --languages 25 big.ttl

Words are put together from syllables by a small linear congruential generator, so that the same arguments give the same
glossary on every machine and Python. Shape: English and bokmål for nearly every concept, the other languages for most;
synonyms, definitions and notes for some; a hierarchy of fan-out four, some relations; themes of forty entries.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from emn_glossary import Concept, Glossary, Link, Scheme, Slot, Term, Text, Theme, write
from emn_glossary.model import Entry, Value

LANGUAGES = (
    *("en", "nb", "nn", "sv", "da", "fi", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "hu"),
    *("ro", "bg", "el", "et", "lv", "lt", "mt", "ga", "uk", "ka", "hy"),
)
_SYLLABLES = (
    "an",
    "be",
    "dor",
    "ek",
    "fi",
    "gå",
    "hal",
    "in",
    "jo",
    "kre",
    "lø",
    "mi",
    "nord",
    "opp",
    "rett",
    "sta",
    "tør",
    "ut",
)
_MODULUS, _FACTOR = 2**31 - 1, 48271  # Park and Miller's minimal standard generator


class Dice:
    """Numbers that look random and are the same every time."""

    def __init__(self, seed: int) -> None:
        self._state = seed % _MODULUS or 1

    def below(self, limit: int) -> int:
        """A number from 0 up to, not including, `limit`."""
        self._state = self._state * _FACTOR % _MODULUS
        return self._state % limit

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.below(100) < percent

    def word(self, syllables: int) -> str:
        """A made-up word."""
        return "".join(_SYLLABLES[self.below(len(_SYLLABLES))] for _ in range(syllables))

    def words(self, count: int) -> str:
        """Several made-up words."""
        return " ".join(self.word(1 + self.below(3)) for _ in range(count))


def glossary(concepts: int, languages: int = 3, seed: int = 1) -> Glossary:
    """A glossary of so many concepts in so many languages, English and bokmål first."""
    dice, langs = Dice(seed), LANGUAGES[:languages]
    made = [_concept(dice, number, langs) for number in range(concepts)]
    narrower: dict[str, list[Link]] = {}
    for concept in made:
        for link in concept.links("broader"):
            narrower.setdefault(link.target, []).append(Link(concept.id))
    closed = [c.with_values({Slot("narrower"): tuple(narrower.get(c.id, ()))}) for c in made]
    return Glossary([*_frame(concepts), *closed])


def _frame(concepts: int) -> Iterator[Entry]:
    yield Scheme("scheme", {Slot("title", "en"): Text(f"{concepts} made-up concepts", "en")})
    for number in range(0, concepts, 40):
        yield Theme(f"t{number // 40:04d}", {Slot("preferred", "nb"): Term(f"Tema {number // 40}", "nb")})


def _concept(dice: Dice, number: int, langs: tuple[str, ...]) -> Concept:
    values: dict[Slot, Value] = {Slot("scheme"): (Link("scheme"),), Slot("theme"): (Link(f"t{number // 40:04d}"),)}
    for lang in langs:
        if lang == "en" or dice.chance(97 if lang == "nb" else 85):
            values[Slot("preferred", lang)] = Term(f"{dice.words(1 + dice.below(3))} {number}", lang)
        if dice.chance(40 if lang in ("en", "nb") else 15):
            values[Slot("alternative", lang)] = (Term(f"{dice.words(2)} {number}", lang),)
        if lang == "en" or dice.chance(80 if lang == "nb" else 10):
            values[Slot("definition", lang)] = Text(f"{dice.words(20).capitalize()}.", lang)
    if dice.chance(50):
        values[Slot("note", "en")] = (Text(f"{dice.words(30).capitalize()}.", "en"),)
    if number >= 10:
        values[Slot("broader")] = (Link(f"c{number // 4:06d}"),)
    return Concept(f"c{number:06d}", values)


def flawed(clean: Glossary, every: int = 50) -> Glossary:
    """The same with faults planted in some of the concepts: for measuring checks."""
    made = []
    for at, concept in enumerate(clean.concepts[::every]):
        above = concept.links("broader") or (Link("c999999"),)
        nb = Slot("preferred", "nb")
        faults: tuple[dict[Slot, Value], ...] = (
            {Slot("alternative", "en"): (Term(str(concept.preferred("en")), "en"),)},  # S13
            {Slot("related"): above},  # S27
            {Slot("narrower"): above},  # a circle
            {Slot("related"): (Link("c999999"),)},  # leads nowhere
            {nb: Term(f"to  mellomrom {at}", "nb")},
        )
        made.append(concept.with_values(faults[at % len(faults)]))
    return clean.with_entries(made)


def main() -> None:
    """Write a glossary in the format of the file's ending."""
    parser = argparse.ArgumentParser(description=glossary.__doc__)
    parser.add_argument("file")
    parser.add_argument("--concepts", type=int, default=540)
    parser.add_argument("--languages", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(glossary(given.concepts, given.languages, given.seed), given.file)


if __name__ == "__main__":
    main()
