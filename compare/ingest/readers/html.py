"""A saved web page -> a document: main text, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from compare.ingest import shapes
from compare.ingest.articles import article_text, file_document
from compare.ingest.charset import Decoded
from compare.ingest.density import dense, has_lost, whole
from compare.ingest.limits import Options
from compare.ingest.maintext import main_text, parse
from compare.ingest.markup import blocks, letters
from compare.ingest.metadata import Metadata, metadata_of
from compare.ingest.readers.fit import MAYBE, NO, SURE, Fit, root
from compare.ingest.sources import Source
from compare.model import Document, Paragraph, Skipped

PAGE = re.compile(rb"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
PLAINLY = "main text taken by the plain reader: {}"
GIVEN_UP = PLAINLY.format("extraction ")  # and how it ended
DENSELY = "main text taken where most prose is: extraction lost most of it"
LINKED = "main text taken from the page's linked data: extraction lost most of it"
Extract = tuple[Metadata, tuple[str, ...], tuple[str, ...]]
CROWDED = re.compile(r"<([a-zA-Z][\w:-]{0,40})\s[^<>]{1000,}>")
CROWD = 500  # words and attributes of one tag: parsers compare each attribute with all others
OPENING = 3  # blocks in which a page repeats its title


def fits(head: bytes) -> Fit:
    """Return whether a page begins here: surely where nothing but comments stands before its outermost element."""
    if root(head) == "html":
        return SURE
    return MAYBE if PAGE.search(head[:4096].replace(b"\0", b"")) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a page; a page that extraction cannot take is read more plainly, with a note."""
    decoded = article_text(source, stream, options, is_page=True)
    yield page(source, decoded, options)


def page(source: Source, decoded: Decoded, options: Options, *, url: str = "") -> Document:
    """Return the article of a page; `url` is where it was found, should it not say so itself. Raise ReadError for an empty one."""
    options.begin(source.origin)
    if ended := options.given_up.get(source.origin):
        about, texts, notes = _plainly(decoded.text, f"extraction {ended}")
    else:
        about, texts, notes = _extracted(decoded.text, options, url)
    return file_document(
        source,
        [Paragraph(text) for text in _without_title(texts, about)],
        title=about.title,
        outlet=about.outlet,
        author=about.author,
        published=about.published,
        url=about.url or url,
        language=about.language,
        notes=decoded.notes + notes,
    )


def was_given_up(notes: tuple[str, ...]) -> bool:
    """Return whether a page was read plainly because extraction ended with its worker."""
    return any(note.startswith(GIVEN_UP) for note in notes)


def _plainly(markup: str, why: str) -> Extract:
    return Metadata(), blocks(markup), (PLAINLY.format(why),)


def _extracted(markup: str, options: Options, url: str) -> Extract:
    """Return what the page says about itself, the paragraphs of its article, and notes on how it was read."""
    tree, reason = parse(CROWDED.sub(_thinned, markup), options.limits)
    if tree is None:
        return _plainly(markup, reason)
    about = metadata_of(tree)
    number = shapes.page_number(tree, about.url or url)
    if shapes.is_amp(tree):
        shapes.without_amp(tree)
    notes = [shapes.PART.format(number)] if number else []
    prose = dense(tree)
    texts, is_dense = whole(main_text(tree, prose), prose)
    if is_dense:
        notes.append(DENSELY)
    if about.updates:
        texts = shapes.with_updates(texts, about.updates)
        notes.append(shapes.LIVE.format(len(about.updates)))
    if has_lost(texts, about.body):
        texts, notes = about.body, [*notes, LINKED]
    if not texts:
        texts = blocks(markup)
        notes.append(PLAINLY.format("no article found"))
    return about, texts, tuple(notes)


def _thinned(tag: re.Match[str]) -> str:
    """Return a tag without its attributes where they are too many."""
    return tag[0] if len(tag[0].split()) + tag[0].count("=") < CROWD else f"<{tag[1]}>"


def _without_title(texts: tuple[str, ...], about: Metadata) -> tuple[str, ...]:
    """Return the paragraphs without the ones at the top that only repeat the title."""
    titles = {letters(title) for title in (about.title, *about.headings)} - {""}
    kept = tuple(text for text in texts[:OPENING] if letters(text) not in titles) + texts[OPENING:]
    return kept or texts
