"""Alignment: links, coverage, wording, order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare import Document, Paragraph, Status
from compare.alignment import links
from compare.alignment.links import longest_run
from compare.alignment.order import moved
from compare.alignment.wording import wording
from compare.model import Coverage, Span


def document(name: str, *paragraphs: str, language: str = "en") -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), language=language)


HARBOUR = document(
    "harbour",
    "The trawler Second Wind sank off Cape Tarn on Monday with a cargo of herring, the coastguard said.",
    "Its five sailors were lifted off the deck by a helicopter from Brennick.",
    "“We had ten minutes, not more,” said skipper Dougal Pym.",
    "Insurers put the loss at 2.4 million crowns.",
)
TOWN = document(
    "town",
    "A helicopter from Brennick rescued the five sailors of a sinking trawler, the Second Wind, off Cape Tarn.",
    "The school choir of Brennick will sing for the crew on Sunday in the chapel on Mast Lane.",
    "“We had ten minutes,” Dougal Pym, the skipper, said.",
)


def statuses(one: Document, two: Document) -> dict[tuple[str, int], Status]:
    return {(row.document, row.paragraph): row.status for row in compare.diff([one, two]).coverage}


def test_what_both_tell_is_linked_and_what_one_tells_is_only_there() -> None:
    """The rescue and the quotation are shared, the choir and the insurers are in one article alone."""
    found = compare.diff([HARBOUR, TOWN])
    links = {(row.document, row.paragraph, link.paragraph) for row in found.coverage for link in row.links}
    assert {("harbour", 1, 0), ("harbour", 2, 2), ("town", 0, 1), ("town", 2, 2)} <= links
    status = statuses(HARBOUR, TOWN)
    assert status["harbour", 3] is status["town", 1] is Status.ONLY


def test_a_judgement_does_not_depend_on_the_order_of_the_articles() -> None:
    """Left and right exchanged, every status, link and point is the same."""
    third = document("third", "Five sailors were saved by a helicopter off Cape Tarn when the Second Wind sank.")
    first = compare.diff([HARBOUR, TOWN, third])
    for order in permutations([HARBOUR, TOWN, third]):
        found = compare.diff(list(order))
        assert sorted(map(repr, found.coverage)) == sorted(map(repr, first.coverage))
        assert {p.id for p in found.points} == {p.id for p in first.points}


def test_the_same_text_is_wholly_shared() -> None:
    """An article compared with its copy leaves nothing out."""
    twin = document("twin", *(p.text for p in HARBOUR.paragraphs))
    assert set(statuses(HARBOUR, twin).values()) == {Status.SHARED}


def test_no_link_and_no_share_go_together() -> None:
    """A paragraph is linked if and only if it is not told in one article alone."""
    for row in compare.diff([HARBOUR, TOWN]).coverage:
        assert bool(row.links) == (row.status is not Status.ONLY)


def test_every_row_is_there_once() -> None:
    """One row for each story paragraph and each other document."""
    rows = [(r.document, r.paragraph, r.against) for r in compare.diff([HARBOUR, TOWN]).coverage]
    assert rows == [*(("harbour", i, "town") for i in range(4)), *(("town", i, "harbour") for i in range(3))]


def test_between_two_languages_nothing_is_certain() -> None:
    """Words tell little there, so that no judgement is sure and no omission is claimed."""
    other = document("x", "Der Trawler sank vor Kap Tarn mit einer Ladung Hering.", language="de")
    found = compare.diff([HARBOUR, other])
    assert all(row.uncertain for row in found.coverage)
    assert not any(point.omitted_by for point in found.points)


def test_a_link_says_what_it_stands_on() -> None:
    """The evidence names words that both paragraphs hold."""
    row = next(r for r in compare.diff([HARBOUR, TOWN]).coverage if r.document == "harbour" and r.paragraph == 1)
    assert {"helicopter", "sailors"} <= {e.text for e in row.links[0].evidence}


def test_an_article_without_story_paragraphs_is_compared_without_error() -> None:
    """Nothing told, nothing shared."""
    assert {s for k, s in statuses(HARBOUR, document("empty", "…")).items() if k[0] == "harbour"} == {Status.ONLY}


def test_wording_shows_the_words_that_differ() -> None:
    """Changed words are spans of the texts they stand in; case and quotation marks are no change."""
    here, there = "The Ferry sank at dawn.", "the ferry sank late at dusk."
    found = wording(here, there, Span(0, len(here)), Span(0, len(there)))
    assert [here[s.start : s.end] for s in found.changed_here] == ["dawn"]
    assert [there[s.start : s.end] for s in found.changed_there] == ["late", "dusk"]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8, unique=True))
def test_what_has_not_moved_stands_in_one_order(places: list[tuple[int, int]]) -> None:
    """The pairs that are not moved rise on both sides, and no smaller set of moved pairs would do."""
    kept = sorted(set(places) - moved(places))
    assert [t for _, t in kept] == sorted(t for _, t in kept)
    best = 0
    for bits in range(2 ** len(places)):
        chosen = sorted(p for n, p in enumerate(places) if bits >> n & 1)
        if [t for _, t in chosen] == sorted(t for _, t in chosen):
            best = max(best, len(chosen))
    assert len(kept) == best


@pytest.mark.parametrize(
    ("one", "two", "length"), [("a b c", "b c d", 2), ("a", "b", 0), ("", "a", 0), ("x a b x", "a b a b", 2)]
)
def test_the_longest_run_is_counted_in_tokens(one: str, two: str, length: int) -> None:
    """Whichever text comes first."""
    assert longest_run(one.split(), two.split()) == longest_run(two.split(), one.split()) == length


def test_scores_between_two_languages_do_not_depend_on_the_ids() -> None:
    """Which of the two is called first changes no number."""
    english = "A ferry from Brennick ran aground off Cape Tarn with 212 people on board, said Dougal Pym."
    german = "Eine Fähre aus Brennick lief vor Cape Tarn mit 212 Menschen auf Grund, sagte Dougal Pym."
    first = compare.diff([document("a", english), document("b", german, language="de")])
    second = compare.diff([document("b", english), document("a", german, language="de")])
    assert sorted(row.score for row in first.coverage) == sorted(row.score for row in second.coverage)


def test_a_figure_that_stands_elsewhere_makes_only_here_uncertain() -> None:
    """However its sentence is worded: the same number may tell the same fact."""
    one = document("a", "Fields of barley were in bloom.", "Repairs swallowed 840 million crowns.")
    two = document("b", "The choir sang.", "Its owners have sunk 0.84 billion crowns into pipes nobody sees.")
    rows = {(r.document, r.paragraph): r for r in compare.diff([one, two]).coverage}
    assert rows["a", 1].uncertain or rows["a", 1].status is not Status.ONLY
    assert rows["a", 0].status is Status.ONLY
    assert not rows["a", 0].uncertain


def test_one_word_a_thousand_times_is_compared_at_once() -> None:
    """Repetition is no trap."""
    found = compare.diff([document("a", "word " * 20_000), document("b", "word " * 19_999 + "end")])
    assert found.coverage[0].links


def test_long_articles_are_compared_by_their_rarer_words() -> None:
    """Two live blogs of three hundred entries end, and an entry that both have is linked."""
    common = "Police said the harbour stays closed and officials will speak again later today about the ferry."
    entries = [f"{common} Entry {n} tells of gate{n} and crate{n} and buoy{n}." for n in range(300)]
    found = compare.diff([document("a", *entries), document("b", *reversed(entries))])
    best = {r.paragraph: r.links[0].paragraph for r in found.coverage if r.document == "a" and r.links}
    assert best[7] == 292


def test_what_the_other_headline_tells_is_not_certainly_left_out() -> None:
    """A lead that stands in the other article's headline is "only here" with a question mark; another paragraph without."""
    lead = "The paper mill of Dunscar closes in June, its owner Halvard announced to the workers."
    one = document("a", lead, "A brass band from the valley plays in the canteen.")
    two = compare.Document.of(
        "Buyers were sought in vain for two years.",
        id="b",
        title="Halvard closes Dunscar paper mill in June",
        language="en",
    )
    rows = {(r.document, r.paragraph): r for r in compare.diff([one, two]).coverage}
    assert (rows["a", 0].status, rows["a", 0].uncertain) == (Status.ONLY, True)
    assert (rows["a", 1].status, rows["a", 1].uncertain) == (Status.ONLY, False)


def test_a_rare_name_that_stands_elsewhere_makes_only_here_uncertain() -> None:
    """However its sentence is worded; a name that all speak of says nothing."""
    rows = _around("James", "Barley and larkspur bloomed around James.")
    assert (rows["a", 2].status, rows["a", 2].uncertain) == (Status.ONLY, True)
    assert (rows["a", 1].status, rows["a", 1].uncertain) == (Status.ONLY, False)


def test_only_here_is_uncertain_where_much_of_it_stands_elsewhere() -> None:
    """A fifth of what its words weigh in general: a rare name is a smaller part of a longer paragraph."""
    assert {text: _around("Grace", text)["a", 1].uncertain for text in (_SHORT, _LONGER)} == {
        _SHORT: True,
        _LONGER: False,
    }


_SHORT, _LONGER = "Barley was in bloom around Grace.", "Barley and larkspur bloomed around Grace."


def _around(name: str, text: str) -> dict[tuple[str, int], Coverage]:
    """Return the coverage of two articles about one person; `text` and what Petra Lunn does stand in one of them."""
    slow = [f"{name} is slow in the {when}." for when in ("morning", "evening", "autumn", "spring", "winter", "rain")]
    one = document(
        "a",
        f"The tannery of {name} shut its gates, Halvard said.",
        text,
        "Petra Lunn had long complained of the stench.",
    )
    two = document("b", f"{name} woke late.", "Some thought of Lunn and her letters to the newspaper.", *slow)
    return {(row.document, row.paragraph): row for row in compare.diff([one, two]).coverage}


def test_only_here_is_uncertain_where_a_figure_stands_rounded_elsewhere() -> None:
    """A fine of $13,653 is one of $14,000."""
    slow = [f"Dunscar is slow in the {when}." for when in ("morning", "evening", "autumn", "spring", "winter", "rain")]
    one = document("a", "The abbot levied a penalty of $13,653 on every tannery that fouls the terraces.", *slow)
    found = {}
    for there in ("$14,000", "$18,000"):
        two = document("b", "Dunscar woke late.", f"Whoever does so pays {there}.")
        rows = {(r.document, r.paragraph): r for r in compare.diff([one, two]).coverage}
        assert rows["a", 0].status is Status.ONLY
        found[there] = rows["a", 0].uncertain
    assert found == {"$14,000": True, "$18,000": False}


def test_a_heading_is_no_certain_claim_and_no_point() -> None:
    """What comes below it tells the fact; in an article that ends no sentence with a mark, no line is a heading."""
    lines = ("Barley and beans", "Who pays for the pumps?", "The choir of Brennick sings on Sunday in the chapel.")
    one = Document(
        "a", tuple(map(Paragraph, lines)), title="Tannery of Dunscar shuts its gates for good", language="en"
    )
    two = document("b", "The school of Tarn got a new roof of slate.")
    found = compare.diff([one, two])
    rows = {(r.document, r.paragraph): r for r in found.coverage}
    assert [rows["a", n].uncertain for n in range(3)] == [True, True, False]
    assert [p.told_by[0].paragraphs for p in found.only_in("a")] == [(2,)]
    bare = Document("a", tuple(Paragraph(line.rstrip("?.")) for line in lines), language="en")
    assert len(compare.diff([bare, two]).only_in("a")) == 3


def test_long_texts_have_the_same_longest_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [("a b c d e f", "x c d e y"), ("a b a b a b", "b a b a"), ("a", "b"), ("", "a b"), ("a b c", "a b c")]
    looked_for = [longest_run(one.split(), two.split()) for one, two in pieces]
    monkeypatch.setattr(links, "LOOKED_FOR", -1)
    assert [longest_run(one.split(), two.split()) for one, two in pieces] == looked_for == [3, 4, 0, 0, 3]


def test_who_is_quoted_on_the_matter_there_may_have_said_it_there() -> None:
    """In other words of one speaker, with one telling word in common, "only here" is no sure charge."""
    filler = (
        "The ferry to Dunscar sailed at noon.",
        "A brass band played on the quay of Tarn.",
        "Rain fell on the market.",
    )
    one = ("“Certain subsidence hearings are coming there,” Jo Pell told us.", *filler)
    two = ("Asked about the mill, Jo Pell said “there is a quarrel over subsidence now, and it will be long”.", *filler)
    documents = [Document(str(n), tuple(map(Paragraph, texts)), language="en") for n, texts in enumerate((one, two))]
    rows = [row for row in compare.diff(documents).coverage if row.paragraph == 0 and row.status is Status.ONLY]
    assert all(row.uncertain for row in rows)
