"""The sample articles against the truth about them."""

import json
from pathlib import Path

import pytest

import compare
from compare import Clustering, Comparison, Document, Kind, Rendering, Report, Status

SAMPLES = Path(__file__).parent.parent / "samples"
LABELS = json.loads((SAMPLES / "labels.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def report() -> Report:
    return compare.report(compare.read(SAMPLES / "articles"))


@pytest.fixture(scope="module")
def clustering(report: Report) -> Clustering:
    return report.clustering


@pytest.fixture(scope="module")
def documents(clustering: Clustering) -> dict[str, Document]:
    return {d.id: d for d in clustering.documents}


def comparison(report: Report, *ids: str) -> Comparison:
    return next(
        s.comparison for s in report.stories if s.comparison and {*ids} <= {d.id for d in s.comparison.documents}
    )


def paragraph(document: Document, words: str) -> int:
    (index,) = [i for i, text in document.story if words in text]
    return index


def test_nothing_is_skipped(clustering: Clustering) -> None:
    """Every sample is an article."""
    assert clustering.skipped == ()
    assert len(clustering.documents) == 20


def test_stories_are_those_of_the_labels(clustering: Clustering) -> None:
    """Copies, excerpts, retellings and translations of one event are one story; another ferry is another."""
    assert {s.members for s in clustering.stories} == {tuple(sorted(ids)) for ids in LABELS["stories"].values()}


def test_copies_are_those_of_the_labels(clustering: Clustering) -> None:
    """Each duplicate cluster and each relation is found, and none besides."""
    found = {m.pair.left + "|" + m.pair.right: m.relation for c in clustering.duplicates for m in c.matches}
    told = {"|".join(sorted((a, b))): relation for c in LABELS["duplicates"] for a, b, relation in c["relations"]}
    assert found == told


def test_titles_outlets_and_dates_are_read(documents: dict[str, Document]) -> None:
    """Every article has a headline and an outlet; the pages and the feed have dates with a time."""
    assert all(d.title and d.outlet for d in documents.values())
    assert all(d.published for d in documents.values() if d.id.endswith(".html") or "." not in d.id)
    assert documents["havermouth-courier-ferry.html"].outlet == "Havermouth Courier"


def test_languages_are_told_apart(documents: dict[str, Document]) -> None:
    """The cable car stuck in German."""
    assert {d.id for d in documents.values() if d.language == "de"} == set(LABELS["stories"]["seilbahn"])


def test_boilerplate_is_marked_and_nothing_else(documents: dict[str, Document]) -> None:
    """In text and JSON, where the labels are complete: no story paragraph is lost, nine of ten others are found."""
    found = missed = wrong = 0
    for name, document in documents.items():
        if name.endswith(".html"):
            continue
        starts = tuple(LABELS["boilerplate"].get(name, ()))
        for part in document.paragraphs:
            gold, marked = part.text.startswith(starts) if starts else False, part.kind is Kind.BOILERPLATE
            found, missed, wrong = (
                found + (gold and marked),
                missed + (gold and not marked),
                wrong + (marked and not gold),
            )
    assert wrong == 0
    assert found >= 0.9 * (found + missed)


def test_what_one_outlet_has_alone_is_mostly_shown_as_such(report: Report, documents: dict[str, Document]) -> None:
    """Of the paragraphs that nobody else tells, nine in ten are "only" against every other report."""
    right = total = 0
    for row in LABELS["only"]:
        told = [s.comparison for s in report.stories if s.comparison]
        for found in (c for c in told if any(d.id == row["document"] for d in c.documents)):
            at = paragraph(documents[row["document"]], row["contains"])
            against = [r.status for r in found.coverage if (r.document, r.paragraph) == (row["document"], at)]
            total += 1
            right += all(status is Status.ONLY for status in against)
    assert total >= 15
    assert right >= 0.9 * total


def test_the_injured_and_the_jobs_are_conflicts(report: Report) -> None:
    """Fourteen or seventeen, 412 or 438: both are shown with both wordings, and no other conflict is called certain."""
    certain = [c for s in report.stories if s.comparison for c in s.comparison.conflicts if not c.uncertain]
    assert sorted(c.what for c in certain) == ["jobs: 412 / 438", "passengers: 14 / 17"]
    assert {m.document for c in certain for m in c.mentions} >= {"halyard-001", "sectorline-glassworks.html"}


def test_the_cut_quotation_is_found(report: Report) -> None:
    """One paper prints what the passenger said, the other its beginning and three dots."""
    found = comparison(report, "capital-ledger-ferry.txt", "havermouth-courier-ferry.html").quotes
    (cut,) = [q for q in found if q.relation is Rendering.CUT]
    assert [m.document for m in cut.mentions] == ["capital-ledger-ferry.txt", "havermouth-courier-ferry.html"]
    assert {m.speaker for m in cut.mentions} == {"Ilse Garrow"}


def test_what_is_told_is_seldom_claimed_as_left_out(report: Report, documents: dict[str, Document]) -> None:
    """Four in five times an outlet that is labelled as telling a point in wholly other words is not said to omit it."""
    claims = wrong = 0
    for row in LABELS["links"]:
        pair = [row["left"], row["right"]]
        for found in (s.comparison for s in report.stories if s.comparison):
            if not {*pair} <= {d.id for d in found.documents}:
                continue
            at = {
                i: paragraph(documents[i], row[f"{side}_contains"])
                for side, i in zip(("left", "right"), pair, strict=True)
            }
            for point in (p for p in found.points if len(p.told_by) > 1):
                tellers = {t.document: t.paragraphs for t in point.told_by}
                for here, there in (pair, pair[::-1]):
                    claims += at[here] in tellers.get(here, ())
                    wrong += at[here] in tellers.get(here, ()) and there in point.omitted_by
    assert claims >= 10
    assert wrong <= 0.2 * claims
