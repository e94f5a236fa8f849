"""Copied and own: whose words each sentence is, and what is left when those of others are set aside."""

from datetime import UTC, datetime
from itertools import permutations

import compare
from compare import Document, Origin, Paragraph, Sourcing

WIRE = (
    "BRENNICK (Reuters) - The ferry operator Nordline will stop its night service to the island of Hale in October.",
    "The company said on Friday that fewer than forty passengers a night had used the boats since the bridge was opened.",
    "“We have looked at every way to keep it,” managing director Sunniva Tarn said.",
    "The islanders had collected nine hundred signatures against the plan within a single week.",
)
OWN = (
    "On the quay of Hale nobody wants to believe that the last boat will leave at six in the evening.",
    "Ole Brask, who bakes for three restaurants on the mainland, would have to buy a van and drive over the bridge.",
    "His sister keeps bees behind the old rocket shed and sells honey to passengers who have time to kill.",
)
PLAIN = ("BRENNICK - " + WIRE[0].partition(" - ")[2], *WIRE[1:])
DAY = datetime(2031, 9, 5, 10, tzinfo=UTC)
LATER = datetime(2031, 9, 5, 18, tzinfo=UTC)


def article(name: str, *paragraphs: str, published: datetime | None = None, author: str = "") -> Document:
    texts = tuple(map(Paragraph, paragraphs))
    return Document(name, texts, outlet=name.title(), published=published, language="en", author=author)


def sourced(*documents: Document) -> dict[str, Sourcing]:
    return {found.document: found for found in compare.diff(documents).sourcing}


def origins(found: Sourcing) -> set[Origin]:
    return {part.origin for part in found.copied}


def test_words_of_an_agency_are_the_agencys_wherever_they_stand() -> None:
    """One outlet credits it, the other prints the same words without a credit and adds its own."""
    found = sourced(article("mast", *WIRE), article("islander", *PLAIN, *OWN))
    assert found["mast"].own == 0
    assert found["mast"].agencies == ("Reuters",)
    assert 0.3 < found["islander"].own < 0.7
    assert origins(found["islander"]) == {Origin.WIRE}
    assert {(part.agency, part.document) for part in found["islander"].copied} == {("Reuters", "mast")}


def test_without_a_credit_the_date_says_who_had_them_first() -> None:
    """The later article's words are the earlier one's; those of the earlier are its own."""
    found = sourced(article("first", *PLAIN, published=DAY), article("second", *PLAIN, *OWN, published=LATER))
    assert found["first"].own == 1
    assert origins(found["second"]) == {Origin.OUTLET}
    assert {part.document for part in found["second"].copied} == {"first"}


def test_without_dates_an_excerpt_is_cut_from_what_holds_more() -> None:
    """A short article that stands wholly in a long one is taken from it."""
    long = (
        *PLAIN,
        *OWN,
        "The council of Hale meets on Thursday to hear what the ministry of transport has to offer it.",
    )
    found = sourced(article("long", *long), article("short", *PLAIN[:2]))
    assert found["long"].own == 1
    assert found["short"].own == 0
    assert origins(found["short"]) == {Origin.OUTLET}


def test_where_nothing_says_it_is_untold() -> None:
    """Equal words in two articles of a size, without dates or credits."""
    found = sourced(article("one", *PLAIN, OWN[0]), article("two", *PLAIN, OWN[1]))
    assert origins(found["one"]) == origins(found["two"]) == {Origin.UNTOLD}


def test_a_quotation_is_nobodys_copy() -> None:
    """Two reporters who heard the same woman have each their own words."""
    said = "“We have looked at every way to keep the boats, and there is none that we can pay for,” Sunniva Tarn {}."
    found = sourced(article("one", said.format("told us"), OWN[0]), article("two", said.format("said"), OWN[1]))
    assert all(s.own == 1 and not s.copied for s in found.values())


def test_one_sentence_alike_is_no_copying() -> None:
    """It may stand in a statement that both were sent."""
    found = sourced(article("one", PLAIN[1], OWN[0]), article("two", PLAIN[1], OWN[1]))
    assert all(s.own == 1 for s in found.values())


def test_spans_lie_in_their_paragraphs_and_the_order_changes_nothing() -> None:
    """What is copied can be cited, whichever article comes first."""
    pile = [article("mast", *WIRE), article("islander", *PLAIN, *OWN), article("herald", " ".join(PLAIN), OWN[2])]
    first = sourced(*pile)
    assert all(sourced(*order) == first for order in permutations(pile))
    for document in pile:
        for part in first[document.id].copied:
            assert document.paragraphs[part.paragraph].text[part.span.start : part.span.end].strip()


def test_own_words_are_compared_alone() -> None:
    """What the agency tells is told by nobody; what one adds stays; nobody is said to omit what its wire copy tells."""
    pile = [article("mast", *WIRE, OWN[0]), article("islander", *PLAIN, *OWN[1:])]
    found = compare.diff(pile, own=True)
    assert found.documents == tuple(pile)
    assert {row.paragraph for row in found.coverage if row.document == "islander"} == {4, 5}
    repeated = article("repeat", *PLAIN)
    told = compare.diff([article("islander", *OWN, PLAIN[1], PLAIN[3]), repeated, article("mast", *WIRE)], own=True)
    assert all("repeat" not in p.omitted_by for p in told.points if "signatures" in p.text)


def test_an_author_may_be_an_agency() -> None:
    """A byline in the metadata credits the whole text."""
    found = sourced(article("one", *OWN, author="Associated Press"), article("two", *PLAIN))
    assert (found["one"].own, found["one"].agencies) == (0, ("AP",))
