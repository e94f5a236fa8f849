"""A Markdown file (CommonMark and tables) -> a document: its text without marks, what its front matter tells, its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from compare.ingest.articles import article_text, file_document, language_code
from compare.ingest.dates import moment
from compare.ingest.fields import FIELDS, words
from compare.ingest.limits import Options
from compare.ingest.markup import blocks
from compare.ingest.paragraphs import fold
from compare.ingest.readers.fit import NO, Fit
from compare.ingest.readers.plain import header
from compare.ingest.sources import Source
from compare.model import Document, Skipped

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
ENTRY = re.compile(r"([A-Za-z_]{1,40})[ \t]{0,9}[:=][ \t]{0,9}(.*)")
LONGEST = 10_000  # characters of front matter


def fits(_head: bytes) -> Fit:
    """Return NO: without its name nothing tells Markdown from text, and as text it can be read as well."""
    return NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a file."""
    decoded = article_text(source, stream, options)
    about, text = _parted(decoded.text)
    heading, texts = _texts(text)
    marked, author, published = header(texts)
    title = words(about, FIELDS["title"]) or heading
    yield file_document(
        source,
        marked,
        title=title,
        outlet=words(about, FIELDS["outlet"]),
        author=words(about, FIELDS["author"]) or author,
        published=moment(words(about, FIELDS["published"])) or published,
        url=words(about, FIELDS["url"]),
        language=language_code(words(about, FIELDS["lang"])),
        notes=decoded.notes,
    )


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Return the entries of the front matter, one a line (of YAML or TOML), and the text behind it."""
    found = FRONT.match(text)
    end = text.find(f"\n{found[1]}", found.end() - 1, LONGEST) if found else -1
    if not found or end < 0:
        return {}, text
    entries = (ENTRY.fullmatch(line.strip()) for line in text[found.end() : end].split("\n"))
    about = {entry[1]: entry[2].strip(" \t\"'[]") for entry in entries if entry}
    return about, text[end + 1 + len(found[1]) :]


def _texts(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the first heading where the text begins with one, and all other blocks."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = [block for token in tokens for block in _blocks(token)]
    is_titled = (
        len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag in ("h1", "h2") and len(found) > 1
    )
    return (found[0], tuple(found[1:])) if is_titled else ("", tuple(found))


def _blocks(token: Token) -> Iterator[str]:
    if token.type == "html_block":
        yield from blocks(token.content)
    elif token.type in ("fence", "code_block"):
        yield fold(token.content)
    elif token.type == "inline" and (text := fold("".join(map(_piece, token.children or ())))):
        yield text


def _piece(token: Token) -> str:
    """Return what is read of a piece of a line: pictures and tags are not."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline") else ""
