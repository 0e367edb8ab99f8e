"""Every kind of page in a real browser: accessible, narrow, enlarged, quiet, safe."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from emn_glossary.model import Glossary
from tests.browser.conftest import Open

KINDS = {
    "front": "index.html",
    "results": "index.html?q=asyl",
    "list": "nb.html",
    "entry": "c0219.html",
    "markup": "c9999.html",
    "themes": "themes.html",
    "theme": "t01.html",
    "introduction": "introduction.html",
    "coverage": "coverage.html",
    "changes": "changes.html",
    "downloads": "downloads.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "preload": False}
kinds = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "preload": False}


def ready(page: Any, path: str) -> None:
    if "?q=" in path:
        page.wait_for_selector("#results li")


@kinds
def test_axe_finds_nothing_in_either_theme(open_page: Open, path: str) -> None:
    """WCAG 2.1 A and AA, and what axe holds for good practice, on the page as it is shown."""
    page = open_page(path)
    ready(page, path)
    name = next(kind for kind, known in KINDS.items() if known == path)
    for theme, rules in (("light", RULES), ("dark", COLOURS)):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        found = Axe().run(page, options=rules).response["violations"]
        assert [(theme, rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []
        if folder := os.environ.get("EMN_SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{theme}.png", full_page=True)


@kinds
def test_nothing_is_cut_off_fetched_or_in_the_way(open_page: Open, served: str, path: str) -> None:
    """On a server: quiet (`open_page` looks), alone, narrow, enlarged, spaced out, and quick to get past by keyboard.

    WCAG 2.1 SC 1.4.10: at 400 %, a window of 1280 × 1024 is 320 × 256. SC 1.4.12: text may be set wider.
    Not 1 700 tab stops: menu and search before the content, and a way past them as the very first.
    """
    page = open_page(path, at=served)
    ready(page, path)
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [address for address in fetched if not address.startswith(served)] == []
    before = page.evaluate(
        """() => [...document.querySelectorAll("a[href], input, button, [tabindex='0']")].filter((stop) =>
            stop.tabIndex >= 0 && document.querySelector("main").compareDocumentPosition(stop) & 2).length"""
    )
    assert before <= 14
    if "?q=" not in path:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
    for width, height in ((640, 450), (320, 640), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
                "word-spacing: .16em !important; }");
            document.adoptedStyleSheets = [sheet]; }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_policy_keeps_strange_scripts_out(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{site}/index.html")
    ran = page.evaluate(
        """() => { const strange = document.createElement("script"); strange.textContent = "window.ran = true";
            document.head.append(strange); return window.ran ?? false; }"""
    )
    page.close()
    assert ran is False


def test_an_entry_called_script_is_shown_as_such(open_page: Open) -> None:
    page = open_page("c9999.html")
    expect(page.locator("h1")).to_have_text("<script>alert('nb')</script>")


def test_the_picture_says_nothing_that_the_text_does_not(open_page: Open, glossary: Glossary) -> None:
    page = open_page("c0219.html")
    listed = set(
        page.locator("section[aria-labelledby=relations] .card a").evaluate_all("all => all.map((a) => a.href)")
    )
    drawn = set(
        page.locator(".picture a").evaluate_all("all => all.map((a) => new URL(a.href.baseVal, location).href)")
    )
    assert drawn
    assert drawn <= listed
    expect(page.locator(".picture")).to_have_attribute("aria-hidden", "true")


def test_letters_of_a_suggestion_are_prepared(open_page: Open) -> None:
    page = open_page("c0219.html")
    address = page.locator("a[href^='mailto:']").get_attribute("href") or ""
    assert address.startswith(
        "mailto:emn@example.org?subject=Forslag%20til%20ordlisten%3A%20flyktning%20%28c0219%29&body="
    )


def test_print_leaves_out_what_cannot_be_used_on_paper(open_page: Open) -> None:
    page = open_page("c0219.html")
    page.emulate_media(media="print")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
