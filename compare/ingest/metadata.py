"""The parsed tree of a page -> what the page says about itself; what it does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from compare.ingest.articles import host, language_code
from compare.ingest.bylines import byline
from compare.ingest.dates import moment
from compare.ingest.linked import Linked, linked_of
from compare.ingest.markup import Node
from compare.ingest.paragraphs import fold
from compare.ingest.signed import author
from compare.ingest.sitenames import headline, likelier, site_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DATE = (
    "article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date dc.date.issued "
    "dcterms.created dc.date publish-date publication_date pubdate cxenseparse:recs:publishtime date"
)
DATES = frozenset(DATE.split())
# Ends of time of our own, so that the answer does not depend on today.
FIRST_DAY, LAST_DAY = "1900-01-01", "2200-12-31"
BESIDE = "ancestor::aside or ancestor::footer or ancestor::nav"
_CALLED = " or ".join(
    f"contains(@{at}, '{name}')" for at in ("class", "id") for name in ("footer", "sidebar", "related")
)
_LISTS = " | ".join(f"//{name}[{_CALLED}]" for name in ("div", "section", "ul"))
ASIDE = f"//aside | //footer | //nav | //script[contains(@type, 'ld+json')] | {_LISTS}"
SEPARATORS = "-–—|·•»"
MARKS = SEPARATORS + ": "
TITLE = (
    "og:title parsely-title sailthru.title dc.title dcterms.title citation_title headline title twitter:title".split()
)
OUTLET = "og:site_name publisher dc.publisher dcterms.publisher citation_journal_title application-name".split()
AUTHOR = (
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author byl og:author authors "
    "creator"
).split()
WINDOW = re.compile(r"\s[–—|·•»-]\s")
LONGEST = 1_000  # characters of a window's title
URL = ("og:url", "twitter:url")
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself.

    `headings` are its h1, by which a repeated title is known, `body` the article's text as its linked data gives it, `updates`
    the entries of a live blog.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    updates: tuple[tuple[str, ...], ...] = ()


def metadata_of(tree: Node) -> Metadata:
    """Return title, outlet, author, moment of publication, canonical address and language of a page.

    Linked data is asked first, then the head of the page (Open Graph), then its text; only of the outlet, linked data last.
    """
    head = _head(tree)
    headings = tuple(fold("".join(e.itertext())) for e in tree.iter("h1"))
    titles = tuple(text.casefold() for text in (*headings, head.get("og:title", "")) if text)
    url = next(filter(_is_web, (_canonical(tree), *_told(head, URL))), "")
    linked = linked_of(tree, url, titles)
    # a site's own name first: linked data often names the agency or the program as the publisher
    outlet = site_name(_outlet(*_told(head, OUTLET), linked.site, linked.outlet), url) or host(url)
    title = linked.title or next(_titles(tree, head, headings), "")
    return Metadata(
        title=headline(_without_outlet(title, outlet), headings),
        outlet=outlet,
        author=next(filter(None, (author(text, outlet) for text in (linked.author, *_told(head, AUTHOR)))), "")
        or author(byline(tree), outlet),
        published=_published(tree, head, linked.published) or _dated(tree, url),
        url=url or linked.url,
        language=_language(tree, head, linked),
        headings=headings,
        body=linked.body,
        updates=linked.updates,
    )


def _head(tree: Node) -> dict[str, str]:
    """Return what the page's meta elements say by their names in lower case, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := meta.get("content"):
            found.setdefault(name.lower(), content)
    return found


def _told(head: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Return what the head says under these names, in their order."""
    return [head[name].strip() for name in names if name in head]


def _canonical(tree: Node) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    address = next(links, "").strip()
    return f"https:{address}" if address.startswith("//") else address


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _outlet(*names: str) -> str:
    """Return the first that is a name: a host counts only as the page's own address gives it."""
    told = (fold(name) for name in names)
    return next((n for n in told if n and not ("." in n and " " not in n) and not COPYRIGHT.match(n)), "")


def _titles(tree: Node, head: Mapping[str, str], headings: tuple[str, ...]) -> Iterator[str]:
    """Yield what may be the title: what the head says, the only heading or the window's title, the first heading."""
    window = _own(next((e.text or "" for e in tree.iter("title")), ""))
    only = headings[0] if len(headings) == 1 else ""
    yield from filter(None, map(fold, (*_told(head, TITLE), likelier(window, only), *headings)))


def _own(title: str) -> str:
    """Return a window's title without its last part, which is mostly the site's name.

    >>> _own("Bridge closed - Oakfield - The Courier")
    'Bridge closed - Oakfield'
    """
    parts = WINDOW.split(fold(title[:LONGEST]))
    return title if len(parts) < 2 else fold(title[:LONGEST]).removesuffix(parts[-1]).rstrip(MARKS)


def _language(tree: Node, head: Mapping[str, str], linked: Linked) -> str:
    page = next((e.get("lang") for e in tree.iter("html")), None)
    return next(filter(None, map(language_code, (linked.language, page, head.get("og:locale")))), "")


def _without_outlet(title: str, outlet: str) -> str:
    """Return the title without the outlet's name behind a dash or bar, or before one.

    >>> _without_outlet("Bridge closed - Oakfield Courier", "Oakfield Courier")
    'Bridge closed'
    """
    rest = title
    if outlet and title.endswith(outlet):
        rest = title.removesuffix(outlet).rstrip()
        rest = rest.rstrip(MARKS) if rest.endswith(tuple(SEPARATORS)) else title
    elif outlet and title.startswith(outlet):
        rest = title.removeprefix(outlet).lstrip()
        rest = rest.lstrip(MARKS) if rest.startswith((":", *SEPARATORS)) else title
    return rest or title


def _published(tree: Node, head: Mapping[str, str], linked: Iterable[str]) -> datetime | None:
    """Return the first moment that the page declares, or of the same day the first that also has a time."""
    declared = (content for name, content in head.items() if name in DATES)
    found = [when for text in (*linked, *declared, *_timed(tree)) if (when := moment(text))]
    timed = (when for when in found if when.date() == found[0].date() and when.time() != time())
    return next(timed, found[0] if found else None)


def _timed(tree: Node) -> Iterator[str]:
    for element in tree.iter("time"):
        is_told = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if is_told and not element.xpath(f"boolean({BESIDE})"):
            yield element.get("datetime") or ""


def _dated(tree: Node, url: str) -> datetime | None:
    """Return the day that the library finds in the address or the text of a page that declares none.

    What stands beside the article is taken out before: dates of other articles, of films, of an imprint, of terms of use.
    """
    from htmldate import find_date  # heavy: only pages need it

    own = cast("HtmlElement", deepcopy(tree))
    for element in own.xpath(ASIDE):
        if element.getparent() is not None:
            element.drop_tree()
    found = find_date(
        own,
        extensive_search=False,  # no guessing from running text
        original_date=True,
        url=url or None,
        min_date=FIRST_DAY,
        max_date=LAST_DAY,
    )
    return moment(found)
