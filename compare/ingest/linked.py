"""The parsed tree of a page -> what its linked data (schema.org, JSON-LD) says about its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from compare.ingest.articles import host
from compare.ingest.markup import Node, blocks
from compare.ingest.paragraphs import fold, split

Data = Mapping[str, object]

NODES = 10_000  # of linked data looked at; a page has a few hundred
LONGEST = 5_000_000  # characters of one script
ARTICLE = re.compile(r"(?:\w{0,40}Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$")
PAGE = re.compile(r"(?:\w{0,40}Page|CreativeWork)$")
LIVE = "LiveBlogPosting"
WRAPPING = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?://\s?)?(?:-->|\]\]>)\s*$")
CONTROLS = re.compile(r"[\x00-\x1f]+")  # line breaks in strings are forbidden, and common


@dataclass(frozen=True, slots=True)
class Linked:
    """What linked data says; `body` is the article's text, `updates` are the entries of a live blog, each as its paragraphs."""

    title: str = ""
    outlet: str = ""
    site: str = ""
    author: str = ""
    published: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    body: tuple[str, ...] = ()
    updates: tuple[tuple[str, ...], ...] = ()


def linked_of(tree: Node, address: str, headings: tuple[str, ...]) -> Linked:
    """Return what is said about the article of a page; of several, about the one with the page's address or heading."""
    nodes = list(_nodes(tree))
    by_id = {name: node for node in reversed(nodes) if isinstance(name := node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    fitting = (node for node in articles if _fits(node, address, headings))
    article = next(fitting, articles[0] if len({_title(node) for node in articles}) == 1 else None)
    dates = tuple(when for node in nodes if _is_page(node) and isinstance(when := node.get("datePublished"), str))
    site = next((name for node in nodes if "WebSite" in _types(node) and (name := _title(node))), "")
    page = next((node for node in nodes if "WebPage" in _types(node) and _fits(node, address, headings)), {})
    if article is None:
        return Linked(site=site, author=_names(page.get("author"), by_id), published=dates)
    own = article.get("datePublished")
    return Linked(
        title=_title(article),
        outlet=_names(article.get("publisher"), by_id),
        site=site,
        author=_names(article.get("author") or article.get("creator") or page.get("author"), by_id),
        published=(own,) if isinstance(own, str) else dates,
        url=_address(article),
        language=fold(value) if isinstance(value := article.get("inLanguage"), str) else "",
        body=_body(article),
        updates=tuple(_updates(article, by_id)) if LIVE in _types(article) else (),
    )


def _nodes(tree: Node) -> Iterator[Data]:
    """Yield the objects in all scripts of the page, outer before inner."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) <= LONGEST:
            yield from _objects(_value(text))


def _value(text: str) -> object:
    for way in (text, CONTROLS.sub(" ", WRAPPING.sub("", text))):
        try:
            value: object = orjson.loads(way)
        except orjson.JSONDecodeError:
            continue
        return value
    return None


def _objects(value: object) -> Iterator[Data]:
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


def _types(node: Data) -> list[str]:
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _is_article(node: Data) -> bool:
    return bool(_title(node)) and any(map(ARTICLE.match, _types(node)))


def _is_page(node: Data) -> bool:
    """Return whether what is told of is this page or an article, not a film, a picture or a comment on it."""
    return all(ARTICLE.match(kind) or PAGE.match(kind) for kind in _types(node))


def _fits(node: Data, address: str, headings: tuple[str, ...]) -> bool:
    own = _address(node)
    return bool(address and own and _bare(own) == _bare(address)) or _title(node).casefold() in headings


def _bare(address: str) -> str:
    return host(address) + address.partition("://")[2].partition("?")[0].partition("#")[0].partition("/")[2].rstrip("/")


def _title(node: Data) -> str:
    found = node.get("headline") or node.get("name")
    return " ".join(blocks(found)) if isinstance(found, str) else ""


def _address(node: Data) -> str:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return ""


def _names(value: object, by_id: Mapping[str, Data]) -> str:
    """Return the names of one or several people or organisations, each once."""
    found: dict[str, None] = {}
    for item in value if isinstance(value, list) else [value]:
        item = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and "://" not in one and (text := " ".join(blocks(one))):
                found[text] = None
    return ", ".join(found)


def _updates(article: Data, by_id: Mapping[str, Data]) -> Iterator[tuple[str, ...]]:
    updates = article.get("liveBlogUpdate")
    for item in updates if isinstance(updates, list) else [updates]:
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else {}
        title, text = _title(node), _body(node)
        if text:
            yield ((title, *text) if title and title != text[0] else text)


def _body(node: Data) -> tuple[str, ...]:
    body = node.get("articleBody")
    return () if not isinstance(body, str) else blocks(body) if "<" in body else split(body)
