"""Hierarchy: broader terms as a graph, asked without recursion and in about linear time.

Cycles are gathered into one node each (Tarjan's strongly connected components), so that every question has an answer
however the data look: who stands above whom (`is_above`), how deep (`level`), which cycles there are (`cycles`).
A tree of first parents answers most questions by two comparisons; only second parents are walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from emn_glossary.model import EntryId

_SHOWN = 8  # entries of a cycle that are named


class Hierarchy:
    """The broader links of a glossary: `up[id]` are the ids right above."""

    def __init__(self, up: Mapping[EntryId, Sequence[EntryId]]) -> None:
        self._up = up
        self._component: dict[EntryId, int] = {}
        self._members: list[list[EntryId]] = []
        self._gather()
        self._level, self._first, self._others = self._arrange()
        self._enter, self._leave = self._span()
        self._crossing = self._crossings()

    # -- asking -------------------------------------------------------------------------------------------
    def level(self, id: EntryId) -> int:  # noqa: A002
        """How deep an entry stands: 1 at the top, else one more than its deepest parent."""
        return self._level[self._component[id]]

    def same_cycle(self, one: EntryId, other: EntryId) -> bool:
        """Whether two entries stand above each other."""
        return self._component[one] == self._component[other]

    def is_above(self, upper: EntryId, lower: EntryId) -> bool:
        """Whether `upper` is broader than `lower`, directly or over others."""
        goal, start = self._component[upper], self._component[lower]
        if goal == start:
            return upper != lower
        seen: set[int] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            if self._enter[goal] <= self._enter[here] < self._leave[goal]:
                return True
            crossing = self._crossing[here]
            while crossing >= 0 and crossing not in seen:
                seen.add(crossing)
                waiting.extend(self._others[crossing])
                parent = self._first[crossing]
                crossing = self._crossing[parent] if parent >= 0 else -1
        return False

    def cycles(self) -> Iterator[tuple[EntryId, ...]]:
        """Every cycle as a path that ends where it begins; a long one is cut, with `…` before its end."""
        for members in self._members:
            if len(members) > 1 or members[0] in self._up.get(members[0], ()):
                yield from self._cycles_within(members)

    # -- building -----------------------------------------------------------------------------------------
    def _gather(self) -> None:
        """Strongly connected components, parents before children (Tarjan 1972, without recursion)."""
        number: dict[EntryId, int] = {}
        lowest: dict[EntryId, int] = {}
        stack: list[EntryId] = []
        for root in self._up:
            if root in number:
                continue
            number[root] = lowest[root] = len(number)
            stack.append(root)
            path = [(root, iter(self._up[root]))]
            while path:
                here, parents = path[-1]
                parent = next(parents, None)
                if parent is None:
                    path.pop()
                    if path:
                        below = path[-1][0]
                        lowest[below] = min(lowest[below], lowest[here])
                    if lowest[here] == number[here]:
                        self._close(here, stack)
                elif parent not in number:
                    number[parent] = lowest[parent] = len(number)
                    stack.append(parent)
                    path.append((parent, iter(self._up.get(parent, ()))))
                elif parent not in self._component:
                    lowest[here] = min(lowest[here], number[parent])

    def _close(self, root: EntryId, stack: list[EntryId]) -> None:
        start = len(stack) - 1
        while stack[start] != root:
            start -= 1
        members = sorted(stack[start:])
        del stack[start:]
        for id in members:  # noqa: A001
            self._component[id] = len(self._members)
        self._members.append(members)

    def _arrange(self) -> tuple[list[int], list[int], list[list[int]]]:
        """Level, first parent and other parents of each component; components come parents first."""
        level: list[int] = []
        first: list[int] = []
        others: list[list[int]] = []
        for index, members in enumerate(self._members):
            parents = [self._component[parent] for id in members for parent in self._up.get(id, ())]  # noqa: A001
            above = [parent for parent in dict.fromkeys(parents) if parent != index]
            level.append(1 + max((level[parent] for parent in above), default=0))
            first.append(above[0] if above else -1)
            others.append(above[1:])
        return level, first, others

    def _span(self) -> tuple[list[int], list[int]]:
        """For each component the numbers between which its descendants in the tree of first parents lie."""
        size = [1] * len(self._members)
        for index in range(len(size) - 1, -1, -1):  # children before parents
            if self._first[index] >= 0:
                size[self._first[index]] += size[index]
        enter = [0] * len(size)
        taken: dict[int, int] = {}
        for index, parent in enumerate(self._first):
            begin = taken.get(parent, 0 if parent < 0 else enter[parent] + 1)
            enter[index] = begin
            taken[parent] = begin + size[index]
        return enter, [begin + count for begin, count in zip(enter, size, strict=True)]

    def _crossings(self) -> list[int]:
        """For each component the nearest one upwards, itself included, that has a second parent; -1 for none."""
        crossing: list[int] = []
        for index, parent in enumerate(self._first):
            crossing.append(index if self._others[index] else crossing[parent] if parent >= 0 else -1)
        return crossing

    def _cycles_within(self, members: list[EntryId]) -> Iterator[tuple[EntryId, ...]]:
        inside = set(members)
        done: set[EntryId] = set()
        for root in members:
            if root in done:
                continue
            done.add(root)
            walked, at = [root], {root: 0}
            branches = [iter(self._up.get(root, ()))]
            while branches:
                parent = next(branches[-1], None)
                if parent is None:
                    branches.pop()
                    del at[walked.pop()]
                elif parent in at:
                    yield _closed(walked, at[parent])
                elif parent in inside and parent not in done:
                    done.add(parent)
                    at[parent] = len(walked)
                    walked.append(parent)
                    branches.append(iter(self._up.get(parent, ())))


def _closed(walked: list[EntryId], start: int) -> tuple[EntryId, ...]:
    """The cycle from `start` to the end of the walk and back, cut when long."""
    shown = walked[start : start + _SHOWN]
    left_out = ("…",) if len(walked) - start > _SHOWN else ()
    return (*shown, *left_out, walked[start])
