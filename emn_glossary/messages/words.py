"""Names of statuses, states, kinds of source, selections: the vocabulary that every surface shares."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # status of a value (EU concept status; STANDARDS §8)
    "status.candidate": M("forslag", "proposal"),
    "status.waiting": M("til vurdering", "under review", nn="til vurdering"),
    "status.current": M("godkjent", "approved", nn="godkjend"),
    "status.retired": M("utgått", "retired", nn="utgått"),
    "status.none": M("uten status", "no status", nn="utan status"),
    # a definition that is not EMN's
    "definition.working": M("arbeidsdefinisjon, ikke EMNs ordlyd", "working definition, not EMN's wording", nn="arbeidsdefinisjon, ikkje ordlyden til EMN"),
    # derived states
    "state.missing": M("mangler", "missing", nn="manglar"),
    "state.stale": M("må ses på igjen", "needs another look", nn="må sjåast på igjen"),
    "state.no_equivalent": M("ingen ekvivalent", "no equivalent"),
    "state.changed": M("endret", "changed", nn="endra"),
    "state.filled": M("utfylt", "filled", nn="utfylt"),
    # coverage headings
    "coverage.lang": M("Språk", "Language"),
    "coverage.field": M("Felt", "Field"),
    "coverage.theme": M("Tema", "Theme"),
    "coverage.total": M("Alle", "Total"),
    "coverage.filled": M("Utfylt", "Filled"),
    "coverage.approved": M("Godkjent", "Approved", nn="Godkjend"),
    "coverage.waiting": M("Til vurdering", "Waiting"),
    "coverage.stale": M("Må ses på igjen", "Stale", nn="Må sjåast på igjen"),
    "coverage.no_equivalent": M("Ingen ekvivalent", "No equivalent"),
    "coverage.missing": M("Mangler", "Missing", nn="Manglar"),
    "coverage.share": M("Andel", "Share", nn="Del"),
    # languages whose names we choose ourselves; all others are CLDR's
    "language.en": M("engelsk", "English"),
    "language.nb": M("bokmål", "Bokmål"),
    "language.nn": M("nynorsk", "Nynorsk"),
    "language.none": M("ukjent språk", "unknown language"),
    # kinds of source (STANDARDS §1.4)
    "source.quoted": M("sitat fra kilden", "quoted from the source", nn="sitat frå kjelda"),
    "source.derived": M("basert på kilden", "derived from the source", nn="basert på kjelda"),
    "source.own": M("utarbeidet av EMN", "developed by EMN", nn="utarbeidd av EMN"),
    # severities
    "severity.error": M("feil", "error"),
    "severity.warning": M("advarsel", "warning", nn="åtvaring"),
    "severity.note": M("merknad", "note"),
    # why a look-up matched
    "why.exact": M("samme ord", "same word", nn="same ord"),
    "why.folded": M("samme ord, annen skrivemåte", "same word, other spelling", nn="same ord, annan skrivemåte"),
    "why.inflected": M("bøyd form", "inflected form", nn="bøygd form"),
    "why.acronym": M("forkortelse", "acronym", nn="forkorting"),
    "why.order": M("samme ord, annen rekkefølge", "same words, other order", nn="same ord, anna rekkjefølgje"),
    "why.compound": M("del av sammensatt ord", "part of a compound", nn="del av samansett ord"),
    "why.fuzzy": M("ligner, kanskje feilskrevet", "similar, perhaps misspelt", nn="liknar, kanskje feilskrive"),
    "why.deprecated": M("{why} (frarådd term)", "{why} (deprecated term)", nn="{why} (frårådd term)"),
    "why.prefix": M("begynner likt", "begins alike", nn="byrjar likt"),
    "why.word": M("et av ordene", "one of the words", nn="eitt av orda"),
    # yes and no in a workbook
    "word.yes": M("ja", "yes"),
    "word.no": M("nei", "no"),
    # codes that values are kept as
    "code.edition.ha": M("nyeste side hos EMN (omtrent versjon 10)", "EMN's newest page (about version 10)", nn="nyaste side hos EMN (omtrent versjon 10)"),
    "code.edition.old-ec": M("versjon 3", "version 3"),
    "code.edition.emn.lt": M("omtrent versjon 6 (EMN Litauen)", "about version 6 (EMN Lithuania)"),
    "code.edition.emnitalyncp": M("omtrent versjon 6 (EMN Italia)", "about version 6 (EMN Italy)"),
    "code.edition.emn.it": M("omtrent versjon 6 (EMN Italia)", "about version 6 (EMN Italy)"),
    "code.edition.v1": M("versjon 1", "version 1"),
    "code.edition.v2": M("versjon 2", "version 2"),
    "code.edition.v2-de": M("versjon 2, tysk utgave", "version 2, German edition", nn="versjon 2, tysk utgåve"),
    "code.edition.mirror": M("kopi av EMNs sider", "copy of EMN's pages", nn="kopi av sidene til EMN"),
    "code.forms_given.both": M("både bokmål og nynorsk", "both Bokmål and Nynorsk"),
    "code.forms_given.one": M("én form, uten språkmerke", "one form, not marked for language", nn="éi form, utan språkmerke"),
}
