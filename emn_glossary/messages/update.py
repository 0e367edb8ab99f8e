"""Words of a new edition: EMN's notation (E1), pages (E2), lists (E3), matching and the update (E4), and the commands."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # E1xx  EMN's notation for translations
    "E101": M("«{text}» er ikke en term, men sier at den mangler; beholdt som det", "'{text}' is no term but says that there is none; kept as that", severity="note"),
    "E102": M("«{text}» er forkortet med bindestrek ved en skråstrek og er ikke delt", "'{text}' is shortened with a hyphen at a slash and was not split", "Skriv termene helt ut, hver for seg.", "Write the terms out in full, each by itself.", severity="warning"),
    "E103": M("skråstreken i «{text}» er lest som skille mellom to termer", "the slash in '{text}' was read as a separator of two terms", severity="note"),
    "E104": M("«{text}» har et merke, (b) eller (n), midt i teksten; den er ikke delt", "'{text}' has a mark, (b) or (n), in the middle; it was not split", "Sett semikolon etter merket.", "Put a semicolon after the mark.", severity="warning"),
    "E105": M("«{text}» ender på en ordklasse, som er beholdt som en del av termen", "'{text}' ends in a part of speech, which was kept as part of the term", severity="note"),
    "E106": M("«{text}» kan ikke leses tilbake likt i EMNs skrivemåte", "'{text}' cannot be read back alike in EMN's notation", "Unngå semikolon, skråstrek mellom mellomrom og (b) eller (n) i selve termen.", "Avoid semicolons, spaced slashes and (b) or (n) in the term itself.", severity="warning"),
    "E107": M("«{text}» kan være forkortet ved skråstreken og er ikke delt", "'{text}' may be shortened at the slash and was not split", "Skriv termene helt ut, med semikolon mellom.", "Write the terms out in full, with a semicolon between.", severity="note"),
    # E2xx  EMN's pages
    "E201": M("siden er ingen oppføring i EMNs ordliste: verken definisjon eller oversettelser er å finne", "the page is no entry of EMN's glossary: neither a definition nor translations are to be found", "Ta filen ut av mappen, eller lagre siden på nytt som HTML eller ren tekst.", "Take the file out of the folder, or save the page anew as HTML or plain text.", severity="error"),
    "E202": M("oppføringen «{slug}» står også i {file}, og de to er ikke like", "the entry '{slug}' stands in {file} as well, and the two differ", "Behold bare den siden som gjelder.", "Keep only the page that counts.", severity="error"),
    "E203": M("oppføringen har ingen tittel og er ikke tatt med", "the entry has no title and was left out", "Sett tittelen på en linje for seg selv over definisjonen.", "Put the title on a line of its own above the definition.", severity="error"),
    "E204": M("«{text}» står blant oversettelsene, men begynner ikke med en kjent språkkode; ikke tatt med", "'{text}' stands among the translations but begins with no language code that is known; left out", "Skriv koden foran, slik: NO: asylsøker.", "Write the code before it, so: NO: asylsøker.", severity="warning"),
    "E205": M("teksten før første overskrift er ikke tatt med: «{text}»", "the text before the first heading was left out: '{text}'", severity="note"),
    "E206": M("«{title}» viser til oppføringen «{target}», som ikke er blant sidene", "'{title}' points to the entry '{target}', which is not among the pages", "Ta med siden den viser til.", "Include the page that it points to.", severity="warning"),
    "E207": M("den gamle koden {mark} er lest som {lang}", "the old code {mark} was read as {lang}", severity="note"),
    "E208": M("oppføringen «{slug}» står også i {file}, og de to er like", "the entry '{slug}' stands in {file} as well, and the two are alike", severity="note"),
    "no-pages-in-folder": M("mappen har ingen lagrede sider (.html, .txt)", "the folder has no saved pages (.html, .txt)", "Lagre EMNs sider i mappen, eller nevn filene en for en.", "Save EMN's pages in the folder, or name the files one by one."),
    # E3xx  text and lists from elsewhere
    "E301": M("tegnkodingen er lest som {encoding}", "the character encoding was read as {encoding}", "Kontroller at æ, ø og å er riktige.", "Check that æ, ø and å are right.", severity="note"),
    "mixed-encodings": M("teksten er skrevet i flere tegnkodinger om hverandre", "the text is written in several character encodings at once", "Åpne filen i et regneark eller en teksteditor, rett de gale tegnene, og lagre den som UTF-8.", "Open the file in a spreadsheet or an editor, mend the wrong characters, and save it as UTF-8."),
    "not-text": M("filen inneholder ikke tekst", "the file holds no text", "Lagre den på nytt som UTF-8, eller som arbeidsbok (.xlsx).", "Save it anew as UTF-8, or as a workbook (.xlsx)."),
    "E302": M("kolonne {column} er lest som {slot}", "column {column} was read as {slot}", "Er det feil, bruk --map «KOLONNE=felt».", "If that is wrong, use --map 'COLUMN=slot'.", severity="note"),
    "E303": M("kolonne {column} er ikke forstått og ikke tatt med", "column {column} was not understood and was left out", "Si hva den er med --map «{heading}=preferred@nb», eller utelat den med --map «{heading}=-».", "Say what it is with --map '{heading}=preferred@nb', or leave it out with --map '{heading}=-'.", severity="warning"),
    "E304": M("«{slug}» har også verdien «{text}»; den første, «{kept}», er brukt", "'{slug}' has the value '{text}' as well; the first one, '{kept}', was used", "Slett den raden som ikke gjelder.", "Delete the row that does not count.", severity="error"),
    "bad-map": M("«{text}» er ingen kobling av kolonne og felt", "'{text}' does not map a column to a slot", "Skriv for eksempel «Norsk term=preferred@nb». Felt: {known} …", "Write for instance 'Norsk term=preferred@nb'. Slots: {known} …"),
    "map-hits-nothing": M("ingen kolonne heter «{heading}»", "no column is called '{heading}'", "Her er: {near}. Kolonnen kan også oppgis med bokstav.", "There are: {near}. A column may be named by its letter too."),
    "list-no-headings": M("fant ingen overskrifter som sier hva kolonnene er", "found no headings that tell what the columns are", "Sett overskrifter over kolonnene, for eksempel «Engelsk term» og «Norsk term», eller bruk --map «A=preferred@en».", "Put headings over the columns, for instance 'English term' and 'Norwegian term', or use --map 'A=preferred@en'."),
    "columns-compete": M("flere kolonner kan være {slot}: {columns}", "several columns may be {slot}: {columns}", "Velg med --map: gi den ene feltet {slot}, og den andre et annet felt eller «-».", "Choose with --map: give the one the slot {slot}, the other another slot or '-'."),
    "column-language": M("kolonne {column} sier ikke hvilket språk termene er på", "column {column} does not tell the language of its terms", "Bruk --map, for eksempel «Term=preferred@nb».", "Use --map, for instance 'Term=preferred@nb'."),
    "map-without-list": M("--map gjelder lister, og ingen av filene er en liste", "--map is for lists, and none of the files is a list", "Nevn en fil i .xlsx, .ods, .csv eller .tsv.", "Name a file in .xlsx, .ods, .csv or .tsv."),
    # E4xx  which entry is which, and the update
    "E401": M("EMN har gitt oppføringen nytt navn: «{before}» heter nå «{after}»", "EMN renamed the entry: '{before}' is now '{after}'", severity="note"),
    "E402": M("EMN har slått «{term}» sammen med {into}; den er utgått og viser dit", "EMN merged '{term}' into {into}; it is retired and points there", severity="warning"),
    "E403": M("EMN har delt «{term}» i flere: {into}; den er utgått og viser dit", "EMN split '{term}' into several: {into}; it is retired and points there", "Avgjør hvor de norske termene hører hjemme.", "Decide where the Norwegian terms belong.", severity="warning"),
    "E404": M("EMN har trukket «{term}»; den er merket som utgått, ikke slettet", "EMN withdrew '{term}'; it is marked as retired, not deleted", severity="warning"),
    "E405": M("filene dekker ikke hele utgaven ({count} av {total} oppføringer); det som mangler, er ikke regnet som trukket", "the files do not cover the whole edition ({count} of {total} entries); what is not there does not count as withdrawn", "Er det likevel alt, bruk --whole.", "If it is all there is, use --whole.", severity="note"),
    "E406": M("«{title}» ligner på {near}, men det er ikke sikkert at den er samme oppføring; ikke tatt med", "'{title}' is like {near}, but it is not certain to be the same entry; left out", "Avgjør med «emn decisions --match {slug}={best}» (eller {slug}=new), og kjør oppdateringen på nytt.", "Decide with 'emn decisions --match {slug}={best}' (or {slug}=new), and run the update again.", severity="warning"),
    "E407": M("ny oppføring hos EMN: «{slug}»", "a new entry at EMN: '{slug}'", severity="note"),
    "E410": M("vårt forslag «{was}» er erstattet av EMNs «{text}»", "our proposal '{was}' was replaced by EMN's '{text}'", "Vil dere beholde ordet, legg det inn som tillatt term eller kommentar.", "To keep the word, add it as an alternative term or a comment.", severity="note"),
    "older-edition": M("utgave {edition} er eldre enn {last}, som alt er flettet inn", "edition {edition} is older than {last}, which is merged already", "Finn den nyeste utgaven, eller utelat --edition hvis det er rettelser til den siste.", "Find the newest edition, or leave out --edition for corrections to the last one."),
    "bad-edition": M("«{edition}» er ikke et utgavenummer", "'{edition}' is not the number of an edition", "Skriv det slik: 11.0.", "Write it so: 11.0."),
    "no-upstream": M("mappen har ingen upstream.ttl, utgaven som det skal oppdateres fra", "the folder has no upstream.ttl, the edition to update from", "Hent filen fra git, eller kjør make data.", "Fetch the file from git, or run make data."),
    # the commands
    "help.update": M("Flett inn en ny utgave av EMNs ordliste: lagrede sider, mapper med sider, eller lister.\n\nDet EMN har endret, tas inn; det vi har endret, beholdes. Der begge har endret det samme, står vår verdi, og en arbeidsbok med konfliktene blir skrevet. Norsk som gjengir en engelsk tekst som er endret, må ses på igjen. Oppføringer EMN har trukket, blir merket som utgått, aldri slettet.", "Merge a new edition of EMN's glossary: saved pages, folders of pages, or lists.\n\nWhat EMN changed is taken; what we changed is kept. Where both changed the same, our value stands, and a workbook with the conflicts is written. Norwegian that renders an English text which has changed needs another look. Entries that EMN withdrew are marked as retired, never deleted."),
    "option.edition": M("Utgaven filene er fra, for eksempel 11.0.", "The edition that the files are of, for example 11.0."),
    "option.map": M("For lister: hva en kolonne er, for eksempel «Norsk term=preferred@nb». Kan gjentas.", "For lists: what a column is, for example 'Norsk term=preferred@nb'. May be repeated."),
    "option.whole": M("Filene er hele utgaven (det som mangler, er trukket), eller bare en del av den.", "The files are the whole edition (what is not there is withdrawn), or only a part of it."),
    "update.reading": M("Leser sider", "Reading pages"),
}
