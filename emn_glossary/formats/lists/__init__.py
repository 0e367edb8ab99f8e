"""Lists from anywhere: a spreadsheet or a delimited text whose headings say what it holds: UDI's two lists, others.

    file ─ rows (xlsx · xls · ods · csv · tsv) ─ headings ─ meanings ─▶ concepts, the guess, and what there is to say

`meanings` knows the words of headings, `columns` settles what each column holds, `rows` opens files, `reader` makes
concepts.
"""

from emn_glossary.formats.lists.reader import ENDINGS, headings, read

__all__ = ["ENDINGS", "headings", "read"]
