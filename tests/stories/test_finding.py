"""Stories: what joins two articles, what keeps them apart, and what is shown of it."""

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

import pytest

from compare.errors import SettingsError
from compare.model import Clue, Document, DuplicateCluster, Likeness, Pair, Paragraph
from compare.settings import GRANULARITIES, Settings
from compare.stories.explaining import reasons
from compare.stories.finding import find_stories
from compare.stories.likeness import far, nearness, seconds
from compare.stories.recipe import RECIPE

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


def alike(one: Document, two: Document, *others: Document) -> Likeness:
    return reasons([one, two, *others], (), Pair.of(one.id, two.id), Settings()).likeness


def test_evidence_adds_up_to_the_score() -> None:
    """All shared things of two articles weigh together what their likeness is."""
    for when in (None, DAY):
        pile = [document("a", FIRE, published=DAY), document("b", FIRE_TOLD_ANEW, published=when), document("c", FAIR)]
        found = alike(*pile)
        assert sum(e.weight for e in found.shared) == pytest.approx(found.score, abs=0.0001 * len(found.shared))
        assert {"Dora", "Kessling"} <= {e.text for e in found.shared if e.kind is Clue.NAME}
        assert "40" in {e.text for e in found.shared if e.kind is Clue.FIGURE}


def test_evidence_is_shown_in_words_not_stems() -> None:
    """Nobody reads "polic"; a word that is a name too is one thing."""
    words = [e.text.lower() for e in alike(document("a", FIRE), document("b", FIRE_TOLD_ANEW)).shared]
    assert "police" in words
    assert "polic" not in words
    assert words.count("kessling") == 1


def test_time_doubts_but_never_forbids() -> None:
    """Near in time raises, far lowers within bounds, a missing date does neither."""
    times = seconds([DAY, DAY + timedelta(days=2), DAY + timedelta(days=30), None])
    same, near, apart, missing = (
        float(nearness(times[:1], times[at : at + 1], far(3, RECIPE), RECIPE)[0]) for at in range(4)
    )
    assert same > near > apart >= 0.5
    assert missing == 1
    assert same > 1 > apart
    assert nearness(times[1:2], times[:1], far(3, RECIPE), RECIPE)[0] == near
    assert far(20_000, RECIPE) < far(3, RECIPE)


def test_a_story_is_titled_by_a_member() -> None:
    """The headline is one of the articles', or the beginning of the text where none has one."""
    (told,) = find_stories([document("a", FIRE, title="Market burns"), document("b", FIRE_TOLD_ANEW)], (), Settings())
    assert told.title == "Market burns"
    (bare,) = find_stories([document("a", FIRE)], (), Settings())
    assert bare.title.startswith("Fire destroyed the covered market")


def test_a_date_is_no_headline() -> None:
    """Scraped pages call themselves by their day, or "Live": another member's headline reads better."""
    pile = [
        document("a", FIRE, title="Monday, 5 May 2031"),
        document("b", FIRE_TOLD_ANEW, title="Varnsholt loses market"),
    ]
    assert [s.title for s in find_stories(pile, (), Settings())] == ["Varnsholt loses market"]
    assert [s.title for s in find_stories(pile[:1], (), Settings())] == ["Monday, 5 May 2031"]


def test_a_story_spans_the_times_of_its_members() -> None:
    """Copies included, those without a date left out."""
    pile = [
        document("a", FIRE, published=DAY),
        document("b", FIRE_TOLD_ANEW),
        document("c", FIRE, published=DAY + timedelta(hours=5)),
    ]
    (told,) = find_stories(pile, [DuplicateCluster("a", ("a", "c"), ())], Settings())
    assert (told.members, told.first, told.last) == (("a", "b", "c"), DAY, DAY + timedelta(hours=5))
    (bare,) = find_stories(pile[1:2], (), Settings())
    assert (bare.first, bare.last) == (None, None)


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
    picks = random.Random(7)
    reports = [
        document(f"r{n:02}", " ".join(picks.sample(SENTENCES, 6)) + f" Reporter {n} wrote this.") for n in range(30)
    ]
    assert max(map(len, stories(*reports))) >= 27


def test_likeness_between_languages_is_that_of_names_and_figures() -> None:
    """Words that look alike in two languages join nothing."""
    one = document("en", "The hotel in Lirren opened a bar and a restaurant with 12 tables for its guests on Monday.")
    two = document("de", "Das Hotel in Oster hat eine Bar und ein Restaurant mit 30 Tischen im Park eröffnet.", "de")
    assert stories(one, two) == [("de",), ("en",)]


def test_stories_of_a_stricter_granularity_lie_within_those_of_a_looser() -> None:
    """Whatever the step; and loose is looser than strict."""
    pile = [document(f"{n:02}", " ".join(SENTENCES[(n + step) % 12] for step in (0, 1, 2))) for n in range(12)]
    pile += [document("fair", FAIR), document("fire", FIRE), document("anew", FIRE_TOLD_ANEW)]
    found = {
        word: [set(s.members) for s in find_stories(pile, (), Settings(story_cut=cut))]
        for word, cut in GRANULARITIES.items()
    }
    for strict, loose in pairwise(found):
        assert all(any(small <= large for large in found[loose]) for small in found[strict]), (strict, loose)
    assert len(found["strict"]) > len(found["loose"])


def test_a_small_language_in_a_large_pile_is_as_rare_as_alone() -> None:
    """What is common in one language is rare in a pile of another: each is weighed among its own."""
    dutch = """In {0} is {1} het nieuwe zwembad geopend, zei de burgemeester. De bouw van het bad had drie jaar geduurd en
    er is plaats voor {2} bezoekers, aldus de gemeente in een bericht aan de pers."""
    towns = [("Oosterveen", "maandag", 120), ("Zuidrode", "dinsdag", 340), ("Lagewoude", "vrijdag", 75)]
    towns += [("Hoogmeer", "zaterdag", 910), ("Brinkhoven", "donderdag", 58), ("Westerdam", "woensdag", 260)]
    pools = [document(f"nl{n}", dutch.format(*town), "nl") for n, town in enumerate(towns)]
    alone = stories(*pools)
    fires = [document(f"en{n}", " ".join(SENTENCES[(n * step) % 12] for step in (1, 2, 3, 4))) for n in range(1, 12)]
    assert [s for s in stories(*pools, *fires) if s[0].startswith("nl")] == alone


class Encoder:
    """Meaning is what a text is about, in any language: its place among some topics."""

    topics = (("market", "markthalle", "stalls", "stände"), ("book", "buchmesse"), ("ferry", "fähre"))

    def encode(self, texts: list[str]) -> list[list[float]]:
        return [[1e-6 + sum(word in text.lower() for word in topic) for topic in self.topics] for text in texts]


def test_an_encoder_joins_what_shares_no_words() -> None:
    """Two languages, no name in common: only meaning is left; and only where it is the same."""
    one = document("en", "Stalls burned down when fire took the covered market on Sunday night, said the town council.")
    two = document(
        "de", "In der Nacht sind die Stände der Markthalle bei einem Feuer niedergebrannt, so der Rat.", "de"
    )
    fair = document(
        "fair", "Die Buchmesse meldet einen Rekord, wie die Veranstalter am Freitag mitgeteilt haben.", "de"
    )
    assert stories(one, two, fair) == [("de",), ("en",), ("fair",)]
    assert [s.members for s in find_stories([one, two, fair], (), Settings(), Encoder())] == [("de", "en"), ("fair",)]


@pytest.mark.parametrize("vectors", [[1.0], [[1.0]], [[1.0], [float("nan")]], [[[1.0]], [[2.0]]]])
def test_an_encoder_that_gives_no_vectors_is_refused(vectors: object) -> None:
    """The error names the shape, and what was wanted."""

    class Broken:
        def encode(self, _texts: list[str]) -> object:
            return vectors

    with pytest.raises(SettingsError, match="for 2 texts"):
        find_stories([document("a", FIRE), document("b", FAIR)], (), Settings(), Broken())  # type: ignore[arg-type]  # it is wrong


def test_reasons_tell_what_raises_and_lowers_likeness() -> None:
    """Time, length, language; and the verdict is that of the stories."""
    early, late = document("a", FIRE, published=DAY), document("b", FIRE_TOLD_ANEW, published=DAY + timedelta(days=40))
    found = reasons([early, late, document("c", FAIR)], (), Pair.of("a", "b"), Settings())
    factors = {f.name: f for f in found.factors}
    assert factors["time"].value < 1 < factors["length"].value
    assert "40 days apart" in factors["time"].told
    apart = reasons([early, late, document("c", FAIR)], (), Pair.of("a", "c"), Settings())
    assert (found.together, apart.together) == (True, False)
    assert apart.joined < apart.cut <= found.joined


def test_reasons_for_copies() -> None:
    """Two prints of one text are one story, whatever they share beside."""
    pile = [document("a", FIRE), document("b", FIRE), document("c", FAIR)]
    cluster = DuplicateCluster("a", ("a", "b"), ())
    assert reasons(pile, [cluster], Pair.of("a", "b"), Settings()).copies
    through = reasons(pile, [cluster], Pair.of("b", "c"), Settings())
    assert (through.copies, through.together) == (False, False)


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_reasons_agree_with_the_stories(cut: float) -> None:
    """For every pair of a pile, at every granularity."""
    pile = [document(f"{n}", " ".join(SENTENCES[(n + step) % 12] for step in (0, 1, 2))) for n in range(8)]
    pile.append(document("fair", FAIR))
    settings = Settings(story_cut=cut)
    story_of = {i: s.id for s in find_stories(pile, (), settings) for i in s.members}
    for one, two in combinations(sorted(story_of), 2):
        assert reasons(pile, (), Pair.of(one, two), settings).together == (story_of[one] == story_of[two])
