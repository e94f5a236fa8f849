"""Who tells a fact for certain, who is sure to leave it out, and whose words stand for all."""

from dataclasses import replace
from itertools import combinations

from compare import Document, Paragraph
from compare.alignment.aligned_story import AlignedStory, Met, Told
from compare.alignment.conflicts import at_odds as find_odds
from compare.alignment.facts import Fact
from compare.alignment.omission import is_left_out
from compare.alignment.pairs import Side, align
from compare.alignment.phrasing import best_phrasing
from compare.alignment.places import places
from compare.alignment.roll import roll

OTHERS = (
    "The brass band of Telsberg rehearsed for the regional cup until late on Sunday evening.",
    "Barley was in bloom around the village, and the miller hoped for a dry July.",
    "Judge Petra Lunn opened the new library on Linden Square with a speech about her grandmother.",
)


def document(name: str, *paragraphs: str) -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), language="en")


def fact(*told: str, tie: float = 0.9) -> Fact:
    """Return the first paragraphs of articles as a fact, each two of them tied so well."""
    sides = [Side.of(document(str(at), text, *OTHERS)) for at, text in enumerate(told)]
    pairs = {(i, j): align(sides[i], sides[j], 0.14) for i, j in combinations(range(len(sides)), 2)}
    members = tuple(Told(at, 0, 0) for at in range(len(told)))
    return Fact(AlignedStory.of(sides, pairs), members, dict.fromkeys(combinations(members, 2), tie))


def test_a_name_in_common_is_not_the_same_fact() -> None:
    """However well two sentences are tied, who says something else does not surely tell it."""
    one = "Judge Petra Lunn once rowed for Telsberg, and still coaches the girls of the club before breakfast."
    two = "Critics say that Judge Petra Lunn has been harsh on tenants who fell behind with their rents."
    assert fact(one, two).certain == frozenset()


def test_the_same_words_are_the_same_fact_and_so_is_one_figure() -> None:
    """Two say it alike; two others give a figure that hardly stands twice by chance, in other words."""
    girders = "Engineers found rust in the girders above the diving tower of the Karst baths, the council heard."
    again = "The girders above the diving tower of the Karst baths are rusty, engineers told the council."
    assert fact(girders, again).certain == {0, 1}
    assert fact(girders, again, tie=0.1).certain == frozenset()
    depot = "Some 412 of the depot's hands will be sent home before the autumn, Halvard let it be known."
    posts = "Halvard confirmed on the telephone that the closure would cost 412 posts in all."
    assert fact(depot, posts).certain == {0, 1}
    years = "He has been 12 years on the bench, and has a shelf of verdicts that nobody reads."
    terms = "For 12 years the club has asked for a boathouse with a roof that keeps the rain out."
    assert fact(years, terms).certain == frozenset()


def test_of_three_the_one_who_says_something_else_is_doubted() -> None:
    """It is held against what the two others share."""
    girders = "Engineers found rust in the girders above the diving tower of the Karst baths, the council heard."
    again = "The girders above the diving tower of the Karst baths are rusty, engineers told the council."
    else_ = "A diving club from Telsberg won three medals, and its coach thanked the council for the bus."
    assert fact(girders, again, else_).certain == {0, 1}


GIRDERS = "Engineers found rust in {} girders above the diving tower of the Karst baths, the council heard."
AGAIN = (
    "The council heard that engineers had found rust in {} girders above the diving tower of the Karst baths in Ulmen."
)


def at_odds(told: Fact, *met: Met) -> Fact:
    """Return the fact of a story in which documents (the first) give other figures than passages of others do."""
    return replace(told, story=replace(told.story, at_odds=frozenset(met)))


def test_who_gives_another_figure_does_not_leave_the_fact_out() -> None:
    """It contradicts the others, and whoever contradicts has told it."""
    told = fact(GIRDERS.format(41), AGAIN.format(41), "A diving club from Telsberg won three medals at the cup.")
    two = told.members[:2]
    told = replace(told, members=two, ties={two: 0.9})
    assert is_left_out(told, 2)
    assert not is_left_out(at_odds(told, (2, 1, 0)), 2)
    assert is_left_out(at_odds(told, (1, 2, 0)), 2)


def test_the_wording_is_one_that_fewest_contradict() -> None:
    """Two say 41 girders and two 44, in the same words: it counts who gives another figure."""
    told = fact(*(GIRDERS.format(number) for number in (41, 41, 44, 44)))
    first, others = best_phrasing(told), {"41": (2, 3), "44": (0, 1)}
    number = "41" if "41" in first else "44"
    here = {0, 1, 2, 3} - set(others[number])
    contradicted = [(there, at, 0) for there in others[number] for at in here]
    assert number not in best_phrasing(at_odds(told, *contradicted))


def test_figures_that_contradict_each_other_are_at_odds() -> None:
    """Each of the two documents with the passage of the other."""
    mill = "The paper mill of Dunscar will close in June with the loss of {} jobs, its owner Halvard told the workers."
    sides = [Side.of(document("a", mill.format(412))), Side.of(document("b", OTHERS[0], mill.format(438)))]
    odds = find_odds(sides, {(0, 1): align(*sides, 0.14)}, places(sides), roll(sides))
    assert odds.met == {(0, 1, 1), (1, 0, 0)}
