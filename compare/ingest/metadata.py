"""The parsed tree of a page -> what the page says about itself; what it does not say stays empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol

import orjson

from compare.ingest.articles import host, language_code
from compare.ingest.dates import moment
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
NODES = 10_000  # of linked data looked at; a page has a few hundred


class Node(Protocol):
    """What we use of a parsed element (lxml)."""

    tag: object
    text: str | None
    tail: str | None
    attrib: dict[str, str]

    def get(self, key: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Node]: ...
    def itertext(self) -> Iterator[str]: ...
    def xpath(self, path: str) -> object: ...
    def __iter__(self) -> Iterator[Node]: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; `headings` are its h1, by which a repeated title is known."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()


def metadata_of(tree: Node) -> Metadata:
    """Return title, outlet, author, moment of publication, canonical address and language of a page."""
    from trafilatura.metadata import extract_metadata  # heavy: 0.6 s

    told = extract_metadata(tree, date_config=dict(DAY))
    url = told.url or ""
    outlet = fold(_site_name(tree) or told.sitename or "")
    if "." in outlet and " " not in outlet:  # a host name counts only as the page's own address gives it
        outlet = host(url)
    return Metadata(
        title=_without_outlet(fold(told.title or ""), outlet),
        outlet=outlet,
        author=fold((told.author or "").replace("; ", ", ")),
        published=_published(tree) or moment(told.date),
        url=url if url.startswith(("http://", "https://")) else "",
        language=language_code(next((e.get("lang") for e in tree.iter("html")), None)),
        headings=tuple(fold("".join(e.itertext())) for e in tree.iter("h1")),
    )


def _site_name(tree: Node) -> str:
    return next((e.get("content") or "" for e in tree.iter("meta") if e.get("property") == "og:site_name"), "")


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


def _published(tree: Node) -> datetime | None:
    """Return the first moment that the page declares, or of the same day the first that also has a time."""
    found = [when for text in (*_declared(tree), *_linked(tree), *_timed(tree)) if (when := moment(text))]
    timed = (when for when in found if when.date() == found[0].date() and when.time() != time())
    return next(timed, found[0] if found else None)


def _declared(tree: Node) -> Iterator[str]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in DATES:
            yield meta.get("content") or ""


def _timed(tree: Node) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""


def _linked(tree: Node) -> Iterator[str]:
    """Yield `datePublished` of the page's linked data (schema.org)."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                value = orjson.loads(script.text or "")
            except orjson.JSONDecodeError:
                continue
            for record in _objects(value):
                if isinstance(when := record.get("datePublished"), str):
                    yield when


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects in a JSON value, outer before inner."""
    waiting = [value]
    for _ in range(NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
