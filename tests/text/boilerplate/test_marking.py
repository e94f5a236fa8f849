"""Laws of boilerplate: what is furniture, what only looks like it, and that neither length nor repetition hurts."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import permutations

import pytest

from compare.model import Document, Kind, Paragraph
from compare.text.boilerplate.marking import mark, marked, reasons, recurring_lines

STORY = [
    "The harbour bridge of Lower Ashby opened again on Monday after two years of repairs, the town council said.",
    "Engineers replaced all forty cables and painted the northern tower, at a cost of nine million crowns.",
    "Mayor Ida Holm cut a ribbon at noon and walked across with about three hundred neighbours.",
    "Boats had been using the narrow channel east of the island since the bridge was closed in March 2019.",
    "The first bus crossed at ten past two, eleven minutes late because of the crowd.",
]


def at_end(text: str) -> str:
    """Return the reason found for a line that ends a page."""
    return reasons([*STORY, text])[-1]


def in_middle(text: str) -> str:
    """Return the reason found for a line between paragraphs of story."""
    return reasons([*STORY[:3], text, *STORY[3:]])[3]


FURNITURE = [
    ("advert", "Advertisement"),
    ("advert", "Advertisement Continue reading the main story"),
    ("advert", "Story Continued Below"),
    ("player", "Scroll down for video"),
    ("player", "watch now"),
    ("player", "For mobile users, click here to watch the clip"),
    ("gallery", "Photo"),
    ("gallery", "Slideshow (12 Images)"),
    ("newsletter", "We will use your email address only for sending you newsletters. Please see our Privacy Notice."),
    ("newsletter", "Sign up for the Harbour Dispatch and read the best of the week on Friday."),
    ("newsletter", "Newsletter abonnieren"),
    ("cookies", "This website uses cookies to improve your visit. You can change this at any time."),
    ("cookies", "Wir verwenden Cookies, um Ihnen das beste Angebot zu machen."),
    ("share row", "Facebook Twitter WhatsApp Email"),
    ("share row", "Read or Share this story: https://example.org/x1"),
    ("teaser heading", "Read more"),
    ("teaser heading", "Lesen Sie auch"),
    ("teaser heading", "Leer más"),
    ("teaser", "READ MORE: Ferry captain retires after forty years at sea"),
    ("teaser", "MORE: Ten bridges that sway in the wind"),
    ("teaser", "RELATED: What the repairs cost"),
    ("teaser", "SEE ALSO: Why cables rust"),
    ("teaser", "SEE ALSO: Ferry captain says the ‘whole truth’ of the bridge is in U.C."),
    ("teaser", "READ MORE: Council finds nine million crowns."),
    ("highlights", "Story highlights"),
    ("highlights", "Story highlights The bridge is open after two years Nobody knows who paid for it"),
    ("player", "Related Video Video length 1 minute 7 seconds 1:07 Bridge sways in wind Bridge sways in wind"),
    ("player", "Video length 40 seconds :40 Bridge sways in wind"),
    ("player", "Watch the latest video at video.example.org"),
    (
        "slides",
        "Photos: Ten bridges Photos: Ten bridges The bridge at dawn. Hide Caption 1 of 2 At noon. Hide Caption 2 of 2",
    ),
    ("slides", "Hide caption A crowd waits on the north bank for the first bus. Previous Next Jo Doe/Ashby Press"),
    ("teaser", "[ Ferry captain retires after forty years at sea ]"),
    ("teaser", "Bridge repairs:What we know about the cost so far"),
    ("teaser", "Ferry captain retires after forty years at sea Read more"),
    ("teaser", "Lee también: El puente abre de nuevo"),
    ("teaser", "À lire aussi : Le pont rouvre"),
    ("teaser", "Leggi anche: Il ponte riapre"),
    ("teaser", "Lees ook: De brug is weer open"),
    ("credit", "Jo Doe/WireImage via Getty Images"),
    ("credit", "(Photo via Instagram)"),
    ("credit", "Image: Studio Nord"),
    ("credit", "Photo: Jo Doe"),
    ("credit", "Foto: Jo Doe/dpa"),
    ("credit", "Ảnh: Nguyễn Văn A"),
    ("credit", "Quelle: Amt für Statistik"),
    ("credit", "Enlarge this image toggle caption Jo Doe/AP Jo Doe/AP"),
    ("credit", "[Image via Jo Doe]"),
    ("credit", "AP - AFP"),
    ("agency", "AFP contributed reporting."),
    ("agency", "Example News' Jo Doe contributed to this report."),
    ("agency", "(Additional reporting by Jo Doe in OSLO; Editing by Al Roe and Mia Poe)"),
    ("agency", "• This article is based in part on wire service reports."),
    ("agency", "Con información de EFE"),
    ("agency", "Source: Read Full Article"),
    ("copyright", "(c) The Ashby Times"),
    ("copyright", "Copyright 2020 The Example Press. All rights reserved."),
    ("copyright", "Alle Rechte vorbehalten"),
    ("copyright", "For licensing opportunities of our original content, please contact desk@example.org."),
    ("share row", "Share All sharing options for: Who pays for the lamp at Cape Orrin?"),
    ("disclaimer", "The views expressed by contributors are their own."),
    ("update", "This story is still developing."),
    ("contact", "Have something to add to this story? Share it in the comments."),
    ("contact", "Follow Jo Doe on Twitter: @jodoe"),
    ("transcript", "(SOUNDBITE OF BELLS)"),
    ("transcript", "ANNA POE, HOST:"),
    ("embed", "pic.twitter.com/AbC123"),
    ("embed", "— Jo Doe (@jodoe) December 23, 2014"),
    ("debris", '"'),
    ("debris", "* * *"),
    ("debris", "la"),
]


def test_writers_who_contributed_stand_below_the_story() -> None:
    """Names and no more, at the end of the page; who contributed to something else is told of in the story."""
    assert (
        at_end("Echo writers Jo Doe in Tarn, Mia Poe in Brennick and Al Roe at the Harbour Office contributed.")
        == "agency"
    )
    assert not at_end("Many of the people of Tarn and Brennick contributed.")


@pytest.mark.parametrize(("name", "text"), FURNITURE)
def test_furniture_is_marked_wherever_it_stands(name: str, text: str) -> None:
    """A line that belongs to the page and not to the story is marked, and the reason is told."""
    assert in_middle(text) == name
    assert at_end(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "He denied it.",
        "Why?",
        "“We use cookies on every page,” the minister said, “and so does everybody else.”",
        "The regulator fined the firm for its cookies.",
        "Comments by the mayor drew laughter.",
        "Comments are what the council fears most, a spokesman said.",
        "Shares fell by four per cent.",
        "Photo finishes decided two of the races.",
        "Photos show the tower leaning to the east.",
        "The newsletter was printed in a cellar until 1944.",
        "Read the fine print, the judge told the buyers.",
        "Read more books, her teacher wrote on the last page.",
        "By Monday the water had reached the second floor.",
        "By the time police arrived, the shop was empty.",
        "Advertisement spending rose by a fifth.",
        "Follow the money, the detective told Twitter users.",
        "Sign up sheets were stolen from three polling stations.",
        "Climate and neglect contributed to this disaster.",
        "Reporting by my colleague suggests that most members would accept the plan.",
        "The opinions expressed by the two brothers are repugnant.",
        "Copyright law has not changed since 1988.",
        "(c) the defendant shall return the boat within thirty days.",
        "More: that is what the crew asked for, and what it got.",
        "SEE ALSO: The ferry. It sailed twice a day until the bridge was open, and nobody missed it.",
        "Related: The bridge cost nine million crowns.",
        "Story highlights of the evening were told twice.",
        "Video length 90 is what the festival asks for.",
        "Photos: a hundred of them hung in the hall, from 1 of 9 towns.",
        "Hide Caption Point from the wind, the pilot told the crew.",
        "Related industries lost four thousand jobs.",
        "Florida club: 49 killed",
        "Video of the storm was seen by thousands.",
        "Lawmakers contributed to this mess.",
        "Many rich people of Tarn and Brennick contributed.",
        "The firm looks for licensing opportunities in Asia.",
        "The charge is based in part on wire fraud, said Jo Doe.",
        "Jo Doe contributed from the bench.",
        "This is a developing country.",
        "This story is still told in the village.",
        "With agency budgets falling, the council waited.",
        "Users wrote in the comments section that the mayor was right.",
        "Privacy policy changes at the bank drew criticism.",
        "Get our boats back, the fishermen shouted.",
        "• Brazil’s national side won again.",
        "-- September 2016: 5.3",
        "Earlier: Holm Plan Embraced by Towns Had Been Rejected by EPA",
        "Views expressed at the meeting are not binding.",
        "Source of the fire was a heater.",
        "Updated rules take effect in 2021.",
        "Follow-up talks are planned.",
        "The trial starts at 9:30 on Tuesday",
        "SHAPIRO: Now, I believe...",
        "Enlarge this image toggle caption A crowd waits on the north bank for the first bus. Jo Doe/AP",
        "People wave from the tower of the new bridge in Ashby. (Jo Doe/Reuters)",
        "We have a plan! pic.twitter.com/AbC123 — Jo Doe (@jodoe) December 23, 2014",
    ],
)
def test_story_that_looks_like_furniture_stays_story(text: str) -> None:
    """Words of furniture in a sentence of the story do not make it furniture."""
    assert in_middle(text) == ""


def test_a_gallery_may_be_longer_than_other_furniture() -> None:
    """All its captions in one paragraph, with the last one's number."""
    captions = " ".join(f"The bridge in its year {n}. Hide Caption {n} of 99" for n in range(1, 100))
    assert in_middle(f"Photos: Ten bridges {captions}") == "slides"
    assert in_middle(f"Photos: Ten bridges {captions} are all that is left, she said.") == ""


def test_the_captions_are_the_story_of_a_page_that_has_no_other() -> None:
    """Whether its title stands above them or not."""
    slides = [f"Photos: Ten bridges The bridge in its year {n}. Hide Caption {n} of 3" for n in (1, 2, 3)]
    assert reasons([*slides, "Advertisement"], "Ten bridges") == ("", "", "", "advert")
    assert reasons(["Ten bridges", *slides], "Ten bridges") == ("", "", "", "")
    assert reasons([STORY[0], *slides]) == ("", *["slides"] * 3)


@pytest.mark.parametrize("text", ["By Enid Rose Parker", "Enid Parker, example.org", "By Enid Parker and Al Roe"])
def test_a_byline_stands_at_the_top(text: str) -> None:
    """Names alone are a byline at the top of the page only."""
    long = STORY * 3
    assert reasons([text, *long])[0] == "byline"
    assert reasons([*long[:7], text, *long[7:]])[7] == ""


def test_a_signature_stands_at_the_end() -> None:
    """A dash and a name sign a page at its end only."""
    assert at_end("– Enid Parker") == "byline"
    assert reasons(["– Enid Parker", *STORY])[0] == ""


def test_a_name_is_a_byline_only_above_an_outlet() -> None:
    """A name on its own may be a headline; the outlet below it settles that."""
    assert reasons(["Enid Parker", "USA TODAY", *STORY])[:2] == ("byline", "agency")
    assert reasons(["Enid Parker", *STORY])[0] == ""


@pytest.mark.parametrize("title", ["", "Read more: the memoirs of Enid Parker"])
def test_the_headline_is_story(title: str) -> None:
    """The first line may be a headline, whatever its words; what equals the title surely is."""
    assert mark(["Read more: The memoirs of Enid Parker", *STORY], title)[0] is Kind.STORY


FORM = [
    "Leave a Reply",
    "Please log in using one of these methods to post your comment: Logo",
    "You are commenting using your account. Log Out / Change )",
    "Pigeon picture",
    "Connecting to %s",
]


def test_what_follows_a_comment_form_is_not_the_story() -> None:
    """Readers' comments and the form below them go, the story above stays."""
    readers = ["• I crossed it twice and my hat flew off.", "Liked by 4 people", "• Mine too.", "Liked by 1 person"]
    kinds = mark([*STORY, *readers, *FORM])
    assert kinds == (Kind.STORY,) * len(STORY) + (Kind.BOILERPLATE,) * (len(readers) + len(FORM))


def test_a_heading_may_count_the_comments() -> None:
    """`2 comments` is a heading of comments too."""
    page = [*STORY, "2 Comments", "My hat flew off.", "Reply", "Mine too.", "Reply"]
    assert [t for t, why in zip(page, reasons(page), strict=True) if not why] == STORY


@pytest.mark.parametrize("before", [0, 1])
def test_a_heading_at_the_top_swallows_nothing(before: int) -> None:
    """A comment heading above the article marks itself alone, even with a form below the article."""
    page = [*STORY[:before], "Comments", "Log in to comment", *STORY[before:], "Reply"]
    assert [t for t, why in zip(page, reasons(page), strict=True) if not why] == STORY


def test_a_heading_without_a_form_swallows_nothing() -> None:
    """The word alone cuts nothing: it may head a part of the story."""
    page = [*STORY, "Comments", "Two readers of the plan spoke against it.", "One spoke for it."]
    assert [i for i, why in enumerate(reasons(page)) if why] == [len(STORY)]


def test_headlines_listed_at_the_end_are_teasers() -> None:
    """What stands below the last `Read more` is a list of headlines, unless it reads like story."""
    headlines = ["Ferry captain retires after forty years", "Why cables rust. And what helps."]
    assert reasons([*STORY, "Read more:", *headlines])[-2:] == ("teaser list", "teaser list")
    assert reasons([*STORY[:3], "Read more:", *STORY[3:]])[-2:] == ("", "")


def test_a_list_without_a_heading_is_story() -> None:
    """Short items of a list are content."""
    items = ["Ashby ferry: 12 hurt", "Holm tunnel: 3 hurt", "Poe viaduct: none"]
    assert set(reasons([*STORY, *items])) == {""}


def test_one_line_of_story_keeps_a_paragraph() -> None:
    """A paragraph of several lines is furniture only if each of them is."""
    assert in_middle("Photo: Jo Doe\nAdvertisement") == "credit"
    assert in_middle(f"Advertisement\n{STORY[0]}") == ""


def page(number: int, *texts: str, outlet: str = "Ashby Times") -> Document:
    """Return a page whose story no other page has."""
    story = [f"Item {number}: {line} Number {number} of the series appears in print today." for line in STORY]
    return Document(f"{outlet}-{number}", tuple(map(Paragraph, (*story, *texts))), outlet=outlet)


SLOGAN = "The Ashby Times, on your breakfast table since 1871."


def test_a_line_on_many_pages_of_an_outlet_is_furniture() -> None:
    """What recurs from story to story belongs to the outlet; elsewhere the same words are story."""
    pages = [*(page(i, SLOGAN) for i in range(4)), page(9, SLOGAN, outlet="Holm Post")]
    kinds = [document.paragraphs[-1].kind for document in marked(pages)]
    assert kinds == [Kind.BOILERPLATE] * 4 + [Kind.STORY]
    assert all(len(document.story) == len(STORY) for document in marked(pages)[:4])


def test_copies_of_an_article_make_nothing_recur() -> None:
    """One article read many times, whole or revised, keeps all its paragraphs."""
    first = page(1, SLOGAN)
    revised = [replace(first, id=f"r{i}", paragraphs=(*first.paragraphs, Paragraph(f"Note {i}."))) for i in range(5)]
    assert recurring_lines([first, *revised]) == {"Ashby Times": frozenset()}


def test_two_pages_prove_nothing() -> None:
    """A line must stand on three pages, and on a fair share of them, to recur."""
    assert not recurring_lines(page(i, SLOGAN) for i in range(2))["Ashby Times"]
    rare = [page(i, *([SLOGAN] if i < 3 else [])) for i in range(40)]
    assert not recurring_lines(rare)["Ashby Times"]


def test_marks_do_not_depend_on_the_order_of_documents() -> None:
    """Any order of input gives each document the same marks."""
    pages = [page(i, SLOGAN, "Advertisement") for i in range(5)]
    assert marked(pages[::-1])[::-1] == marked(pages)


def test_a_mark_once_given_stays() -> None:
    """Boilerplate that reading found is kept, and marking twice changes nothing."""
    document = Document("a", (Paragraph(STORY[0], Kind.BOILERPLATE), Paragraph(STORY[1])), title="Bridge")
    once = marked([document])
    assert [p.kind for p in once[0].paragraphs] == [Kind.BOILERPLATE, Kind.STORY]
    assert marked(once) == once


def test_every_paragraph_gets_a_kind() -> None:
    """Nothing, blanks and lone marks are judged too, without an error."""
    odd = [
        "",
        " ",
        "\n\n",
        "-",
        "[",
        "[]",
        "(",
        "©",
        "copyright",
        "(c)",
        "By",
        "— (@",
        "photo:",
        "•",
        ":A",
        "\ud800",
        "@",
    ]
    assert len(mark(odd)) == len(odd)
    assert mark([]) == ()
    assert all(mark([text]) for text in odd)


PUMPS = [
    "A",
    "A ",
    ", A",
    "via ",
    " / ",
    "19",
    ": ",
    ". ",
    "[ ",
    "#a ",
    "@a.b ",
    "Read more: ",
    "Liked by ",
    "(c) ",
    "• a ",
    "\n",
]


@pytest.mark.parametrize("pump", PUMPS)
def test_long_paragraphs_are_judged_at_once(pump: str) -> None:
    """A paragraph of a hundred thousand signs, or that many just short enough to be looked at, costs no time."""
    start = time.perf_counter()
    mark([pump * 50_000, *[pump * (1200 // len(pump))] * 100])
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("text", ["Comments", "• a", "Liked by 3", "Read more", "Log in to comment", STORY[0]])
def test_long_pages_are_judged_in_linear_time(text: str) -> None:
    """Twenty thousand equal paragraphs are no trap."""
    start = time.perf_counter()
    mark([*STORY, *[text] * 20_000])
    assert time.perf_counter() - start < 8


def test_the_order_of_pages_changes_no_mark() -> None:
    """What recurs at an outlet is the same whichever page was met first."""
    line = "The Harbour Gazette is read on both sides of the bay."
    digest = [*STORY, "A whale was seen.", "A choir sang.", line]
    pages = [
        Document(f"p{n}", tuple(map(Paragraph, [*texts, line])), outlet="Gazette")
        for n, texts in enumerate([STORY[:2], [STORY[2], "A whale was seen."], [STORY[3], "A choir sang."], digest])
    ]
    kinds = [{d.id: [p.kind for p in d.paragraphs] for d in marked(order)} for order in permutations(pages)]
    assert all(found == kinds[0] for found in kinds)
