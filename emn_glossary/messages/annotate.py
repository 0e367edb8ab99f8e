"""Words of annotation: the command, what is said of documents, tooltips and comments."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # errors of documents
    "document-too-big": M("filen er større enn {limit} MB", "the file is larger than {limit} MB", "Del den opp, og prøv igjen.", "Split it and try again."),
    "document-not-that": M("er ikke {format}", "is not {format}", "Sjekk filendelsen, eller lagre dokumentet på nytt.", "Check the file's ending, or save the document again."),
    "document-damaged": M("filen er skadet og kan ikke leses", "the file is damaged and cannot be read", "Åpne den i programmet den er laget i, og lagre den på nytt.", "Open it in the program it was made with, and save it again."),
    "document-encrypted": M("filen er beskyttet med passord", "the file is protected by a password", "Lagre en kopi uten passord.", "Save a copy without the password."),
    "document-bomb": M("filen er mye større enn den ser ut til, og blir ikke pakket ut", "the file is far larger than it looks, and is not unpacked", "Lagre dokumentet på nytt fra programmet det er laget i.", "Save the document again from the program it was made with."),
    "document-too-many-pages": M("filen har {count} sider; grensen er {limit}", "the file has {count} pages; the limit is {limit}", "Del den opp, og prøv igjen.", "Split it and try again."),
    "document-no-text": M("ingen av sidene har tekst; det er trolig bilder av sider", "no page has any text; these are probably pictures of pages", "Kjør tekstgjenkjenning (OCR) først.", "Run text recognition (OCR) first."),
    "copy-is-the-original": M("kopien ville ta originalens plass", "the copy would take the place of the original", "Gi kopien et annet navn.", "Give the copy another name."),
    "no-copy-of-that": M("en {ending}-kopi kan bare lages av et {ending}-dokument", "a {ending} copy can be made of a {ending} document only", "Velg .html, .csv, .json eller .txt.", "Choose .html, .csv, .json or .txt."),
    # findings of documents
    "A101": M("side {page} har ingen tekst", "page {page} has no text", "Er den et bilde, må den gjennom tekstgjenkjenning (OCR) først.", "If it is a picture, run text recognition (OCR) first.", "note"),
    "A102": M("side {page} kan ikke leses og er hoppet over", "page {page} cannot be read and was skipped", "Lagre dokumentet på nytt.", "Save the document again.", "warning"),
    # the command
    "help.annotate": M("Finn ordlistens termer i en tekst: .txt, .md, .html, .docx, .pdf, eller - for standard inn.\n\nViser hva teksten handler om, og hvilke termer som bør byttes ut med den anbefalte. Avslutter med 1 når teksten bruker termer som ikke er de anbefalte.", "Find the glossary's terms in a text: .txt, .md, .html, .docx, .pdf, or - for standard input.\n\nShows what the text is about, and which terms should give way to the preferred one. Exits with 1 when the text uses terms that are not the preferred ones."),
    "option.text-lang": M("Språket teksten er skrevet på. Ellers gjettes det for hvert avsnitt.", "The language of the text. Else it is guessed paragraph by paragraph."),
    "option.output": M("Skriv en fil: .html (lenker), .docx (kommentarer), .csv, .json, .txt. Kan gjentas.", "Write a file: .html (links), .docx (comments), .csv, .json, .txt. May be repeated."),
    "option.base-url": M("Adressen til det publiserte nettstedet, for lenkene. Ellers er lenkene relative.", "The address of the published site, for the links. Else the links are relative."),
    "option.first": M("Marker bare første gang et begrep er nevnt, og det som bør byttes ut.", "Mark only the first mention of each concept, and what should be changed."),
    "option.occurrences": M("Vis hvert sted en term står.", "Show every place where a term stands."),
    "option.check-terms": M("Om bruk av andre termer enn de anbefalte gir avslutningskode 1.", "Whether terms that are not the preferred ones give exit code 1."),
    "annotate.none": M("Fant ingen av ordlistens termer.", "Found none of the glossary's terms."),
    "annotate.summary": M("{terms} termer, {concepts} begreper, {advice} bør byttes ut. Lest som {langs}.", "{terms} terms, {concepts} concepts, {advice} to be changed. Read as {langs}."),
    "annotate.guessed": M("{lang} (gjettet)", "{lang} (guessed)", nn="{lang} (gjetta)"),
    "annotate.written": M("Skrev {file}.", "Wrote {file}."),
    "annotate.weight": M("Vekt", "Weight", nn="Vekt"),
    "annotate.count": M("Antall", "Count", nn="Tal"),
    "annotate.place": M("Sted", "Place", nn="Stad"),
    "annotate.page": M("side {page}, tegn {start}", "page {page}, character {start}", nn="side {page}, teikn {start}"),
    "annotate.written-here": M("I teksten", "In the text"),
    "annotate.use": M("Bruk", "Use"),
    "annotate.role": M("Rolle", "Role"),
    "annotate.exact": M("samme ord", "same word", nn="same ord"),
    "annotate.inflected": M("bøyd", "inflected", nn="bøygd"),
    "annotate.folded": M("annen skrivemåte", "other spelling", nn="annan skrivemåte"),
    # roles of terms
    "role.preferred": M("anbefalt", "preferred", nn="tilrådd"),
    "role.alternative": M("tillatt", "alternative", nn="tillaten"),
    "role.deprecated": M("frarådet", "deprecated", nn="frårådd"),
    # tooltips and comments
    "tip.terms": M("{lang}: {term}", "{lang}: {term}"),
    "tip.use": M("Bruk «{use}».", "Use '{use}'."),
    "tip.avoid": M("Bør unngås.", "To be avoided.", nn="Bør unngåast."),
    "tip.also": M("Kan også være: {terms}.", "May also be: {terms}.", nn="Kan òg vere: {terms}."),
    "tip.author": M("EMN-ordlisten", "EMN Glossary", nn="EMN-ordlista"),
    "copy.title": M("{name} med termer fra EMN-ordlisten", "{name} with terms from the EMN Glossary", nn="{name} med termar frå EMN-ordlista"),
}
