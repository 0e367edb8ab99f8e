"""Words of the errors: the operation could not go on."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    "error": M("noe gikk galt: {detail}", "something went wrong: {detail}"),
    "unreadable": M("kan ikke leses: {detail}", "cannot be read: {detail}"),
    "no-such-file": M("filen finnes ikke", "the file does not exist", "Sjekk navnet og mappen.", "Check the name and the folder."),
    "no-such-folder": M("mappen finnes ikke", "the folder does not exist", "Sjekk --data eller EMN_GLOSSARY_DATA.", "Check --data or EMN_GLOSSARY_DATA."),
    "no-permission": M("ingen tilgang", "permission denied", "Be om lesetilgang, eller flytt filen.", "Ask for access, or move the file."),
    "syntax": M("skrivefeil i filen: {detail}", "syntax error: {detail}", "Rett linjen, og prøv igjen. Ingenting er endret.", "Mend the line and try again. Nothing was changed."),
    "not-rdf": M("er ikke {format}: {detail}", "is not {format}: {detail}"),
    "not-utf-8": M("er ikke tekst i UTF-8", "is not text in UTF-8", "Lagre filen som UTF-8, og prøv igjen.", "Save the file as UTF-8 and try again."),
    "bad-heading": M("overskriften er ikke den ventede: {columns}", "the heading is not the expected one: {columns}"),
    "no-glossary-in-folder": M("i mappen er det ingen ordliste (fant ingen skos:ConceptScheme)", "the folder holds no glossary (no skos:ConceptScheme found)", "Pek på mappen med glossary.ttl, vanligvis data/skos.", "Point at the folder with glossary.ttl, usually data/skos."),
    "no-rdf-in-folder": M("i mappen er det ingen RDF-filer", "the folder holds no RDF files", "Pek på mappen med glossary.ttl, vanligvis data/skos.", "Point at the folder with glossary.ttl, usually data/skos."),
    "no-data-folder": M("fant ingen ordliste: verken --data, EMN_GLOSSARY_DATA, data/skos her eller lenger opp, eller en kopi i pakken", "found no glossary: neither --data, EMN_GLOSSARY_DATA, data/skos here or further up, nor a copy in the package", "Skriv --data MAPPE.", "Give --data FOLDER."),
    "unwritable": M("kan ikke skrives: {detail}", "cannot be written: {detail}", "Det som sto der fra før, er urørt.", "What stood there before is untouched."),
    "read-only": M("mappen kan ikke skrives i", "the folder is read-only", "Bruk --data med en mappe du kan skrive i. Ingenting er endret.", "Use --data with a folder you can write to. Nothing was changed."),
    "disk-full": M("disken er full", "the disk is full", "Frigjør plass, og prøv igjen. Det som sto der fra før, er urørt.", "Free some space and try again. What stood there before is untouched."),
    "packaged-data-is-read-only": M("ordlisten i pakken kan bare leses", "the glossary inside the package is read-only", "Bruk --data med din egen mappe.", "Use --data with a folder of your own."),
    "changed-on-disk": M("er endret av noen andre siden den ble lest", "was changed by someone else since it was read", "Kjør kommandoen på nytt; ingenting er overskrevet.", "Run the command again; nothing was overwritten."),
    "unknown-format": M("ukjent filformat «{name}»", "unknown file format '{name}'", "Kjente formater: {known}.", "Known formats: {known}."),
    "cannot-read-format": M("{name} kan skrives, men ikke leses", "{name} can be written but not read", "Kan leses: {known}.", "Can be read: {known}."),
    "cannot-write-format": M("{name} kan leses, men ikke skrives", "{name} can be read but not written", "Kan skrives: {known}.", "Can be written: {known}."),
    "concept-not-found": M("ukjent ID {id}", "no concept has id {id}"),
    "concept-not-found-but": M("ukjent ID {id}", "no concept has id {id}", "Mente du {near}?", "Did you mean {near}?"),
    "unknown-slot": M("ukjent felt «{slot}»", "unknown field '{slot}'", "Skriv feltet som preferred@nb eller broader.", "Write the field as preferred@nb or broader."),
    "unknown-choice": M("«{value}» finnes ikke", "there is no '{value}'", "Velg blant: {known}.", "Choose from: {known}."),
    "cannot-merge": M("kan ikke flettes: {detail}", "cannot be merged: {detail}"),
    "bad-settings": M("settings.toml: {detail}", "settings.toml: {detail}"),
    "cannot-publish": M("kan ikke publiseres: {detail}", "cannot be published: {detail}"),
}
