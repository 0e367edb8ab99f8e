"""The published glossary: a static web site. plan (pure) → render → build (the only step that touches files).

    pages = plan(glossary, ui="nb")          # what pages there are and what stands on each
    sites = render(pages)                    # their bytes; every link checked
    built = build(glossary, "site")          # written, old pages of ours removed

`page` the values that pages are made of · `voice` words in the reader's language · `addresses` file names · `lists`
the alphabetical lists · `entries` an entry's page, with `picture` its neighbourhood and `citing` how to speak of it ·
`themes` · `overview` with `charts` · `changes` since an edition, `milestones` all of them · `finder` the search ·
`public` what readers may have · `plan` all pages · `render`. For machines: `data` beside the pages, `web`, `feed`,
`servers`. Files for readers: `downloads`, made side by side by a `crew`. `site` makes what must be made: `kept` knows
what need not, by the `manifest` of the last run and the fingerprint of the `program`; `folder` moves it in.
"""

from emn_glossary.publish.page import Download, Office, Page
from emn_glossary.publish.plan import plan
from emn_glossary.publish.public import publishable
from emn_glossary.publish.render import render
from emn_glossary.publish.select import selected
from emn_glossary.publish.site import Built, build

__all__ = ["Built", "Download", "Office", "Page", "build", "plan", "publishable", "render", "selected"]
