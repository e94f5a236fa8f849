"""Points: facts gathered over articles, the sentence that tells each best, how prominently, and who leaves it out."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare import Document, Paragraph
from compare.alignment.aligned_story import Told
from compare.alignment.gathering import gathered
from compare.alignment.omission import could_not_know
from compare.model import Comparison, Point


def document(name: str, *paragraphs: str, published: datetime | None = None, language: str = "en") -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), published=published, language=language)


MORNING = datetime(2031, 5, 6, 7, 30, tzinfo=UTC)
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
EVENING = datetime(2031, 5, 6, 19, tzinfo=UTC)

GAZETTE = document(
    "gazette",
    "The town council of Ulmen voted on Tuesday to close the Karst swimming pool because its roof is unsafe.",
    "Engineers had found rust in forty-one of the girders above the diving tower.",
    "“We have no choice,” said the mayor, Berit Olvang.",
    "A children's club that trains there asked for a bus to the baths of Nordau.",
    published=NOON,
)
HERALD = document(
    "herald",
    "Residents of Ulmen will lose the Karst swimming pool: the council voted for its closure over an unsafe roof.",
    "But the girders above the diving tower were rusty in forty-one places, engineers had found.",
    "A brass band from Telsberg won the regional cup in the meantime.",
    published=EVENING,
)
EARLY = document(
    "early",
    "The council of Ulmen votes today on whether the Karst swimming pool, whose roof is said to be unsafe, is to close.",
    "The market on Linden Square opens at nine as on every Tuesday.",
    published=MORNING,
)


def told_by(found: Comparison, *names: str) -> list[Point]:
    return [p for p in found.points if {t.document for t in p.told_by} == set(names)]


@pytest.fixture(scope="module")
def pool() -> Comparison:
    return compare.diff([GAZETTE, HERALD, EARLY])


def test_a_fact_of_two_articles_is_left_out_by_the_third(pool: Comparison) -> None:
    """The rusty girders are told by two; the third has none of their words anywhere."""
    girders = next(p for p in told_by(pool, "gazette", "herald") if "girders" in p.text)
    assert girders.omitted_by == ("early",)
    assert girders in pool.left_out_by("early")


def test_who_wrote_before_all_others_could_not_know(pool: Comparison) -> None:
    """The omission stands, but is told apart."""
    girders = next(p for p in told_by(pool, "gazette", "herald") if "girders" in p.text)
    assert girders.could_not_know == ("early",)
    assert all(set(p.could_not_know) <= set(p.omitted_by) for p in pool.points)


def test_the_best_wording_does_not_lean_on_what_stands_before(pool: Comparison) -> None:
    """Of two sentences that tell the same, the one that begins with "But" is passed over."""
    girders = next(p for p in told_by(pool, "gazette", "herald") if "girders" in p.text)
    assert girders.text.startswith("Engineers")


def test_prominence_is_told_by_place_and_share(pool: Comparison) -> None:
    """All lead with the vote; the girders stand second in both, and take their share of the text."""
    vote, girders = pool.points[0], next(p for p in pool.points if "girders" in p.text)
    assert len(vote.told_by) == 3
    assert vote.prominence == 1.0
    assert [t.place for t in girders.told_by] == [2, 2]
    assert all(0 < t.share < 1 for p in pool.points for t in p.told_by)


def test_points_do_not_depend_on_the_order_of_articles(pool: Comparison) -> None:
    """Nor do their wording, ids and omissions."""
    assert all(compare.diff(list(order)).points == pool.points for order in permutations(pool.documents))


def test_what_could_not_be_known_comes_last_in_a_list_of_omissions(pool: Comparison) -> None:
    """A reader looks first for what an outlet could have told."""
    unknown = ["early" in p.could_not_know for p in pool.left_out_by("early")]
    assert unknown == sorted(unknown)


@pytest.mark.parametrize(
    ("silent", "tellers", "answer"),
    [
        (MORNING, [NOON, EVENING], True),
        (NOON, [MORNING, EVENING], False),
        (NOON, [NOON], False),
        (None, [NOON], False),
        (MORNING, [NOON, None], False),
        (datetime(2031, 5, 6, tzinfo=UTC), [NOON], False),  # some time on that day
        (datetime(2031, 5, 5, tzinfo=UTC), [NOON], True),
    ],
)
def test_only_dates_say_who_could_not_know(
    silent: datetime | None, tellers: list[datetime | None], answer: bool
) -> None:
    """A missing date says nothing; a date without a time says the day only."""
    others = [document(str(i), "A text.", published=when) for i, when in enumerate(tellers)]
    assert could_not_know(document("x", "A text.", published=silent), others) is answer


def told(document_at: int, passage: int = 0, sentence: int = 0) -> Told:
    return Told(document_at, passage, sentence)


def test_a_chain_is_no_group() -> None:
    """Each of ten sentences is tied to the next alone: two neighbours tell one fact, not all ten."""
    groups = gathered({(told(i), told(i + 1)): 0.9 for i in range(9)}, 0.3)
    assert max(map(len, groups)) <= 3


def test_an_article_that_tells_a_fact_twice_has_one_voice() -> None:
    """Three articles tell it, one of them in two sentences of a paragraph: all four belong together."""
    voices = [told(0, 0, 0), told(0, 0, 1), told(1), told(2)]
    ties = {(a, b): 0.5 for a in voices for b in voices if a.document < b.document}
    assert gathered(ties, 0.45) == [tuple(voices)]


def test_two_sentences_of_one_article_are_no_group() -> None:
    """Without a tie to another article, nothing is gathered."""
    assert gathered({}, 0.1) == []


PLACES = st.builds(Told, st.integers(0, 4), st.integers(0, 3), st.integers(0, 1))
TIES = st.dictionaries(
    st.tuples(PLACES, PLACES).filter(lambda pair: pair[0].document < pair[1].document), st.floats(0, 1), max_size=30
)


@given(TIES, st.floats(0.05, 1), st.randoms(use_true_random=False))
def test_gathering_does_not_depend_on_the_order_of_ties(ties: dict[tuple[Told, Told], float], cut: float, rnd) -> None:  # type: ignore[no-untyped-def]
    """Nor does it put one sentence into two groups; every group reaches two articles."""
    # eighths are summed exactly, so that no order of adding makes a difference
    exact = {pair: round(8 * tie) / 8 for pair, tie in ties.items()}
    shuffled = list(exact.items())
    rnd.shuffle(shuffled)
    groups = gathered(exact, cut)
    assert groups == gathered(dict(shuffled), cut)
    every = [told for group in groups for told in group]
    assert len(every) == len(set(every))
    assert all(len({told.document for told in group}) > 1 for group in groups)


def test_a_story_of_many_long_articles_is_gathered_at_once() -> None:
    """Forty articles that all tell the same thirty things: each is a point of forty."""
    things = ["ferry", "bridge", "orchard", "museum", "bakery", "canal", "stadium", "library", "chapel", "harbour"]
    ties = {(told(a, t), told(b, t)): 0.8 for a in range(40) for b in range(a + 1, 40) for t in range(len(things))}
    assert [len(group) for group in gathered(ties, 0.3)] == [40] * len(things)


def test_what_no_two_are_sure_to_tell_nobody_is_sure_to_leave_out(pool: Comparison) -> None:
    """A point with doubtful tellers has no certain omission."""
    for point in pool.points:
        if len(point.told_by) > 1 and point.certain < 2:
            assert not point.omitted_by


def test_who_is_linked_to_all_tellers_does_not_surely_leave_out() -> None:
    """The words of the third are few of theirs, but a link holds to each of both: it is passed over."""
    mill = "The paper mill of Dunscar will close in June with the loss of 400 jobs, its owner Halvard told the workers."
    one = document("a", mill, "A choir sang in the chapel.")
    two = document("b", f"{mill[:-1]} on Monday.", "Barley was in bloom around the village.")
    three = document("c", "Halvard shuts the Dunscar paper mill.", "The school got a new roof of slate.")
    found = compare.diff([one, two, three])
    linked = {r.against for r in found.coverage if r.document == "c" and r.links}
    point = next(p for p in found.points if {"a", "b"} <= {t.document for t in p.told_by})
    assert linked == {"a", "b"}
    assert "c" not in point.omitted_by


def test_a_compound_is_one_word_or_two() -> None:
    """Who writes birdwatchers does not surely leave out the bird watchers that two others tell of."""
    told = "The bird watchers caught the thief."
    bare = "The choir of Tarn sings on Sunday.", "Barley was in bloom around the village."
    one, two = document("a", told, bare[0]), document("b", f"{told[:-1]} on Monday.", bare[1])
    for word, left_out in (("birdwatchers", False), ("herring", True)):
        third = document("c", "A new roof of slate went up.", f"Nobody had wanted {word} there before.")
        found = compare.diff([one, two, third])
        assert any("c" in p.omitted_by for p in told_by(found, "a", "b")) is left_out


def test_who_is_in_a_picture_is_no_wording() -> None:
    """A caption that only names is shorter, and says nothing."""
    told = "The harbour master Petra Lunn resigned in Dunscar on Monday over the sunken ferry."
    caption = "Harbour Master Petra Lunn. The ferry in Dunscar sank on Monday."
    found = compare.diff([document("a", told), document("b", caption, told), document("c", caption)])
    assert all(point.text != "Harbour Master Petra Lunn." for point in found.points)


def test_the_wording_tells_what_all_tell() -> None:
    """Not the age and the street that one of them alone knows."""
    found = compare.diff(
        [
            document("a", "Petra Lunn, 47, of Quarry Street, won the Telsberg regatta on Sunday by two lengths."),
            document("b", "The Telsberg regatta was won on Sunday by Petra Lunn, two lengths ahead."),
            document("c", "Petra Lunn won the regatta of Telsberg by two lengths."),
        ]
    )
    (point,) = told_by(found, "a", "b", "c")
    assert "Quarry" not in point.text
    assert "47" not in point.text


def test_who_names_the_same_in_a_paragraph_that_may_be_linked_does_not_surely_leave_out() -> None:
    """The inspectors of Nordau and the Karst bath stand in it, whatever else it tells."""
    told = "Inspectors from Nordau found rust in the girders of the Karst baths, the council of Ulmen heard on Tuesday."
    again = "The council of Ulmen heard on Tuesday that the girders of the Karst baths are rusty, as inspectors from Nordau found."
    silent = (
        "The council of Ulmen talked of the Karst baths and of Nordau on Tuesday, and of the brass band, at length."
    )
    found = compare.diff([document("a", told), document("b", again), document("c", silent)])
    assert all("c" not in point.omitted_by for point in told_by(found, "a", "b"))
