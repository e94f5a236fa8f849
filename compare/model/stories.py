"""The nouns of stories: evidence, likeness, story, and the result of a clustering."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from compare.model.copies import DuplicateCluster, Match, Pair
from compare.model.documents import Document, Skipped


class Clue(StrEnum):
    """What kind of thing two articles share; a run is a stretch of words that both print.

    Meaning and judge are no things shared, but what an encoder or a judge of the caller's says of two paragraphs.
    """

    NAME = "name"
    FIGURE = "figure"
    QUOTE = "quote"
    TERM = "term"
    RUN = "run"
    MEANING = "meaning"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two texts share, and what it weighs.

    Between documents the weights of all shared things add up to their score; between paragraphs a weight is the rarity of
    a word, the length of a run in words, or what the encoder or the judge gave them.
    """

    kind: Clue
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two documents are as stories, with the largest of what they share.

    The score lies in 0..1: the probability, measured on labelled stories of many kinds, that groups as alike as these two
    are of one story.
    """

    pair: Pair
    score: float
    shared: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """What raises the likeness of two documents (above 1) or lowers it, beside what they share.

    `name` is time, length, balance, language, meaning or crowd; `told` says it in words.
    """

    name: str
    value: float
    told: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two documents are in one story of a pile, or are not.

    `likeness` is that of the two alone: its score, and all that they share. Of copies the representatives are compared:
    `compared` are the two that were, in the order of the pair. `joined` is the probability down to which their groups are
    merged, 0 where they never are: other members may tie two documents together or keep them apart. `cut` is what was asked
    for. `stories` are the one or two that they are in, without evidence. `copies`: the two are of one duplicate cluster, so
    that nothing else counts; `match` then tells how they are copies, where they are so directly.
    """

    likeness: Likeness
    compared: tuple[str, str]
    factors: tuple[Factor, ...]
    joined: float
    cut: float
    stories: tuple[Story, ...]
    copies: bool
    match: Match | None = None

    @property
    def together(self) -> bool:
        """Return whether the two are in one story."""
        return self.copies or self.joined >= self.cut


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell of one event. `members` are sorted ids, copies included; `title` is a member's headline.

    `first` and `last` are when the earliest and the latest member was published, of those that say so. `founder` is the
    document that a story of a stream is called after, be it still there or not; "" for the lowest member.
    """

    title: str
    members: tuple[str, ...]
    evidence: tuple[Likeness, ...] = ()
    first: datetime | None = None
    last: datetime | None = None
    founder: str = ""

    def __post_init__(self) -> None:
        if not self.members or list(self.members) != sorted(set(self.members)):
            raise ValueError(f"members of a story are sorted and distinct: {self.members}")

    @property
    def id(self) -> str:
        """Return an id made from the founder, else from the lowest member, so that the order of input does not change it."""
        return story_id(self.founder or self.members[0])


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document of a stream went as it came: into which story, and whether that begins with it.

    `score` lies in 0..1: the probability that the document and the story it joined are of one; 1 for a copy. Of the first
    article of a new story it is the best that there was, too low to join; 0 where nothing was alike.
    """

    document: str
    story: str
    first: bool
    score: float


def story_id(founder: str) -> str:
    """Return the id of the story that is called after a document."""
    return "story-" + hashlib.blake2b(founder.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


@dataclass(frozen=True, slots=True)
class Clustering:
    """Copies and stories of a pile. Every document is in exactly one story."""

    documents: tuple[Document, ...]
    duplicates: tuple[DuplicateCluster, ...]
    stories: tuple[Story, ...]
    skipped: tuple[Skipped, ...] = ()
