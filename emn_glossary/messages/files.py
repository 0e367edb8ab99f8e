"""Words of the exchange files: TBX, tables of values, Word lists; what is said in them and about them."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # errors
    "file-too-big": M("filen er større enn {limit} MB og leses ikke", "the file is larger than {limit} MB and is not read", "Del den opp.", "Split it."),
    "not-tbx": M("er ikke TBX: det ytterste elementet er «{root}», ventet «tbx» eller «martif»", "is not TBX: the root element is '{root}', expected 'tbx' or 'martif'", "Eksporter fra termverktøyet som TBX, eller velg et annet format med --format.", "Export from the term tool as TBX, or choose another format with --format."),
    "not-in-tbx": M("teksten har et kontrolltegn som XML ikke kan inneholde", "the text has a control character that XML cannot hold", "Ta bort tegnet. Ingenting er skrevet.", "Remove the character. Nothing was written."),
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
    # I1xx  values from a file that does not know what was sent
    "I101": M("oppføringen er forstått som {id} «{term}»", "the entry was taken to be {id} '{term}'", severity="note"),
    "I102": M("oppføringen «{term}» finnes ikke i ordlisten og er ikke tatt med", "the entry '{term}' is not in the glossary and was not taken", "Nye begreper kommer fra EMN, eller legges inn i glossary.ttl.", "New concepts come from EMN, or are put into glossary.ttl.", severity="warning"),
    "I103": M("{field} i filen er noe annet enn i ordlisten og er ikke tatt med; bare norske termer og tekster hentes fra slike filer", "{field} in the file differs from the glossary and was not taken; only Norwegian terms and texts are taken from such files", severity="note"),
    "I104": M("flere oppføringer i filen er {id}; denne er ikke tatt med", "several entries in the file are {id}; this one was not taken", "Slå dem sammen i filen.", "Merge them in the file.", severity="warning"),
    "I105": M("«{tag}» er ikke en språkkode; det som står der, er lest uten språk", "'{tag}' is not a language tag; what stands there was read without a language", "Skriv for eksempel nb, nn eller en.", "Write for instance nb, nn or en.", severity="warning"),
}
