"""What holds for every text, whatever stands in it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import emn_glossary as emn
from emn_glossary.annotate import Annotation, Matcher, annotate
from emn_glossary.formats import documents
from emn_glossary.formats.documents import html, page
from emn_glossary.formats.documents.tips import Tips

SHIPPED = Path(__file__).parents[2] / "data" / "skos"
GLOSSARY = emn.load(SHIPPED)
MATCHER, OTHER = Matcher(GLOSSARY), Matcher(GLOSSARY)
TIPS = Tips(GLOSSARY, {concept: f"{concept}.html" for concept in GLOSSARY})

pytestmark = pytest.mark.laws

TERMS = sorted({concept.one("preferred", lang) for concept in GLOSSARY.concepts for lang in ("nb", "nn", "en")} - {""})
PIECES = st.one_of(
    st.sampled_from(TERMS),
    st.sampled_from(
        ["ene", "s", "-", "\n", "\n\n", "-\n", " ", ". ", "ikke", "ikkje", "the", "EMN", "ILO", "\u00ad", "<b>"]
    ),
    st.text(max_size=8),
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t "), max_size=60)
law = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(TEXTS)
@law
def test_offsets_slice_the_text_in_order_without_overlap(text: str) -> None:
    annotation = annotate(text, MATCHER)
    for one in annotation.occurrences:
        assert text[one.start : one.end] == one.text
        assert one.text.strip() == one.text != ""
        assert one.concept in GLOSSARY
        assert one.concept not in one.also
    assert all(before.end <= after.start for before, after in pairwise(annotation.occurrences))
    assert all(before.end <= after.start for before, after in pairwise(annotation.languages))


@given(TEXTS)
@law
def test_keywords_and_advice_agree_with_the_occurrences(text: str) -> None:
    annotation = annotate(text, MATCHER)
    assert sum(word.count for word in annotation.keywords) == len(annotation.occurrences)
    assert {word.concept for word in annotation.keywords} == {one.concept for one in annotation.occurrences}
    assert all(0 < word.weight <= 1 for word in annotation.keywords)
    places = {(one.start, one.end): one.role for one in annotation.occurrences}
    assert all(places[one.start, one.end] == one.role != "preferred" for one in annotation.advice)


@given(st.text(alphabet="bcdfghjklmnpqrstvwxz 0123456789.,\n", max_size=200))
@law
def test_a_text_without_terms_has_none(text: str) -> None:
    """No term of the glossary is made of consonants alone."""
    found = annotate(text, MATCHER)
    assert found == Annotation(languages=found.languages)


@given(TEXTS)
@law
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert annotate(text, MATCHER) == annotate(text, OTHER)


class _Text(HTMLParser):
    """The text of the body, as a browser shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = self.inside or tag in ("main", "body")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("main", "body")

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def shown(markup: bytes, tag: str) -> str:
    """The text of an element, by the standard library's parser and not by ours."""
    parser = _Text()
    whole = markup.decode()
    start = whole.index(">", whole.index(f"<{tag}")) + 1
    parser.inside = True
    parser.feed(whole[start : whole.rindex(f"</{tag}>")])
    parser.close()
    return parser.text


@given(st.lists(st.sampled_from(TERMS) | PLAIN, max_size=20).map(" ".join))
@law
def test_a_page_made_of_a_text_says_the_same(text: str) -> None:
    document = documents.read_bytes(text.encode(), "tekst.txt")
    annotated = documents.annotate(document, MATCHER)
    written = page.write(annotated, annotated.annotation.occurrences, TIPS)
    assert shown(written, "main") == document.text.translate(page._NOT_IN_HTML)
    assert written.count(b'<a class="emn-term') == len(annotated.annotation.occurrences)


WORDS = st.sampled_from([*TERMS[:80], "og", "ikke", "&", "<", "ø", "😀"])
TAGS = st.sampled_from(["b", "i", "p", "li", "a href='x'", "code", "span", "div", "script", "pre"])


@st.composite
def markup(draw: st.DrawFn) -> str:
    """A small page: nested and adjoining elements with terms, entities and line ends in them."""

    def nested(depth: int) -> str:
        parts = []
        for _ in range(draw(st.integers(0, 4))):
            if depth and draw(st.booleans()):
                tag = draw(TAGS)
                name = tag.split()[0]
                inner = draw(WORDS).replace("<", "") if name == "script" else nested(depth - 1)
                parts.append(f"<{tag}>{inner}</{name}>")
            else:
                said = draw(WORDS).replace("&", "&amp;").replace("<", "&lt;")
                parts.append(said + draw(st.sampled_from([" ", "", "\n", "<!-- asyl -->", "<br>"])))
        return "".join(parts)

    return f"<html><body>{nested(3)}</body></html>"


@given(markup())
@law
def test_a_marked_page_says_the_same(source: str) -> None:
    """Links and tooltips are added; no word is changed, moved or lost, in code and scripts neither."""
    document = documents.read_bytes(source.encode(), "side.html")
    annotated = documents.annotate(document, MATCHER)
    unmarked = html.write(annotated, (), TIPS)
    marked = html.write(annotated, annotated.annotation.occurrences, TIPS)
    assert shown(marked, "body") == shown(unmarked, "body")
    again = documents.read_bytes(marked, "side.html")
    assert "".join(again.text.split()) == "".join(document.text.split())
