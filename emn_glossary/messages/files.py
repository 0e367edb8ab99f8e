"""Words of the exchange files: TBX, tables of values, Word lists; what is said in them and about them."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # errors
    "file-too-big": M("filen er større enn {limit} MB og leses ikke", "the file is larger than {limit} MB and is not read", "Del den opp.", "Split it."),
    "not-tbx": M("er ikke TBX: det ytterste elementet er «{root}», ventet «tbx» eller «martif»", "is not TBX: the root element is '{root}', expected 'tbx' or 'martif'", "Eksporter fra termverktøyet som TBX, eller velg et annet format med --format.", "Export from the term tool as TBX, or choose another format with --format."),
    "not-in-tbx": M("teksten har et kontrolltegn som XML ikke kan inneholde", "the text has a control character that XML cannot hold", "Ta bort tegnet. Ingenting er skrevet.", "Remove the character. Nothing was written."),
    "not-a-table": M("tabellen kan ikke leses: {detail}", "the table cannot be read: {detail}", "Lagre den på nytt som CSV fra regnearket.", "Save it again as CSV from the spreadsheet."),
    "cut-off": M("tabellen er avkuttet: den siste raden er ikke hel", "the table is cut off: its last row is not whole", "Hent filen på nytt. Ingenting er lest.", "Fetch the file again. Nothing was read."),
    "no-known-heading": M("tabellen har ikke overskrifter vi kjenner: {columns}", "the table has no headings that we know: {columns}", "Den må ha kolonnen id og minst én som preferred@nb, eller id, field og value.", "It needs the column id and at least one such as preferred@nb, or id, field and value."),
    "too-many-rows": M("{count} begreper er flere enn de {limit} som data.norge.no tar imot i én fil", "{count} concepts are more than the {limit} that data.norge.no takes in one file", "Skriv til et filnavn, så blir det flere filer, eller velg ut færre.", "Write to a file name and there will be several files, or choose fewer."),
    # words inside a TBX file
    "tbx.part": M("Kontekst", "Context"),
    "tbx.kind": M("Forhold til kilden", "Relation to the source", nn="Forhold til kjelda"),
    # B1xx  reading TBX
    "B101": M("filen sier at den er i {said}, men er i {was}; den er lest som {was}", "the file says that it is in {said} but is in {was}; it was read as {was}", severity="note"),
    "B102": M("filen er TBX versjon 2 (ISO 30042:2008); den er lest, men det er versjon 3 som skrives", "the file is TBX version 2 (ISO 30042:2008); it was read, but version 3 is what is written", severity="note"),
    "B103": M("«{what}» har ikke noe felt her og er ikke tatt med ({count} steder); det første er «{text}»", "'{what}' has no field here and was not taken ({count} places); the first is '{text}'", "Trengs opplysningen, skriver du den som merknad eller definisjon.", "If the information is needed, write it as a note or a definition.", severity="warning"),
    "B104": M("filen har ingen oppføringer", "the file has no entries", severity="warning"),
    "B105": M("oppføringen har ingen ID; den heter {made} her", "the entry has no id; it is called {made} here", severity="note"),
    "B106": M("ID-en {id} står på flere oppføringer; denne heter {made} her", "the id {id} stands on several entries; this one is called {made} here", "Gi hver oppføring sin egen ID.", "Give each entry an id of its own.", severity="warning"),
    "B107": M("det filen husket om hva som ble sendt, er skadet; for denne oppføringen kan ikke endringer skilles fra det som var", "what the file remembered of what was sent is damaged; for this entry changes cannot be told from what was there", severity="warning"),
    "B108": M("{field} er endret i filen, men er ikke oversetterens å endre; det som ble sendt, står", "{field} was changed in the file but is not the translator's to change; what was sent stands", "Meld fra til kontaktpunktet om endringen trengs.", "Tell the contact point if the change is needed.", severity="warning"),
    "B109": M("noe i {field} som ble sendt, er ikke lenger i filen; det blir tatt bort", "something in {field} that was sent is no longer in the file; it will be removed", "Sett det inn igjen i filen hvis det ikke var meningen.", "Put it back into the file if that was not intended.", severity="warning"),
    "B110": M("oppføringen har ingen term", "the entry has no term", severity="warning"),
    "B111": M("to verdier der det bare skal være én; «{kept}» er brukt, «{other}» er ikke tatt med", "two values where one belongs; '{kept}' is used, '{other}' was not taken", "Velg én av dem.", "Choose one of them.", severity="warning"),
    "B112": M("«{text}» står to ganger; den andre er ikke tatt med", "'{text}' stands twice; the second was not taken", severity="note"),
    "B113": M("oppføringen har to deler for {lang}; de er lest som én", "the entry has two sections for {lang}; they were read as one", severity="note"),
    "B114": M("to termer er anbefalt; «{kept}» er det, «{text}» er lest som tillatt", "two terms are preferred; '{kept}' is, '{text}' was read as admitted", "Velg én av dem.", "Choose one of them.", severity="warning"),
    "B115": M("termen er tom og er ikke tatt med", "the term is empty and was not taken", severity="warning"),
    "B116": M("merknaden til termen er lest som kommentar: «{text}»", "the note on the term was read as a comment: '{text}'", severity="note"),
    # B2xx  the structure of TBX-Basic
    "B201": M("<{element}> skal ikke stå her i <{parent}>", "<{element}> does not belong here in <{parent}>", severity="warning"),
    "B202": M("<{parent}> mangler <{element}>", "<{parent}> lacks <{element}>", severity="warning"),
    "B203": M("{attribute} er «{value}», TBX-Basic i DCA-stil har «{wanted}»", "{attribute} is '{value}', TBX-Basic in DCA style has '{wanted}'", severity="note"),
    "B204": M("<{element}> mangler språkkode (xml:lang)", "<{element}> lacks a language tag (xml:lang)", severity="warning"),
    "B205": M("«{value}» er ikke en verdi for {category}", "'{value}' is no value of {category}", "Velg blant: {known}.", "Choose from: {known}.", severity="warning"),
    "B206": M("henvisningen «{target}» leder ikke til noe i filen", "the reference '{target}' leads to nothing in the file", severity="warning"),
    "B207": M("ID-en «{id}» står flere ganger eller er ikke et gyldig XML-navn", "the id '{id}' stands several times or is not a valid XML name", severity="warning"),
    "B208": M("«{text}» er ikke en dato (ÅÅÅÅ-MM-DD)", "'{text}' is not a date (YYYY-MM-DD)", severity="warning"),
    "B209": M("«{target}» er ikke en nettadresse (http eller https)", "'{target}' is not a web address (http or https)", severity="warning"),
    "B210": M("TBX-Basic har ikke kategorien «{category}» på <{element}>", "TBX-Basic has no category '{category}' on <{element}>", severity="note"),
    "B211": M("kategorien «{category}» skal ikke stå på nivået «{level}»; den hører hjemme i {levels}", "the category '{category}' does not belong at level '{level}'; its place is {levels}", severity="note"),
    # B3xx  what a file cannot hold
    "B301": M("{count} verdier av feltet «{field}» får ikke plass i {format}", "{count} values of the field '{field}' have no room in {format}", "Turtle og JSON-LD tar med alt.", "Turtle and JSON-LD carry everything.", severity="note"),
    "B302": M("oppføringen har ingen term og får ikke plass i {format}", "the entry has no term and has no room in {format}", severity="note"),
    "B303": M("{count} oppføringer som ikke er begreper (temaer, innledning, ordlisten selv), får ikke plass i {format}", "{count} entries that are not concepts (themes, introduction, the glossary itself) have no room in {format}", severity="note"),
    "B304": M("{count} verdier av «{field}» mister {what} i {format}", "{count} values of '{field}' lose {what} in {format}", severity="note"),
    # D1xx  reading tables;  D2xx  the national catalogue's table
    "D101": M("kolonnen «{heading}» er ukjent og er ikke lest", "the column '{heading}' is unknown and was not read", "Skriv en adresse som preferred@nb.", "Write an address such as preferred@nb.", severity="warning"),
    "D102": M("ukjent felt «{field}»; raden er ikke lest", "unknown field '{field}'; the row was not read", "Skriv et felt som preferred eller broader.", "Write a field such as preferred or broader.", severity="warning"),
    "D103": M("raden har flere celler enn tabellen har overskrifter; «{text}» er ikke lest", "the row has more cells than the table has headings; '{text}' was not read", severity="warning"),
    "D104": M("raden har færre celler enn tabellen har overskrifter; resten er lest som tomt", "the row has fewer cells than the table has headings; the rest was read as empty", severity="note"),
    "D105": M("raden sier ikke hva slags oppføring det er, eller noe annet enn en tidligere rad; den er ikke lest", "the row does not say what kind of entry this is, or other than an earlier row; it was not read", "Typen er concept, theme, passage eller scheme.", "The type is concept, theme, passage or scheme.", severity="warning"),
    "D106": M("{field} har alt en verdi; «{text}» er ikke lest", "{field} has a value already; '{text}' was not read", "Velg én av dem.", "Choose one of them.", severity="warning"),
    "D107": M("raden kan ikke leses («{text}»): en status, et tall eller JSON er ikke det det skal være", "the row cannot be read ('{text}'): a status, a number or JSON is not what it should be", severity="warning"),
    "D108": M("raden har ingen ID og er ikke lest", "the row has no id and was not read", "Skriv ID-en i kolonnen id.", "Write the id in the column id.", severity="warning"),
    "D109": M("ID-en {id} står på to rader; bare den første er lest", "the id {id} stands on two rows; only the first was read", "Slå radene sammen.", "Merge the rows.", severity="warning"),
    "D110": M("den siste linjen har ikke linjeslutt; er filen avkuttet, kan det mangle noe der", "the last line has no line end; if the file was cut off something may be missing there", "Kontroller den siste raden.", "Check the last row.", severity="note"),
    "D201": M("begrepet har ingen norsk term og er ikke med i tabellen til data.norge.no", "the concept has no Norwegian term and is not in the table for data.norge.no", severity="note"),
    # I1xx  values from a file that does not know what was sent
    "I101": M("oppføringen er forstått som {id} «{term}»", "the entry was taken to be {id} '{term}'", severity="note"),
    "I102": M("oppføringen «{term}» finnes ikke i ordlisten og er ikke tatt med", "the entry '{term}' is not in the glossary and was not taken", "Nye begreper kommer fra EMN, eller legges inn i glossary.ttl.", "New concepts come from EMN, or are put into glossary.ttl.", severity="warning"),
    "I103": M("{field} i filen er noe annet enn i ordlisten og er ikke tatt med; bare norske termer og tekster hentes fra slike filer", "{field} in the file differs from the glossary and was not taken; only Norwegian terms and texts are taken from such files", severity="note"),
    "I104": M("flere oppføringer i filen er {id}; denne er ikke tatt med", "several entries in the file are {id}; this one was not taken", "Slå dem sammen i filen.", "Merge them in the file.", severity="warning"),
    "I105": M("«{tag}» er ikke en språkkode; det som står der, er lest uten språk", "'{tag}' is not a language tag; what stands there was read without a language", "Skriv for eksempel nb, nn eller en.", "Write for instance nb, nn or en.", severity="warning"),
}
