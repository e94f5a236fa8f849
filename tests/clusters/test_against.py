"""A pile held against an earlier result: what copies the old goes, the old itself is not told of again."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.errors import SettingsError
from compare.model import Relation
from compare.reports.json import dedup_json, dumps
from compare.settings import Settings


def words(first: int, count: int = 40) -> str:
    return " ".join(f"word{n}" for n in range(first, first + count))


ONE, TWO, THREE = words(0), words(100), words(200)
NEAR = f"{ONE} again"


def test_what_the_old_pile_holds_goes() -> None:
    """Equal texts, near copies, and twins among the new; the old are in no list."""
    found = compare.dedup([ONE, THREE, TWO, THREE, NEAR], against=compare.dedup([TWO, ONE]))
    assert found.kept == [THREE]
    assert {r.id: (r.duplicate_of, r.relation) for r in found.removed} == {
        "0": ("against:1", Relation.EXACT),
        "2": ("against:0", Relation.EXACT),
        "3": ("1", Relation.EXACT),
        "4": ("against:1", Relation.NEAR),
    }
    assert len(found.mask) == found.stats.documents == 5
    assert found.report().kept == ["1"]


def test_ids_of_the_old_stay_where_nobody_new_has_them() -> None:
    """They are marked when one of them is new, and as often as it takes."""
    old = compare.dedup([{"id": "a", "text": ONE}, {"id": "b", "text": TWO}])
    assert [r.duplicate_of for r in compare.dedup([{"id": "c", "text": ONE}], against=old).removed] == ["a"]
    again = [{"id": "a", "text": ONE}, {"id": "against:a", "text": TWO}]
    found = compare.dedup(again, against=old).removed
    assert [(r.id, r.duplicate_of) for r in found] == [("a", "against:against:a"), ("against:a", "against:against:b")]


def test_an_old_document_stands_before_any_new() -> None:
    """Even where the new one is earlier, longer, and first by id; it cannot be dropped any more."""
    old = compare.dedup([{"id": "z", "text": ONE, "date": "2031-05-05"}])
    found = compare.dedup([{"id": "a", "text": NEAR, "date": "2031-05-01"}], against=old)
    assert [(r.id, r.duplicate_of) for r in found.removed] == [("a", "z")]
    assert not compare.dedup([], against=old).removed


def test_a_new_source_of_an_old_excerpt_stays() -> None:
    """It says more than what was there."""
    wide = Settings(excerpts=True)
    found = compare.dedup([words(0, 200)], wide, against=compare.dedup([words(50, 60)], wide))
    assert len(found.kept) == 1
    part = compare.dedup([words(50, 60)], wide, against=compare.dedup([words(0, 200)], wide))
    assert [r.relation for r in part.removed] == [Relation.EXCERPT]


def test_copies_within_the_old_pile_are_as_good_as_one() -> None:
    """Whether or not the old pile had twins of its own, which were not removed from it here."""
    found = compare.dedup([ONE, TWO], against=compare.dedup([ONE, ONE, NEAR]))
    assert found.kept == [TWO]


def test_a_result_that_had_one_itself_holds_both_piles() -> None:
    """Day after day: what came on any day before is not new."""
    monday = compare.dedup([ONE])
    tuesday = compare.dedup([TWO, ONE], against=monday)
    wednesday = compare.dedup([THREE, TWO, ONE, NEAR], against=tuesday)
    assert tuesday.kept == [TWO]
    assert wednesday.kept == [THREE]
    assert {r.duplicate_of for r in wednesday.removed} == {"against:0", "against:against:0"}
    assert wednesday.explain("0", "1").relation is None
    assert wednesday.explain("2", "against:1").relation is Relation.EXACT
    assert wednesday.rethreshold(0.9).kept == [THREE]
    assert wednesday.to_arrow().num_rows == 4


@pytest.mark.parametrize(
    "other", [Settings(ngram=3), Settings(seed=2), Settings(threshold=0.8), Settings(excerpts=True)]
)
def test_other_settings_are_refused(other: Settings, tmp_path: Path) -> None:
    """Sketches of two kinds cannot be held against each other; nothing is left behind."""
    with pytest.raises(SettingsError, match="other settings; give both runs the same"):
        compare.dedup([ONE], other, against=compare.dedup([ONE]), work=tmp_path / "work")
    assert not (tmp_path / "work").exists()


def test_a_result_at_a_higher_threshold_is_what_it_was_sketched_as() -> None:
    """`rethreshold` makes no new sketches."""
    old = compare.dedup([ONE]).rethreshold(0.9)
    assert not compare.dedup([ONE], against=old).kept
    with pytest.raises(SettingsError, match="other settings"):
        compare.dedup([ONE], Settings(threshold=0.9), against=old)


def test_levels_are_held_against_equal_levels() -> None:
    """Paragraphs against paragraphs; never against whole documents."""
    old = compare.dedup([f"{ONE}\n\n{TWO}"], level="paragraph")
    found = compare.dedup([f"{THREE}\n\n{ONE}", TWO], level="paragraph", against=old)
    assert found.kept == [THREE]
    assert [r.duplicate_of for r in found.removed] == ["against:0#0000", "against:0#0001"]
    with pytest.raises(SettingsError, match="made at level paragraph, this run is at document; choose one"):
        compare.dedup([ONE], against=old)


def test_lists_files_and_tables_are_held_against_each_other(tmp_path: Path) -> None:
    """What the old pile was read from is no matter."""
    path = tmp_path / "old.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in (("x", ONE), ("y", TWO))), "utf-8")
    for settings in (Settings(), Settings(excerpts=True)):
        for old in (path, [{"id": "x", "text": ONE}, {"id": "y", "text": TWO}]):
            found = compare.dedup([THREE, TWO, ONE], settings, against=compare.dedup(old, settings))
            assert found.kept == [THREE]
            assert [r.duplicate_of for r in found.removed] == ["y", "x"]


@pytest.mark.parametrize("level", ["document", "paragraph"])
def test_the_new_records_are_written_as_they_came(tmp_path: Path, level: str) -> None:
    """Those that stay, none of the old."""
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text(json.dumps({"text": ONE}) + "\n", "utf-8")
    new.write_text("".join(json.dumps({"n": n, "text": t}) + "\n" for n, t in enumerate((TWO, NEAR, THREE))), "utf-8")
    out = io.BytesIO()
    compare.dedup(new, level=level, against=compare.dedup(old, level=level)).copy(out)
    assert out.getvalue().splitlines() == new.read_bytes().splitlines()[::2]


PILE = st.lists(st.sampled_from([ONE, NEAR, f"{NEAR} and again", TWO, f"{TWO} too", THREE, ""]), max_size=6)


@given(PILE, PILE, st.booleans())
def test_against_is_what_one_pile_would_be(old: list[str], new: list[str], chains: bool) -> None:
    """A new text stays when no old one and no other kept one is its copy."""
    settings = Settings(chains=chains)
    found = compare.dedup(new, settings, against=compare.dedup(old, settings))
    joined = compare.dedup([*old, *new], settings)
    of_old = {m.pair for m in joined.matches}
    for at, stays in enumerate(found.mask.tolist()):
        name = str(len(old) + at)
        if stays:
            beside = {p.left if p.right == name else p.right for p in of_old if name in (p.left, p.right)}
            assert not {n for n in beside if int(n) < len(old)}
    assert not compare.dedup(list(found.kept), settings, against=compare.dedup(old, settings)).removed  # type: ignore[arg-type]


def test_the_order_of_the_new_changes_nothing() -> None:
    """Records with ids give the same bytes in any order."""
    old = compare.dedup([{"id": "o", "text": ONE}])
    new = [{"id": n, "text": t} for n, t in (("p", NEAR), ("q", TWO), ("r", f"{TWO} too"), ("s", THREE))]
    told = {dumps(dedup_json(compare.dedup(order, against=old).report())) for order in (new, new[::-1])}
    assert len(told) == 1
