"""The picture of an entry's neighbourhood: broader terms to the left, narrower to the right, related ones below.

Boxes and lines with their places, for the template to draw. Pure; the same entry gives the same picture. What does not
fit is counted, and the lists of relations on the page say everything that the picture shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from emn_glossary.publish.page import Ref, Word
from emn_glossary.publish.voice import Voice

WIDTH, HEIGHT = 212, 46  # of a box
_GAP, _STEP, _EDGE = 56, 56, 4
_MOST = 7  # boxes in a column
_LINE = 27  # letters in a line of a box


@dataclass(frozen=True, slots=True)
class Box:
    """A term in its box; `x` and `y` are the upper left corner, `lines` the term broken to fit."""

    x: int
    y: int
    lines: tuple[str, ...]
    lang: str
    kind: str  # self, broader, narrower, related, more
    href: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture. `lines` are SVG paths, as (kind, path)."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, str], ...]


def picture(name: Word, around: Mapping[str, Sequence[Ref]], voice: Voice) -> Picture | None:
    """The neighbourhood of an entry; `around` has its relations by field. None for an entry that stands alone."""
    broader, narrower, related = (_fitting(around.get(kind, ()), kind, voice) for kind in _KINDS)
    if not (broader or narrower or related):
        return None
    sides = max(len(broader), len(narrower), 1)
    middle = _EDGE + (sides - 1) * _STEP // 2
    columns = [_EDGE + at * (WIDTH + _GAP) for at in range(3)]
    if not broader:
        columns = [columns[0], columns[0], columns[1]]
    own = Box(columns[1], middle, _broken(name.text), name.lang, "self")
    boxes, lines = [own], []
    for found, kind, x in ((broader, "broader", columns[0]), (narrower, "narrower", columns[2])):
        top = middle - (len(found) - 1) * _STEP // 2
        for at, (text, lang, href) in enumerate(found):
            y = top + at * _STEP
            boxes.append(Box(x, y, text, lang, kind if href or lang else "more", href))
            start, end = (x + WIDTH, own.x) if kind == "broader" else (own.x + WIDTH, x)
            ends = (y, middle) if kind == "broader" else (middle, y)
            lines.append((kind, _curve(start, ends[0] + HEIGHT // 2, end, ends[1] + HEIGHT // 2)))
    below = max(middle + HEIGHT, _EDGE + (sides - 1) * _STEP + HEIGHT) + 26 if related else 0
    per_row = 3 if narrower and broader else 2
    for at, (text, lang, href) in enumerate(related):
        x = _EDGE + (at % per_row) * (WIDTH + _GAP)
        y = below + at // per_row * _STEP
        boxes.append(Box(x, y, text, lang, "related" if href or lang else "more", href))
    if related:
        lines.append(("related", f"M{own.x + WIDTH // 2} {middle + HEIGHT}V{below - 12}"))
        last = _EDGE + (min(per_row, len(related)) - 1) * (WIDTH + _GAP) + WIDTH // 2
        left, right = _EDGE + WIDTH // 2, max(last, own.x + WIDTH // 2)
        lines.append(("related", f"M{left} {below - 12}H{right}"))
        for at in range(min(per_row, len(related))):
            x = _EDGE + at * (WIDTH + _GAP) + WIDTH // 2
            lines.append(("related", f"M{x} {below - 12}V{below}"))
    return Picture(
        max(box.x for box in boxes) + WIDTH + _EDGE,
        max(box.y for box in boxes) + HEIGHT + _EDGE,
        tuple(boxes),
        tuple(lines),
    )


_KINDS = ("broader", "narrower", "related")
_Shown = tuple[tuple[str, ...], str, str]  # lines, language, address


def _fitting(refs: Sequence[Ref], kind: str, voice: Voice) -> list[_Shown]:
    """As many as fit; the last box counts the others."""
    most = _MOST if kind != "related" else 6
    shown = list(refs) if len(refs) <= most else list(refs[: most - 1])
    found: list[_Shown] = [(_broken(ref.word.text), ref.word.lang, ref.href) for ref in shown]
    if len(refs) > len(shown):
        found.append(((voice.say("picture.more", count=voice.number(len(refs) - len(shown))),), "", ""))
    return found


def _broken(text: str) -> tuple[str, ...]:
    """A term in at most two lines; what is left over becomes an ellipsis."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    kept = lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]
    return tuple(line if len(line) <= _LINE + 1 else f"{line[: _LINE - 1]}…" for line in kept)


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    half = (x + to_x) // 2
    return f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}"
