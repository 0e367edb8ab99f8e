"""PDF: printable lists, tagged (PDF/UA-1, ISO 14289-1, and PDF/A-2a, ISO 19005-2, in one file). Written only.

    glossary ── printed.plan ──▶ Plan ── typeset, list.typ ──▶ PDF

Texts are data all the way: they reach the typesetter as JSON, never as markup.
"""

from emn_glossary.formats.pdf import typeset
from emn_glossary.formats.printed import writer

write = writer(typeset.pdf)
