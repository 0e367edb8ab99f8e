"""Diff and apply, slot by slot."""

from emn_glossary.diff import Change, apply, diff, without_bookkeeping
from emn_glossary.model import Concept, Glossary, Status, Term
from emn_glossary.model.values import State
from emn_glossary.slots import Slot

PREFERRED, ALTERNATIVE = Slot("preferred", "nb"), Slot("alternative", "nb")
RETURN = Concept("c0251", {Slot("preferred", "en"): Term("return", "en"), PREFERRED: Term("retur", "nb")})


def test_no_difference_gives_no_change() -> None:
    """A glossary does not differ from itself."""
    assert diff(Glossary([RETURN]), Glossary([RETURN])) == ()


def test_a_changed_term_is_one_change_with_its_slot() -> None:
    """Another bokmål term is one change, named by concept and slot."""
    after = RETURN.with_values({PREFERRED: Term("tilbakevending", "nb")})
    (change,) = diff(Glossary([RETURN]), Glossary([after]))
    assert change.plain() == {
        "concept": "c0251",
        "slot": "preferred@nb",
        "before": "retur",
        "after": "tilbakevending",
    }


def test_a_status_alone_is_a_change_that_says_so() -> None:
    """Approving a term changes no word, so the change tells the two statuses."""
    approved = RETURN.with_values({PREFERRED: Term("retur", "nb", State(Status.CURRENT))})
    (change,) = diff(Glossary([RETURN]), Glossary([approved]))
    assert change.plain()["before"] == change.plain()["after"] == "retur"
    assert change.plain()["status"] == {"before": "", "after": "current"}


def test_sets_are_told_as_lists() -> None:
    """A set-valued slot is one change with both lists."""
    after = RETURN.with_values({ALTERNATIVE: (Term("hjemreise", "nb"), Term("tilbakereise", "nb"))})
    (change,) = diff(Glossary([RETURN]), Glossary([after]))
    assert change.plain()["before"] is None
    assert change.plain()["after"] == ["hjemreise", "tilbakereise"]


def test_an_entry_that_appears_is_one_change() -> None:
    """A whole new entry is one change without a slot, with its values by slot."""
    (change,) = diff(Glossary(), Glossary([RETURN]))
    assert change.slot is None
    assert change.plain()["after"] == {"preferred@en": "return", "preferred@nb": "retur"}


def test_apply_makes_entries_appear_and_disappear() -> None:
    """`apply` follows a diff in both directions."""
    empty, full = Glossary(), Glossary([RETURN])
    assert apply(empty, diff(empty, full)) == full
    assert apply(full, diff(full, empty)) == empty


def test_dates_are_bookkeeping() -> None:
    """The day an entry was changed is not a change that a person made."""
    dated = RETURN.with_values({Slot("modified"): "2026-11-22"})
    changes = diff(Glossary([RETURN]), Glossary([dated]))
    assert changes == (Change("c0251", Slot("modified"), None, "2026-11-22"),)
    assert without_bookkeeping(changes) == ()
