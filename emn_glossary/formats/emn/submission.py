"""EMN's notation out of our glossary: a row an entry with its `NO` value, to hand in to EMN's working group.

Tab-separated, UTF-8: our id, EMN's slug, the English term, the value as we would have it, the value as EMN has it.
Terms that are proposals only are not handed in unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from emn_glossary.findings import Finding
from emn_glossary.formats.emn import notation
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, EntryId, Glossary, Status, Term
from emn_glossary.places import Place

COLUMNS = ("id", "slug", "en", "NO", "NO at EMN")
_SETTLED = (Status.CURRENT, Status.NONE)


def value(entry: Concept, *, proposals: bool = False) -> tuple[str, tuple[Finding, ...]]:
    """The `NO` value of an entry in EMN's notation; a finding where it could not be read again alike."""
    terms = {lang: [str(term) for term in _terms(entry, lang, proposals=proposals)] for lang in ("nb", "nn")}
    one_form = entry.one("forms_given") == "one"
    made = notation.of_forms(terms["nb"], terms["nn"], one_form=one_form)
    published = entry.one("as_published")
    if not made.variants or _same(notation.parse(published), made):
        return published, ()  # EMN's own way of writing the same stays as it is
    return notation.write(made, place=Place(concept=entry.id, slot="preferred@nb"))


def _same(one: notation.Translation, other: notation.Translation) -> bool:
    return bool(one.variants) and all(one.form(form) == other.form(form) for form in "bn")


def _terms(entry: Concept, lang: Lang, *, proposals: bool) -> Iterator[Term]:
    preferred = entry.preferred(lang)
    for term in (*([preferred] if preferred else []), *entry.alternatives(lang)):
        if proposals or term.state.status in _SETTLED:
            yield term


def write(
    glossary: Glossary, target: BinaryIO, *, ids: Iterable[EntryId] | None = None, proposals: bool = False
) -> None:
    """Write the rows of the entries (`ids`, else all that are in use) in the order of the English terms."""
    wanted = set(ids) if ids is not None else None
    chosen = [c for c in glossary.concepts if (not c.retired if wanted is None else c.id in wanted)]
    lines = ["\t".join(COLUMNS)]
    for entry in sorted(chosen, key=lambda entry: (entry.one("preferred", SOURCE).casefold(), entry.id)):
        said, _ = value(entry, proposals=proposals)
        cells = (entry.id, entry.one("slug"), entry.one("preferred", SOURCE), said, entry.one("as_published"))
        lines.append("\t".join(_cell(cell) for cell in cells))
    target.write("".join(f"{line}\n" for line in lines).encode())


def _cell(text: str) -> str:
    """A cell on one line; one that a spreadsheet would run as a formula gets an apostrophe."""
    words = " ".join(text.split())
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words
