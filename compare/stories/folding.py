"""Copies in a stream: which document each is folded into, told by equal words or by the true Jaccard of their shingles."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from compare.model import Document
from compare.settings import Settings
from compare.sketches.kernel import kernel

_BLANKS = [chr(code) for code in range(0x3001) if chr(code).isspace()]
_NARROW = "".join(blank for blank in _BLANKS if blank.isascii()).encode()
_WIDE = [blank for blank in _BLANKS if not blank.isascii()]


class Folding:
    """The documents of a window by id: those that stand for themselves, and copies, each folded into one of those."""

    def __init__(self) -> None:
        self.copies: dict[str, list[str]] = {}  # of documents that have any, in the order in which they came
        self._head: dict[str, str] = {}
        self._digests: dict[str, bytes] = {}
        self._standing: dict[bytes, str] = {}

    def meet(self, document: Document) -> str | None:
        """Return the document of equal words that a new one is to be folded into."""
        self._digests[document.id] = digest = _digest(document)
        return self._standing.get(digest)

    def stand(self, name: str) -> None:
        """Let a document that was met stand for itself."""
        self._standing[self._digests[name]] = name

    def fold(self, name: str, head: str) -> None:
        """Fold a document that was met into another."""
        self._head[name] = head
        self.copies.setdefault(head, []).append(name)

    def head(self, name: str) -> str:
        """Return the document that stands for this one, maybe itself."""
        return self._head.get(name, name)

    def together(self, head: str) -> list[str]:
        """Return a document that stands for itself, and its copies."""
        return [head, *self.copies.get(head, ())]

    def leave(self, name: str) -> list[str]:
        """Forget a document; return its copies, of which the first stands for the others from now on."""
        digest = self._digests.pop(name)
        if self._standing.get(digest) == name:
            del self._standing[digest]
        if name in self._head:
            head = self._head.pop(name)
            self.copies[head].remove(name)
            if not self.copies[head]:
                del self.copies[head]
            return []
        orphans = self.copies.pop(name, [])
        for heir in orphans[:1]:
            del self._head[heir]
            for other in orphans[1:]:
                del self._head[other]
                self.fold(other, heir)
        return orphans


def near_copied(document: Document, others: Sequence[Document], settings: Settings) -> str | None:
    """Return which of some documents this one is a near copy of, if of any: the one most like it, or the first of those."""
    if not others:
        return None
    places = np.arange(1, len(others) + 1)
    sets = kernel().shingle_sets([document.text, *(d.text for d in others)], settings.ngram, settings.seed)
    shared = kernel().intersections(sets, np.zeros(len(others), np.int64), places)
    jaccard = shared / np.maximum(sets.sizes[0] + sets.sizes[places] - shared, 1)
    best = int(jaccard.argmax())
    return others[best].id if jaccard[best] >= settings.threshold else None


def _digest(document: Document) -> bytes:
    """Return a digest of a text, which white space and capitals do not change; where nothing else is in it, of the id."""
    text = document.text.lower()
    for blank in () if text.isascii() else _WIDE:
        text = text.replace(blank, "")
    found = text.encode("utf-8", "surrogatepass").translate(None, _NARROW)
    return blake2b(found or document.id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
