"""How far has the Norwegian translation come, and what is missing?"""

import emn_glossary as emn

glossary = emn.load()
row = emn.coverage(glossary)["nb", "preferred"]
print(f"Bokmål: {row.filled} of {row.total} terms, {row.share:.1f} %")
for id in row.concepts[:5]:  # noqa: A001
    print(f"  missing: {id} {glossary[id].preferred('en')}")
