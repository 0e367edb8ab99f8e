"""The errata beside a glossary: what holds, what the checks say of it, and what no longer fits."""

from emn_glossary.checks import check
from emn_glossary.errata import Counts, Erratum, document, errata
from emn_glossary.model import Concept, Glossary, State, Status, Term
from emn_glossary.slots import Slot

PUBLISHED = State(Status.CURRENT, "EMN")
OURS = State(Status.CANDIDATE, "NO")


def concept(id: str, english: str, norwegian: str, *synonyms: str, state: State = PUBLISHED) -> Concept:  # noqa: A002
    """An entry with an English and a Norwegian term, and English synonyms."""
    values = {
        Slot("preferred", "en"): Term(english, "en", PUBLISHED),
        Slot("preferred", "nb"): Term(norwegian, "nb", state),
        Slot("alternative", "en"): tuple(Term(word, "en", PUBLISHED) for word in synonyms),
        Slot("page"): f"https://example.org/{id}",
    }
    return Concept(id, values)  # type: ignore[arg-type]


GLOSSARY = Glossary(
    [
        concept("c0029", "best interests of the child", "grunnlagsdokument"),
        concept("c0065", "detention", "internering", state=OURS),
        concept("c0159", "Khartoum Process", "Khartoumprocessen", "the | process"),
    ]
)


def erratum(
    concept: str, published: str, proposal: str = "", kind: str = "concept", slot: str = "preferred@nb"
) -> Erratum:
    """An erratum with reasons."""
    return Erratum(concept, Slot.parse(slot), published, kind, "Fordi.", "Because.", proposal, withdraw=not proposal)


KHARTOUM = erratum("c0159", "Khartoumprocessen", "Khartoum-prosessen", "foreign")
CHILD = erratum("c0029", "grunnlagsdokument", "barnets beste")
SYNONYM = erratum("c0159", "the | process", kind="synonym", slot="alternative@en")


def test_rows_come_kind_by_kind_with_the_english_and_the_checks_that_agree() -> None:
    found = errata(GLOSSARY, [SYNONYM, KHARTOUM, CHILD], check(GLOSSARY, select=("T",)))
    assert [row.erratum for row in found.rows] == [CHILD, KHARTOUM, SYNONYM]
    assert list(found.by_kind()) == ["concept", "foreign", "synonym"]
    assert found.rows[1].english == "Khartoum Process"
    assert "T303" in found.rows[1].codes  # «-processen» is Swedish
    assert found.rows[0].codes == ()
    assert found.findings.by_code() == {}
    assert Counts.of(found.rows) == Counts(3, 2, 1)


def test_an_entry_that_is_gone_is_told_of_with_the_nearest() -> None:
    found = errata(GLOSSARY, [erratum("c0158", "jus soli", "x")])
    assert found.rows == ()
    assert found.findings.by_code() == {"E501": 1}
    assert "c0159" in found.findings[0].hint("nb")


def test_a_value_that_emn_has_corrected_is_told_of_with_what_stands_there_now() -> None:
    found = errata(GLOSSARY, [erratum("c0029", "grunnlagdokument", "barnets beste")])
    assert found.rows == ()
    (told,) = found.findings
    assert told.code == "E502"
    assert told.text("nb") == "feillisten gjelder «grunnlagdokument», men her står nå: grunnlagsdokument"
    assert (told.place.concept, told.place.slot) == ("c0029", "preferred@nb")


def test_a_value_of_our_own_is_no_erratum() -> None:
    found = errata(GLOSSARY, [erratum("c0065", "internering", "forvaring")])
    assert (found.rows, found.findings.by_code()) == ((), {"E503": 1})


def test_an_empty_slot_is_told_of_as_well() -> None:
    found = errata(GLOSSARY, [erratum("c0029", "barn", "born", slot="alternative@nn")])
    assert found.findings[0].text("en").endswith("now: –")


def test_the_page_has_a_table_for_each_kind_and_mark_up_in_values_stays_text() -> None:
    page = document(errata(GLOSSARY, [SYNONYM, KHARTOUM, CHILD]))
    assert page.count("\n## ") == 3
    assert "## Feil begrep (1)" in page
    assert (
        "| [c0159](https://example.org/c0159) | Khartoum Process | Anbefalt term (bokmål) | Khartoumprocessen "
        "| **Khartoum-prosessen** | Fordi. | *Because.* |  |" in page
    )
    assert "the \\| process | *strykes* |" in page


def test_a_row_as_json_says_everything() -> None:
    (row,) = errata(GLOSSARY, [CHILD]).rows
    assert row.plain() == {
        "concept": "c0029",
        "slot": "preferred@nb",
        "english": "best interests of the child",
        "published": "grunnlagsdokument",
        "proposal": "barnets beste",
        "withdraw": False,
        "kind": "concept",
        "reason_nb": "Fordi.",
        "reason_en": "Because.",
        "codes": [],
    }
