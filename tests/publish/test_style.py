"""The style sheet: small, alone, and with the contrast that WCAG 2.1 AA asks for, in both themes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("emn_glossary.publish") / "static" / "emn.css").read_text("utf-8")
_LIGHT, _DARK = re.findall(r":root {([^}]*--page[^}]*)}", CSS)[:2]

# what is written on what; 4.5:1 for text (SC 1.4.3), 3:1 for what else must be seen (SC 1.4.11)
TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("page", "soft")),
    *((ink, "navy") for ink in ("on-navy", "on-navy-quiet")),
    ("good", "good-soft"),
    ("wait", "wait-soft"),
    ("gone", "gone-soft"),
    ("ink", "gone-soft"),
    ("link", "gone-soft"),
    ("on-navy", "link-button"),
    ("ink", "ins"),
    ("ink", "del"),
]
SEEN = [
    ("focus", "page"),
    ("focus", "soft"),
    ("bar", "bar-rest"),
    ("bar-approved", "bar-rest"),
    ("quiet", "page"),
    ("edge", "page"),
    ("edge", "soft"),
]


def colours(theme: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", theme))


def brightness(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [_LIGHT, _DARK], ids=["light", "dark"])
def test_everything_can_be_read(theme: str) -> None:
    found = colours(theme)
    for pairs, least in ((TEXT, 4.5), (SEEN, 3.0)):
        for ink, ground in pairs:
            assert contrast(found[ink], found[ground]) >= least, f"{ink} on {ground}"


def test_it_fetches_nothing_and_is_small() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "http" not in CSS.replace('[href^="http"]', "")
    assert len(CSS) < 16_000


def test_it_is_meant_for_print_for_the_dark_and_for_the_keyboard_and_nothing_moves() -> None:
    for feature in ("@media print", "prefers-color-scheme: dark", ":focus-visible"):
        assert feature in CSS
    for motion in ("animation", "transition", "scroll-behavior"):
        assert motion not in CSS
