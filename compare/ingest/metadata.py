"""The parsed tree of a page -> what the page says about itself; what it does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from compare.ingest.articles import host, language_code
from compare.ingest.dates import MONTHS, moment
from compare.ingest.linked import Linked, linked_of
from compare.ingest.markup import Node
from compare.ingest.paragraphs import fold

DATE = (
    "article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date dc.date.issued "
    "dcterms.created dc.date publish-date publication_date pubdate cxenseparse:recs:publishtime date"
)
DATES = frozenset(DATE.split())
# No end of time of its own, so that the answer does not depend on today; no guessing from running text.
DAY = {"original_date": True, "extensive_search": False, "max_date": "2200-12-31", "min_date": "1900-01-01"}
SEPARATORS = "-–—|·•»"
MARKS = SEPARATORS + ": "
AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
PARTICLES = frozenset("de del della da di la le van von der den dos el al bin y e and und et &".split())
BY = re.compile(r"^(?:by|von|por|par) ", re.IGNORECASE)
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

    Linked data is asked first, then the head of the page (Open Graph), then the library that looks at the text; only of the
    outlet, linked data last.
    """
    from trafilatura.metadata import extract_metadata  # heavy: 0.6 s

    head = _head(tree)
    headings = tuple(fold("".join(e.itertext())) for e in tree.iter("h1"))
    titles = tuple(text.casefold() for text in (*headings, head.get("og:title", "")) if text)
    told = extract_metadata(tree, date_config=dict(DAY))
    url = next(filter(_is_web, (_canonical(tree), told.url or "")), "")
    linked = linked_of(tree, url, titles)
    # a site's own name first: linked data often names the agency or the program as the publisher
    outlet = _outlet(head.get("og:site_name", ""), told.sitename or "", linked.outlet) or host(url)
    title = linked.title or fold(head.get("og:title", "") or told.title or "")
    return Metadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        author=_author((linked.author, *(head.get(name, "") for name in AUTHOR)), told.author or "", outlet),
        published=_published(tree, head, linked.published) or moment(told.date),
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


def _canonical(tree: Node) -> str:
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(links, "").strip()


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _outlet(*names: str) -> str:
    """Return the first that is a name: a host counts only as the page's own address gives it."""
    told = (fold(name) for name in names)
    return next((n for n in told if n and not ("." in n and " " not in n) and not COPYRIGHT.match(n)), "")


def _author(told: Iterable[str], guessed: str, outlet: str) -> str:
    """Return who wrote it as the page says, else as the library guesses from its text, if that can be a name at all."""
    for text in map(fold, told):
        if text and "/" not in text and "@" not in text and text.casefold() != outlet.casefold():
            return BY.sub("", text)
    names = fold(guessed.replace("; ", ", "))
    return names if all(_is_name(name.strip()) for name in names.split(",")) else ""


def _is_name(text: str) -> bool:
    """Return whether these are words of a name: the guess takes what stands beside one along, such as a month.

    >>> [_is_name(text) for text in ("April Quill", "Jan van den Berg", "Ada Quill November", "our readers")]
    [True, True, False, False]
    """
    words = text.split()
    is_capital = all(word[0].isupper() or word in PARTICLES for word in words)
    has_month = any(word.casefold() in MONTHS and len(word) > 3 for word in words[1:])
    return 0 < len(words) < 7 and is_capital and not has_month and all(word[-1].isalpha() for word in words)


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
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""
