"""What articles are made of, and how much of each the others tell."""

from dataclasses import replace
from datetime import UTC, datetime

from compare.alignment.portrait import between_outlets, makeups, outlets_overlaps, overlaps, untold_halves
from compare.model import Comparison, Coverage, Document, Overlap, Paragraph, Sourcing, Status

WHEN = datetime(2031, 5, 5, tzinfo=UTC)
A = Document("a", (Paragraph("one two three four"), Paragraph("five six")), outlet="Tarn Post", published=WHEN)
B = Document("b", (Paragraph("one two three four five six seven eight"),), outlet="Holm Echo", published=WHEN)
ROWS = (
    Coverage("a", 0, "b", Status.SHARED, 0.9, False),
    Coverage("a", 1, "b", Status.ONLY, 0.9, False),
    Coverage("b", 0, "a", Status.PARTIAL, 0.9, False),
)
FOUND = Comparison((A, B), ROWS, ())


def test_an_overlap_weighs_paragraphs_by_their_words() -> None:
    """Four of six words are told by the other; of a partial paragraph half."""
    assert overlaps(FOUND) == (Overlap("a", "b", 0.6667), Overlap("b", "a", 0.5))


def test_shares_of_an_article_add_up_to_one() -> None:
    """What is copied, what others surely tell too, what is unclear, and what surely only it tells."""
    sourced = replace(FOUND, sourcing=(Sourcing("a", 0.5), Sourcing("b", 0.0)))
    for made in (*makeups(FOUND), *makeups(sourced)):
        shares = (made.copied, made.shared, made.unclear, made.only)
        assert abs(sum(shares) - 1) < 1e-9
        assert min(shares) >= 0
    assert [made.copied for made in makeups(sourced)] == [0.5, 1.0]
    assert [made.only for made in makeups(FOUND)] == [0.3333, 0.0]


def test_what_is_uncertain_or_told_in_part_is_not_called_told_only_here() -> None:
    """Nor is a paragraph that was not compared; but one sure teller is enough for what others tell."""
    third = replace(B, id="c")
    doubted = replace(ROWS[1], uncertain=True)
    found = Comparison((A, B, third), (ROWS[0], doubted, ROWS[2], Coverage("a", 0, "c", Status.ONLY, 0.9, False)), ())
    made = makeups(found)
    assert (made[0].shared, made[0].unclear, made[0].only) == (0.6667, 0.3333, 0.0)
    assert [(m.shared, m.unclear, m.only) for m in made[1:]] == [(0.5, 0.5, 0.0), (0.0, 1.0, 0.0)]
    halves = untold_halves(found)
    assert all(0 <= halves[m.document] <= m.unclear for m in made)
    assert list(halves.values())[1:] == [0.5, 0.0]


def test_outlets_are_compared_over_the_stories_that_both_tell() -> None:
    """The mean of their stories; an article without an outlet stands for none."""
    other = replace(FOUND, coverage=tuple(replace(row, status=Status.ONLY) for row in ROWS))
    nameless = Comparison((replace(A, outlet=""), B), ROWS, ())
    assert between_outlets(map(outlets_overlaps, (FOUND, other, nameless))) == (
        Overlap("Holm Echo", "Tarn Post", 0.25, 2),
        Overlap("Tarn Post", "Holm Echo", 0.3333, 2),
    )
