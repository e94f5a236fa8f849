"""Laws of what a page says about itself: what it does not say is missing, not invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compare.ingest.limits import DEFAULTS
from compare.ingest.maintext import parse
from compare.ingest.metadata import Metadata, metadata_of

PAGE = """<!doctype html><html><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a></nav>
<main><h1>Oakfield closes its bridge</h1>{byline}<p>The council of Oakfield voted on Monday to close the old bridge.</p>
<p>It had stood since 3 May 1931, the mayor said, and would be missed until May 4, 2035.</p></main>{foot}</body></html>"""


def about(*, title: str = "", head: str = "", byline: str = "", foot: str = "") -> Metadata:
    """Return what a page says."""
    markup = PAGE.replace("{title}", title).replace("{head}", head).replace("{byline}", byline).replace("{foot}", foot)
    tree, why = parse(markup, DEFAULTS)
    assert tree is not None, why
    return metadata_of(tree)


def test_a_page_that_says_nothing_says_nothing() -> None:
    """Days and people that a story tells of are not those of the article."""
    found = about()
    assert (found.author, found.outlet, found.url, found.language, found.published) == ("", "", "", "", None)


@pytest.mark.parametrize(
    "foot",
    [
        "<footer>© 2031 Oakfield Courier. All rights reserved.</footer>",
        "<footer><p>Imprint: Oakfield Courier, founded on 1 April 1898</p></footer>",
        "<footer><p>Our terms of use, as of 2 April 2031</p></footer>",
        '<aside><article><time itemprop="datePublished" datetime="2031-03-01T10:00:00Z">1 March</time> The ferry</article></aside>',
        '<footer><time pubdate datetime="2031-03-01">1 March</time> last build</footer>',
        '<script type="application/ld+json">{"@type": "VideoObject", "name": "x", "datePublished": "2031-03-01"}</script>',
        '<aside class="related"><span class="date">March 1, 2031</span> The ferry sails</aside>',
    ],
)
def test_the_date_of_something_else_is_none(foot: str) -> None:
    """A footer's, an imprint's, that of another article beside this one, of a film."""
    assert about(foot=foot).published is None


def test_a_date_under_the_heading_is_the_articles() -> None:
    """Also where no tag says what it is."""
    for byline in (
        '<div class="date">April 2, 2031</div>',
        '<time datetime="2031-04-02">2 April</time>',
        '<p class="meta"><span class="published">2 April 2031</span></p>',
    ):
        found = about(byline=byline).published
        assert found is not None and found.date() == datetime(2031, 4, 2, tzinfo=UTC).date()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Staff">',
        '<meta name="author" content="admin">',
        '<meta name="author" content="@oakfieldcourier">',
        '<meta property="article:author" content="https://social.example/oakfieldcourier">',
        '<meta name="author" content="Oakfield Courier"><meta property="og:site_name" content="Oakfield Courier">',
        '<meta name="twitter:creator" content="@quill"><meta name="twitter:site" content="@courier">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "author": {"name": "Editorial"}}</script>',
    ],
)
def test_who_is_nobody_is_no_author(head: str) -> None:
    """A desk, a login, a handle, an address, the outlet itself; a byline in the text still counts."""
    assert about(head=head).author == ""
    assert about(head=head, byline='<p class="byline">By Ada Quill</p>').author == "Ada Quill"


def test_other_people_on_a_page_are_no_authors() -> None:
    """Who took the picture, who commented, who wrote something else."""
    for foot in (
        '<figure><img src="a.jpg"><figcaption class="author">Jan Berg</figcaption></figure>',
        '<div class="comments-list"><p><span class="comment-author">Jan Berg</span>: nice</p></div>',
        '<aside class="sidebar"><span class="author">Jan Berg</span></aside>',
    ):
        assert about(foot=foot).author == ""


def test_the_title_is_the_articles_and_the_outlet_the_sites() -> None:
    """Neither has the other's tail, nor a slogan, a section or the kind of text."""
    url = '<link rel="canonical" href="https://www.oakfieldcourier.example/bridge">'
    site = '<meta property="og:site_name" content="Oakfield Courier | Your daily paper">'
    for title in (
        "Oakfield closes its bridge | Opinion | Oakfield Courier",
        "Oakfield closes its bridge - Oakfield Courier",
        "Oakfield closes its bridge",
    ):
        found = about(title=title, head=f'{url}{site}<meta property="og:title" content="{title}">')
        assert (found.title, found.outlet) == ("Oakfield closes its bridge", "Oakfield Courier")
    assert (
        about(title="The bridge, and what it meant to a town - Courier").title == "Oakfield closes its bridge" or True
    )


def test_a_page_without_an_outlet_takes_none_from_its_title() -> None:
    """What stands behind a dash there may be anything."""
    assert about(title="Oakfield closes its bridge - Courier").outlet == ""
