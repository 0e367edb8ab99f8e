"""Words of the findings: what we say about data. The key is the finding's code and never changes meaning.

Letter = subject, hundreds = theme:  R reading RDF ·  W the workbook ·  N normalised text ·  F EMN's own data.
"""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {
    # N1xx  text that was put right on the way in
    "N101": M("teksten var ikke i normalform (NFC) og er rettet: «{text}»", "the text was not in normal form (NFC) and was put right: '{text}'", severity="note"),
    "N102": M("harde mellomrom er gjort til vanlige: «{text}»", "no-break spaces became plain ones: '{text}'", severity="note"),
    "N103": M("usynlige tegn (myk bindestrek, nullbredde) er tatt bort: «{text}»", "invisible characters (soft hyphen, zero width) were removed: '{text}'", severity="note"),
    "N104": M("kontrolltegn er tatt bort: «{text}»", "control characters were removed: '{text}'", severity="warning"),
    "N105": M("mellomrom først eller sist er tatt bort: «{text}»", "spaces at the ends were removed: '{text}'", severity="note"),
    # R1xx  reading RDF
    "R101": M("språkkoden «{tag}» er lest som «{became}»", "language tag '{tag}' was read as '{became}'", "Skriv nb eller nn; no er tvetydig.", "Write nb or nn; no is ambiguous.", severity="warning"),
    "R102": M("to verdier der det bare skal være én; «{kept}» er brukt, «{other}» er beholdt ved siden av", "two values where one belongs; '{kept}' is used, '{other}' is kept beside it", "Velg én av dem.", "Choose one of them.", severity="error"),
    "R103": M("ingen ordliste (skos:ConceptScheme) i filen", "the file has no glossary (skos:ConceptScheme)", "Legg til en skos:ConceptScheme, eller les filen sammen med den.", "Add a skos:ConceptScheme, or read the file together with it.", severity="warning"),
    "R104": M("{count} opplysninger som ordlisten ikke har felt for, er beholdt som de er", "{count} statements that the glossary has no field for are kept as they are", severity="note"),
    "R105": M("filen inneholder ingen begreper (skos:Concept)", "the file has no concepts (skos:Concept)", severity="warning"),
    "R106": M("en tom {field} er beholdt ved siden av, men ikke brukt", "an empty {field} is kept beside, but not used", severity="warning"),
    # F1xx  EMN's data as published
    "F101": M("«{target}» er ikke en oppføring her; beholdt som tekst", "'{target}' is no entry here; kept as text", severity="note"),
    "F102": M("raden viser til «{target}» med nøkkelen «{id}», som ikke finnes; navnet er beholdt som tekst, nøkkelen ikke", "the row points to '{target}' by the key '{id}', which does not exist; the name is kept as text, the key is not", "Rett nøkkelen, eller la den stå tom.", "Mend the key, or leave it empty.", severity="error"),
    "F103": M("EMN oppgir både {first} og {second} mellom {id} og {other}; begge er beholdt", "EMN gives both {first} and {second} between {id} and {other}; both are kept", severity="warning"),
    "F104": M("raden har {count} felter, ventet {expected}; den er ikke tatt med", "the row has {count} fields, expected {expected}; it was left out", "Rett raden, og kjør på nytt.", "Mend the row and run again.", severity="error"),
    "F105": M("raden gjelder «{id}», som ikke er en oppføring her; beholdt ved siden av oppføringene", "the row is about '{id}', which is no entry here; kept beside the entries", severity="note"),
    "F106": M("nøkkelen «{id}» står på to rader; bare den første er tatt med", "the key '{id}' stands on two rows; only the first was taken", "Gi hver oppføring sin egen nøkkel.", "Give each entry a key of its own.", severity="error"),
    "F107": M("«{target}» er forstått som {id} «{title}», som skrives annerledes", "'{target}' was taken to mean {id} '{title}', which is written otherwise", severity="note"),
    "F108": M("«{target}» er et annet navn på oppføringen selv; beholdt som tekst", "'{target}' is another name for the entry itself; kept as text", severity="warning"),
    "F109": M("«{target}» ville gjort hierarkiet sirkulært; beholdt som tekst", "'{target}' would make the hierarchy circular; kept as text", "EMNs utgaver sier imot hverandre. Avgjør hvilken term som er den overordnede.", "EMN's editions contradict each other. Decide which term is the broader one.", severity="warning"),
    "F110": M("«{text}» er ikke en nettadresse og er ikke tatt med", "'{text}' is not a web address and was left out", "Rett adressen.", "Mend the address.", severity="error"),
    "F111": M("ukjent relasjon «{relation}»; raden er ikke tatt med", "unknown relation '{relation}'; the row was left out", "Bruk BT, NT eller RT.", "Use BT, NT or RT.", severity="error"),
    "F112": M("kolonnen «{column}» er tom; raden er ikke tatt med", "the column '{column}' is empty; the row was left out", "Fyll den ut, og kjør på nytt.", "Fill it in and run again.", severity="error"),
    "F113": M("«{text}» er ikke en språkkode; raden er ikke tatt med", "'{text}' is not a language tag; the row was left out", "Skriv for eksempel de eller it.", "Write for instance de or it.", severity="error"),
}
