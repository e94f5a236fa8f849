"""The page as a text: what it says of a report, what it never holds, how large it grows."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model import (
    Clustering,
    Comparison,
    Copied,
    Document,
    DuplicateCluster,
    Origin,
    Report,
    Sourcing,
    Span,
    StoryReport,
)
from compare.reports import html
from compare.reports.html import render, render_folder, worth
from compare.reports.html.cast import CROWD
from compare.reports.parts import Part

from .conftest import NAUGHTY, SAMPLES, Elements

ROOM = Path(html.__file__).parent


def test_the_policy_names_the_only_style_and_scripts_by_their_hashes(report: Report) -> None:
    """Nothing else may run or be fetched, and nothing is inlined in attributes."""
    page = render(report)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    for kind in ("style", "script"):
        inlined = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inlined)
        named = " ".join(f"&#39;sha256-{digest}&#39;" for digest in digests)
        assert f"{kind}-src {named};" in policy
        assert len(inlined) == (2 if kind == "script" else 1)
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    for _, attributes in Elements(page).tags:
        assert not any(name == "style" or name == "src" or name.startswith("on") for name in attributes)


def test_every_anchor_is_unique_and_every_link_has_its_target(samples: Report) -> None:
    """A link leads to a place of the page, or to an address of http or https that learns nothing of the page."""
    found = Elements(render(samples))
    assert [name for name, n in Counter(found.ids).items() if n > 1] == []
    targets = {f"#{name}" for name in found.ids}
    for tag, attributes in found.tags:
        if tag in ("a", "use"):
            href = attributes["href"] or ""
            outside = href.startswith(("http://", "https://"))
            assert outside or href in targets, href
            assert not outside or attributes["rel"] == "noopener noreferrer"
    assert any("no-referrer" in (a.get("content") or "") for tag, a in found.tags if tag == "meta")


def test_points_have_anchors_by_their_number(report: Report) -> None:
    """`#story-…-p3` is the third point, told by several or by one."""
    found = set(Elements(render(report)).ids)
    story = report.stories[0].story.id
    assert {f"{story}-p{n}" for n in range(1, 7)} <= found


def test_every_claim_shows_its_evidence_and_its_score(report: Report) -> None:
    """Links, omissions, copies and the story itself; what is uncertain says so."""
    words = Elements(render(report)).words
    for said in (
        "B ¶2 90 %: East Mole (name)",  # a link
        "left out: C",  # an omission
        "not found, 90 %",  # and how it was judged
        "near copy, 92 % the same",
        "Halyard News and Havermouth Courier 60 % : Vesey",
        "date may differ uncertain",
        "figure differ",
        "A question mark ( ¶ paragraph 4?): perhaps told elsewhere too.",
        "A ¶4? The captain was suspended",
        "perhaps told: C",
    ):
        assert said in words, said


def test_both_wordings_of_a_quotation_stand_in_the_ledger(report: Report) -> None:
    """With what became of it, who speaks, and where it stands."""
    words = Elements(render(report)).words
    assert "cut short" in words
    assert "We are deeply sorry to every passenger Conrad Vesey A ¶5" in words
    assert "We are deeply sorry B ¶1" in words


def test_only_what_is_asked_for_is_shown(report: Report) -> None:
    """Each part alone, by the names that the other views have for them."""
    heads = {
        Part.POINTS: "Point by point",
        Part.QUOTES: "Quotes that two or more give",
        Part.FIGURES: "Where they contradict each other",
        Part.NAMES: "Names",
    }
    for part in heads:
        found = Elements(render(report, show=frozenset({part}))).words
        assert [p for p in heads if f"{heads[p]} " in found] == [part]
    assert "Sign up for our newsletter" not in Elements(render(report)).words
    assert "Sign up for our newsletter" in Elements(render(report, boilerplate=True)).words


def test_a_story_may_be_told_alone(report: Report) -> None:
    """Without the list of all, and without links to what is not there."""
    found = Elements(render(report, alone=True))
    assert "Articles alone" not in found.words
    assert "Ferry hits mole in fog, 14 hurt" in found.words
    assert {link for link in found.links if link.startswith("#")} <= {f"#{name}" for name in found.ids}


def test_a_comparison_is_a_page_of_its_own(pair: Comparison) -> None:
    """Articles without a report: its heading names the outlets, each once and the first few."""
    found = Elements(render(pair))
    assert re.search("<h1><bdi>Halyard News and Havermouth Courier</bdi></h1>", render(pair))
    assert "2 articles Ferry hits mole in fog, 14 hurt" in found.words
    assert Counter(tag for tag, _ in found.tags)["h1"] == 1
    one = pair.documents[0]
    six = replace(pair, documents=(*pair.documents, *(replace(one, id=f"d{n}", outlet=f"Paper {n}") for n in range(4))))
    assert "<h1><bdi>Halyard News, Havermouth Courier, Paper 0, Paper 1 and 2 more</bdi></h1>" in render(six)


def test_of_two_articles_a_sentence_tells_how_alike_they_are(pair: Comparison, trio: Comparison) -> None:
    """A table of two cells would say no more."""
    assert re.search(r"B tells \d+ % of A; A tells \d+ % of B\.", Elements(render(pair)).words)
    assert "Likeness of articles" not in render(pair)
    assert "Likeness of articles" in render(trio)


def test_that_no_words_were_copied_is_said_once(trio: Comparison) -> None:
    """Of the story, and not of each article."""
    own = replace(trio, sourcing=tuple(Sourcing(d.id, 1.0) for d in trio.documents))
    assert Elements(render(own)).words.casefold().count("no copied words found among these articles") == 1
    first, *rest = own.sourcing
    copied = replace(first, own=0.5, copied=(Copied(0, Span(0, 10), Origin.UNTOLD, trio.documents[1].id),))
    words = Elements(render(replace(own, sourcing=(copied, *rest)))).words
    assert "no copied words" not in words.casefold()
    assert "the same words as B in ¶ paragraph 1, whose is not told" in words


def test_a_bar_tells_what_is_perhaps_only_here_from_the_rest_of_what_is_told_in_part(trio: Comparison) -> None:
    """Its parts add up to the whole, and each has a sign of its own."""
    found = Elements(render(trio))
    assert "perhaps only here" in found.words
    assert "rest of what is told in part" in found.words
    assert "unclear" not in found.words


def test_a_text_that_several_printed_shows_who_did(report: Report) -> None:
    """Without a comparison there is still a source and its copies, and when each was printed."""
    story = report.stories[0].story
    members = report.clustering.duplicates[0].members
    printed = replace(report, stories=(StoryReport(replace(story, members=members), None),))
    words = Elements(render(printed)).words
    assert "One text, printed 3 times" in words
    assert "Saltmarsh Echo , 3 Mar 2026 11:05: near copy" in words


def test_a_large_report_stays_small_and_says_what_it_left_out(many: Report) -> None:
    """As many stories in full as fit; those that do not are listed, without a link that leads nowhere."""
    whole, small = render(many), render(many, largest=200_000)
    assert len(small.encode()) < 200_000 < len(whole.encode())
    found = Elements(small)
    told = sum(a.get("class") == "story" for _, a in found.tags)
    assert 0 < told < 40
    assert f"{told} stories below are told in full; {40 - told} others are only listed" in found.words
    assert sum((a.get("class") or "").startswith("row k4") for _, a in found.tags) == 40
    assert {link for link in found.links if link.startswith("#")} <= {f"#{name}" for name in found.ids}


def test_the_story_of_most_outlets_is_told_in_full_whenever_it_fits(report: Report, many: Report) -> None:
    """Though it takes nearly all of the room; what it leaves goes to the next that fits, and the page stays under its limit."""
    alone = len(render(report).encode())
    assert 'class="story"' in render(report, largest=alone + 1_000)
    assert 'class="story"' not in render(report, largest=alone - 1_000)
    wide, narrow = many.stories[0], many.stories[1:]
    assert wide.comparison is not None
    doubled = tuple(replace(d, paragraphs=d.paragraphs * 30) for d in wide.comparison.documents)
    large = replace(many, stories=(replace(wide, comparison=replace(wide.comparison, documents=doubled)), *narrow))
    pages = [render(large, largest=largest) for largest in (200_000, 300_000)]
    told = [[a.get("id") for _, a in Elements(page).tags if a.get("class") == "story"] for page in pages]
    assert all(ids[0] == wide.story.id for ids in told)
    assert all(set(ids) <= worth(large, largest=n) for ids, n in zip(told, (200_000, 300_000), strict=True))
    assert len(told[0]) < len(told[1])
    assert [len(page.encode()) < largest for page, largest in zip(pages, (200_000, 300_000), strict=True)] == [
        True,
        True,
    ]


def test_the_widest_story_is_linked_only_where_it_is_told(many: Report) -> None:
    """Where no story fits, none is linked; the list says of each whether it is told in full."""
    for largest, linked in ((200_000, True), (1, False)):
        page = render(many, largest=largest)
        assert ("Most widely told: <a href=" in page) == linked
        assert ("· in full below" in page) == linked
        assert "· only listed" in page


def test_foreign_texts_tell_their_language(samples: Report) -> None:
    """In the list, in the matrix, in the passages and in the articles; what is in the language of the page does not."""
    page = render(samples)
    for begin in ("<bdi", '<a href="#', '<blockquote dir="auto"', '<p class="text" dir="auto"'):
        assert re.search(rf'{re.escape(begin)}[^>]* lang="de"', page), begin
    assert set(re.findall(r' lang="([^"]*)"', page)) == {"en", "de"}
    assert page.count(' lang="en"') == 1


def test_links_to_paragraphs_have_names_that_can_be_spoken(report: Report) -> None:
    """Whose paragraph it is, also where a column tells that; what is a sign only is not read out."""
    page = render(report)
    assert 'aria-label="told, paragraph 2, Halyard News"' in page
    assert 'aria-label="perhaps told, the link is weak, paragraph 1, c-1"' in page
    assert 'aria-label="B Havermouth Courier, paragraph 2"' in page
    assert not re.search(r"> ?\+\d+<(?!/small>)", page)
    named = r'aria-hidden="true">¶|<a [^>]*aria-label=[^>]*>[^<]*'
    assert "¶" not in re.sub(named, "", page.partition("<main")[2].partition("<footer")[0])


def test_who_tells_a_paragraph_is_spoken_by_name(report: Report) -> None:
    """The letters are for the eye."""
    page = render(report)
    assert 'told in <span aria-hidden="true">A</span><span class="vh"><bdi>Halyard News</bdi></span>' in page


def test_pictures_and_legends_are_spoken_once(samples: Report) -> None:
    """A timeline has its title for a name, the rest for a description; what stands beneath a bar or in each cell is not doubled."""
    found = Elements(render(samples)).tags
    pictures = [a for tag, a in found if tag == "svg" and a.get("role") == "img" and "aria-labelledby" in a]
    assert pictures
    assert all(" " not in (a["aria-labelledby"] or " ") and a["aria-describedby"] for a in pictures)
    assert all(a.get("aria-hidden") for tag, a in found if tag == "svg" and a.get("class") == "bar")
    (legend, *_) = [a for tag, a in found if tag == "p" and a.get("class") == "legend"]
    assert legend.get("aria-hidden")


def test_links_that_repeat_tell_what_they_lead_to(report: Report) -> None:
    """Each link to a point or a paragraph has a name of its own."""
    words = Elements(render(report)).words
    assert "Link to point 3" in words
    assert "Link to paragraph B2" in words
    assert "this point" not in words
    assert "this paragraph" not in words


def test_foreign_heads_of_ledgers_tell_their_language(report: Report) -> None:
    """What is contradicted, a name, and what one alone gives, where the article's language is known."""
    told = report.stories[0]
    assert told.comparison is not None
    german = replace(told.comparison, documents=tuple(replace(d, language="de") for d in told.comparison.documents))
    page = render(replace(report, stories=(replace(told, comparison=german),)))
    for head in ("people hurt: 14 / 17", "East Mole", "2 replacements"):
        assert f'<bdi lang="de">{head}</bdi>' in page
    assert "<bdi>people hurt: 14 / 17</bdi>" in render(report)


def test_articles_without_a_date_stand_off_the_axis(report: Report) -> None:
    """Beneath a head of their own, without a line to any time."""
    found = report.clustering
    first = report.stories[0].story.members[0]
    documents = tuple(replace(d, published=None) if d.id == first else d for d in found.documents)
    page = render(replace(report, clustering=replace(found, documents=documents)))
    assert "without a date" not in render(report)
    assert "without a date" in page
    for drawn in ('<circle class="(own|copy)" cx="[^"]*%"', '<line class="guide"[^>]*y1="20"'):
        assert len(re.findall(drawn, page)) == len(re.findall(drawn, render(report))) - 1


def test_only_signs_in_use_are_explained(report: Report) -> None:
    """A legend of what is not there is read in vain."""
    words = Elements(render(report)).words.partition("Point by point")[2].partition("Point Halyard")[0]
    assert "perhaps told, the link is weak" in words
    assert "published before" not in words


def test_what_an_outlet_could_not_know_stands_apart(trio: Comparison) -> None:
    """It is not among what the outlet left out, nor marked as such in the table."""
    first, second, *rest = trio.points
    page = render(replace(trio, points=(first, replace(second, could_not_know=second.omitted_by), *rest)))
    assert "Could not yet know" in page
    assert "Could not yet know" not in render(trio)
    assert '<td class="silent"><svg class="g" role="img" aria-label="left out">' in page
    assert not re.search(r'<td class="silent"><svg[^>]*published before', page)


def test_two_articles_have_no_table_of_points(trio: Comparison) -> None:
    """Each would fill every cell; the list of points tells it all."""
    two = replace(trio, documents=trio.documents[:2], points=trio.points[:1], conflicts=(), figures=())
    assert 'class="grid' in render(trio)
    assert 'class="grid' not in render(two)
    assert "Point by point" in render(two)


def test_a_point_whose_tellers_contradict_each_other_says_so(trio: Comparison) -> None:
    """Its row has a sign, its line the values, and a link leads to the entry of the conflict; what is uncertain has none."""
    found = Elements(render(trio))
    assert "told by 1 of 3, perhaps 2 ≠ contradicted 14 / 17" in found.words
    assert found.words.count("≠ contradicted") == 2
    (entry,) = [name for name in found.ids if name.endswith("-c1")]
    assert f"#{entry}" in found.links
    doubted = replace(trio, conflicts=tuple(replace(c, uncertain=True) for c in trio.conflicts))
    assert "≠" not in Elements(render(doubted)).words


def test_certain_conflicts_are_counted_and_the_others_folded(report: Report) -> None:
    """In the list and at the head of the story; where none is certain, the section says that they may contradict each other."""
    words = Elements(render(report)).words
    assert words.count("1 conflict · 1 perhaps") == 2
    assert "1 that may be no conflict" in words
    assert "Where they contradict each other" in words
    told = report.stories[0]
    assert told.comparison is not None
    conflicts = told.comparison.conflicts[:1]
    doubted = replace(report, stories=(replace(told, comparison=replace(told.comparison, conflicts=conflicts)),))
    words = Elements(render(doubted)).words
    assert words.count("perhaps 1 conflict") == 2
    assert "Where they may contradict each other" in words


def test_likelier_conflicts_come_first(trio: Comparison) -> None:
    """Certain ones before the others, each kind by how likely it is."""
    one, sure = trio.conflicts
    scored = [replace(sure, what=f"hurt: {n} / 99", score=n / 100) for n in (20, 80, 50)]
    words = Elements(render(replace(trio, conflicts=(one, *scored)))).words
    places = [words.index(f"{what} figure") for what in ("hurt: 80 / 99", "hurt: 50 / 99", "hurt: 20 / 99")]
    assert places == sorted(places)


def test_of_many_points_the_first_stand_open_to_the_eye(trio: Comparison) -> None:
    """The rest is folded, and each keeps its anchor."""
    many = replace(trio, points=tuple(replace(trio.points[0], id=f"many-{n}") for n in range(20)))
    page = render(many)
    assert "<summary>8 more points</summary>" in page
    assert sum(name.endswith("-p20") for name in Elements(page).ids) == 1


def test_values_are_marked_where_they_stand(trio: Comparison) -> None:
    """As they are written, nothing of a longer number, and without a way in for markup."""
    sure = trio.conflicts[1]
    one, two = sure.mentions
    poisoned = replace(two, text="<b>17</b> of 1,700 people &amp; 17")
    page = render(replace(trio, conflicts=(replace(sure, mentions=(one, poisoned)),)))
    assert "&lt;b&gt;<mark>17</mark>&lt;/b&gt; of 1,700 people &amp;amp; <mark>17</mark>" in page


def test_a_report_of_no_stories_has_no_filters() -> None:
    """There is nothing to filter."""
    assert 'class="filters"' not in render(Report(Clustering((), (), ()), ()))


def test_a_folder_holds_all_and_its_links_lead_within_it(many: Report) -> None:
    """A page for each story, the index last; nothing in a name comes from an article."""
    pages = dict(render_folder(many))
    assert list(pages)[-1] == "index.html"
    assert len(pages) == 41
    assert all(re.fullmatch(r"[a-z]+(-[0-9a-f]+)?\.html", name) for name in pages)
    targets = {(name, anchor) for name, page in pages.items() for anchor in ("", *Elements(page).ids)}
    for name, page in pages.items():
        for link in Elements(page).links:
            file, _, anchor = link.partition("#")
            assert (file or name, anchor) in targets, (name, link)


def test_long_lists_of_a_folder_are_parted(many: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every story stands in one of them, and the index leads to all."""
    from compare.reports.html import folder

    monkeypatch.setattr(folder, "ROWS", 15)
    pages = dict(render_folder(many))
    lists = ["index.html", "stories-2.html", "stories-3.html"]
    linked = [link for name in lists for link in Elements(pages[name]).links if link.startswith("story-")]
    assert sorted(set(linked)) == sorted(name for name in pages if name.startswith("story-"))
    assert set(lists[1:]) <= set(Elements(pages["index.html"]).links)


def test_of_very_many_tellings_the_likeliest_links_are_shown_and_that_is_said() -> None:
    """What is told of each two articles would else grow with the square of their number."""
    told = (
        "A ferry hit the East Mole at 7.42 a.m. in fog and {} people were hurt, said Conrad Vesey of the Braddick Line."
    )
    ids = [f"d{n:02}" for n in range(CROWD + 2)]
    documents = [Document.of(f"{told.format(20 + n)}\n\nHere is {name}.", id=name) for n, name in enumerate(ids)]
    words = Elements(render(compare.diff(documents))).words
    assert "Of so many tellings there are no matrices, and only the likeliest links are shown" in words
    assert "Points by outlets" not in words
    assert re.search(r"and \d+ less likely", words)


@pytest.mark.parametrize("poison", NAUGHTY)
def test_hostile_text_adds_no_element_and_no_attribute(
    poison: str, report: Report, poisoned: Callable[[Any, str], Any]
) -> None:
    """With hostile text in every field that an article can fill, the page has the elements that it has without."""
    bad, plain = (render(poisoned(report, text + " ")) for text in (poison, "harmless"))
    assert Elements(bad).shape == Elements(plain).shape
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", bad)
    bad.encode("utf-8")  # no lone surrogate is left either


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " javascript:x", "vbscript:x", "//x.org", "file:///x",
     "http://", "https://x.org/\u202e", "java\nscript:x", "http://x.org/a b", "ftp://x.org/"],
)  # fmt: skip
def test_only_addresses_of_http_become_links(address: str, report: Report) -> None:
    """Whatever else an article gives for its address is no link at all."""
    documents = tuple(replace(d, url=address) for d in report.clustering.documents)
    bad = replace(report, clustering=replace(report.clustering, documents=documents))
    told = bad.stories[0]
    assert told.comparison is not None
    compared = replace(told.comparison, documents=tuple(replace(d, url=address) for d in told.comparison.documents))
    page = render(replace(bad, stories=(replace(told, comparison=compared),)))
    assert all(link.startswith("#") for link in Elements(page).links)


def test_every_text_goes_through_one_sanitiser() -> None:
    """No template turns escaping off, and markup is made from strings in few places, each of which says why it may be."""
    for template in (ROOM / "templates").glob("*.html"):
        text = template.read_text("utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape" not in text
    for module in ROOM.glob("*.py"):
        for line in module.read_text("utf-8").splitlines():
            if re.search(r"""\bMarkup\((?!\)|'[^']*'\)|"[^"]*"\))""", line):  # not where it is a constant
                assert "noqa: S704 - " in line, f"{module.name}: {line}"
            assert "visible(" not in line or module.name == "words.py", f"{module.name}: {line}"


def test_the_same_articles_give_the_same_bytes(samples: Report) -> None:
    """Nothing in a page depends on a clock, on the order of the articles, or on the seed of a hash."""
    page = render(samples)
    assert render(compare.report(reversed(compare.read(SAMPLES).documents))) == page
    command = [sys.executable, "-m", "compare", "report", str(SAMPLES), "--format", "html"]
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        assert subprocess.run(command, capture_output=True, check=True, env=environment).stdout == page.encode()


def test_a_cluster_of_copies_alone_has_a_timeline(report: Report) -> None:
    """Copies are joined to their source by two lines: down to its row, and along it."""
    story = report.stories[0].story
    cluster: DuplicateCluster = report.clustering.duplicates[0]
    page = render(replace(report, stories=(StoryReport(replace(story, members=cluster.members), None),)))
    assert len(re.findall(r'<line class="join" x1="[\d.]+%"', page)) == 4
