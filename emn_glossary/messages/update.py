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
}
