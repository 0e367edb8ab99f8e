"""EMN's own data: what EMN publishes, read into the model and written back out.

    terms.tsv, relations.tsv ── facts ──▶ Document          Glossary ── rows ──▶ the rows of both files

`tables` reads the files; `acronyms`, `citations` and `targets` know EMN's habits of writing; `relations` makes links
of broader, narrower and related terms, `outside` keeps those of terms that are no entries; `facts` puts it together,
`rows` takes it apart.

    saved pages ── lines ── pages ── entries ──▶ Upstream ── edition ──▶ the new edition on our ids

`notation` and `codes` know how EMN writes translations; `submission` writes ours in the same way.
Knows nothing of the folder `data/skos`.
"""

from emn_glossary.formats.emn.facts import read
from emn_glossary.formats.emn.rows import relations_rows, terms_rows

__all__ = ["read", "relations_rows", "terms_rows"]
