"""A plain text file -> a document: its first line may be the title, a date and a byline may follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from compare.ingest.articles import article_text, file_document
from compare.ingest.charset import Decoded
from compare.ingest.dates import moment
from compare.ingest.limits import Options
from compare.ingest.paragraphs import BREAKING, BULLET, fold, split
from compare.ingest.readers.fit import MAYBE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Kind, Paragraph, Skipped

TITLE = 200  # characters at most
LINE_END = re.compile(f"[\n{BREAKING}]")
HEADER = 3  # paragraphs after the title in which a date and a byline are looked for
DATED = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|date|modified)(?: on| at)?|dated|veröffentlicht(?: am)?"
    r"|aktualisiert(?: am)?|stand|datum|publicado(?: el| em)?|actualizado(?: el)?|atualizado(?: em)?|fecha|publié(?: le)?"
    r"|mis à jour(?: le)?|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd(?: op)?|bijgewerkt(?: op)?)(?:\s?:\s?|\s)",
    re.IGNORECASE,
)
CAPITALISED = r"[^\W\d_a-z][\w.'’-]{0,30}"
BYLINE = re.compile(
    rf"(?:By|BY|Von|Par|Por|Door)(?::)? ({CAPITALISED}"
    rf"(?: (?:{CAPITALISED}|and|und|et|y|e|en|de|del|della|la|le|van|der|den|von|bin|al|&)){{0,8}})(?: ?[,|–—].{{0,60}})?"
)


def fits(_head: bytes) -> Fit:
    """Return MAYBE: what nobody else can read is taken for text, and decoding will tell if it is not."""
    return MAYBE


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a text file."""
    yield document(source, article_text(source, stream, options))


def document(source: Source, decoded: Decoded, *, url: str = "") -> Document:
    """Return the article of a text; raise ReadError when it is empty."""
    paragraphs = split(decoded.text)
    title = _title(decoded.text, paragraphs)
    return titled(source, title, paragraphs[1:] if title else paragraphs, url=url, notes=decoded.notes)


def titled(
    source: Source, title: str, body: tuple[str, ...], *, url: str = "", notes: tuple[str, ...] = ()
) -> Document:
    """Return the article of a text whose title is known; raise ReadError when it is empty."""
    marked, author, published = header(body)
    return file_document(source, marked, title=title, author=author, published=published, url=url, notes=notes)


def _title(text: str, paragraphs: tuple[str, ...]) -> str:
    """Return the first paragraph when it stands alone on its line and reads like a headline, else ""."""
    first = next(iter(paragraphs), "")
    if len(paragraphs) < 2 or len(first) > TITLE:
        return ""
    line = LINE_END.split(text.lstrip()[: 9 * TITLE], maxsplit=1)[0]  # white space folded, it is no longer than that
    if fold(line) != first:
        return ""
    if first.rstrip("\"'”’»)").endswith((".", ",", ";", ":")) or BULLET.match(first):
        return ""
    return "" if _date(first) or BYLINE.fullmatch(first) else first.lstrip("# ")


def header(body: tuple[str, ...]) -> tuple[tuple[Paragraph, ...], str, datetime | None]:
    """Return the paragraphs, date and byline lines among the first marked, with what they say."""
    kinds = [Kind.STORY] * len(body)
    author, published = "", None
    for index, text in enumerate(body[:HEADER]):
        if len(text) > 2 * TITLE:  # longer than any of the two can be
            continue
        if found := _date(text):
            published = published or found  # a second date is that of an update
        elif byline := BYLINE.fullmatch(text):
            author = author or byline[1]
        else:
            continue
        kinds[index] = Kind.BOILERPLATE
    return tuple(map(Paragraph, body, kinds)), author, published


def _date(text: str) -> datetime | None:
    """Return the moment that a line of nothing but a date names; bare digits are rather a telephone number."""
    label = DATED.match(text)
    rest = text[label.end() :] if label else text
    return moment(rest) if len(rest) <= TITLE // 2 and not rest.isdigit() else None
