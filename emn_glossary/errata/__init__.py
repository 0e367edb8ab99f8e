"""Errata: what looks wrong in the terms that EMN has published, our proposal beside it, and why.

    errata.toml ── read_errata ──▶ Erratum      Erratum, glossary, findings ── errata ──▶ Errata ── document ──▶ page

The list is kept by hand; EMN's values stay in the glossary as published. A row whose value is no longer there is told
of, so that the list never outlives what it is about. Knows the checks only by the findings it is given.
"""

from emn_glossary.errata.beside import Counts, Errata, ErratumRow, errata
from emn_glossary.errata.listed import KINDS, Erratum, read_errata
from emn_glossary.errata.page import document

__all__ = ["KINDS", "Counts", "Errata", "Erratum", "ErratumRow", "document", "errata", "read_errata"]
