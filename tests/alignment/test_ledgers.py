"""Points and ledgers: who tells, quotes, counts and names what."""

import compare
from compare import Comparison, Document, Paragraph, Rendering


def document(name: str, *paragraphs: str, language: str = "en") -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), language=language)


MILL = "The paper mill at Dunscar will close in June with the loss of 412 jobs, its owner Halvard Paper said."
A = document(
    "a",
    MILL,
    "“We looked for a buyer for two years and found none,” said chairwoman Ines Halvard.",
    "The river Scar was dredged last winter at a cost of 3 million crowns.",
)
B = document(
    "b",
    "Halvard Paper is to close its mill at Dunscar in June.",
    "Ms Halvard said: “We looked for a buyer for two years …”",
    "The union counts 438 jobs that will be lost at the mill in Dunscar.",
)
C = document(
    "c",
    "Dunscar loses its paper mill: Halvard closes it in June, and 412 jobs will be lost.",
    "Halvard’s chairwoman said that the company had looked for a buyer for two years but had found none.",
    "A football match between the mill’s two shifts was called off.",
)


TOLD = {"a": "412", "b": "438", "c": "412"}


def compared() -> Comparison:
    return compare.diff([A, B, C])


def test_a_point_told_by_all_is_found_once_with_its_places() -> None:
    """The closure is one point, told in the first paragraph of each."""
    first = compared().points[0]
    assert {t.document for t in first.told_by} == {"a", "b", "c"}
    assert all(0 in t.paragraphs for t in first.told_by)
    assert not first.omitted_by


def test_a_document_never_both_tells_and_omits_a_point() -> None:
    """Tellers, omitters and doubtful ones are three sets that share nobody and leave out nobody."""
    for point in compared().points:
        told = {t.document for t in point.told_by}
        assert not told & {*point.omitted_by, *point.uncertain}
        assert sorted([*told, *point.omitted_by, *point.uncertain]) == ["a", "b", "c"]


def test_what_one_tells_alone_is_a_point_that_the_others_omit() -> None:
    """The dredged river and the football match are points of one."""
    alone = {(p.told_by[0].document, p.told_by[0].paragraphs): p for p in compared().points if len(p.told_by) == 1}
    assert {("a", (2,)), ("c", (2,))} <= alone.keys()
    assert set(alone["a", (2,)].omitted_by) | set(alone["a", (2,)].uncertain) == {"b", "c"}


def test_a_quotation_is_followed_through_all_outlets() -> None:
    """Whole in one, cut in another, told without quotation marks in the third."""
    found = compared().quotes
    (cut,) = [q for q in found if q.relation is Rendering.CUT]
    assert {(m.document, m.speaker) for m in cut.mentions if m.quoted} == {("a", "Ines Halvard"), ("b", "Ms Halvard")}
    assert {m.document for m in cut.mentions if not m.quoted} == {"c"}


def test_a_conflict_shows_both_wordings() -> None:
    """412 and 438 jobs cannot both be right."""
    found = [c for c in compared().conflicts if c.what.startswith("jobs: ")]
    assert found
    for conflict in found:
        assert conflict.what == "jobs: 412 / 438"
        assert {m.document: n for m in conflict.mentions for n in ("412", "438") if n in m.text} == TOLD


def test_figures_that_say_the_same_are_no_conflict() -> None:
    """Words, digits and magnitudes of one value agree; so do a rough figure and the exact one."""
    one = document("a", "The bridge cost 1.2 million crowns and carried fourteen lorries and 1,980 cars on Monday.")
    two = document("b", "On Monday the bridge carried 14 lorries and nearly 2,000 cars; it cost 1,200,000 crowns.")
    assert not compare.diff([one, two]).conflicts


def test_figures_stand_under_one_value() -> None:
    """The same figure in other words is one entry with all its places."""
    one = document("a", "The bridge cost 1.2 million crowns.")
    two = document("b", "It cost 1,200,000 crowns to build the bridge.")
    (entry,) = compare.diff([one, two]).figures
    assert (entry.value, entry.counts) == ("1,200,000", "crowns")
    assert {m.document for m in entry.mentions} == {"a", "b"}


def test_surnames_and_full_names_are_one_person() -> None:
    """Ines Halvard is also "Ms Halvard"; the company of that name is not she."""
    names = {n.name: n for n in compared().names}
    assert {m.text for m in names["Ines Halvard"].mentions} >= {"Ines Halvard"}
    assert names["Ines Halvard"].kind == "person"
    assert {m.document for m in names["Dunscar"].mentions} == {"a", "b", "c"}
