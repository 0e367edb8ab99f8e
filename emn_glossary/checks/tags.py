"""T5: language tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.checks.context import TERM_FIELDS, Context, place
from emn_glossary.findings import Finding
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import Slot

# Language, script, region and variants (BCP 47, RFC 5646 §2.1); no private use, no grandfathered tags.
_WELL_FORMED = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*\Z")


def tag_is_well_formed(glossary: Glossary, _: Context) -> Iterator[Finding]:
    """A language tag that others will not understand."""
    odd: dict[Lang, bool] = {}
    for id, entry in glossary.entries.items():  # noqa: A001
        for slot in entry.values():
            if slot.lang and odd.setdefault(slot.lang, not _WELL_FORMED.match(slot.lang)):
                yield Finding.make("T501", place(id, slot), tag=slot.lang)


def term_has_a_language(glossary: Glossary, _: Context) -> Iterator[Finding]:
    """A term without a language, in a glossary whose other terms have one."""
    bare: list[tuple[EntryId, Slot]] = []
    tagged = False
    for id, entry in glossary.entries.items():  # noqa: A001
        for slot in entry.values():
            if slot.field in TERM_FIELDS:
                tagged = tagged or bool(slot.lang)
                if not slot.lang:
                    bare.append((id, slot))
    for id, slot in bare if tagged else ():  # noqa: A001
        yield Finding.make("T502", place(id, slot))
