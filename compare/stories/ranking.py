"""Clustering -> its stories of two and more articles in the order of a report; a name -> the one that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from compare.errors import InputError
from compare.model import Clustering, Story

SHOWN = 5  # ids told where none fits


def ranked(found: Clustering) -> tuple[Story, ...]:
    """Return the stories of two and more articles, the most widely covered first.

    Those that are told in more than one way come before those of one text; of each kind those of most outlets first, then
    those of most tellings, of most articles, and then by id.
    """
    names = {d.id: d.name for d in found.documents}
    stands_in = {i: c.representative for c in found.duplicates for i in c.members}

    def rank(story: Story) -> tuple[bool, int, int, int, str]:
        tellings = len({stands_in.get(i, i) for i in story.members})
        outlets = len({names[i] for i in story.members})
        return tellings == 1, -outlets, -tellings, -len(story.members), story.id

    return tuple(sorted((s for s in found.stories if len(s.members) > 1), key=rank))


def chosen(stories: Sequence[Story], name: str) -> Story:
    """Return the story of that number (from 1), of that id, or with a document of that id; raise InputError where none is."""
    if name.isdecimal() and 0 < int(name) <= len(stories):
        return stories[int(name) - 1]
    for story in stories:
        if name == story.id or name in story.members:
            return story
    known = ", ".join(story.id for story in stories[:SHOWN])
    told = f"there are {len(stories):,}, numbered as in the report, such as {known}" if stories else "there is none"
    raise InputError(f"{name!r} is neither a story told by two or more, nor an article in one; {told}")
