"""Copies: candidates, verification, relations and clusters."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.clusters.copies import find_copies
from compare.clusters.dedup import removals
from compare.clusters.duplicates import duplicate_clusters
from compare.clusters.excerpts import excerpt_candidates
from compare.clusters.verify import Copy, likeness, relate
from compare.model import Document, Match, Pair, Paragraph, Relation
from compare.settings import Settings

SETS = st.sets(st.integers(0, 60), max_size=40)


def shingles(items: Iterable[int]) -> np.ndarray:
    return np.array(sorted(items), np.uint64)


def copy(name: str, items: Iterable[int], **fields: object) -> Copy:
    held = shingles(items)
    return Copy(name, held, held.tobytes(), len(held), **fields)  # type: ignore[arg-type]  # a test's shorthand


@given(SETS, SETS)
def test_likeness_is_that_of_the_sets(one: set[int], two: set[int]) -> None:
    """Jaccard and containment are what set theory says, both ways round."""
    jaccard, containment = likeness(shingles(one), shingles(two))
    assert jaccard == (len(one & two) / len(one | two) if one and two else 0.0)
    assert containment == (len(one & two) / min(len(one), len(two)) if one and two else 0.0)
    assert likeness(shingles(two), shingles(one)) == (jaccard, containment)


@pytest.mark.parametrize(
    ("one", "two", "fields", "relation"),
    [
        (range(100), range(100), {}, Relation.EXACT),
        (range(100), range(90), {}, Relation.NEAR),
        (range(100), range(40), {}, Relation.EXCERPT),
        (range(100), range(60, 130), {}, None),
        (range(100), range(10), {}, None),  # ten shingles stand in many texts by chance
    ],
)
def test_relations(one: range, two: range, fields: dict[str, object], relation: Relation | None) -> None:
    """Each relation is told by the shingles alone."""
    a, b = copy("a", one, **fields), copy("b", two, **fields)
    assert relate(a, b, *likeness(a.shingles, b.shingles), Settings()) == relation
    assert relate(b, a, *likeness(a.shingles, b.shingles), Settings()) == relation


def test_a_revision_needs_the_address_and_another_time() -> None:
    """The same page at another time is a revision below the threshold too; at the same time it is not."""
    first, second = datetime(2031, 1, 1, tzinfo=UTC), datetime(2031, 1, 2, tzinfo=UTC)
    page = {"outlet": "Echo", "url": "https://echo.example/a"}
    one, two = copy("a", range(60), published=first, **page), copy("b", range(20, 80), published=second, **page)
    score = likeness(one.shingles, two.shingles)
    assert score[0] < Settings().threshold
    assert relate(one, two, *score, Settings()) is Relation.REVISION
    twin = copy("b", range(20, 80), published=first, **page)
    assert relate(one, twin, *score, Settings()) is None


def test_excerpts_are_suspected_however_short() -> None:
    """A tenth of a long set is found among many strangers; two strangers are not."""
    random = np.random.default_rng(3)
    sets = [np.unique(random.integers(0, 2**64, 600, dtype=np.uint64)) for _ in range(30)]
    sets.append(np.sort(random.choice(sets[4], 90, replace=False)))
    assert excerpt_candidates(sets, 0.8).tolist() == [[4, 30]]


def test_phrases_of_everyone_suspect_nobody() -> None:
    """Shingles that hundreds share, such as a copyright notice, make no candidates."""
    notice = shingles(range(0, 800, 8))
    assert excerpt_candidates([notice] * 200, 0.8).tolist() == []


def match(one: str, two: str, relation: Relation = Relation.NEAR) -> Match:
    return Match(Pair(one, two), relation, 0.9, 0.95)


def test_clusters_follow_verified_matches_only() -> None:
    """Two matched pairs are two clusters, in any order of the matches."""
    copies = {name: copy(name, range(50)) for name in "abcde"}
    matches = [match("a", "b"), match("c", "d"), match("d", "e")]
    for order in permutations(matches):
        found = duplicate_clusters(order, copies)
        assert [c.members for c in found] == [("a", "b"), ("c", "d", "e")]
        assert [len(c.matches) for c in found] == [1, 2]


def test_the_representative_is_earliest_then_longest_then_lowest() -> None:
    """Time decides before length, length before the id."""
    day = datetime(2031, 1, 1, tzinfo=UTC)
    undated = {name: copy(name, range(size)) for name, size in (("a", 50), ("b", 60), ("c", 60))}
    matches = [match("a", "b"), match("b", "c")]
    assert duplicate_clusters(matches, undated)[0].representative == "b"
    dated = undated | {"a": copy("a", range(50), published=day)}
    assert duplicate_clusters(matches, dated)[0].representative == "a"


def test_an_excerpt_of_two_does_not_join_them() -> None:
    """Two articles that print one paragraph of the same agency are not copies of each other."""
    copies = {"part": copy("part", range(30)), "x": copy("x", range(100)), "y": copy("y", range(200))}
    matches = [match("part", "x", Relation.EXCERPT), match("part", "y", Relation.EXCERPT)]
    found = duplicate_clusters(matches, copies)
    assert [c.members for c in found] == [("part", "x")]
    assert found[0].representative == "x"


def test_copies_are_found_in_scripts_without_spaces() -> None:
    """A Chinese article with one sentence changed is a near copy."""
    text = "北京市政府周二宣布将关闭东门大桥六个星期因为工程师在两个桥墩上发现裂缝每天约有一万九千辆汽车通过该桥"
    one = Document("a", (Paragraph(text),))
    two = Document("b", (Paragraph(text.replace("周二", "周三")),))
    assert [m.relation for m in find_copies([one, two], Settings()).matches] == [Relation.NEAR]


def test_equal_excerpts_stand_for_nobody_and_join_one_source() -> None:
    """Two equal excerpts, or two nearly equal ones, go together to the fuller source and lose nothing of it."""
    copies = {name: copy(name, range(size)) for name, size in (("p1", 30), ("p2", 30), ("x", 100), ("y", 200))}
    twins = match("p1", "p2", Relation.EXACT)
    first, second = match("p1", "x", Relation.EXCERPT), Match(Pair("p2", "y"), Relation.EXCERPT, 0.2, 0.99)
    (found,) = duplicate_clusters([twins, first, second], copies)
    assert found.members == ("p1", "p2", "y")
    assert found.representative == "y"


def test_an_excerpt_of_an_excerpt_has_the_whole_as_its_source() -> None:
    """A source is never itself a part of something larger that is left aside."""
    copies = {name: copy(name, range(size)) for name, size in (("line", 25), ("part", 60), ("whole", 300))}
    excerpts = [match("line", "part", Relation.EXCERPT), match("line", "whole", Relation.EXCERPT)]
    (found,) = duplicate_clusters([*excerpts, match("part", "whole", Relation.EXCERPT)], copies)
    assert found.representative == "whole"


def test_a_template_of_thousands_is_deduplicated_in_a_moment() -> None:
    """Nothing grows with the square of a cluster: three hundred near copies and their removals come out at once."""
    text = " ".join(f"word{n}" for n in range(120))
    pages = [Document(f"{n:03}", (Paragraph(f"{text} {n} {n + 1}"),)) for n in range(300)]
    found = removals(pages, Settings())
    assert found.kept == ("000",)
    assert {r.relation for r in found.removed} == {Relation.NEAR}
