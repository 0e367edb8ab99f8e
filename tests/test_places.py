"""Where something is, in words."""

from __future__ import annotations

import pytest

from emn_glossary.places import NOWHERE, Place


@pytest.mark.parametrize(
    ("place", "nb", "en"),
    [
        (NOWHERE, "", ""),
        (Place(concept="c0042", slot="preferred@nb"), "c0042 preferred@nb", "c0042 preferred@nb"),
        (Place(file="a.ttl", line=14), "a.ttl, linje 14", "a.ttl, line 14"),
        (Place(file="a.ttl", line=14, column=3), "a.ttl, linje 14:3", "a.ttl, line 14:3"),
        (Place(file="a.ttl", column=3), "a.ttl", "a.ttl"),
        (Place(file="a.ttl", concept="c0042"), "a.ttl, c0042", "a.ttl, c0042"),
        (Place(file="a.xlsx", sheet="Termer"), "a.xlsx, ark Termer", "a.xlsx, sheet Termer"),
        (Place("c0042", "preferred@nb", "a.xlsx", "Termer", "G14"), "a.xlsx, ark Termer, celle G14",
         "a.xlsx, sheet Termer, cell G14"),
    ],
)  # fmt: skip
def test_a_place_says_as_much_as_is_known(place: Place, nb: str, en: str) -> None:
    assert (place.text("nb"), place.text("nn"), place.text("en")) == (nb, nb, en)
