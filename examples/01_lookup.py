"""Look words up, in Norwegian or English: what a case system or a search box would do."""

import emn_glossary as emn

glossary = emn.load()
index = emn.Index(glossary)  # build once, ask many times

for word in ("asylsøker", "Asylsoker", "return decision", "retur"):
    best = emn.lookup(index, word, limit=1)[0]
    print(f"{word} → {best.preferred['nb']} / {best.preferred['en']} ({best.why})")
