"""One JSON object, its fields under any of their usual names -> a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import orjson

from compare.ingest.articles import EMPTY, host, language_code
from compare.ingest.dates import moment
from compare.ingest.limits import ALIASES, Options, over
from compare.ingest.paragraphs import fold, split
from compare.ingest.sources import Source
from compare.model import Document, Paragraph, Skipped, content_id

Record = Mapping[str, object]
Columns = Mapping[str, tuple[str, ...]]

NO_OBJECT = "not a JSON object"
WORD = re.compile(r"[^\W_]")
UNREAD = "\ufffd"  # which stands for a character that could not be read, and says nothing alone

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
        return Skipped(origin, NO_OBJECT)
    paragraphs = _paragraphs(value, columns)
    if isinstance(paragraphs, str):
        return Skipped(origin, paragraphs)
    title, url = words(value, columns["title"]), words(value, columns["url"])
    return Document(
        id=id_of(value, columns["id"])
        or (source.name if source else content_id((title, *(p.text for p in paragraphs)))),
        paragraphs=paragraphs,
        title=title,
        outlet=words(value, columns["outlet"]) or host(url) or (source.outlet if source else ""),
        author=words(value, columns["author"]),
        published=moment(first(value, columns["published"])),
        url=url,
        language=language_code(first(value, columns["lang"])),
        origin=origin,
        notes=notes,
    )


def too_long(value: object, cap: int) -> str:
    """Return why a record of a list is over the cap, "" when it is not."""
    held = value.values() if isinstance(value, dict) else ()
    size = sum(len(t) for v in held for t in (v if isinstance(v, list) else [v]) if isinstance(t, str))
    return over(size, cap) if size > cap else ""


def first(record: Record, names: tuple[str, ...]) -> object:
    """Return the value under the first of `names` that holds anything, else None."""
    return next((value for name in names if (value := record.get(name)) not in (None, "", [])), None)


def words(record: Record, names: tuple[str, ...]) -> str:
    """Return a field as one line: a string, the names in a list, the name of an object (`{"name": "Oakfield Courier"}`)."""
    value = first(record, names)
    if isinstance(value, list):
        return fold(", ".join(_name(part) for part in value))
    return fold(_name(value))


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def id_of(record: Record, names: tuple[str, ...]) -> str:
    """Return the id that a record gives itself, a whole number or words, else ""."""
    value = first(record, names)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else ""


def text_of(record: Record, columns: Columns) -> tuple[str, str]:
    """Return the text of a record as it came, a given list joined by blank lines, and ""; or "" and why it has none."""
    given = first(record, columns["paragraphs"] + columns["text"])
    if isinstance(given, str) and WORD.search(given):  # this alone is so of almost all texts, and costs little
        return given, ""
    paragraphs = _paragraphs(record, columns)
    if isinstance(paragraphs, str):
        return "", paragraphs
    return given if isinstance(given, str) else "\n\n".join(p.text for p in paragraphs), ""


def _paragraphs(record: Record, columns: Columns) -> tuple[Paragraph, ...] | str:
    """Return the paragraphs, a given list as it is so that indices survive, or why there are none."""
    given = first(record, columns["paragraphs"] + columns["text"])
    if isinstance(given, list):
        if not all(isinstance(part, str) for part in given):
            return "paragraphs are not all strings"
        found = tuple(map(Paragraph, given))
    elif isinstance(given, str):
        found = tuple(map(Paragraph, split(given)))
    else:
        return "no text" if given is None else "text is not a string"
    return found if any(p.text.replace(UNREAD, "").strip() for p in found) else EMPTY


def with_text(record: Record, text: str, columns: Columns) -> Record:
    """Return a record with another text where `text_of` found its own; a list of paragraphs stays one."""
    name = next(n for n in columns["paragraphs"] + columns["text"] if record.get(n) not in (None, "", []))
    return {**record, name: text.split("\n\n") if isinstance(record[name], list) else text}


def as_json(record: Record) -> bytes:
    """Return a record as a line of JSON; what JSON has no word for (bytes, decimals) becomes text."""
    return orjson.dumps(dict(record), default=_plain, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS)


def _plain(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
