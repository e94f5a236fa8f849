"""Streams of stories: every article has a story at once, and in the end they are those of the batch."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.graphs.oracle import ORACLE as GRAPHS
from compare.model import Document, DuplicateCluster, Match, Pair, Relation, Story
from compare.settings import DEFAULTS
from compare.sketches.oracle import ORACLE as SKETCHES
from compare.stories.finding import find_stories
from compare.stories.streams import Stories
from compare.text.stream.oracle import ORACLE as STREAM

DAY = datetime(2031, 5, 1, tzinfo=UTC)
PLACES = ("Varnsholt", "Lirren", "Oster", "Quellmar", "Tamsin Bay", "Brockwald", "Ysel", "Harrow Point")
PEOPLE = (
    "Dora Kessling",
    "Imre Vadas",
    "Lotte Brandis",
    "Sunniva Aas",
    "Pell Morrow",
    "Jan Tervo",
    "Oda Wick",
    "Uli Roth",
)
EVENTS = (
    "fire market stalls flames roof brigade smoke hydrant arson traders ashes insurance",
    "ferry fog sandbank passengers lifeboat captain tide hull anchor coastguard harbour radar",
    "mayor bridge contract resigned bribe council concrete engineers tender audit party scandal",
    "herons marsh nests chicks reeds ornithologists wetland binoculars eggs dyke frogs colony",
    "burglars museum bell bronze alarm curator window exhibit police theft collectors van",
    "tram strike drivers wages union depot timetable commuters rails overtime picket talks",
    "cheese dairy factory layoffs milk cellar rind farmers curd bankruptcy owners exports",
    "comet telescope astronomers orbit tail observatory dust glow meteor lens planet photograph",
)


def article(name: str, story: int, telling: int, hours: float | None = 0.0, **fields: object) -> Document:
    """Return an article of one of eight events, told in one of many ways."""
    place, person, event = (kind[story % len(kind)] for kind in (PLACES, PEOPLE, EVENTS))
    words = event.split()
    told = [words[(telling * 5 + at * (5 if telling % 2 else 7)) % len(words)] for at in range(9)]
    text = f"The {' '.join(told[:5])} at {place}; {' '.join(told[5:])}, {person} of {place}, {41 + 13 * story}."
    published = None if hours is None else DAY + timedelta(hours=hours)
    shown = Document.of(text, id=name, title=" ".join(told[:4]), published=published, language="en")
    return replace(shown, **fields)  # type: ignore[arg-type]  # a shorthand


def pile(count: int, stories: int = 6) -> list[Document]:
    return [article(f"d{at:02}", at % stories, at // stories, float(at)) for at in range(count)]


def groups(stream: Stories, documents: Sequence[Document]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for d in documents:
        found.setdefault(stream.story(d.id), set()).add(d.id)
    return {frozenset(ids) for ids in found.values()}


def without_ids(stories: Sequence[Story]) -> list[Story]:
    return [replace(story, founder="") for story in stories]


def copies_of(stream: Stories) -> list[DuplicateCluster]:
    """Return the copies that a stream folded, as a batch is given them."""
    found = []
    for head, others in stream._folding.copies.items():
        matches = tuple(Match(Pair.of(head, other), Relation.NEAR, 1.0, 1.0) for other in others)
        found.append(DuplicateCluster(head, tuple(sorted([head, *others])), matches))
    return found


def test_the_first_article_of_a_story_is_marked_and_the_next_joins_it() -> None:
    """A score tells how probable it was; that of a first one lies below the cut."""
    stream = Stories()
    one, other, two = stream.add(article("a", 0, 0)), stream.add(article("b", 1, 0)), stream.add(article("c", 0, 1))
    assert one.first
    assert other.first
    assert not two.first
    assert two.story == one.story != other.story
    assert one.score == 0.0
    assert other.score < DEFAULTS.story_cut <= two.score <= 1.0


def test_the_public_names_are_there() -> None:
    """Both are told of by the package itself."""
    assert compare.Stories is Stories
    assert compare.Placed(document="a", story="s", first=True, score=0.0).first


@pytest.mark.parametrize("encoded", [False, True])
def test_settling_gives_what_the_batch_gives(encoded: bool) -> None:
    """Stories, titles, evidence and spans are equal, whatever order the articles came in."""

    class Lengths:
        def encode(self, texts: list[str], /) -> np.ndarray:
            return np.array([[len(text), text.count("e"), text.count("a")] for text in texts], np.float32)

    encoder = Lengths() if encoded else None
    documents = [*pile(40), article("x", 2, 1, 3.0, language="de"), article("y", 2, 2, None, language="")]
    documents = [d if d.language else replace(d, paragraphs=()) for d in documents]
    stream = Stories(encoder=encoder)
    stream.add_all(documents[::-1])
    stream.settle()
    batch = find_stories(documents, copies_of(stream), DEFAULTS, encoder)
    assert without_ids(stream.stories) == list(batch)
    assert groups(stream, documents) == {frozenset(s.members) for s in batch}


def test_one_by_one_is_as_in_batches() -> None:
    """A batch saves time and changes nothing."""
    documents, one, all_at_once = pile(70), Stories(), Stories()
    placed = tuple(one.add(d) for d in documents)
    assert all_at_once.add_all(documents) == placed
    assert one.stories == all_at_once.stories


def test_a_stream_of_retold_events_finds_them() -> None:
    """Without settling, each event is one story."""
    documents, stream = pile(48), Stories()
    stream.add_all(documents)
    assert groups(stream, documents) == {frozenset(d.id for d in documents[at::6]) for at in range(6)}


def test_an_id_is_refused_twice() -> None:
    """The error names it and the cure; nothing of the batch was added."""
    stream = Stories()
    stream.add(article("a", 0, 0))
    with pytest.raises(compare.InputError, match=r"'a'.*give every article an id of its own"):
        stream.add_all([article("b", 1, 0), article("a", 2, 0)])
    with pytest.raises(compare.InputError, match="'c'"):
        stream.add_all([article("c", 1, 0), article("c", 2, 0)])
    assert len(stream) == 1


@pytest.mark.parametrize("bad", [{"window": timedelta(0)}, {"most": 0}])
def test_a_window_that_holds_nothing_is_refused(bad: dict[str, object]) -> None:
    """The error says what to choose."""
    with pytest.raises(compare.SettingsError, match="choose"):
        Stories(**bad)  # type: ignore[arg-type]  # one of two


def test_what_is_too_old_leaves() -> None:
    """By time, whatever the order; one without a time is as old as those it came with."""
    stream = Stories(window=timedelta(hours=10))
    stream.add_all([article("late", 0, 0, 5.0), article("early", 1, 0, 0.0), article("none", 2, 0, None)])
    stream.add_all(article(f"x{at}", 3 + at % 4, at // 4, 12.0) for at in range(8))
    assert "early" not in stream
    assert "late" in stream
    stream.add_all(article(f"y{at}", at, 2, 40.0) for at in range(12))
    assert "none" not in stream
    assert "late" not in stream


def test_one_wrong_date_empties_no_window() -> None:
    """An article from the future does not make all others old."""
    stream = Stories(window=timedelta(days=1))
    stream.add_all([*pile(12), article("future", 7, 0, 1e5), article("next", 7, 1, 13.0)])
    assert len(stream) == 14


def test_beyond_the_most_the_oldest_leaves() -> None:
    """A window by count needs no times."""
    documents = [replace(d, published=None) for d in pile(30)]
    stream = Stories(window=None, most=10)
    stream.add_all(documents)
    assert [d.id in stream for d in documents] == [False] * 20 + [True] * 10


def test_copies_join_at_once_and_are_folded() -> None:
    """An exact copy, and a near one, are in the story of what they copy; each alone stays when that leaves."""
    words = " ".join(
        f"{word} {at}" for at, word in enumerate("harbour crane ballast keel anchor mast rudder".split() * 9)
    )
    long = article("a", 0, 0, 0.0).text + " " + words
    first = article("a", 0, 0, 0.0, paragraphs=Document.of(long, id="a").paragraphs)
    exact = replace(first, id="b", paragraphs=Document.of(long.upper(), id="b").paragraphs)
    near = replace(first, id="c", paragraphs=Document.of(long + " The end.", id="c").paragraphs)
    stream = Stories(window=None, most=3)
    begun, *others = stream.add_all([first, exact, near])
    assert [(p.story, p.first, p.score) for p in others] == [(begun.story, False, 1.0)] * 2
    assert [s.members for s in stream.stories] == [("a", "b", "c")]
    assert not stream.stories[0].evidence
    stream.add_all([article("d", 3, 0), article("e", 4, 0)])
    assert stream.story("c") == begun.story
    stream.settle()
    assert stream.story("c") == begun.story


def test_a_story_outlives_its_first_article_under_its_id() -> None:
    """Its name is not given to another one meanwhile."""
    stream = Stories(window=None, most=2)
    one, two = stream.add(article("a", 0, 0)), stream.add(article("b", 0, 1))
    three = stream.add(article("c", 0, 2))
    assert "a" not in stream
    assert one.story == two.story == three.story
    with pytest.raises(compare.InputError, match="'a'"):
        stream.add(article("a", 5, 0))


def test_what_moved_is_told_once() -> None:
    """A caller who follows `moved` knows the story of every article."""
    known: dict[str, str] = {}
    documents, stream = pile(80, 8), Stories(window=timedelta(hours=50))
    for d in documents:
        placed = stream.add(d)
        known[placed.document] = placed.story
        known.update(stream.moved())
        assert not stream.moved()
    assert all(stream.story(d.id) == known[d.id] for d in documents if d.id in stream)


def test_languages_and_empty_texts_pass() -> None:
    """What has no words, and what no language, has a story too; several languages are compared by what survives."""
    german = Document.of(
        "In Varnsholt brannte die Markthalle nieder, sagte Dora Kessling, die am Morgen 41 Menschen zählte.",
        id="de", published=DAY, language="de",
    )  # fmt: skip
    empty, odd = Document("empty", ()), Document.of("\ud800 ?", id="odd", title="?")
    stream = Stories()
    placed = stream.add_all([article("a", 0, 0), empty, german, odd, *pile(40)])
    assert len({p.document for p in placed}) == 44
    stream.settle()
    assert sum(len(s.members) for s in stream.stories) == 44


def test_an_empty_stream_has_no_stories() -> None:
    """Nor does settling it harm."""
    stream = Stories()
    stream.settle()
    assert stream.stories == ()
    assert stream.add_all([]) == ()


steps = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 3), st.none() | st.integers(0, 60), st.sampled_from(["en", "de", ""])),
    min_size=1,
    max_size=60,
)


@given(steps, st.sampled_from([None, 12, 30]), st.integers(1, 25), st.integers(0, 59))
def test_bookkeeping(drawn: list[tuple[int, int, int | None, str]], hours: int | None, most: int, settled: int) -> None:
    """After any adding and leaving, every article is in one story, ids stay with first articles, and counts are right."""
    stream = Stories(window=None if hours is None else timedelta(hours=hours), most=most)
    known: dict[str, str] = {}
    for at, (story, telling, hour, language) in enumerate(drawn):
        document = article(f"d{at}", story, telling, None if hour is None else float(hour), language=language or "en")
        document = document if language else replace(document, title="", language="xx")
        placed = stream.add(document)
        assert placed.first == (placed.story == compare.model.story_id(document.id))
        known[document.id] = placed.story
        if at == settled:
            stream.settle()
        known.update(stream.moved())
        assert len(stream) <= most
    there = {f"d{at}" for at in range(len(drawn))} & {i for i in known if i in stream}
    stories = stream.stories
    assert sorted(i for s in stories for i in s.members) == sorted(there)
    assert len({s.id for s in stories}) == len(stories)
    assert {i: s.id for s in stories for i in s.members} == {i: known[i] for i in there}
    counted(stream)


def test_the_kernel_in_python_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories, ids and scores are equal where nothing was compiled."""
    documents = [*pile(40), article("copy", 3, 0, 50.0)]
    compiled = Stories()
    placed = compiled.add_all(documents)
    monkeypatch.setattr("compare.stories.features.stream", lambda: STREAM)
    monkeypatch.setattr("compare.stories.folding.kernel", lambda: SKETCHES)
    for module in ("linkage", "products", "candidates"):
        monkeypatch.setattr(f"compare.graphs.{module}.kernel", lambda: GRAPHS)
    plain = Stories()
    assert plain.add_all(documents) == placed
    assert plain.stories == compiled.stories


def test_hash_seeds_change_nothing() -> None:
    """The same stream gives the same account in every process."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_streams import Stories, pile\n"
        "stream = Stories(window=None, most=30)\n"
        "print(stream.add_all(pile(45)), stream.moved(), stream.stories)\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }  # fmt: skip
    assert len(said) == 1


def counted(stream: Stories) -> None:
    """Check that the shelves hold what the documents of the window hold, and stories count their members."""
    window = stream._window
    for language, shelf in window._shelves.items():
        rows = [row for row, entry in window.entries.items() if entry.language == language]
        assert [*shelf.rows] == rows
        laid = [window._within.laid(window.entries[row]).keys for row in rows]
        keys, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *laid]), return_counts=True)
        assert shelf.holders(shelf.columns(keys)).tolist() == counts.tolist()
        assert shelf.terms == sum(int(window.entries[row].features.terms[0]) for row in rows)
        assert int(shelf._holders.all.sum()) == int(counts.sum())
    told = stream._story.all[[*window.entries]]
    for number, kept in stream._kept.items():
        assert kept.size == np.count_nonzero(told == number)
        assert kept.row < 0 or stream._story.all[kept.row] == number
