"""Encoders and judges of the caller's in comparisons: asked little, recorded, and refused when they answer nonsense."""

import pytest

import compare
from compare import Clue, Document, Paragraph, Status
from compare.alignment.judging import CANDIDATES, Asked


def document(name: str, *paragraphs: str, language: str = "en") -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), language=language)


MILL = document(
    "mill",
    "The paper mill of Dunscar will close in June, its owner Halvard said.",
    "Around ninety people lose their jobs.",
    "A brass band from the valley played in the canteen.",
)
WORKS = document(
    "works",
    "Halvard shuts its Dunscar paper mill in June.",
    "Nine dozen workers are to be laid off by summer, people in the valley fear.",
    "A choir sang on the bridge.",
)


class Meanings:
    """An encoder by topics: what is lost, what is sung, all else."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return [
            [float("jobs" in t or "laid off" in t), float("band" in t or "choir" in t), float("Dunscar" in t), 0.1]
            for t in texts
        ]


class Follows:
    """A judge that says yes to jobs and layoffs, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs: list[tuple[str, str]]) -> list[float]:
        self.asked += pairs
        return [0.99 if "jobs" in a + b and "laid off" in a + b else 0.05 for a, b in pairs]


def row(found: compare.Comparison, paragraph: int) -> compare.Coverage:
    return next(r for r in found.coverage if (r.document, r.paragraph) == ("mill", paragraph))


def test_an_encoder_links_what_shares_no_word() -> None:
    """Jobs lost and workers laid off: linked by meaning, which is told, and only with the encoder."""
    assert row(compare.diff([MILL, WORKS]), 1).status is Status.ONLY
    links = row(compare.diff([MILL, WORKS], encoder=Meanings()), 1).links
    assert [link.paragraph for link in links] == [1]
    assert [e.weight for e in links[0].evidence if e.kind is Clue.MEANING] == [1.0]


def test_a_sentence_is_encoded_once() -> None:
    """However many articles it is compared with."""
    encoder, third = Meanings(), document("third", *(p.text for p in MILL.paragraphs))
    compare.diff([MILL, WORKS, third], encoder=encoder)
    assert len(encoder.asked) == len(set(encoder.asked)) == 6


def test_articles_without_a_sentence_are_encoded_without_error() -> None:
    """Nothing to encode, nothing shared."""
    found = compare.diff([document("a"), document("b")], encoder=Meanings())
    assert found.coverage == ()
    assert {r.status for r in compare.diff([MILL, document("b")], encoder=Meanings()).coverage} == {Status.ONLY}


def test_a_judge_raises_what_it_believes_and_is_quoted() -> None:
    """A link that the judge is sure of is likelier than without it, and says why."""
    mill = document("mill", MILL.paragraphs[0].text, "In the valley, around ninety people lose their jobs.")
    judge = Follows()
    plain, judged = (row(compare.diff([mill, WORKS], judge=j), 1) for j in (None, judge))
    link = next(link for link in judged.links if link.paragraph == 1)
    assert link.score > max((x.score for x in plain.links if x.paragraph == 1), default=0.0)
    assert [e.weight for e in link.evidence if e.kind is Clue.JUDGE] == [0.99]


def test_a_judge_is_asked_about_few_pairs_and_none_twice() -> None:
    """Of thirty paragraphs alike, some partners of each are judged, in either direction, and the texts of a story once."""
    common = "The harbour of Brennick stays closed on day"
    one, two, three = (document(n, *(f"{common} {k} {n}." for k in range(10))) for n in ("x", "y", "z"))
    judge = Follows()
    compare.diff([one, two, three], judge=judge)
    assert len(judge.asked) == len(set(judge.asked))
    assert 0 < len(judge.asked) <= 3 * 2 * 20 * CANDIDATES


@pytest.mark.parametrize("answer", [[], [0.5, 0.5, 0.5], [2.0], [float("nan")], ["yes"], None])
def test_a_judge_that_gives_no_probabilities_is_refused(answer: object) -> None:
    """One number in 0..1 for each pair, or an error that says so."""
    with pytest.raises(compare.SettingsError, match="the judge"):
        Asked(lambda _: answer)([("a", "b")])  # type: ignore[arg-type,return-value]  # what is wrong with it is the test


def test_judgements_do_not_depend_on_the_order_of_articles() -> None:
    """With an encoder and a judge too."""
    first = compare.diff([MILL, WORKS], encoder=Meanings(), judge=Follows())
    second = compare.diff([WORKS, MILL], encoder=Meanings(), judge=Follows())
    assert sorted(map(repr, first.coverage)) == sorted(map(repr, second.coverage))


def test_very_long_articles_say_that_not_all_was_compared() -> None:
    """A note names both articles; others have none."""
    entries = [f"Entry {n} tells of gate{n} and crate{n}." for n in range(201)]
    found = compare.diff([document("a", *entries), document("b", *entries)])
    assert found.notes == (
        "very long articles: paragraphs of a and b were compared with their likeliest partners only",
    )
    assert compare.diff([MILL, WORKS]).notes == ()
