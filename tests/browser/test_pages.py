"""Every kind of page in a real browser: accessible, narrow, enlarged, quiet, safe, on paper."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Any

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.model import Glossary
from tests.browser.conftest import LONG, Open

KINDS = {
    "front": "index.html",
    "results": "index.html?q=asyl",
    "guess": "index.html?q=flyktnnig",
    "none": "index.html?q=qqqqqqqqq",
    "list": "nb.html",
    "english": "en.html",
    "entry": "c0219.html",
    "unusual": "c9998.html",
    "retired": "c9997.html",
    "markup": "c9999.html",
    "themes": "themes.html",
    "theme": "t01.html",
    "introduction": "introduction.html",
    "coverage": "coverage.html",
    "changes": "changes.html",
    "release": "changes-unreleased.html",
    "downloads": "downloads.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "preload": False}
ALIKE = (
    "main .letter:nth-of-type(n+4), main .lines li:nth-child(n+6), tbody tr:nth-child(n+5), .change:nth-of-type(n+7)"
)
THEMES = {"nb": ("light", "dark"), "nn": ("dark",), "en": ("light",)}
kinds = pytest.mark.parametrize("kind", KINDS)
languages = pytest.mark.parametrize("ui", UI_LANGUAGES)


@languages
@kinds
def test_axe_finds_nothing_in_either_theme_in_any_language(open_page: Open, kind: str, ui: str) -> None:
    """WCAG 2.1 A and AA, and what axe holds for good practice, on the page as it is shown.

    In bokmål on light ground everything (of the two lists, which are alike, the Norwegian one); after that the
    beginning of what goes on in the same way. Colours do not hang on the language: nynorsk is read on dark ground,
    English on light.
    """
    page = open_page(KINDS[kind], ui=ui)
    for theme in THEMES[ui]:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        if (ui, theme) != ("nb", "light") or kind == "english":
            page.evaluate("alike => document.querySelectorAll(alike).forEach((one) => one.remove())", ALIKE)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(theme, rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def keep(page: Page, name: str) -> None:
    """Pictures in both themes at three widths, where they are asked for."""
    if folder := os.environ.get("EMN_SCREENSHOTS"):
        for theme, width in itertools.product(("light", "dark"), (320, 768, 1280)):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(folder) / f"{name}-{theme}-{width}.png", full_page=True)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def set_style(page: Page, rule: str) -> None:
    page.evaluate(
        """rule => { const sheet = new CSSStyleSheet();
            sheet.replaceSync(rule); document.adoptedStyleSheets = [sheet]; }""",
        rule,
    )


@languages
@kinds
def test_nothing_is_cut_off_on_a_narrow_screen_enlarged_or_spaced_out(open_page: Open, kind: str, ui: str) -> None:
    """WCAG 2.1 SC 1.4.10: at 400 %, a window of 1280 × 1024 is 320 × 256. SC 1.4.12: text may be set wider.

    SC 1.4.4: letters twice as large. SC 2.5.8 of WCAG 2.2: what one presses is at least 24 pixels high.
    """
    page = open_page(KINDS[kind], ui=ui)
    keep(page, f"{kind}-{ui}")
    for width, height in ((768, 900), (640, 450), (320, 640), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) <= 0, width
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, summary, nav a, .turn a, .plain li, .lines li")]
            .filter((one) => one.checkVisibility() && !one.closest("[hidden]"))
            .filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
            .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
    set_style(
        page, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    )
    assert overflow(page) <= 0
    page.set_viewport_size({"width": 1280, "height": 900})
    set_style(page, "html { font-size: 212.5% !important; }")
    assert overflow(page) <= 0


@kinds
def test_nothing_is_fetched_from_elsewhere(open_page: Open, served: str, kind: str) -> None:
    """On a server; `open_page` looks whether the page is quiet: no error, no breach of its policy."""
    page = open_page(KINDS[kind], at=served)
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert fetched
    assert [address for address in fetched if not address.startswith(served)] == []


@kinds
def test_the_keyboard_reaches_everything_in_order_and_is_seen(open_page: Open, kind: str) -> None:
    """Every stop once, in the order of the page, with a frame around it; the first stop leads past all the others.

    Not 1 700 stops before the content: menu and search, and a way past them.
    """
    page = open_page(KINDS[kind])
    page.evaluate(
        """() => {
            document.activeElement.blur();
            window.stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter(
                (one) => one.tabIndex >= 0 && one.checkVisibility() && !(one instanceof SVGElement));
        }"""
    )
    stops, before = page.evaluate(
        """() => [stops.length, stops.filter((one) =>
            document.querySelector("main").compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length]"""
    )
    assert before <= 14
    at = []
    for _ in range(min(stops, 60)):
        page.keyboard.press("Tab")
        at.append(
            page.evaluate(
                """() => { const one = document.activeElement, style = getComputedStyle(one);
                    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                    return [stops.indexOf(one), seen]; }"""
            )
        )
    assert at == [[number, True] for number in range(len(at))]
    page.evaluate("document.activeElement.blur()")
    skip = page.locator(".skip")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


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


def test_the_pictures_say_nothing_that_the_text_does_not(open_page: Open) -> None:
    page = open_page("c0219.html")
    listed = set(
        page.locator("section[aria-labelledby=relations] .card a").evaluate_all("all => all.map((a) => a.href)")
    )
    for width, shape in ((1280, "across"), (320, "down")):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".picture:visible")).to_have_class(f"picture {shape}")
        expect(page.locator(".picture:visible")).to_have_attribute("aria-hidden", "true")
        drawn = set(
            page.locator(".picture:visible a").evaluate_all(
                "all => all.map((a) => new URL(a.href.baseVal, location).href)"
            )
        )
        assert drawn
        assert drawn <= listed


@languages
def test_the_text_in_a_picture_stays_in_its_box(open_page: Open, glossary: Glossary, ui: str) -> None:
    """In the entries with the longest terms and the most relations."""
    longest = max(glossary.concepts, key=lambda c: len(str(c.preferred("nb") or "")))
    for id in ("c0219", "c0179", "c9998", longest.id):  # noqa: A001
        page = open_page(f"{id}.html", ui=ui)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            outside = page.locator(".picture:visible g").evaluate_all(
                """all => all.filter((g) => { const box = g.querySelector("rect").getBBox();
                    return [...g.querySelectorAll("text")].some((text) => { const own = text.getBBox();
                        return own.x < box.x || own.x + own.width > box.x + box.width
                            || own.y < box.y || own.y + own.height > box.y + box.height; }); })
                    .map((g) => g.textContent)"""
            )
            assert outside == []


def test_letters_of_a_suggestion_are_prepared(open_page: Open) -> None:
    page = open_page("c0219.html")
    address = page.locator("a[href^='mailto:']").get_attribute("href") or ""
    assert address.startswith(
        "mailto:emn@example.org?subject=Forslag%20til%20ordlisten%3A%20flyktning%20%28c0219%29&body="
    )


def test_paper_has_the_whole_entry_and_nothing_to_press(open_page: Open, tmp_path: Path) -> None:
    page = open_page("c0219.html", color_scheme="dark")
    page.pdf(path=tmp_path / "entry.pdf", format="A4")
    pages = pypdf.PdfReader(tmp_path / "entry.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for kept in (
        "flyktning",
        "refugee",
        "Person utenfor hjemlandet",
        "tvungen migrant",
        "Slik viser du til den",
        "EMN-nøkkel",
    ):
        assert kept in text, kept
    for left_out in ("Kopier", "Forrige", "Hopp til innholdet", "Last ned"):
        assert left_out not in text, left_out
    page.emulate_media(media="print")
    expect(page.locator(".picture:visible")).to_have_class("picture across")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_colours_of_the_reader_s_own_choice_leave_everything_visible(open_page: Open) -> None:
    """Windows' high contrast: what was told by a ground colour gets a frame."""
    page = open_page("c0219.html", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for one in (".picture .self rect", ".picture.across path"):
        stroke, page_colour = page.locator(one).first.evaluate(
            "one => [getComputedStyle(one).stroke, getComputedStyle(document.body).backgroundColor]"
        )
        assert stroke not in ("none", page_colour), one
    page = open_page("coverage.html", forced_colors="active")
    assert page.locator(".bar").first.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"


def test_pages_are_small(site: Path) -> None:
    """The front page with all it loads before one searches; entries, but for the one with a page full of notes."""
    loaded = ("index.html", "emn.css", "lookup.js", "search.js", "icon.svg")
    assert sum((site / name).stat().st_size for name in loaded) < 150_000
    entries = {path.name: path.stat().st_size for path in site.glob("c[0-9]*.html")}
    assert len(entries) > 290
    assert max(entries.values()) < 30_000
    assert LONG in (site / "c9998.html").read_text("utf-8")
