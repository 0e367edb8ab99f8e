"""Wording: the difference between two texts, word by word. The one place for it; knows nothing of glossaries.

    pieces("who asks for shelter", "who seeks shelter")   same «who », del «asks for», ins «seeks», same « shelter»

Pages, printed lists and workbooks each show these pieces in their own way; `marked` is the way of plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed (`same`), went (`del`) or came (`ins`)."""

    kind: Literal["same", "del", "ins"]
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, went and came between two texts, in reading order, what went before what came instead of it.

    The pieces that stayed or went are `before`; those that stayed or came are `after`.
    """
    return tuple(_pieces(before, after))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    for gone, come in _steps(before, after):
        if gone == come:
            yield Piece("same", gone)
            continue
        if gone:
            yield Piece("del", gone)
        if come:
            yield Piece("ins", come)


def _steps(before: str, after: str) -> list[tuple[str, str]]:
    """What is gone and what came, step by step; twice the same where nothing changed."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    steps: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if what != "equal" and len(steps) > 1 and steps[-1][0] == steps[-1][1] and not steps[-1][0].strip():
            space, earlier = steps.pop(), steps.pop()  # a lone space between two changes does not part them
            gone, come = earlier[0] + space[0] + gone, earlier[1] + space[1] + come
        steps.append((gone, come))
    return steps


def marked(before: str, after: str) -> str:
    """The difference in plain text: `[-gone-]` and `{+come+}`, as git marks it.

    >>> marked("who asks for shelter", "who seeks shelter")
    'who [-asks for-]{+seeks+} shelter'
    """
    marks = {"same": ("", ""), "del": ("[-", "-]"), "ins": ("{+", "+}")}
    return "".join(piece.text.join(marks[piece.kind]) for piece in pieces(before, after))


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in spaces and punctuation only."""
    return _WORD.findall(one) == _WORD.findall(other)
