"""Fuzzy: how nearly a misspelt word is one that the glossary has. rapidfuzz is loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def allowed(word: str) -> int:
    """How many letters may be wrong in a word of this length."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def blurred(wrong: int, length: int) -> int:
    """The score, in thousandths, of a word with so many of its letters wrong."""
    return 750 - 600 * wrong // length


def alike(beginnings: Sequence[str], stems: Callable[[int], Sequence[str]]) -> list[str]:
    """The stems that some beginning of a word (the first is the word itself) is nearly like; `stems` are by length."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415
    from rapidfuzz.process import extract  # noqa: PLC0415

    found: set[str] = set()
    by_length: dict[int, Sequence[str]] = {}
    for begin in beginnings:
        most = min(allowed(beginnings[0]), allowed(begin + "?"))  # a stem may be short: vis-um
        for length in range(len(begin) - most, len(begin) + most + 1) if most else ():
            if length not in by_length:
                by_length[length] = stems(length)
            near = extract(begin, by_length[length], scorer=OSA.distance, processor=None, score_cutoff=most, limit=None)
            found.update(stem for stem, _, _ in near)
    return sorted(found)


def letters_wrong(word: str, stem: str, endings: Iterable[str]) -> int:
    """How many letters of a word are wrong, should it be one of the forms of a stem; three is as good as any.

    Optimal string alignment: a letter left out, added, changed, or swapped with its neighbour counts one.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return min(OSA.distance(word, stem + ending, score_cutoff=2) for ending in endings)
