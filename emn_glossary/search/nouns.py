"""Norwegian nouns: the paradigm of a bokmål or nynorsk noun, told from its last member or its ending.

A compound is inflected as its last member is (Norsk referansegrammatikk §3.2), so a table of the last members that
asylum and migration terms end in, with their gender, covers most words; the derivational endings (-else, -het, -ing,
-sjon, -skap, agent -er and so on) settle their own gender, and cover most of the rest. The forms follow the official
norms of 2005 (bokmål) and 2012 (nynorsk). Knows single words only; phrases are put together in `inflect`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from emn_glossary.languages import Lang


class Noun(NamedTuple):
    """A noun's forms without genitive: singular and plural, indefinite and definite; each may have variants."""

    singular: tuple[str, ...]
    the_singular: tuple[str, ...]
    plural: tuple[str, ...]
    the_plural: tuple[str, ...]
    neuter: bool = False

    def all(self) -> tuple[str, ...]:
        """Every form once."""
        return tuple(dict.fromkeys(self.singular + self.the_singular + self.plural + self.the_plural))

    def after(self, first: str) -> Noun:
        """The compound of which this noun is the last member."""
        cells = [tuple(first + form for form in cell) for cell in self[:4]]
        return Noun(cells[0], cells[1], cells[2], cells[3], self.neuter)


# Last members by paradigm. m, f, n: masculine, feminine (in bokmål with the masculine forms as well), neuter without
# a plural ending; ne: neuter with one. A + doubles the last consonant before an ending.
_MEMBERS = {
    "nb": {
        "agent": "arbeider arbeidstaker søker klager borger pendler smugler",
        "m": """prosess avtale domstol protokoll politikk dialog tjeneste måte vei elev tortur retur skade fare søknad
            kontroll kontrakt person flyktning migrant immigrant emigrant representant praktikant tolk plan profil grunn
            bakgrunn rett plikt lov part fordel agenda diaspora kultur familie ektefelle
            foresatt verge skole bolig indikator transportør aktør sektor karakter faktor status
            krig nekt fullmektig frist klient situasjon klausul debatt traktat konvensjon identitet alder minoritet stat
            flytting kamp trussel økonomi industri statistikk metode kode side slave slekt soldat tolketjeneste norm
            sponsor kapasitet kriminell utlending rapport handel informasjon
            plass""",
        "f": """reise grense gruppe pakt straff frykt byrde kvote vakt rute hjelp uke klage kone jente kvinne hytte makt
            flukt utgift enke liste ordliste støtte helse løsning sak smitte kirke tilhørighet ferie fullmakt tvil""",
        "n": """barn land vedtak vern opphold forbud kort bevis krav mottak språk kjønn mangfold asyl grunnlag forhold
            fortrinn folk bidrag tiltak tilbud pass tall felt kurs fly overgrep ansvar innhold slag brudd fravær samfunn
            trekk hensyn innsyn råd utvalg nett opprop slaveri budsjett oppdrag avslag lån søk styre tap rykte løfte""",
        "ne": """arbeid punkt prinsipp system område rike yrke marked sted dokument mandat nettverk kontor byrå intervju
            alternativ menneske papir vitne møte eksil direktiv konsulat departement direktorat
            hotell mønster instrument organ objekt telt miljø fond verktøy fylke vilkår""",
        "n+": "hjem rom",
        "ne+": "program medlem",
    },
    "nn": {
        "m": """prosess avtale domstol protokoll politikk dialog måte veg elev tortur retur skade fare kontroll handel
            kontrakt person flyktning migrant immigrant emigrant representant praktikant tolk plan profil grunn bakgrunn
            rett lov part fordel agenda diaspora kultur familie verje indikator transportør aktør sektor status nekt
            marknad stad kvote klient situasjon konvensjon identitet minoritet stat rikdom sponsor alder utlending
            skule traktat faktor krig frist rapport""",
        "f": """reise grense gruppe pakt straff frykt vakt rute hjelp veke klage kone jente kvinne makt flukt utgift
            teneste liste ordliste støtte helse sak avgjerd føresegn tilhøyrsle bør plikt kvote verje byrde løysing""",
        "n": """barn land vedtak vern opphald forbod kort bevis krav mottak språk kjønn mangfald asyl grunnlag tilhøve
            fortrinn folk bidrag tiltak tilbod pass felt kurs fly ansvar løyve arbeid punkt prinsipp system område rike
            yrke dokument mandat nettverk kontor byrå intervju alternativ menneske papir vitne møte eksil direktiv
            konsulat departement direktorat hotell organ miljø brot samfunn omsyn råd utval truverd sprik""",
        "n+": "heim rom program",
        "ne": "",
        "ne+": "",
    },
}  # fmt: skip
# Irregular ones, cell by cell: singular / the singular / plural / the plural; n before a neuter.
_IRREGULAR = {
    "nb": (
        "mann/mannen/menn/mennene", "n visum/visumet/visum visa visumer/visaene visumene visuma",
        "n senter/senteret/sentre sentrer/sentrene sentra", "n register/registeret/registre/registrene registra",
        "mangel/mangelen/mangler/manglene", "n middel/middelet midlet/midler/midlene midla",
        "n fengsel/fengselet fengslet/fengsler/fengslene fengsla", "forelder/forelderen/foreldre/foreldrene",
        "bok/boken boka/bøker/bøkene", "hånd/hånden hånda/hender/hendene", "bror/broren/brødre/brødrene",
        "søster/søsteren søstera/søstre søstrer/søstrene", "far/faren/fedre/fedrene", "mor/moren mora/mødre/mødrene",
        "datter/datteren dattera/døtre/døtrene", "sønn/sønnen/sønner/sønnene", "natt/natten natta/netter/nettene",
        "n studium/studiet/studier/studiene studia", "n eksempel/eksempelet eksemplet/eksempler/eksemplene eksempla",
        "n kriterium/kriteriet/kriterier/kriteriene kriteria", "n nummer/nummeret/numre/numrene",
        "n barn/barnet/barn/barna barnene", "ansatt/ansatte/ansatte/ansatte",
    ),
    "nn": (
        "mann/mannen/menn/mennene", "n visum/visumet/visum visa/visuma visa", "n senter/senteret/senter/sentera",
        "n register/registeret/register/registera", "mangel/mangelen/manglar/manglane", "n tal/talet/tal/tala",
        "n middel/middelet/middel/midla", "n fengsel/fengselet/fengsel/fengsla",
        "forelder/forelderen/foreldre/foreldra", "bok/boka/bøker/bøkene", "hand/handa/hender/hendene",
        "n studium/studiet/studium/studia",
        "n barn/barnet/barn/barna", "stad/staden/stader stadar/stadene stadane", "mor/mora/mødrer/mødrene",
    ),
}  # fmt: skip
_SHORT_BUT_SAFE = frozenset({"vei", "veg", "sak", "lov", "mann"})  # last members of 3 letters; others may be chance

# Endings that settle the paradigm, the longest first.
_ENDINGS = {
    "nb": (
        ("ing", "f"), ("else", "m"), ("het", "m"), ("sjon", "m"), ("kunnskap", "m"), ("egenskap", "m"),
        ("vitenskap", "m"),
        ("skap", "n"), ("ment", "ne"), ("gram", "ne+"), ("eri", "ne"), ("dom", "m+"), ("iat", "ne"), ("er", "agent"),
    ),
    "nn": (
        ("ing", "f-ar"), ("else", "f"), ("leik", "m"), ("heit", "m"), ("sjon", "m"), ("kunnskap", "m"),
        ("eigenskap", "m"), ("nad", "m-er"),
        ("skap", "n"), ("ment", "n"), ("gram", "n+"), ("eri", "n"), ("dom", "m+"), ("ar", "agent"),
    ),
}  # fmt: skip


def _agent(word: str, lang: Lang) -> Noun:
    if lang == "nb":
        return Noun((word,), (word + "en",), (word + "e",), (word + "ne",))
    return Noun((word,), (word + "en",), (word + "ar",), (word + "ane",))


def _build(word: str, code: str, lang: Lang) -> Noun:
    """The forms of a lemma by its paradigm."""
    if code == "agent":
        return _agent(word, lang)
    gender, doubled = code.removesuffix("+"), code.endswith("+")
    stem = word + word[-1] if doubled else word.removesuffix("e") if len(word) > 2 else word
    ar = lang == "nn" and gender in ("m", "f-ar")
    plural, the_plural = (stem + "ar", stem + "ane") if ar else (stem + "er", stem + "ene")
    if gender.startswith("n"):
        bare = (word, stem + "er") if gender == "ne" or (lang == "nb" and word.endswith("e")) else (word,)
        the = (stem + "a",) if lang == "nn" else (stem + "ene", stem + "a")
        return Noun((word,), (stem + "et",), bare, the, neuter=True)
    if gender in ("m", "m-er"):
        return Noun((word,), (stem + "en",), (plural,), (the_plural,))
    the_singular = (stem + "a",) if lang == "nn" else (stem + "en", stem + "a")
    return Noun((word,), the_singular, (plural,), (the_plural,))


@cache
def _known(lang: Lang) -> dict[str, tuple[Noun, ...]]:
    """Every form of every last member in the tables → the nouns it may be a form of, lemmas before other forms."""
    nouns = [_build(word, code, lang) for code, words in _MEMBERS[lang].items() for word in words.split()]
    for line in _IRREGULAR[lang]:
        cells = [tuple(cell.split()) for cell in line.removeprefix("n ").split("/")]
        nouns.append(Noun(cells[0], cells[1], cells[2], cells[3], line.startswith("n ")))
    found: dict[str, tuple[Noun, ...]] = {}
    for noun in nouns:
        for form in noun.all():
            found[form] = (*found.get(form, ()), noun)
    lemmas = {noun.singular[0] for noun in nouns}
    return {form: tuple(n for n in those if n.singular[0] == form) or those if form in lemmas else those
            for form, those in found.items()}  # fmt: skip


def last_members(lang: Lang) -> frozenset[str]:
    """The lemmas of the table: words that a compound may end in."""
    return frozenset(noun.singular[0] for nouns in _known(lang).values() for noun in nouns)


@cache
def _ending_forms(lang: Lang) -> tuple[tuple[str, Noun], ...]:
    """Every form of every ending that settles a paradigm ("elsene" of -else), the longest first."""
    made = [(form, _build(ending, code, lang)) for ending, code in _ENDINGS[lang] for form in
            _build(ending, code, lang).all()]  # fmt: skip
    bare = {ending for ending, _ in _ENDINGS[lang]}
    kept = [(form, noun) for form, noun in made if len(form) > 3 or form in bare]
    return tuple(sorted(kept, key=lambda pair: (-len(pair[0]), pair[0] != pair[1].singular[0])))


def is_known(word: str, lang: Lang) -> bool:
    """Whether the table has the word, or a last member of it, in any form."""
    return _last_member(word, lang) is not None


def _last_member(word: str, lang: Lang) -> int | None:
    """Where the longest last member in the table begins."""
    known = _known(lang)
    for start in range(max(len(word) - 2, 0)):
        last = word[start:]
        if last in known and start != 1 and (start == 0 or len(last) > 3 or last in _SHORT_BUT_SAFE):
            return start
    return None


def decline(word: str, lang: Lang) -> tuple[Noun, ...]:
    """The nouns (in lower case, `nb` or `nn`) that a word may be a form of; one when it is a known lemma.

    >>> decline("oppholdstillatelse", "nb")[0].all()
    ('oppholdstillatelse', 'oppholdstillatelsen', 'oppholdstillatelser', 'oppholdstillatelsene')
    >>> decline("returvedtak", "nb")[0].the_plural
    ('returvedtakene', 'returvedtaka')
    """
    start = _last_member(word, lang)
    if start is not None:
        return tuple(noun.after(word[:start]) for noun in _known(lang)[word[start:]])
    for form, noun in _ending_forms(lang):
        if word.endswith(form) and len(word) >= len(form) + 2:
            return (noun.after(word[: -len(form)]),)
    if not word or not word[-1].isalpha():
        return ()
    guesses = [_build(word, "m", lang)]
    if len(word) >= 8:  # a long word with an ending of the other gender is never another word
        guesses.append(_build(word, "n", lang))
    return tuple(guesses)
