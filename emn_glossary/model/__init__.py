"""The model: plain immutable values. Knows no file, no RDF, no screen.

Glossary ── entries ──▶ Entry (Concept · Theme · Passage · Scheme) ── slots ──▶ Term · Text · Source · Link · str
"""

from emn_glossary.model.document import Document
from emn_glossary.model.entry import Concept, Entry, EntryId, Passage, Scheme, Theme
from emn_glossary.model.glossary import DEFAULT_BASE, Glossary, Triple
from emn_glossary.model.values import Evidence, Item, Link, Source, State, Status, Term, Text, Value

__all__ = [
    "DEFAULT_BASE",
    "Concept",
    "Document",
    "Entry",
    "EntryId",
    "Evidence",
    "Glossary",
    "Item",
    "Link",
    "Passage",
    "Scheme",
    "Source",
    "State",
    "Status",
    "Term",
    "Text",
    "Theme",
    "Triple",
    "Value",
]
