"""Figures with all their places, and how the articles agree on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare import Agreement, Document, FigureEntry, Paragraph
from compare.alignment.agreement import agree, interval
from compare.alignment.figure_ledger import AROUND
from compare.text.figures import figures


def ledger(*texts: str) -> dict[str, FigureEntry]:
    documents = [Document(str(n), (Paragraph(text),), language="en") for n, text in enumerate(texts)]
    return {entry.value: entry for entry in compare.diff(documents).figures}


def test_a_rounded_figure_stands_with_the_exact_one() -> None:
    """Both wordings in one entry, under the exact value."""
    found = ledger("Nearly 1,200 jobs will go.", "The mill cuts 1,187 jobs.")
    assert list(found) == ["1,187"]
    assert (found["1,187"].relation, found["1,187"].others) == (Agreement.ROUNDED, ("1,200",))
    assert [m.text for m in found["1,187"].mentions] == ["The mill cuts 1,187 jobs.", "Nearly 1,200 jobs will go."]


def test_two_roundings_of_one_number_may_not_agree_with_each_other() -> None:
    """690 is nearly 700 and 800 is about 750, but 690 is no 800."""
    found = ledger("690,000 voters came.", "About 750,000 voters came.", "800,000 voters came.")
    assert len(found) > 1


def test_what_all_give_is_the_same_and_what_one_gives_is_alone() -> None:
    """In words or digits."""
    found = ledger("Fourteen boats sank and 31 were towed.", "In all 14 boats sank.")
    assert {value: entry.relation for value, entry in found.items()} == {"14": Agreement.SAME, "31": Agreement.ALONE}


def test_a_conflict_says_whether_it_is_certain() -> None:
    """The ledger claims no more than the conflict does."""
    found = ledger(
        "The storm tore the roofs off 43 houses in Tarn, the fire service said.",
        "The storm tore the roofs off 47 houses in Tarn, the fire service said.",
    )
    assert {(e.relation, e.others, e.uncertain) for e in found.values()} == {
        (Agreement.CONFLICTING, ("47",), False),
        (Agreement.CONFLICTING, ("43",), False),
    }


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("nearly 1,200 jobs", "1,187 jobs", True),
        ("22 jobs", "23 jobs", False),
        ("91 percent", "90.7 percent", True),
        ("$5,967.34", "$5,920", False),
        ("fewer than 1,000 votes", "905 votes", True),
        ("at least 80 people", "84 people", True),
        ("more than 70 people", "84 people", False),
        ("10 to 15 people", "12 people", True),
        ("$72 million", "$71.8 million", True),
    ],
)
def test_whether_two_figures_can_be_one_number(one: str, two: str, same: bool) -> None:
    """As they are written: hedged, rounded, exact."""
    (a,), (b,) = figures(one, "en"), figures(two, "en")
    assert agree(a, b) is agree(b, a) is same


@given(st.floats(0, 1e14, allow_nan=False), st.sampled_from(["", "about ", "at least ", "up to "]))
def test_a_figure_agrees_with_itself(value: float, hedge: str) -> None:
    """Its interval holds what it says."""
    for figure in figures(f"{hedge}{value:.2f} tonnes", "en"):
        low, high = interval(figure)
        assert low <= figure.value <= high


def test_a_long_sentence_is_cut_between_words() -> None:
    """Around its figure; an ellipsis says that there is more, and a short sentence is whole."""
    long = f"{'before ' * 80}came 412 passengers {'afterwards ' * 60}at last."
    (entry,) = [
        f for f in compare.diff([Document.of(long, id="a"), Document.of("Rain.", id="b")]).figures if f.value == "412"
    ]
    (mention,) = entry.mentions
    assert mention.text.startswith("…before before")
    assert mention.text.endswith("afterwards…")
    assert "came 412 passengers" in mention.text
    assert len(mention.text) < 2 * AROUND + 5
