"""Change a term, see the difference, and merge it with someone else's work."""

import emn_glossary as emn

ours = emn.load()
concept = ours["c0022"]
slot = emn.Slot.parse("note@nb")
note = emn.Text("Brukes om personen fra søknaden er registrert til den er avgjort.", "nb")
theirs = ours.with_entries([concept.with_values({slot: (note,)})])

for change in emn.diff(ours, theirs):
    print(change.concept, change.slot, "→", change.plain()["after"][0])

merge = emn.merge(base=ours, ours=ours, theirs=theirs)
print(len(merge.taken), "taken,", len(merge.conflicts), "conflicts")
