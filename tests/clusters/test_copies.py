"""Copies: candidates, verification, relations and clusters, on the row numbers of small corpora."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.clusters.candidates import least_agreement
from compare.clusters.components import components
from compare.clusters.duplicates import duplicate_groups
from compare.clusters.verified import NONE, RELATIONS, Verified, joined, relation_of
from compare.clusters.verify import likenesses
from compare.ingest.corpora.listed import Listed
from compare.model import Document, Paragraph, Relation
from compare.settings import Settings

LETTERS = st.lists(st.text("abcdefgh", min_size=1, max_size=1), max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda p: p[0] < p[1]), max_size=20)


def words(items: Iterable[int]) -> str:
    return " ".join(f"word{n}" for n in items)


def document(name: str, items: Iterable[int], **fields: object) -> Document:
    return Document(name, (Paragraph(words(items)),), **fields)  # type: ignore[arg-type]  # a test's shorthand


def wide(*documents: Document, **settings: object) -> compare.Dedup:
    return compare.dedup(documents, Settings(excerpts=True, **settings))  # type: ignore[arg-type]  # the same


@given(st.lists(LETTERS, min_size=2, max_size=6))
def test_likeness_is_that_of_the_sets(texts: list[list[str]]) -> None:
    """Jaccard and containment are what set theory says of the pairs of neighbouring words."""
    sets = [{tuple(t[i : i + 2]) for i in range(max(1, len(t) - 1))} if t else set() for t in texts]
    pairs = np.array(list(combinations(range(len(texts)), 2)), np.int64)
    tokens = np.array([len(t) for t in texts], np.uint32)
    found = likenesses(Listed([" ".join(t) for t in texts]), (pairs[:, 0], pairs[:, 1]), tokens, 2, 1)
    for at, (i, j) in enumerate(pairs.tolist()):
        one, two = sets[i], sets[j]
        assert found.jaccard[at] == (len(one & two) / len(one | two) if one and two else 0.0)
        assert found.containment[at] == (len(one & two) / min(len(one), len(two)) if one and two else 0.0)
        assert (found.left_size[at], found.right_size[at]) == (len(one), len(two))


@pytest.mark.parametrize(
    ("likeness", "sizes", "facts", "relation"),
    [
        ((1.0, 1.0), (100, 100), {"exact": True}, Relation.EXACT),
        ((0.9, 1.0), (100, 90), {}, Relation.NEAR),
        ((0.4, 1.0), (100, 40), {}, Relation.EXCERPT),
        ((0.4, 0.8), (100, 70), {"same_page": True}, Relation.REVISION),
        ((0.3, 0.6), (100, 70), {}, None),
        ((0.1, 1.0), (100, 10), {}, None),  # ten shingles stand in many texts by chance
        ((0.2, 0.5), (100, 70), {"same_page": True}, None),  # the page was written anew
    ],
)
def test_relations(likeness, sizes, facts: dict[str, bool], relation: Relation | None) -> None:
    """Each relation follows from likeness, sizes and what is known of the page."""
    told = {"same_page": False, "exact": False} | facts
    assert relation_of(likeness=likeness, sizes=sizes, settings=Settings(), **told) == relation


def test_a_revision_needs_the_address_and_another_time() -> None:
    """The same page at another time is a revision below the threshold too; at the same time it is not."""
    first, second = datetime(2031, 1, 1, tzinfo=UTC), datetime(2031, 1, 2, tzinfo=UTC)
    page = {"outlet": "Echo", "url": "https://echo.example/a"}
    one = document("a", range(60), published=first, **page)
    found = wide(one, document("b", range(20, 80), published=second, **page))
    assert [m.relation for m in found.matches] == [Relation.REVISION]
    assert found.matches[0].jaccard < Settings().threshold
    assert not wide(one, document("b", range(20, 80), published=first, **page)).matches


def articles(count: int, size: int, seed: int = 3) -> list[str]:
    draw = random.Random(seed)
    return [words(draw.randrange(10**6) for _ in range(size)) for _ in range(count)]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_excerpts_are_found_however_short(share: float) -> None:
    """A stretch of a long article is found among many strangers, and of nearly every article."""
    texts = articles(60, 600)
    cut = round(600 * share)
    parts = [" ".join(text.split()[at : at + cut]) for at, text in enumerate(texts)]
    found = compare.dedup([*texts, *parts], Settings(excerpts=True))
    right = {(r.id, r.duplicate_of) for r in found.removed} & {(str(60 + n), str(n)) for n in range(60)}
    assert len(right) >= (57 if share > 0.2 else 54)
    assert {r.relation for r in found.removed} == {Relation.EXCERPT}


def test_an_excerpt_of_a_text_with_a_hundred_copies_is_found() -> None:
    """Copies of the source do not hide it, although then no shingle of it is rare."""
    (source,) = articles(1, 400)
    copies = [f"{source} copy{n} of{n}" for n in range(100)]
    part = " ".join(source.split()[50:170])
    found = compare.dedup([*copies, part], Settings(excerpts=True))
    assert len(found.kept) == 1
    assert {r.relation for r in found.removed} == {Relation.NEAR, Relation.EXCERPT}


def test_phrases_of_everyone_join_nobody() -> None:
    """A notice under hundreds of articles makes none an excerpt of another."""
    notice = words(range(10**7, 10**7 + 60))
    assert not compare.dedup([f"{text} {notice}" for text in articles(200, 120)], Settings(excerpts=True)).removed


def column(pairs: list[tuple[int, int]], relation: Relation = Relation.NEAR, containment: float = 0.95) -> Verified:
    """Return verified pairs of one relation; of an excerpt the left one is the part."""
    left, right = (np.array(side, np.int64) for side in (zip(*pairs, strict=True) if pairs else ((), ())))
    yes, many = np.ones(len(left), np.bool_), np.ones(len(left))
    jaccard = {Relation.EXACT: 1.0, Relation.NEAR: 0.9}.get(relation, 0.2)
    sizes = np.full(len(left), 30), np.full(len(left), 100)
    return Verified(left, right, yes & (relation is Relation.EXACT), ~yes, many * jaccard, many * containment, *sizes)


def clusters(*parts: Verified, members: int, chains: bool = True) -> list[tuple[int, list[int]]]:
    """Return (representative, members) of each cluster; of equals the lowest member stands."""
    groups = duplicate_groups(joined(parts), Settings(chains=chains), np.arange(members))
    return [(int(groups.representative[at]), groups.of(at)[0].tolist()) for at in range(len(groups))]


def test_clusters_follow_verified_matches_only() -> None:
    """Two matched pairs are two clusters, a chain is one."""
    assert clusters(column([(0, 1), (2, 3), (3, 4)]), members=5) == [(0, [0, 1]), (2, [2, 3, 4])]


def test_without_chains_every_member_matches_the_representative() -> None:
    """The first to stand takes those that match it; what is left stands for itself."""
    assert clusters(column([(0, 1), (1, 2), (2, 3)]), members=4, chains=False) == [(0, [0, 1]), (2, [2, 3])]


@given(PAIRS, st.booleans())
def test_clusters_are_disjoint_and_each_member_is_tied(pairs: list[tuple[int, int]], chains: bool) -> None:
    """No member lies in two clusters, none is alone, and without chains all match the one that stands."""
    matched = set(pairs)
    found = clusters(column(sorted(matched)), members=13, chains=chains)
    everyone = [m for _, members in found for m in members]
    assert len(everyone) == len(set(everyone))
    for head, members in found:
        assert head in members
        assert len(members) > 1
        if not chains:
            assert all((min(head, m), max(head, m)) in matched for m in members if m != head)


@given(PAIRS)
def test_components_are_those_of_the_graph(pairs: list[tuple[int, int]]) -> None:
    """Two pairs have one component when a walk leads from one to the other."""
    reach = {n: {n} for pair in pairs for n in pair}
    for _ in pairs:
        for a, b in pairs:
            reach[a] = reach[b] = reach[a] | reach[b]
            for n in reach[a]:
                reach[n] = reach[a]
    left, right = (np.array([p[side] for p in pairs], np.int64) for side in (0, 1))
    assert components(left, right).tolist() == [min(reach[a]) for a, _ in pairs]


def test_the_representative_is_earliest_then_longest_then_lowest() -> None:
    """Time decides before length, length before the id."""
    day = datetime(2031, 1, 1, tzinfo=UTC)
    long = [document("b", range(62)), document("c", range(1, 63))]
    for pile in permutations([document("a", range(60)), *long]):
        assert compare.dedup(pile).clusters[0].representative == "b"
    dated = [document("a", range(60), published=day), *long]
    assert compare.dedup(dated).clusters[0].representative == "a"
    dated[1] = document("b", range(62), published=day - timedelta(days=1))
    assert compare.dedup(dated).clusters[0].representative == "b"


def test_an_excerpt_of_two_does_not_join_them() -> None:
    """Two articles that print one paragraph of the same agency are not copies of each other."""
    fuller = column([(0, 2)], Relation.EXCERPT, 0.99)
    assert clusters(column([(0, 1)], Relation.EXCERPT), fuller, members=3) == [(2, [0, 2])]


def test_equal_excerpts_stand_for_nobody_and_join_one_source() -> None:
    """Two equal excerpts go together to the fuller source and lose nothing of it."""
    twins, fuller = column([(0, 1)], Relation.EXACT), column([(1, 3)], Relation.EXCERPT, 0.99)
    assert clusters(twins, column([(0, 2)], Relation.EXCERPT), fuller, members=4) == [(3, [0, 1, 3])]


def test_an_excerpt_of_an_excerpt_has_the_whole_as_its_source() -> None:
    """A source is never itself a part of something larger that is left aside."""
    parts = column([(0, 1), (0, 2), (1, 2)], Relation.EXCERPT)
    assert clusters(parts, members=3) == [(2, [0, 1, 2])]


def test_copies_are_found_in_scripts_without_spaces() -> None:
    """A Chinese article with one sentence changed is a near copy."""
    text = "北京市政府周二宣布将关闭东门大桥六个星期因为工程师在两个桥墩上发现裂缝每天约有一万九千辆汽车通过该桥"
    assert [m.relation for m in compare.dedup([text, text.replace("周二", "周三")]).matches] == [Relation.NEAR]


def test_a_template_of_thousands_is_deduplicated_in_a_moment() -> None:
    """Nothing grows with the square of a cluster: three hundred near copies and their removals come out at once."""
    pages = [document(f"{n:03}", [*range(120), 1000 + n, 1001 + n]) for n in range(300)]
    found = compare.dedup(pages)
    assert found.kept_ids == ("000",)
    assert {r.relation for r in found.removed} == {Relation.NEAR}


def test_buckets_over_the_cap_are_told_and_still_joined() -> None:
    """A bucket of hundreds under a small cap is counted, and its copies are found all the same."""
    pages = [words([*range(400), 1000 + n]) for n in range(60)]
    found = compare.dedup(pages, Settings(bucket_cap=10))
    assert found.stats.capped_buckets > 0
    assert len(found.kept) == 1


@pytest.mark.parametrize("functions", [16, 80, 128])
def test_a_pair_at_the_threshold_is_hardly_ever_doubted(functions: int) -> None:
    """Of two million signatures of pairs right at the threshold a few at most agree in too few bytes."""
    agreeing = np.random.default_rng(1).binomial(functions, 0.7 + 0.3 / 256, 2_000_000)
    assert (agreeing < least_agreement(functions, 0.7)).mean() < 2e-5


def test_no_relation_has_a_number_of_its_own() -> None:
    """The mark of a pair that is no copy is not that of any relation."""
    assert NONE not in range(len(RELATIONS))


def templates(seed: int, count: int = 60) -> list[str]:
    """Return texts that share one of two templates and differ in a few words: buckets overflow, chains are long."""
    draw = random.Random(seed)
    pages = []
    for _ in range(count):
        held = list(range(100)) if draw.random() < 0.7 else list(range(50, 150))
        for _ in range(draw.randrange(25)):
            held[draw.randrange(100)] = draw.randrange(200, 240)
        pages.append(words(held[: draw.choice((100, 100, 60, 30))]))
    return pages


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("excerpts", [False, True])
@pytest.mark.parametrize("chains", [False, True])
def test_dedup_of_dedup_removes_nothing_even_behind_the_cap(seed: int, excerpts: bool, chains: bool) -> None:
    """Pages of a template meet in buckets too large to pair all in them; what stays is looked at again."""
    settings = Settings(bucket_cap=3, excerpts=excerpts, chains=chains)
    found = compare.dedup(templates(seed), settings)
    assert found.stats.capped_buckets
    again = compare.dedup(found.kept, settings)  # type: ignore[arg-type]  # texts in, texts out
    assert not again.removed


@pytest.mark.parametrize("seed", range(4))
def test_texts_stay_whatever_their_order(seed: int) -> None:
    """Bare texts in any order leave the same texts behind."""
    pages = templates(seed)
    kept = set(compare.dedup(pages, Settings(bucket_cap=3)).kept)  # type: ignore[arg-type]  # the same
    random.Random(seed).shuffle(pages)
    assert set(compare.dedup(pages, Settings(bucket_cap=3)).kept) == kept  # type: ignore[arg-type]  # the same


def test_without_chains_every_version_is_held_against_the_first() -> None:
    """A revision whose forerunner goes is one of what stays in its place, too."""
    day = datetime(2031, 1, 1, tzinfo=UTC)
    page = {"outlet": "Echo", "url": "https://echo.example/a"}
    pile = [document(f"v{n}", range(8 * n, 8 * n + 60), published=day + timedelta(n), **page) for n in range(3)]
    found = wide(*pile, chains=False, threshold=0.9)
    assert [(r.id, r.duplicate_of) for r in found.removed] == [("v1", "v0"), ("v2", "v0")]


def test_nothing_readable_is_no_empty_result() -> None:
    """Who writes down what stays must not lose all for a column's wrong name; an empty list is an empty list."""
    with pytest.raises(compare.InputError, match=r"nothing readable:\n  record 0: no text"):
        compare.dedup([{"body": "one"}], columns={"text": "boddy"})
    assert compare.dedup([]).kept == []


def test_a_copy_of_a_copy_is_not_called_equal_to_the_first() -> None:
    """The relation is that with the document that stays, not with its own twin."""
    found = compare.dedup([document("a", range(100)), document("b", range(4, 100)), document("c", range(4, 100))])
    assert {(r.id, r.duplicate_of, r.relation) for r in found.removed} == {
        ("b", "a", Relation.NEAR),
        ("c", "a", Relation.NEAR),
    }


def test_numbers_are_ordered_as_numbers() -> None:
    """Of equal records 9 and 10 the ninth stays."""
    found = compare.dedup([{"id": n, "text": words(range(30))} for n in (10, 9, 11)])
    assert found.kept_ids == ["9"]


def test_settings_are_settings_and_a_result_is_told_in_a_line() -> None:
    """A bare number where settings belong is refused with the cure; a notebook is not filled."""
    with pytest.raises(compare.SettingsError, match=r"0.8 are no settings; give compare.Settings"):
        compare.dedup(["a b"], 0.8)  # type: ignore[arg-type]  # that is the point
    assert repr(compare.dedup(["a b", "a b"])) == "Dedup(2 documents: 1 kept, 1 removed, 1 clusters)"
