"""The glossary as an rdflib graph: ask it in SPARQL, change it, take it back."""

import emn_glossary as emn

graph = emn.to_graph(emn.load())
question = """
    SELECT ?nb WHERE { ?c skos:prefLabel ?nb, "return decision"@en FILTER(lang(?nb) = "nb") }
"""
for (term,) in graph.query(question):  # type: ignore[misc]
    print(term)
print(len(emn.from_graph(graph).glossary), "concepts came back")
