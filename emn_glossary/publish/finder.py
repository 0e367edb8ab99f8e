"""The search on the front page: its index as a script (a page read from a file may load no other data), its words."""

from __future__ import annotations

import json

from emn_glossary.model import Glossary
from emn_glossary.publish import addresses
from emn_glossary.publish.voice import Voice
from emn_glossary.search import web_index
from emn_glossary.slots import TERM_FIELDS

_FILLED_IN = {name: f"{{{name}}}" for name in ("count", "shown", "word")}  # by the script
_WHY = ("exact", "folded", "inflected", "acronym", "order", "prefix", "word", "compound", "fuzzy")


def index_script(glossary: Glossary) -> bytes:
    """The index as a script that defines `emnIndex`."""
    return b"const emnIndex = () => (" + web_index(glossary) + b");\n"


def words(glossary: Glossary, voice: Voice) -> str:
    """All that the script says, as JSON for an attribute of the search form."""
    langs = {slot.lang for concept in glossary.concepts for slot in concept.values() if slot.field in TERM_FIELDS}
    paths = addresses.of_entries(glossary)
    said = {
        "leads": [*voice.leads, *(lang for lang in voice.order if lang not in voice.leads)],
        "why": {why: voice.say(f"why.{why}") for why in _WHY},
        "languages": {lang: voice.language(lang) for lang in sorted(langs)},
        "paths": {id: path for id, path in paths.items() if path != f"{id}.html"},  # noqa: A001
        "deprecated": voice.say("tag.deprecated"),
        **{name: voice.say(f"search.{name}", **_FILLED_IN) for name in ("none", "one", "many", "part", "guess")},
        **{name: voice.say(f"search.{name}") for name in ("loading", "failed")},
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
