"""The life of an article from inputs to a report: what holds whatever the step."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

import compare
from compare import Document, Kind, Paragraph, Settings

WIRE = """The bridge over the Tamber at Oldmoor was closed on Tuesday after inspectors found cracks in two of its piers.
Engineers from the county said the crossing, which carries nineteen thousand cars a day, would stay shut for six weeks.
“We could not look drivers in the eye and leave it open,” said Petra Lunn, the county’s chief engineer.
Buses between Oldmoor and Castle Quay have been sent over the Brine Street viaduct since dawn.
Shopkeepers on the east bank said that half of their customers had not turned up."""


def document(name: str, text: str, **fields: object) -> Document:
    paragraphs = tuple(Paragraph(line) for line in text.split("\n") if line)
    return replace(Document(name, paragraphs, language="en"), **fields)  # type: ignore[arg-type]  # a test's shorthand


@pytest.fixture
def pile() -> list[Document]:
    own = """Oldmoor’s main bridge is shut for six weeks. County inspectors discovered cracks in a pair of piers.
Chief engineer Petra Lunn told us she “could not look drivers in the eye”.
The Tamber crossing is used by 19,000 vehicles daily."""
    other = """The county fair opened with a parade of tractors and a contest for the heaviest pumpkin.
Ottilie Baer, aged eleven, won it with a fruit of 212 kilos that took four men to lift."""
    return [
        document("agency", WIRE, title="Bridge at Oldmoor closed", outlet="Meridian Wire"),
        document("gazette", WIRE.replace("since dawn", "since daybreak"), title="Bridge closed", outlet="Gazette"),
        document("echo", own, title="Cracks shut Oldmoor bridge", outlet="Echo"),
        document("fair", other, title="A pumpkin of 212 kilos", outlet="Echo"),
    ]


def test_copies_fold_and_a_retelling_joins_the_story(pile) -> None:
    """The reprint is a copy, the own report tells the same story, the fair is another."""
    found = compare.cluster(pile)
    assert [c.members for c in found.duplicates] == [("agency", "gazette")]
    assert sorted(s.members for s in found.stories) == [("agency", "echo", "gazette"), ("fair",)]


def test_the_order_of_input_changes_nothing(pile) -> None:
    """Any order of input gives the same clusters, stories, ids, evidence and comparisons."""
    first = compare.report(pile)
    for order in permutations(pile):
        assert compare.report(order) == first


def test_every_document_is_in_exactly_one_story(pile) -> None:
    """Stories divide the pile, whatever it holds."""
    empty = document("empty", "")
    found = compare.cluster([*pile, empty])
    members = [i for story in found.stories for i in story.members]
    assert sorted(members) == sorted([d.id for d in pile] + ["empty"])


def test_dedup_of_dedup_removes_nothing(pile) -> None:
    """What one dedup keeps, the next keeps."""
    kept = compare.dedup(pile).kept
    again = compare.dedup(kept)
    assert again.kept == kept
    assert not again.removed


def test_two_empty_documents_are_no_copies() -> None:
    """Nothing is like nothing."""
    assert not compare.dedup([document("a", ""), document("b", " ")]).removed


def test_an_empty_pile_has_no_stories() -> None:
    """No documents, no stories, no error."""
    assert compare.report([]).clustering.stories == ()


def test_two_documents_of_one_id_are_refused(pile) -> None:
    """The message names the id and the cure."""
    with pytest.raises(compare.InputError, match=r"'agency'; make them distinct"):
        compare.cluster([pile[0], pile[0]])


def test_one_document_cannot_be_compared(pile) -> None:
    """A diff needs two."""
    with pytest.raises(compare.InputError, match="give two or more"):
        compare.diff(pile[:1])


def test_boilerplate_is_never_compared() -> None:
    """Two articles that share only the furniture of their pages share nothing."""
    form = [
        Paragraph("Sign up for our newsletter and never miss a story from our newsroom again.", Kind.BOILERPLATE)
    ] * 9
    one = Document("a", (Paragraph("A whale was seen off Cape Tarn."), *form), language="en")
    two = Document("b", (Paragraph("The parliament in Dorn passed a budget."), *form), language="en")
    assert not compare.dedup([one, two]).removed
    assert len(compare.cluster([one, two]).stories) == 2
    assert all(row.paragraph == 0 and row.status == "only" for row in compare.diff([one, two]).coverage)


def test_reading_skips_what_is_nothing_but_boilerplate(tmp_path) -> None:
    """A page without a story is skipped with its reason, not compared as an empty one."""
    (tmp_path / "form.txt").write_text(
        "Leave a Reply\n\nSubscribe to our newsletter\n\nAll rights reserved.\n", "utf-8"
    )
    reading = compare.read(tmp_path)
    assert not reading.documents
    assert "form.txt" in reading.skipped[0].origin


def test_an_excerpt_never_stands_for_its_source(pile) -> None:
    """Of an excerpt and its source the source is kept, even where the excerpt came first."""
    early, late = datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 5, 2, tzinfo=UTC)
    part = document("part", "\n".join(WIRE.split("\n")[:2]), published=early)
    whole = document("whole", WIRE, published=late)
    found = compare.dedup([part, whole], Settings(excerpts=True))
    assert found.kept_ids == ("whole",)
    assert compare.dedup([part, whole]).kept_ids == ("part", "whole")


def test_a_revision_is_told_from_a_copy() -> None:
    """The same outlet and address at another time is a revision."""
    fields = {"outlet": "Echo", "url": "https://echo.example/bridge"}
    one = document("v1", WIRE, published=datetime(2031, 5, 1, tzinfo=UTC), **fields)
    two = document("v2", WIRE + "\nThe viaduct was closed too.", published=datetime(2031, 5, 2, tzinfo=UTC), **fields)
    (cluster,) = compare.cluster([one, two]).duplicates
    assert [m.relation for m in cluster.matches] == ["revision"]
    assert cluster.representative == "v1"


def test_many_copies_of_one_text_are_one_cluster() -> None:
    """A thousand equal pages cost one bucket, not half a million pairs."""
    pages = [document(f"p{n:04}", WIRE) for n in range(1000)]
    random.Random(4).shuffle(pages)
    found = compare.dedup(pages)
    assert found.kept_ids == ("p0000",)
    assert found.stats.candidates < 2000


def test_one_story_may_be_asked_for(pile) -> None:
    """It is the one that the whole report has there, and nothing else is compared."""
    whole = compare.report(pile)
    assert compare.report(pile, story="1").stories == whole.stories[:1]
    assert compare.report(pile, story=whole.stories[0].story.id).stories == whole.stories[:1]


def test_a_report_may_be_of_own_words_only(pile) -> None:
    """As `diff` sets aside what is copied, so does a report."""
    told = compare.report(pile, own=True).stories[0]
    assert told.comparison == compare.diff(told.comparison.documents, own=True)
