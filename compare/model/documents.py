"""The nouns of reading: paragraph, document, skipped, reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph is: part of the story, or furniture of the page around it."""

    STORY = "story"
    BOILERPLATE = "boilerplate"


_STORY = Kind.STORY  # to ask the class for it takes longer, and every paragraph is asked


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it was read; boilerplate is kept and marked, never compared."""

    text: str
    kind: Kind = Kind.STORY


@dataclass(frozen=True, slots=True)
class Document:
    """One article after reading.

    `id` is the caller's, or else a content hash; it is unique within a run. `published` is aware: the
    source's own offset, UTC where it names none. `language` is an
    ISO 639-1 code, "" when it could not be told. Empty strings stand for what the source did not say. `origin` is the
    place it was read from (path, or path:line) and `notes` say what reading had to mend.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = ""
    origin: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id that is not empty")
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError(f"{self.id}: published has no time zone: {self.published.isoformat()}")

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str = "",  # noqa: A002 - the field's name
        title: str = "",
        outlet: str = "",
        published: datetime | None = None,
        url: str = "",
        language: str = "",
    ) -> Document:
        """Return a document of one text, a blank line between two paragraphs.

        Without an id it gets a content hash, the same for equal texts: give ids where texts may be equal.

        >>> [p.text for p in Document.of("A ferry sank.\\n\\nNobody was hurt.").paragraphs]
        ['A ferry sank.', 'Nobody was hurt.']
        """
        blocks = "\n".join(line.strip() for line in text.splitlines()).split("\n\n")
        parts = tuple(Paragraph(" ".join(block.split())) for block in blocks if block.strip())
        name = id or content_id([title, *(part.text for part in parts)])
        return cls(name, parts, title, outlet, "", published, url, language)

    @property
    def story(self) -> tuple[tuple[int, str], ...]:
        """Return (index, text) of every paragraph that belongs to the story."""
        return tuple([(i, p.text) for i, p in enumerate(self.paragraphs) if p.kind is _STORY])

    @property
    def text(self) -> str:
        """Return the story's paragraphs, a blank line between two; this is what copies are found by."""
        return "\n\n".join([p.text for p in self.paragraphs if p.kind is _STORY])

    @property
    def words(self) -> int:
        """Return how many words the story has, as white space parts them."""
        return sum([len(p.text.split()) for p in self.paragraphs if p.kind is _STORY])

    @property
    def name(self) -> str:
        """Return what a reader would call it: the outlet, else the id."""
        return self.outlet or self.id


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation: characters start to end of a paragraph's text, marks left out.

    `speaker` is a name, in its fullest form, or a description ("the union's lawyers"), "" where untold; `cue` is the verb
    or phrase that says so, "" where the speaker is carried on from another quotation. `runs_on`: it is not closed, and the
    first quotation of the next paragraph goes on with it. `guessed`: who speaks is likely, and not told: the text is
    only about them, or no word of them stands in its paragraph, nor in the one before where "she said" follows.
    """

    paragraph: int
    start: int
    end: int
    text: str
    speaker: str = ""
    cue: str = ""
    runs_on: bool = False
    guessed: bool = False


def earliest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents in the order in which they were published, those without a date last."""
    return tuple(sorted(documents, key=lambda d: (d.published is None, d.published and d.published.timestamp(), d.id)))


def content_id(texts: Iterable[str]) -> str:
    """Return 12 hexadecimal digits that depend on the texts alone (BLAKE2b).

    >>> content_id(["a", "b"]) == content_id(["a", "b"]) != content_id(["ab"])
    True
    """
    raw = [text.encode("utf-8", "surrogatepass") for text in texts]
    sized = b"".join([len(part).to_bytes(8, "little") + part for part in raw])
    return hashlib.blake2b(sized, digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input that gave no document: where it is, and why."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a run could read, in a stable order, and all that it could not."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()
