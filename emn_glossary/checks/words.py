"""Words: the forms that tell bokmål, nynorsk, Danish and Swedish apart, and what the other written norm has instead.

Only forms that the one norm has and the other does not: `-ing` for `-else`, `-a` in the feminine and radical forms such
as `høg`, `laus` and `skule` are bokmål too and stand nowhere here; `gi` and `behandling` are nynorsk too. The norms are
those of Bokmålsordboka and Nynorskordboka (Språkrådet and the University of Bergen). A row is a pattern over one
lower-case word and its counterpart, empty where there is no single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from emn_glossary.languages import Lang

_WORD = re.compile(r"[^\W\d_]+")  # a hyphen joins two words: `EU` and `borgar`


class _Table:
    """Rows from lines `pattern → counterpart`; a pattern is the whole word unless it has `~` for "any letters"."""

    def __init__(self, table: str) -> None:
        self._rows: list[tuple[re.Pattern[str], str]] = []
        patterns = []
        for line in table.strip().splitlines():
            pattern, _, counterpart = (part.strip() for part in line.partition("→"))
            pattern = pattern.replace("~~", r"(\w{3,})").replace("~", r"(\w*)")
            self._rows.append((re.compile(pattern + r"\Z"), counterpart))
            patterns.append(pattern)
        self._any = re.compile(f"(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})\\Z")

    def counterpart(self, word: str) -> str | None:
        """What the other norm has for a word of this table, "" where there is no single one; None for other words."""
        if not self._any.match(word):
            return None
        found, said = next((hit, said) for pattern, said in self._rows if (hit := pattern.match(word)))
        whole = found.expand(said) if said else ""
        return self.counterpart(whole) or whole  # a compound may have two such parts: `opphalds` and `løyve`


# Nynorsk only, with the bokmål.
NN_ONLY = _Table(r"""
    ikkje → ikke
    eit → et
    ein → en
    dei → de
    frå → fra
    nokon → noen
    nokre → noen
    noko → noe
    kva → hva
    kven → hvem
    korleis → hvordan
    kvifor → hvorfor
    kvar → hver
    berre → bare
    vere → være
    gje → gi
    gjev → gir
    gjere → gjøre
    saman → sammen
    utan → uten
    mogleg~ → mulig\1
    eigen → egen
    mykje → mye
    vidare(\w*) → videre\1
    heim(\w*) → hjem\1
    einsleg(e?) → enslig\1
    mellombels → midlertidig
    framand(\w*) → fremmed\1
    sjølvstendig(\w*) → selvstendig\1
    friviljug(\w*) → frivillig\1
    utanlandsk(\w*) → utenlandsk\1
    ~opphald(\w*) → \1opphold\2
    (?!drosje|transport)~løyve(t|r|ne)? → \1tillatelse
    ~handsaming(\w*) → \1behandling\2
    ~avgjerd(a|er|ene)? → \1avgjørelse
    ~føresegn(a|er|ene)? → \1bestemmelse
    ~setjing(\w*) → \1setting\2
    ~søkjar(en)? → \1søker\2
    ~søkjarar → \1søkere
    ~søkjarane → \1søkerne
    ~gjevar(en)? → \1giver\2
    ~gjevarar → \1givere
    ~takar(en)? → \1taker\2
    ~takarar → \1takere
    ~mottakar(en)? → \1mottaker\2
    ~borgar(en|skap\w*)? → \1borger\2
    ~borgarar → \1borgere
    ~~arbeidar(en)? → \1arbeider\2
    ~~arbeidarar → \1arbeidere
    forskar(en)? → forsker\1
    forskarar → forskere
    ~vandrar(en|\w*)? → \1vandrer\2
    ~pendlar(en)? → \1pendler\2
    ~smuglar(en)? → \1smugler\2
    ~partnar(\w*) → \1partner\2
    ~~buar(ar)? → \1boer
    ~~havar(en)? → \1haver\2
    rettar → rettigheter
    rettane → rettighetene
    ~kjelde(r|ne)? → \1kilde\2
    ~tenest(e|er|a|ene)? → \1tjeneste
    ~tilhøve(t|a)? → \1forhold
    ~tilhøyr(sle|er)? → \1tilhør
    ~forbod(et)? → \1forbud\2
    ~brot(et)? → \1brudd\2
    ~mangfald(et)? → \1mangfold\2
    ~truverd(ig\w*)? → \1troverdig
    ~tryggleik(en)? → \1sikkerhet
    (\w+s|bu|heim|møte)stad(en)? → \1sted
    ~~ingar → \1inger
    ~~ingane → \1ingene
    ~~sjonar → \1sjoner
    ~~sjonane → \1sjonene
    ~~heit → \1het
    ~~heiter → \1heter
    ~~leg → \1lig
    (alvor|lov|menneske|ende|person|offent|nødvend|van|sær|ver|tydel|rette|røyn|gjennomsnitt)lege → \1lige
    ~~legare → \1ligere
    """)

# Bokmål only, with the nynorsk.
NB_ONLY = _Table(r"""
    ikke → ikkje
    jeg → eg
    en → ein
    et → eit
    fra → frå
    noen → nokon
    hva → kva
    hvem → kven
    hvor → kvar
    hvordan → korleis
    hvorfor → kvifor
    hvis → dersom
    hvilken → kva for ein
    hvilke → kva for
    være → vere
    ble → vart
    dem → dei
    deres → deira
    sammen → saman
    uten → utan
    egen → eigen
    antall(et)? → tal
    videre(\w*) → vidare\1
    hjem(\w*) → heim\1
    enslig(e?) → einsleg\1
    midlertidig(e?) → mellombels
    fremmed(\w*) → framand\1
    selvstendig(\w*) → sjølvstendig\1
    selv → sjølv
    utenlandsk(\w*) → utanlandsk\1
    ~opphold(\w*) → \1opphald\2
    ~tillatelse(r|n|ne)? → \1løyve
    ~beskyttelse(n|s\w*)? → \1vern
    ~bestemmelse(r|n|ne)? → \1føresegn
    ~avgjørelse(r|n|ne)? → \1avgjerd
    ~~søker(en)? → \1søkjar\2
    ~~søkere → \1søkjarar
    ~~giver(en)? → \1gjevar\2
    ~~givere → \1gjevarar
    ~~taker(en)? → \1takar\2
    ~~takere → \1takarar
    ~~borger(en|skap\w*)? → \1borgar\2
    ~~borgere → \1borgarar
    (?!medarbeider|samarbeider|utarbeider|bearbeider|omarbeider)~~arbeider(en)? → \1arbeidar\2
    ~~arbeidere → \1arbeidarar
    forsker(en)? → forskar\1
    innvandrer(en|\w*)? → innvandrar\1
    ~~pendler(en)? → \1pendlar\2
    ~~smugler(en)? → \1smuglar\2
    ~~haver(en)? → \1havar\2
    ~rettighet(er|en|ene)? → \1rett
    ~kilde(r|ne)? → \1kjelde\2
    ~tjeneste(r|ne)? → \1teneste\2
    ~forbud(et)? → \1forbod\2
    ~mangfold(et)? → \1mangfald\2
    ~troverdig(het\w*)? → \1truverd
    ~~sted(et|er)? → \1stad
    (?!\w*finger)~~inger → \1ingar
    ~~sjoner → \1sjonar
    ~~het → \1heit
    ~~heten → \1heita
    ~~heter → \1heiter
    (?!\w*villig|billig|fælig)~~lig → \1leg
    (?!\w*villige|billige|fælige)~~lige → \1lege
    (?!\w*(?:helse|frelse|skapelse|spøkelse|oppstandelse|innflytelse|fristelse))~~else(r|n|ne|s\w*)? →
    (?!legende|utende)(grunnlegg|følg|gjeld|nedverdig|omfatt|bind|krev|tilsvar)ende → \1ande
    """)

# Danish and Swedish, with the bokmål where there is one.
NEIGHBOURS = _Table(r"""
    och → og
    för → for
    från → fra
    inte → ikke
    att → at
    är → er
    af → av
    efter → etter
    børn → barn
    ~processen → \1prosessen
    ~process → \1prosess
    ~processer → \1prosesser
    ~flykting(\w*) → \1flyktning\2
    ~flygtning(\w*) → \1flyktning\2
    ~ansøg(er|ere|ning|ninger) → \1søk
    ~asylansøg\w* → asylsøk
    ~sökande\w* → \1søker
    ~tilladelse(r|n)? → \1tillatelse\2
    ~uppehåll\w* → \1opphold
    ~tillstånd\w* → \1tillatelse
    ~medborgare → \1borger
    ~skydd\w* → \1beskyttelse
    ud(lænding|visning|sendelse|rejse)\w* → ut\1
    ~rejse → \1reise
    ~~hed(en|er)? → \1het\2
    ~~tion(en|er)? → \1sjon\2
    """)


@cache
def other_norm(word: str, lang: Lang) -> str | None:
    """The counterpart of a lower-case word that belongs to the other written norm ("" if there is no single one).

    None when the word is no such form.
    """
    return NN_ONLY.counterpart(word) if lang == "nb" else NB_ONLY.counterpart(word) if lang == "nn" else None


@cache
def neighbour(word: str) -> str | None:
    """The Norwegian of a lower-case word that is Danish or Swedish ("" if there is no single one); None for others."""
    return NEIGHBOURS.counterpart(word)


def common_words(text: str) -> Iterator[str]:
    """The words of a text that are no names: without capitals, or with one at the very beginning; in lower case."""
    words = _WORD.findall(text)
    for index, word in enumerate(words):
        if word.islower():
            yield word
        elif index == 0 and text.startswith(word) and word[1:].islower():
            yield word.lower()
