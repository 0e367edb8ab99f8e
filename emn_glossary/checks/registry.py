"""Registry: the one table of rules, and `check`, which runs them.

A rule is a function from a glossary and what the rules of a run share to findings. Its words (message, hint, severity,
explanation) stand in `emn_glossary.messages.checks`; the table here says where the rule comes from. A `Runner` is a
source of findings with codes of its own (a SHACL profile, another program): `check(…, also=[runner])` takes its
findings through the same selection, severities and order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from emn_glossary import messages
from emn_glossary.checks import form, levels, links, norwegian, skos, spelling, state, tags, terms, texts, usage
from emn_glossary.checks.context import Context, Limits, Speller, slot_of
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.findings import Finding, Report, Severity
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Glossary

Runner: TypeAlias = Callable[[Glossary, Context], Iterable[Finding]]

SUBJECTS = "SLTUXC"  # the first letter of a code: SKOS, links, terms, usage, texts, completeness and state
OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the function, and the standard or custom it comes from."""

    code: str
    run: Runner
    source: str

    @property
    def severity(self) -> Severity:
        """How bad it is unless settings say otherwise."""
        return Severity.of(self.code)

    def explanation(self, ui: Lang = "en") -> str:
        """What the rule asks for and why."""
        return messages.text(f"explain.{self.code}", ui)

    def title(self, ui: Lang = "en") -> str:
        """The rule in one sentence: the first of its explanation."""
        return self.explanation(ui).partition(". ")[0].rstrip(".")


_SKOS = "SKOS Reference"
_ISO_25964 = "ISO 25964-1"
_ISO_704 = "ISO 704"
_IATE = "IATE (term rules)"
_NORM = "Bokmålsordboka, Nynorskordboka"
_COUNCIL = "Språkrådet"
_HOUSE = "EMN Glossary"

# fmt: off
_TABLE = (
    # S  the conditions of SKOS and SKOS-XL
    Rule("S109", skos.concept_is_no_scheme, f"{_SKOS} S9"),
    Rule("S113", skos.roles_are_apart, f"{_SKOS} S13"),
    Rule("S114", skos.one_preferred_term, f"{_SKOS} S14"),
    Rule("S127", skos.related_is_not_broader, f"{_SKOS} S27"),
    Rule("S137", skos.collection_is_neither, f"{_SKOS} S37"),
    Rule("S146", skos.matches_are_apart, f"{_SKOS} S46"),
    Rule("S155", skos.label_has_its_term, f"{_SKOS} S55, S56, S57"),
    # L1 where links lead
    Rule("L101", links.link_leads_somewhere, _ISO_25964),
    Rule("L102", links.link_stays_at_home, f"{_SKOS} §10.6.1"),
    Rule("L103", links.text_names_an_entry, _HOUSE),
    Rule("L104", links.wanted_entries, _HOUSE),
    Rule("L105", links.link_to_itself, _ISO_25964),
    # L2 both ways
    Rule("L201", links.hierarchy_goes_both_ways, f"{_SKOS} S25"),
    Rule("L202", links.related_goes_both_ways, f"{_SKOS} S23"),
    # L3 the hierarchy
    Rule("L301", levels.no_cycle, f"{_SKOS} §8.6.8"),
    Rule("L302", levels.broader_says_something_new, _ISO_25964),
    Rule("L303", levels.hierarchy_is_shallow, _HOUSE),
    Rule("L304", levels.concept_hangs_on_something, f"{_SKOS} §4.6.3"),
    Rule("L305", levels.top_is_at_the_top, f"{_SKOS} §4.6.3"),
    Rule("L306", levels.concept_has_company, _ISO_25964),
    Rule("L307", levels.most_concepts_have_company, _ISO_25964),
    # L4 themes
    Rule("L401", links.concept_has_theme, _HOUSE),
    Rule("L402", links.most_concepts_have_theme, _HOUSE),
    Rule("L403", links.theme_has_members, _HOUSE),
    # L5 retired concepts
    Rule("L501", links.link_to_retired, _ISO_25964),
    Rule("L502", links.replacement_ends_somewhere, _ISO_25964),
    Rule("L503", links.replaced_is_retired, "SKOS-AP-NO-Begrep"),
    Rule("L504", links.retired_says_what_instead, "SKOS-AP-NO-Begrep"),
    # L6 matches
    Rule("L601", links.one_exact_match, f"{_SKOS} S45"),
    # T1 terms beside other terms
    Rule("T101", terms.one_concept_a_term, _ISO_25964),
    Rule("T102", terms.preferred_is_not_alternative, _ISO_25964),
    Rule("T103", terms.alternative_is_not_shared, _ISO_25964),
    Rule("T104", terms.is_translated, _HOUSE),
    Rule("T105", terms.alternative_is_another_word, _ISO_25964),
    # T2 how a term is written
    Rule("T201", form.no_space_at_ends, _HOUSE),
    Rule("T202", form.no_doubled_space, _HOUSE),
    Rule("T203", form.no_punctuation_at_end, _IATE),
    Rule("T204", form.brackets_are_balanced, _HOUSE),
    Rule("T205", form.no_slash_between_terms, _HOUSE),
    Rule("T206", form.no_other_separator, _HOUSE),
    Rule("T207", form.term_is_short, _ISO_704),
    Rule("T208", form.no_addition_in_brackets, _IATE),
    Rule("T209", form.acronym_is_not_preferred, _ISO_25964),
    Rule("T210", form.letters_of_one_script, _HOUSE),
    Rule("T211", form.letters_of_norwegian, _NORM),
    Rule("T212", form.term_is_not_empty, _HOUSE),
    Rule("T213", form.no_word_twice, _HOUSE),
    # T3 Norwegian
    Rule("T301", norwegian.nb_is_bokmal, _NORM),
    Rule("T302", norwegian.nn_is_nynorsk, _NORM),
    Rule("T303", norwegian.norwegian_and_no_neighbour, _NORM),
    Rule("T304", norwegian.small_initial, _COUNCIL),
    Rule("T305", norwegian.singular_as_in_english, _IATE),
    Rule("T306", norwegian.indefinite_as_in_english, _IATE),
    Rule("T307", norwegian.compound_in_one_word, _COUNCIL),
    Rule("T308", spelling.no_lost_letter, _HOUSE),
    Rule("T309", spelling.no_near_twin, _HOUSE),
    # T4 spelling, where asked for
    Rule("T401", spelling.word_is_in_dictionary, "hunspell"),
    Rule("T402", spelling.dictionary_is_there, "hunspell"),
    # T5 language tags
    Rule("T501", tags.tag_is_well_formed, "BCP 47 (RFC 5646 §2.1)"),
    Rule("T502", tags.term_has_a_language, "SKOS-AP-EU"),
    # U  usage
    Rule("U101", usage.one_rendering_a_word, _ISO_704),
    # X1 definitions
    Rule("X101", texts.concept_is_defined, "SKOS-AP-NO-Begrep"),
    Rule("X102", texts.most_concepts_are_defined, "SKOS-AP-NO-Begrep"),
    Rule("X103", texts.definition_has_source, "SKOS-AP-NO-Begrep"),
    Rule("X104", texts.most_definitions_have_source, "SKOS-AP-NO-Begrep"),
    Rule("X105", texts.definition_is_not_circular, _ISO_704),
    # X2 terms in texts
    Rule("X201", texts.text_uses_preferred_terms, _ISO_704),
    Rule("X202", texts.mentioned_terms_are_linked, _HOUSE),
    Rule("X203", texts.references_lead_somewhere, _HOUSE),
    # X3 sources
    Rule("X301", texts.act_is_numbered_right, "Interinstitutional Style Guide 1.2.2"),
    Rule("X302", texts.source_says_something, _HOUSE),
    Rule("X303", texts.source_is_in_english, _HOUSE),
    Rule("X304", texts.source_is_whole, _HOUSE),
    # X4 the introduction
    Rule("X401", texts.passage_is_translated, _HOUSE),
    Rule("X402", texts.introduction_is_translated, _HOUSE),
    Rule("X403", texts.translation_is_not_english, _HOUSE),
    # X5 how a text is written
    Rule("X501", texts.text_keeps_to_its_norm, _NORM),
    Rule("X502", texts.text_has_single_spaces, _HOUSE),
    Rule("X503", texts.text_has_paired_brackets, _HOUSE),
    # C1 missing
    Rule("C101", state.term_is_there, _HOUSE),
    Rule("C102", state.most_terms_are_there, _HOUSE),
    Rule("C103", state.definition_is_translated, _HOUSE),
    Rule("C104", state.most_definitions_are_translated, _HOUSE),
    # C2 in step with the English
    Rule("C201", state.translation_is_fresh, _HOUSE),
    Rule("C202", state.translation_has_its_english, _HOUSE),
    # C3 waiting
    Rule("C301", state.proposal_is_decided, _HOUSE),
    # C4 approval
    Rule("C401", state.approval_is_signed, _HOUSE),
    Rule("C402", state.day_is_a_day, "ISO 8601"),
    Rule("C403", state.preferred_is_not_retired, _HOUSE),
    # C5 no equivalent
    Rule("C501", state.no_equivalent_is_explained, _HOUSE),
    Rule("C502", state.one_answer, _HOUSE),
)
# fmt: on

RULES: dict[str, Rule] = {rule.code: rule for rule in _TABLE}


def check(
    glossary: Glossary,
    *,
    select: Sequence[str] = (),
    langs: Sequence[Lang] = TARGETS,
    severities: Mapping[str, str] | None = None,
    today: str = "",
    limits: Limits | None = None,
    speller: Speller | None = None,
    also: Sequence[Runner] = (),
) -> Report:
    """Everything the rules find, in the order of the glossary; the glossary is only read.

    `select` takes codes or their beginnings (`T`, `L2`, `C401`), none for all; `langs` are the languages translated
    into; `severities` sets `error`, `warning`, `note` or `off` for codes or their beginnings, the longest counts;
    `today` is an ISO date, without which rules about time do not run; `speller` turns spelling on.

    Raises:
        UnknownChoiceError: a selection that fits no rule.
        SettingsError: a severity that is none, or a code that fits no rule.
    """
    wanted = [rule for rule in RULES.values() if _is_asked(rule.code, select)] if also else chosen(select)
    levels = _severities(severities or {})
    context = Context(glossary, langs=langs, today=today, limits=limits, speller=speller)
    found: list[Finding] = []
    for rule in wanted:
        if _level(rule.code, levels) != OFF:
            found.extend(_levelled(rule.run(glossary, context), levels))
    for runner in also:
        found.extend(_levelled((f for f in runner(glossary, context) if _is_asked(f.code, select)), levels))
    return Report(sorted(dict.fromkeys(found), key=lambda finding: _order(finding, context)))


def chosen(select: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose code begins with one of `select`; all of them when it is empty.

    Raises:
        UnknownChoiceError: one of them fits no rule.
    """
    for prefix in select:
        if not prefix or not any(code.startswith(prefix) for code in RULES):
            raise UnknownChoiceError(value=prefix, known=", ".join(RULES))
    return tuple(rule for rule in RULES.values() if _is_asked(rule.code, select))


def _is_asked(code: str, select: Sequence[str]) -> bool:
    return not select or code.startswith(tuple(select))


def _severities(asked: Mapping[str, str]) -> dict[str, Severity | str]:
    known = {severity.name.lower(): severity for severity in Severity}
    if not isinstance(asked, Mapping):
        raise SettingsError(detail='[checks.severities]: T208 = "off"')
    for code, name in asked.items():
        if name not in [*known, OFF]:
            raise SettingsError(detail=f'checks.severities: {code} = "{name}": {", ".join([*known, OFF])}')
        if not code or (code not in messages.catalogue() and not any(rule.startswith(code) for rule in RULES)):
            raise SettingsError(detail=f"checks.severities: {code}?")
    return {code: known.get(name, OFF) for code, name in asked.items()}


def _level(code: str, levels: Mapping[str, Severity | str]) -> Severity | str | None:
    fitting = [prefix for prefix in levels if code.startswith(prefix)]
    return levels[max(fitting, key=len)] if fitting else None


def _levelled(findings: Iterable[Finding], levels: Mapping[str, Severity | str]) -> Iterator[Finding]:
    for finding in findings:
        level = _level(finding.code, levels) if levels else None
        if isinstance(level, Severity):
            yield replace(finding, severity=level)
        elif level != OFF:
            yield finding


def _order(finding: Finding, context: Context) -> tuple[int, tuple[int, str, str], str]:
    """What concerns the whole glossary first, then entry by entry, slot by slot."""
    place = finding.place
    slot = slot_of(place.slot).sort_key() if place.slot else (-1, "", "")
    return context.order.get(place.concept, -1 if not place.concept else len(context.order)), slot, finding.code
