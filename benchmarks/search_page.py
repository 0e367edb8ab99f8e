"""The search in the page, in a real Chromium: from a keystroke to the results laid out on the page, letter by letter.

Words are typed as people type them: whole, with endings, with a letter wrong, in English. Needs the set-up for tests
(`make system` gives the browser).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright

from benchmarks.generate import glossary
from benchmarks.measure import Result
from emn_glossary import Glossary, load, publish

WORDS = 40  # terms typed of each language
# The page's own clock: a keystroke's handler runs to its end, and asking for a height makes the browser lay out.
_TYPE = """words => words.map((word) => {
    const field = document.getElementById("q"), times = [];
    for (let length = 1; length <= word.length; length++) {
        const start = performance.now();
        field.value = word.slice(0, length);
        field.dispatchEvent(new Event("input"));
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    field.value = "";
    return times;
})"""


def results() -> Iterator[Result]:
    """The shipped glossary, and one as large as EuroVoc."""
    with sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        for name, content in (("297 entries", load()), ("7000 entries", glossary(7000))):
            with tempfile.TemporaryDirectory() as folder:
                publish(content, Path(folder) / "site", downloads=())
                yield from _of(name, content, Path(folder) / "site", browser)
        browser.close()


def _of(name: str, content: Glossary, site: Path, browser: Browser) -> Iterator[Result]:
    page = browser.new_page()
    page.goto(f"file://{site}/index.html?q=")
    page.locator("#q").focus()
    page.wait_for_selector("html[data-ready]")
    page.evaluate(_TYPE, ["oppvarming"])
    for kind, words in _typed(content).items():
        times = [time / 1000 for word in page.evaluate(_TYPE, words) for time in word]
        yield Result(f"a keystroke in the page, {name}, {kind}", median(times))
        yield Result(f"… 95 of 100 within ({len(times)} keystrokes)", quantiles(times, n=20)[-1])
    page.close()


def _typed(content: Glossary) -> dict[str, list[str]]:
    step = max(1, len(content.concepts) // WORDS)
    some = content.concepts[::step]
    norwegian = [str(term) for concept in some if (term := concept.preferred("nb"))]
    english = [str(term) for concept in some if (term := concept.preferred("en"))]
    wrong = [word[:3] + word[4:] for word in norwegian if len(word) > 5]
    return {
        "bokmål": norwegian,
        "inflected": [f"{word}ene" for word in norwegian],
        "misspelt": wrong,
        "English": english,
    }
