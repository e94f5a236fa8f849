"""What only a folded version of an article tells: the outlet is not sure to leave it out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import compare
from compare.model import Comparison, Document, Status

FIRST = (
    "The night tram between Ostmarsh and Pell Quay left the rails at the Linden Bend shortly after two, injuring nine.",
    "Operator Pellbahn said the driver, who has eleven years of service, had passed every medical check this spring.",
    "Witnesses described a grinding noise before the second carriage leaned over and came to rest against a bakery.",
    "The line will stay closed until Wednesday while the damaged points are replaced, a spokeswoman, Inga Halvard, said.",
    "Passengers were taken to a school gymnasium, where volunteers of the fire brigade served them hot barley soup.",
)
ADDED = "Prosecutor Mirela Tosk seized the maintenance logs of the points, which nobody had greased since the autumn of 2024."
OTHERS = (
    "Nine people were hurt when a tram jumped the rails at Linden Bend on its night run, the fire brigade said.",
    "Krumm's bakery lost its awning; the owner had lit the ovens a quarter of an hour before the carriage came to rest.",
    "The maintenance logs have been seized by prosecutor Mirela Tosk: the points were last greased in autumn 2024.",
)
THIRD = (
    "A derailed night tram injured nine at the Linden Bend between Ostmarsh and Pell Quay.",
    "Mirela Tosk, the prosecutor, seized maintenance logs that show the points ungreased since the autumn of 2024.",
    "A crane from Port Hesper will lift the second carriage off the pavement as soon as the overhead wires are down.",
)
PAGE = "https://ostmarsh.example/tram"


def article(name: str, outlet: str, hour: int, *texts: str, url: str = "") -> Document:
    when = datetime(2026, 5, 3, hour, tzinfo=UTC)
    head = "Night tram derails at Linden Bend"
    return Document.of("\n\n".join(texts), id=name, title=head, outlet=outlet, published=when, url=url, language="en")


EARLIER = article("first", "Ostmarsh Post", 6, *FIRST, url=PAGE)
LATER = article("later", "Ostmarsh Post", 10, *FIRST, ADDED, url=PAGE)
COURIER = article("courier", "Pell Courier", 9, *OTHERS)
HERALD = article("herald", "Quay Herald", 9, *THIRD)


def told(pile: Sequence[Document], *, own: bool = False) -> Comparison:
    (one,) = compare.report(pile, own=own).stories
    assert one.comparison is not None
    return one.comparison


def silence(found: Comparison) -> tuple[Status, bool]:
    """Return how the paragraph of the Courier about the prosecutor is judged against the Post."""
    (row,) = (r for r in found.coverage if (r.document, r.paragraph, r.against) == ("courier", 2, "first"))
    return row.status, row.uncertain


@pytest.mark.parametrize("own", [False, True])
def test_only_here_is_uncertain_where_a_folded_version_may_tell_it(own: bool) -> None:
    assert silence(told([EARLIER, COURIER, HERALD], own=own)) == (Status.ONLY, False)
    found = told([EARLIER, LATER, COURIER, HERALD], own=own)
    assert "later" not in {d.id for d in found.documents}
    assert silence(found) == (Status.ONLY, True)


def test_nobody_is_said_to_leave_out_what_a_folded_version_may_tell() -> None:
    def omitted(pile: Sequence[Document]) -> set[str]:
        return {i for p in told(pile).points for i in p.omitted_by if "Mirela Tosk" in p.text}

    assert omitted([EARLIER, COURIER, HERALD]) == {"first"}
    assert omitted([EARLIER, LATER, COURIER, HERALD]) == set()


def test_a_version_that_is_compared_itself_speaks_for_itself() -> None:
    (one,) = compare.report([EARLIER, LATER, COURIER]).stories
    assert one.folded_versions("first") == ("later",)
    listed = replace(one, comparison=None, listed=("first", "later", "courier"))
    assert listed.folded_versions("first") == ()


def test_versions_of_versions_are_found_through_those_between() -> None:
    last = article("last", "Ostmarsh Post", 12, *FIRST, ADDED, "The line reopened at noon.", url=PAGE)
    (one,) = compare.report([EARLIER, LATER, last, COURIER]).stories
    assert one.folded_versions("first") == ("last", "later")
    assert one.folded_versions("courier") == ()
