"""Lists as Markdown and as plain text: every word is there, looks as it is, and nothing is taken for markup."""

from __future__ import annotations

import io
import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.formats.printed import ORDERS, plan
from emn_glossary.formats.printed.blocks import Run
from emn_glossary.formats.text import markdown, plain
from emn_glossary.model import Concept, Glossary, Link, Scheme, Source, Term, Text, Theme, Value
from emn_glossary.slots import Slot


def concept(id: str, **values: Any) -> Concept:  # noqa: A002
    found: dict[Slot, Value] = {Slot("preferred", lang): Term(text, lang) for lang, text in values.items()}
    return Concept(id, found)


SEEKER = concept("c0022", en="asylum seeker", nb="asylsøker", nn="asylsøkjar").with_values(
    {
        Slot("alternative", "nb"): (Term("søker om asyl", "nb"),),
        Slot("definition", "nb"): Text("Person som\nhar søkt.", "nb"),
        Slot("source"): (Source("Art. 2(b)", "en", "quoted", links=("http://data.europa.eu/eli/x",)),),
        Slot("broader"): (Link("c0100"),),
        Slot("theme"): (Link("t01"),),
    }
)
GLOSSARY = Glossary(
    [
        Scheme("scheme", {Slot("title", "nb"): Text("Prøveordliste", "nb"), Slot("version"): "10.0.0"}),
        Theme("t01", {Slot("preferred", "nb"): Term("Personer", "nb")}),
        SEEKER,
        concept("c0100", en="migrant", nb="migrant", nn="migrant").with_values({Slot("theme"): (Link("t01"),)}),
        concept("c0200", en="Ålesund process", nb="Ålesund-prosessen"),
        concept("c0300", en="odd", nb="*stjerne* _under_ [lenke](x) <b> `kode` # | \\ & 1. - +"),
    ]
)
READER = MarkdownIt("commonmark").enable("table")


def md(glossary: Glossary = GLOSSARY, **options: Any) -> str:
    target = io.BytesIO()
    markdown.write(glossary, target, **options)
    return target.getvalue().decode()


def txt(glossary: Glossary = GLOSSARY, **options: Any) -> str:
    target = io.BytesIO()
    plain.write(glossary, target, **options)
    return target.getvalue().decode()


def shown(source: str) -> str:
    """What a reader of rendered Markdown sees, on one line."""
    tokens = [inner for token in READER.parse(source) for inner in (token.children or [])]
    words = " ".join(
        " " if token.type.endswith("break") or token.content == "<br>" else token.content for token in tokens
    )
    return " ".join(words.split())


def words(part: object) -> list[str]:
    if isinstance(part, Run):
        return part.text.split()
    return [word for inner in part for word in words(inner)] if isinstance(part, tuple) else []


# -- Markdown -----------------------------------------------------------------------------------------------------


def test_markdown_is_a_title_headings_and_bullets() -> None:
    lines = md().splitlines()
    assert lines[:3] == ["# Prøveordliste", "", "Bokmål – engelsk"]
    assert "- Utgave: 10.0.0" in lines
    assert lines[lines.index("### Å") + 2] == "- **Ålesund-prosessen** – Ålesund process"
    assert "- søker om asyl – se asylsøker" in lines


def test_the_whole_glossary_has_a_heading_an_entry_and_a_bullet_a_line() -> None:
    lines = md(order="full").splitlines()
    start = lines.index("#### asylsøker")
    assert lines[start + 2 : start + 5] == [
        "- nynorsk: asylsøkjar",
        "- engelsk: asylum seeker",
        "- Tillatte termer, bokmål: søker om asyl",
    ]
    assert "- Definisjon, bokmål: Person som\\" in lines
    assert "  har søkt." in lines
    assert any("<http://data.europa.eu/eli/x>" in line for line in lines)


def test_narrower_concepts_are_bullets_under_bullets() -> None:
    assert "- **migrant** – migrant · nynorsk samme form\n  - **asylsøker** – " in md(order="theme")


def test_a_table_is_a_table() -> None:
    html = READER.render(md(order="work"))
    assert "<th>Engelsk</th>" in html
    assert "Ålesund process" in html


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
def test_every_word_of_the_list_is_shown(order: str, ui: str) -> None:
    made = plan(GLOSSARY, order=order, ui=ui, medium="screen")
    rendered, text = "".join(shown(md(order=order, ui=ui)).split()), "".join(txt(order=order, ui=ui).split())
    for word in words(made.sections):
        assert word in rendered, word
        assert word in text, word


def test_no_sign_is_taken_for_markup() -> None:
    assert "*stjerne* _under_ [lenke](x) <b> `kode` # | \\ & 1. - +" in shown(md())
    assert "<em>" not in READER.render(md())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_term_looks_as_it_is(term: str) -> None:
    glossary = Glossary([concept("c0001", en="odd", nb=term)])
    assert "".join(term.split()) in "".join(shown(md(glossary)).split())


# -- plain text -----------------------------------------------------------------------------------------------------


def test_plain_text_has_lines_of_72_characters() -> None:
    for order in ORDERS:
        assert max(map(len, txt(order=order).splitlines())) <= 72


def test_plain_text_underlines_headings_and_indents_what_is_said() -> None:
    text = txt()
    assert text.startswith("Prøveordliste\n=============\n\nBokmål – engelsk\n")
    assert "\nÅ\n-\n\nÅlesund-prosessen\n    Ålesund process\n" in text


def test_plain_text_does_not_speak_of_bold_type() -> None:
    for order in ("nb", "nn", "en"):
        assert "halvfet" not in txt(order=order)
        assert "halvfet" in md(order=order)


def test_a_row_of_the_work_list_is_a_block() -> None:
    assert textwrap.dedent(
        """
        ID: c0200
        Engelsk: Ålesund process; bokmål Ålesund-prosessen
        Mangler: Anbefalt term
        """
    ) in txt(order="work", langs=("nb", "nn"))


# -- both -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [md, txt])
def test_options_narrow_the_list(make: Any) -> None:
    assert "migrant" not in make(ids=("c0200",))
    assert "asylsøkjar" not in make(langs=("nb",))
    assert make(title="En annen tittel").splitlines()[0].lstrip("# ") == "En annen tittel"
    with pytest.raises(UnknownChoiceError):
        make(order="rund")


@pytest.mark.parametrize("make", [md, txt])
def test_an_empty_glossary_says_so(make: Any) -> None:
    assert "Ingen begreper i utvalget." in make(Glossary())
