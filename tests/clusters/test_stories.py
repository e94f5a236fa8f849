"""Stories: what joins two articles, what keeps them apart, and what is shown of it."""

from datetime import UTC, datetime, timedelta

import pytest

from compare.clusters.features import bag
from compare.clusters.similarity import likenesses, nearness
from compare.clusters.space import space
from compare.clusters.stories import find_stories
from compare.model import Clue, Document, Paragraph
from compare.settings import Settings

DAY = datetime(2031, 5, 1, tzinfo=UTC)
FIRE = """Fire destroyed the covered market in Varnsholt on Sunday night, and police are looking for two men in a van.
Nobody was hurt. Fire chief Dora Kessling said 40 stalls had burned to the ground within an hour."""
FIRE_TOLD_ANEW = """Varnsholt has lost its covered market. Flames tore through some forty stalls late on Sunday, said Dora
Kessling, who leads the town’s fire brigade; there were no injuries. A van with two men in it is being sought by police."""
FAIR = """The annual book fair in Lirren sold a record number of tickets this week, its organisers announced on Friday.
The prize for the best cover went to a printer from Oster, who drew a heron for a volume of poems."""


def document(name: str, text: str, language: str = "en", **fields: object) -> Document:
    return Document(name, (Paragraph(" ".join(text.split())),), language=language, **fields)  # type: ignore[arg-type]  # a shorthand


def stories(*documents: Document) -> list[tuple[str, ...]]:
    return [s.members for s in find_stories(documents, (), Settings())]


def test_two_articles_suffice_to_tell_a_story_from_another() -> None:
    """A pile of two has no statistics of its own; the background knows what is rare."""
    assert stories(document("a", FIRE), document("b", FIRE_TOLD_ANEW)) == [("a", "b")]
    assert stories(document("a", FIRE), document("b", FAIR)) == [("a",), ("b",)]


@pytest.mark.parametrize("language", ["vi", ""])
def test_languages_without_a_background_are_clustered_too(language: str) -> None:
    """Where no table tells, the pile itself does."""
    one, two, other = (document(n, t, language) for n, t in (("a", FIRE), ("b", FIRE_TOLD_ANEW), ("c", FAIR)))
    assert stories(one, two, other) == [("a", "b"), ("c",)]


def test_names_and_figures_join_two_languages() -> None:
    """A translation shares no words, but who, where and how many."""
    german = """Varnsholt hat seine Markthalle verloren. Rund 40 Stände brannten in der Nacht nieder, sagte
    Feuerwehrchefin Dora Kessling. Die Polizei von Varnsholt sucht zwei Männer."""
    other = "Die Buchmesse in Lirren meldet einen Rekord, wie die Veranstalter am Freitag in Oster mitteilten."
    found = stories(document("en", FIRE), document("de", german, "de"), document("de2", other, "de"))
    assert ("de", "en") in found


def test_evidence_adds_up_to_the_score() -> None:
    """All shared things of two undated articles weigh together what their likeness is."""
    pile = [document("a", FIRE), document("b", FIRE_TOLD_ANEW), document("c", FAIR)]
    where = space(bag(pile), [None, None, None])
    scores = {(i, j): score for i, j, score in likenesses(where)}
    shared = where.evidence(0, 1, most=10_000)
    assert sum(e.weight for e in shared) == pytest.approx(scores[0, 1], abs=0.001 * len(shared))
    assert {"Dora", "Kessling"} <= {e.text for e in shared if e.kind is Clue.NAME}
    assert "40" in {e.text for e in shared if e.kind is Clue.FIGURE}


def test_evidence_is_shown_in_words_not_stems() -> None:
    """Nobody reads "polic"."""
    where = space(bag([document("a", FIRE), document("b", FIRE_TOLD_ANEW)]), [None, None])
    words = {e.text.lower() for e in where.evidence(0, 1, most=100)}
    assert "police" in words
    assert "polic" not in words


def test_time_doubts_but_never_forbids() -> None:
    """Near in time raises, far lowers within bounds, a missing date does neither."""
    assert nearness(DAY, DAY) > 1 > nearness(DAY, DAY + timedelta(days=30)) >= 0.5
    assert nearness(None, DAY) == nearness(DAY, None) == 1
    assert nearness(DAY, DAY + timedelta(days=2)) == nearness(DAY + timedelta(days=2), DAY)


def test_a_story_is_titled_by_a_member() -> None:
    """The headline is one of the articles', or the beginning of the text where none has one."""
    (told,) = find_stories([document("a", FIRE, title="Market burns"), document("b", FIRE_TOLD_ANEW)], (), Settings())
    assert told.title == "Market burns"
    (bare,) = find_stories([document("a", FIRE)], (), Settings())
    assert bare.title.startswith("Fire destroyed the covered market")


def test_ids_of_stories_survive_new_members() -> None:
    """A story keeps its id when a member above its lowest joins."""
    (before,) = find_stories([document("a", FIRE)], (), Settings())
    (after,) = find_stories([document("a", FIRE), document("b", FIRE_TOLD_ANEW)], (), Settings())
    assert before.id == after.id


SENTENCES = """The covered market of Varnsholt burned down on Sunday night.
Fire chief Dora Kessling said forty stalls were lost within an hour.
Police in Varnsholt are looking for two men who were seen in a grey van.
Nobody was hurt when the market hall collapsed, the town council said.
Traders gathered at the ruins of the market on Monday morning.
Mayor Ole Brandt promised the traders of Varnsholt a tent on the quay.
Insurers put the damage to the covered market at nine million crowns.
Kessling praised the brigades of six villages that came to Varnsholt.
The market hall, built in 1897, had no sprinklers, records show.
A night watchman smelled petrol before the flames, he told police.
Firefighters pumped water from the Varn until dawn, said Kessling.
The stalls of the market fed two hundred families in Varnsholt.""".split("\n")


def test_a_pile_of_one_story_stays_one_story() -> None:
    """Words that all documents hold still tell it from general news: thirty reports of one fire are not thirty stories."""
    reports = [
        document(
            f"r{n:02}",
            " ".join(SENTENCES[(n * step) % 12] for step in (1, 2, 3, 4, 5, 7)) + f" Reporter {n} wrote this.",
        )
        for n in range(1, 31)
    ]
    assert max(map(len, stories(*reports))) >= 27


def test_likeness_between_languages_is_that_of_names_and_figures() -> None:
    """Words that look alike in two languages join nothing."""
    one = document("en", "The hotel in Lirren opened a bar and a restaurant with 12 tables for its guests on Monday.")
    two = document("de", "Das Hotel in Oster hat eine Bar und ein Restaurant mit 30 Tischen im Park eröffnet.", "de")
    assert stories(one, two) == [("de",), ("en",)]
