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
}
