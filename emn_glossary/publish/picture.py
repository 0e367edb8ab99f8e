"""Pictures of an entry's neighbourhood, one for wide windows and one for narrow ones.

Boxes and lines with their places, for the template to draw. Pure; the same entry gives the same picture. What does not
fit is counted, and the lists of relations on the page say everything that the picture shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from emn_glossary.publish.page import Ref, Word
from emn_glossary.publish.voice import Voice

WIDTH, HEIGHT = 228, 46  # of a box
_GAP, _STEP, _EDGE, _IN = 48, 56, 4, 20
_MOST = 7  # boxes in a column
_LINE = 26  # letters in a line of a box


@dataclass(frozen=True, slots=True)
class Box:
    """A term in its box; `x` and `y` are the upper left corner, `lines` the term broken to fit."""

    x: int
    y: int
    lines: tuple[str, ...]
    lang: str
    kind: str  # self, broader, narrower, related, more
    href: str = ""
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, drawn "across" or "down". `lines` are SVG paths, as (kind, path)."""

    shape: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, str], ...]


def pictures(name: Word, around: Mapping[str, Sequence[Ref]], voice: Voice) -> tuple[Picture, ...]:
    """The neighbourhood of an entry, for wide and for narrow windows; nothing for an entry that stands alone.

    `around` has its relations by field.
    """
    found = {kind: _fitting(around.get(kind, ()), kind, voice) for kind in _KINDS}
    own = (_broken(name.text), name.lang, "")
    return (_across(own, found), _down(own, found)) if any(found.values()) else ()


def _across(own: _Shown, found: Mapping[str, Sequence[_Shown]]) -> Picture:
    """Broader terms to the left, narrower to the right, related ones below."""
    rows = max(len(found["broader"]), len(found["narrower"]), 1)
    middle = _EDGE + (rows - 1) * _STEP // 2
    at = 1 if found["broader"] else 0  # the column of the entry itself
    me = _box(_column(at), middle, own, "self")
    boxes, lines = [me], []
    for kind, x in (("broader", _column(0)), ("narrower", _column(at + 1))):
        top = middle - (len(found[kind]) - 1) * _STEP // 2
        for place, shown in enumerate(found[kind]):
            box = _box(x, top + place * _STEP, shown, kind)
            left, right = (box, me) if kind == "broader" else (me, box)
            boxes.append(box)
            lines.append((kind, _curve(left.x + WIDTH, left.y + HEIGHT // 2, right.x, right.y + HEIGHT // 2)))
    if found["related"]:
        top = _EDGE + (rows - 1) * _STEP + HEIGHT + 26
        across = 3 if found["narrower"] and found["broader"] else 2
        below = [
            _box(_column(place % across), top + place // across * _STEP, shown, "related")
            for place, shown in enumerate(found["related"])
        ]
        boxes += below
        lines += _rake(me, below[:across], top - 12)
    return _drawn("across", boxes, lines)


def _column(at: int) -> int:
    return _EDGE + at * (WIDTH + _GAP)


def _rake(me: Box, below: Sequence[Box], bar: int) -> Iterator[tuple[str, str]]:
    """The line down from the entry, and from it to each box of the first row."""
    middles = [box.x + WIDTH // 2 for box in below]
    yield "related", f"M{me.x + WIDTH // 2} {me.y + HEIGHT}V{bar}"
    yield "related", f"M{min(middles)} {bar}H{max(*middles, me.x + WIDTH // 2)}"
    yield from (("related", f"M{x} {bar}V{bar + 12}") for x in middles)


def _down(own: _Shown, found: Mapping[str, Sequence[_Shown]]) -> Picture:
    """One below the other, each step down in the hierarchy set in: broader, the entry, narrower; then related ones."""
    rows = [
        *(("broader", 0, shown) for shown in found["broader"]),
        ("self", 1, own),
        *(("narrower", 2, shown) for shown in found["narrower"]),
        *(("related", 1, shown) for shown in found["related"]),
    ]
    boxes = [_box(_EDGE + deep * _IN, _EDGE + at * _STEP, shown, kind) for at, (kind, deep, shown) in enumerate(rows)]
    me = boxes[len(found["broader"])]
    lines = []
    if found["broader"]:
        lines.append(("broader", f"M{_EDGE + _IN // 2} {_EDGE}V{me.y + HEIGHT // 2}H{me.x}"))
    for (kind, _, _), box in zip(rows, boxes, strict=True):
        middle = box.y + HEIGHT // 2
        if kind == "narrower":
            lines.append((kind, f"M{me.x + _IN // 2} {me.y + HEIGHT}V{middle}H{box.x}"))
        elif kind == "related":
            lines.append((kind, f"M{me.x} {me.y + HEIGHT // 2}H{me.x - _IN // 2}V{middle}H{box.x}"))
    return _drawn("down", boxes, lines)


def _box(x: int, y: int, shown: _Shown, kind: str) -> Box:
    text, lang, href = shown
    return Box(x, y, text, lang, kind if href or lang or kind == "self" else "more", href)


def _drawn(shape: str, boxes: Sequence[Box], lines: Sequence[tuple[str, str]]) -> Picture:
    width, height = max(box.x for box in boxes) + WIDTH, max(box.y for box in boxes) + HEIGHT
    return Picture(shape, width + _EDGE, height + _EDGE, tuple(boxes), tuple(lines))


_KINDS = ("broader", "narrower", "related")
_Shown = tuple[tuple[str, ...], str, str]  # lines, language, address


def _fitting(refs: Sequence[Ref], kind: str, voice: Voice) -> list[_Shown]:
    """As many as fit; the last box counts the others."""
    most = _MOST if kind != "related" else 6
    shown = list(refs) if len(refs) <= most else list(refs[: most - 1])
    found: list[_Shown] = [(_broken(_named(ref)), ref.word.lang, ref.href) for ref in shown]
    if len(refs) > len(shown):
        found.append(((voice.say("picture.more", count=voice.number(len(refs) - len(shown))),), "", ""))
    return found


def _named(ref: Ref) -> str:
    return f"{ref.word.text} ({ref.gloss.text})" if ref.gloss else ref.word.text


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
