"""The hierarchy answers as plain search does, whatever the graph."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.checks.hierarchy import Hierarchy

IDS = "abcdefgh"
GRAPHS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), unique=True, max_size=3)).map(
    lambda up: {id: up.get(id, []) for id in IDS}  # noqa: A001
)


def above(up: dict[str, list[str]], start: str) -> set[str]:
    """All that can be reached upwards, the slow way."""
    found: set[str] = set()
    waiting = list(up[start])
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(up[here])
    return found


@given(GRAPHS)
def test_who_stands_above_whom(up: dict[str, list[str]]) -> None:
    """`is_above` is reachability; nobody stands above themselves."""
    hierarchy = Hierarchy(up)
    for lower in IDS:
        reached = above(up, lower) - {lower}
        assert {upper for upper in IDS if hierarchy.is_above(upper, lower)} == reached


@given(GRAPHS)
def test_cycles_are_cycles_and_none_is_missed(up: dict[str, list[str]]) -> None:
    """Every path named is a closed walk; there is one exactly when something stands above itself."""
    paths = list(Hierarchy(up).cycles())
    for path in paths:
        assert path[0] == path[-1]
        assert all(upper in up[lower] for lower, upper in pairwise(path))
    assert bool(paths) == any(id in above(up, id) for id in IDS)  # noqa: A001


@given(GRAPHS)
def test_level_is_one_more_than_the_deepest_parent(up: dict[str, list[str]]) -> None:
    """Members of a cycle share a level; all others lie below each of their parents."""
    hierarchy = Hierarchy(up)
    for lower, parents in up.items():
        for upper in parents:
            if not hierarchy.same_cycle(lower, upper):
                assert hierarchy.level(lower) > hierarchy.level(upper)
    assert hierarchy.level("a") >= 1
