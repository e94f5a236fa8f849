"""One JSON object, its fields under any of their usual names -> a document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from compare.ingest.articles import EMPTY, host, language_code
from compare.ingest.dates import moment
from compare.ingest.limits import ALIASES, Options, over
from compare.ingest.paragraphs import fold, split
from compare.ingest.sources import Source
from compare.model import Document, Paragraph, Skipped, content_id

Record = Mapping[str, object]
Columns = Mapping[str, tuple[str, ...]]

# Where a field is looked for, best name first.
FIELDS: Columns = MappingProxyType(
    {
        "id": ("id",),
        "title": ("title", "headline"),
        "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "source_domain"),
        "author": ("author", "authors", "byline"),
        "published": (
            *("published", "date", "published_at", "publishedAt", "date_publish", "publish_date", "datePublished"),
            *("time", "timestamp"),
        ),
        "url": ("url", "link"),
        "lang": ("lang", "language"),
        "paragraphs": ("paragraphs",),
        "text": ("text", "content", "body", "maintext", "article"),
    }
)


def columns_of(options: Options) -> Columns:
    """Return where each field is looked for; a column that the caller named is the only place."""
    named: dict[str, tuple[str, ...]] = {ALIASES.get(name, name): (column,) for name, column in options.columns.items()}
    if "text" in named and "paragraphs" not in named:
        named["paragraphs"] = ()
    return {**FIELDS, **named}


def document_of(
    value: object, origin: str, columns: Columns, *, notes: tuple[str, ...] = (), source: Source | None = None
) -> Document | Skipped:
    """Return the document of one JSON value, or why it gives none; `source` is given when it is all that the file holds."""
    if not isinstance(value, dict):
        return Skipped(origin, "not a JSON object")
    paragraphs = _paragraphs(value, columns)
    if isinstance(paragraphs, str):
        return Skipped(origin, paragraphs)
    title, url = _words(value, columns["title"]), _words(value, columns["url"])
    by_default = source.name if source else content_id((title, *(p.text for p in paragraphs)))
    return Document(
        id=_id(value, columns["id"]) or by_default,
        paragraphs=paragraphs,
        title=title,
        outlet=_words(value, columns["outlet"]) or host(url) or (source.outlet if source else ""),
        author=_words(value, columns["author"]),
        published=moment(_first(value, columns["published"])),
        url=url,
        language=language_code(_first(value, columns["lang"])),
        origin=origin,
        notes=notes,
    )


def too_long(value: object, cap: int) -> str:
    """Return why a record of a list is over the cap, "" when it is not."""
    held = value.values() if isinstance(value, dict) else ()
    size = sum(len(t) for v in held for t in (v if isinstance(v, list) else [v]) if isinstance(t, str))
    return over(size, cap) if size > cap else ""


def _first(record: Record, names: tuple[str, ...]) -> object:
    """Return the value under the first of `names` that holds anything, else None."""
    return next((value for name in names if (value := record.get(name)) not in (None, "", [])), None)


def _words(record: Record, names: tuple[str, ...]) -> str:
    """Return a field as one line: a string, the names in a list, the name of an object (`{"name": "Oakfield Courier"}`)."""
    value = _first(record, names)
    if isinstance(value, list):
        return fold(", ".join(_name(part) for part in value))
    return fold(_name(value))


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _id(record: Record, names: tuple[str, ...]) -> str:
    value = _first(record, names)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else ""


def _paragraphs(record: Record, columns: Columns) -> tuple[Paragraph, ...] | str:
    """Return the paragraphs, a given list as it is so that indices survive, or why there are none."""
    given = _first(record, columns["paragraphs"] + columns["text"])
    if isinstance(given, list):
        if not all(isinstance(part, str) for part in given):
            return "paragraphs are not all strings"
        found = tuple(map(Paragraph, given))
    elif isinstance(given, str):
        found = tuple(map(Paragraph, split(given)))
    else:
        return "no text" if given is None else "text is not a string"
    return found if any(p.text.strip() for p in found) else EMPTY
