"""Annotate: the glossary's terms in running text, what the text is about, and which terms a writer should change.

text ── language (a paragraph at a time) ──▶ words ── Matcher (a trie of all inflected forms) ──▶ guards ──▶ Annotation

Works on text alone. Files (HTML, DOCX, PDF, Markdown) are `emn_glossary.formats.documents`.
"""

from emn_glossary.annotate.matcher import Matcher
from emn_glossary.annotate.result import Advice, Annotation, Keyword, Occurrence, Stretch
from emn_glossary.annotate.run import annotate

__all__ = ["Advice", "Annotation", "Keyword", "Matcher", "Occurrence", "Stretch", "annotate"]
