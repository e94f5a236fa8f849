"""The scripts that show what the constants of stories rest on: right on a pile small enough to count by hand."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from compare.stories.recipe import RECIPE

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from fit_alignment import Fitted, Pair, Score, lines
from pages import put
from trials import calibration, growth, recombined, search, streaming, tables
from trials.curves import EVENS, Curves
from trials.sets import LabelledSet, b_cubed, load_all

STORIES = {
    "market": (
        "Fire destroyed the covered market in Varnsholt on Sunday night. Fire chief Dora Kessling said 40 stalls had burned.",
        "Varnsholt has lost its covered market. Flames tore through 40 stalls, said Dora Kessling, who leads the fire brigade.",
        "The market of Varnsholt burned down on Sunday; 40 stalls are gone, and Dora Kessling speaks of a van seen by police.",
    ),
    "ferry": (
        "The ferry Halcyon ran aground off Merrow Point with 212 passengers. Captain Ivo Brandt said a buoy had drifted.",
        "All 212 passengers of the Halcyon were taken off by lifeboat after the ferry struck the sand at Merrow Point.",
        "A drifting buoy led the ferry Halcyon on to a sandbank near Merrow Point, says its captain, Ivo Brandt.",
    ),
    "library": (
        "Tarnow University found a map of 1614 in the binding of a psalter. Librarian Oda Pless calls it a sensation.",
        "A map of 1614 lay hidden in a psalter at Tarnow University, where Oda Pless, librarian, came upon it.",
        "Hidden for four centuries: the psalter in Tarnow held a map of 1614, the librarian Oda Pless told reporters.",
    ),
    "strike": (
        "Tram drivers in Ostry walked out on Friday over night shifts. Their union, led by Piet Lamm, wants 9 percent more.",
        "No tram ran in Ostry on Friday: drivers are on strike, and Piet Lamm of the union asks for 9 percent more pay.",
        "In Ostry stehen die Trams still. Piet Lamm von der Gewerkschaft fordert 9 Prozent mehr Lohn für die Nacht.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("sets")
    for name, kept in (("one", [*STORIES]), ("two", [*STORIES][:3]), ("three", [*STORIES][1:])):
        records = [
            {"id": f"{story}-{i}", "title": text[:40], "text": text, "label": story, "date": f"2031-05-0{i + 1}"}
            for story in kept
            for i, text in enumerate(STORIES[story])
        ]
        (top / name).mkdir()
        (top / name / "docs.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    return top


@pytest.fixture(scope="module")
def sets(folder: Path) -> list[LabelledSet]:
    return load_all(folder)


def test_b_cubed_is_the_mean_over_articles() -> None:
    """Two found stories of which one is pure and the other half right, worked out by hand: P 3/4, R 5/6."""
    found, gold = np.array([0, 0, 2, 2]), np.array([0, 0, 0, 1])
    precision, recall = (1 + 1 + 1 / 2 + 1 / 2) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert b_cubed(found, gold) == pytest.approx(2 * precision * recall / (precision + recall))
    assert b_cubed(gold, gold) == 1.0


def test_labels_are_known_to_the_truth_alone(sets: list[LabelledSet]) -> None:
    """No document that is clustered holds its label, and each article's story is told apart from it."""
    found = next(one for one in sets if one.name == "one")
    assert "label" not in repr(found.heads)
    assert [len(found.heads), found.stories, sorted(np.bincount(found.gold))] == [12, 4, [3, 3, 3, 3]]


def test_a_recipe_tried_at_little_cost_scores_as_clustering_does(sets: list[LabelledSet]) -> None:
    """Sums by kind of feature give the likeness that the product gives, whatever the recipe, and the same B3."""
    other = replace(
        RECIPE, pair=0.9, title=1.2, cognate=0.6, foreign=1.1, containment=0.5, shortness=0.2, far=0.6, lead=3.0
    )
    for one in sets:
        curves = Curves.of(one)
        for recipe in (RECIPE, other):
            mine, real = curves.graph(recipe), one.graph(recipe)
            known = dict(zip(zip(real.left, real.right, strict=True), real.score, strict=True))
            pairs = zip(zip(mine.left, mine.right, strict=True), mine.score, strict=True)
            assert all(known[pair] == pytest.approx(score, abs=1e-6) for pair, score in pairs if pair in known)
            at = int(np.abs(EVENS - recipe.even).argmin())
            assert curves.scores(recipe)[0][at] == pytest.approx(one.b_cubed(recipe))


def test_the_set_left_out_has_no_say(sets: list[LabelledSet], monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe chosen without a set is the same whether the set is there or not; what is not fitted stays."""
    monkeypatch.setattr(search, "DRAWN", 4)
    curves = [Curves.of(one) for one in sets]
    name = curves[0].name
    assert search.Trials(curves).best(name) == search.Trials(curves[1:]).best()
    chosen = search.Trials(curves).best(name)
    assert chosen.far == RECIPE.far
    assert chosen != RECIPE


def test_the_curve_of_probability_is_found_again() -> None:
    """Merges that were drawn from a curve give back that curve, each set counted alike whatever its size."""
    chance = np.random.default_rng(1)
    means = np.exp(chance.uniform(np.log(0.04), np.log(0.6), 20_000))
    right = chance.random(20_000) < 1 / (1 + (0.2 / means) ** 3)
    even, steepness = calibration.fitted([(means[:15_000], right[:15_000]), (means[15_000:], right[15_000:])])
    assert even == pytest.approx(0.2, rel=0.05)
    assert steepness == pytest.approx(3.0, rel=0.08)


def test_the_tables_tell_of_every_set_and_field(sets: list[LabelledSet], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each set and field that is fitted, with the shipped value."""
    monkeypatch.setattr(search, "DRAWN", 4)
    held, varied = "\n".join(tables.held_out(sets)), "\n".join(tables.varied(sets))
    assert all(f"| {one.name} | {len(one.row)} | {one.stories} |" in held for one in sets)
    for name in (*search.SPACE, "even"):
        assert f"| `{name}` |" in held
        assert f"| `{name}` | {getattr(RECIPE, name):g} |" in varied


def test_every_fitted_field_lies_within_what_was_tried() -> None:
    """The shipped recipe is a point of the space that is searched, so that the search can find it."""
    for name, field in {**search.SPACE, "even": search.CUT}.items():
        assert field.rounded(getattr(RECIPE, name)) == pytest.approx(getattr(RECIPE, name)), name


def test_recombined_articles_are_the_same_for_everyone() -> None:
    """A longer run begins as a shorter one does, ids are distinct, and every sentence is a real one."""
    texts = [text for story in STORIES.values() for text in story]
    real = [{"id": str(i), "title": t[:20], "text": t, "date": "2031-05-01"} for i, t in enumerate(texts)]
    many = list(recombined.recombined(real, 30))
    assert many[:10] == list(recombined.recombined(real, 10))
    assert len({article["id"] for article in many}) == 30
    sentences = " ".join(texts)
    assert all(part.strip(". ") in sentences for article in many for part in article["text"].split(". "))


def corpus_of(folder: Path) -> Path:
    """Return a file of twelve articles."""
    corpus = folder / "corpus.jsonl"
    rows = [{"id": str(i), "text": t} for i, t in enumerate(text for story in STORIES.values() for text in story)]
    corpus.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return corpus


def test_a_stream_is_measured_article_by_article(tmp_path: Path) -> None:
    """Every one that is added behind those that the window holds."""
    cost = streaming.cost(corpus_of(tmp_path), held=6)
    assert len(cost["spent"]) == 6 and min(cost["spent"]) > 0
    *_, line = streaming.table([{**cost, "spent": [0.001, 0.002, 0.003]}])
    assert [part.strip() for part in line.split("|")[1:5]] == ["6", "3", "500", "2.00"]


def test_growth_is_measured_step_by_step(tmp_path: Path) -> None:
    """Each step's seconds and the memory are told, and from two sizes the power of growth: 2 where ten times cost a hundred."""
    ((kind, cost),) = growth.measured(corpus_of(tmp_path), most=0)
    assert (kind, cost["articles"], [*cost["cpu"]]) == ("as they are", 12, [*growth.STEPS])
    few, many = ({**cost, "articles": n, "cpu": dict.fromkeys(growth.STEPS, n**2 / 1e6)} for n in (1000, 10_000))
    assert "to the power 2.00" in "\n".join(growth.table([("recombined", few), ("recombined", many)]))


def test_a_table_is_put_between_its_markers(tmp_path: Path) -> None:
    """What stood between them goes, what stood around them stays."""
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a -->\nold\n<!-- end of a -->\nafter\n", "utf-8")
    put(page, "<!-- a -->", "<!-- end of a -->", ["new"])
    assert page.read_text("utf-8") == "before\n<!-- a -->\n\nnew\n\n<!-- end of a -->\nafter\n"


def reading(linked: list[list[int]], statuses: list[str]) -> list[dict[str, object]]:
    """Return what a reader says of an article's paragraphs."""
    return [
        {"i": i, "kind": "story", "links": to, "status": status}
        for i, (to, status) in enumerate(zip(linked, statuses, strict=True))
    ]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Two reports each of four events: the first paragraphs tell the same, the second are each report's own."""
    top = tmp_path_factory.mktemp("pairs")
    for story, (first, second, third) in STORIES.items():
        own = "Elsewhere a bridge was painted.", "The weather stays mild, forecasters say."
        for number, (one, two) in enumerate([(first, second), (second, third)]):
            note = reading([[0], []], ["shared", "only"])
            pair = {"a": {"paragraphs": [one, own[0]]}, "b": {"paragraphs": [two, own[1]]}}
            pair["annotations"] = [{"a": note, "b": note}, {"a": note, "b": reading([[], []], ["only", "only"])}]
            (top / f"{story}{number}.json").write_text(json.dumps(pair), "utf-8")
    return [Pair.load(path, None) for path in sorted(top.glob("*.json"))]


def test_a_link_counts_by_how_many_readers_have_it(pairs: list[Pair]) -> None:
    """A link that one of two readers has on one side stands for both sides of that reading."""
    assert {(frozenset(p.either), frozenset(p.both)) for p in pairs} == {(frozenset({(0, 0)}), frozenset({(0, 0)}))}
    assert all(p.statuses == {(0, 0): "shared", (0, 1): "only", (1, 1): "only"} for p in pairs)
    assert all(p.labels()[0] == 1.0 for p in pairs)


def test_what_is_fitted_finds_what_it_was_fitted_to(pairs: list[Pair]) -> None:
    """Every link, every status, and "only" for each paragraph that one report has."""
    score = Score()
    for pair in pairs:
        score.add(pair, Fitted.to(pairs), 0.3)
    assert score.cells() == ("1.000", "1.000", "1.000")


def test_the_table_of_links_judges_each_pair_by_the_others(pairs: list[Pair]) -> None:
    """A row for the set alone, and two more where there are other sets."""
    rows = [row.split(" | ")[2] for row in list(lines({"one": pairs[:4], "two": pairs[4:]}, 0.3))[1:]]
    assert rows == ["the set's other pairs", "the other sets", "all other pairs"] * 2
