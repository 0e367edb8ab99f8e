"""Keywords and preferred terms for a folder of texts: what a document system does when a document comes in."""

import tempfile
from pathlib import Path

import emn_glossary as emn
from emn_glossary.annotate import Matcher, annotate

glossary = emn.load()
matcher = Matcher(glossary)  # build once, read many documents
folder = Path(tempfile.mkdtemp())
(folder / "svar.txt").write_text(
    "Asylsøkerne fikk returvedtak. De enslige mindreårige bor i asylmottak.", encoding="utf-8"
)
(folder / "notat.txt").write_text("Familiegjenforening gjelder flyktningenes nærmeste familie.", encoding="utf-8")

for path in sorted(folder.glob("*.txt")):
    found = annotate(path.read_text(encoding="utf-8"), matcher)
    keywords = [glossary[keyword.concept].one("preferred", "en") for keyword in found.keywords]
    print(f"{path.name}: {', '.join(keywords)}")
