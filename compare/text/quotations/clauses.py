"""Paragraph -> its sentences as pieces: words, marks, and each quotation as one piece."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import Enum, auto
from typing import NamedTuple

from compare.text.roles import ADDRESS, SHORT

_INVERTED = r"-(?:t-)?(?:elles?|ils?|on|je)\b"  # a French pronoun behind its verb: dit-elle, a-t-il
_GLUED_STOP = r"(?<=[^\W\dA-Z_]{2})\.(?=[A-Z])"  # of a sentence that no space follows: Lunn said.He left
_PIECE = re.compile(
    rf"(?P<word>(?:[^\W\d_]\.){{2,}}|\w+(?:(?!{_INVERTED}|{_GLUED_STOP})['’&.-]\w+)*|{_INVERTED})"
    r"|(?P<comma>,)|(?P<colon>:)|(?P<dash>[—–―-])|(?P<end>[.!?;…\n])|(?P<other>[^\w\s])"
)
_OWNER = re.compile(r"['’]s\b")  # behind an abbreviation's stop: Ito Jr.'s
_SHORT = """mr mrs ms dr prof sen sens rep reps gov gen col capt cmdr sgt lt maj st jr sr hon rev pres fr bros inc corp co ltd jan
    feb mar apr jun jul aug sep sept oct nov dec calif conn fla mass mich minn okla ore pa tenn tex va wash wis ariz ark colo del ga
    ill ind kan ky la md mo mont neb nev ala hr vs no sra sr dra mme mlle hrsg"""
_ABBREVIATED = ADDRESS | SHORT.keys() | frozenset(_SHORT.split())
_NEAR, _NEAR_STOP = (
    7,
    4,
)  # words behind a quotation among which a verb of speech is looked for; fewer behind a full stop
_BEHIND = 240  # characters behind a paragraph's last quotation that may name its speaker
_LONGEST, _MOST = 150, 12  # pieces and quotations of a sentence; beyond, it is cut, for nobody reads so far either


class Kind(Enum):
    """What a piece is."""

    WORD = auto()
    QUOTE = auto()
    COMMA = auto()
    COLON = auto()
    DASH = auto()
    END = auto()
    OTHER = auto()


WORD, QUOTE, COMMA, COLON, DASH, END, OTHER = Kind  # to ask the class for one takes longer, and every word is asked
_ENDING = (END, QUOTE)
_KINDS = {kind.name.lower(): kind for kind in Kind}


class Piece(NamedTuple):
    """A word, a mark or a whole quotation with its marks; `quote` is the quotation's number, -1 for none."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    quote: int = -1

    @property
    def capital(self) -> bool:
        """Return whether it is a word with a first capital, or one like iPhone."""
        if self.kind is not WORD:
            return False
        return self.text[0].isupper() or (self.text[1:2].isupper() and not self.text[0].isdecimal())


def sentences(text: str, spans: Sequence[tuple[int, int]], cues: Collection[str]) -> list[list[Piece]]:
    """Return a paragraph's sentences up to its last quotation, its quotations (places without marks) as one piece each.

    A quotation that ends with a stop ends its sentence, unless one of the verbs `cues` gives it to a speaker.
    """
    sentence: list[Piece] = []
    found = [sentence]
    pieces, quoted = _pieces(text, spans), 0
    for at, piece in enumerate(pieces):
        sentence.append(piece)
        quoted += piece.kind is QUOTE
        ended = piece.kind in _ENDING and at + 1 < len(pieces) and _ends(text, piece, pieces[at + 1])
        if (ended and not _given(text, pieces, at, cues)) or len(sentence) >= _LONGEST or quoted >= _MOST:
            quoted, sentence = 0, []
            found.append(sentence)
    return [pieces for pieces in found if pieces]


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    place, pieces = 0, []
    for number, (start, end) in enumerate(spans):
        pieces += _plain(text, place, start - 1)
        pieces.append(Piece("", "", max(0, start - 1), end + 1, QUOTE, number))
        place = end + 1
    return pieces + _plain(text, place, min(len(text), place + _BEHIND) if spans else len(text))


def _plain(text: str, start: int, end: int) -> list[Piece]:
    place, pieces = start, []
    for found in _PIECE.finditer(text, start, max(start, end)):
        first, last = found.span()
        if first < place:
            continue  # the stop of an abbreviation
        word, kind = found[0], _KINDS[found.lastgroup or ""]
        low = word
        if kind is WORD:
            low = word.lower()
            if (len(word) == 1 or low in _ABBREVIATED) and text.startswith(".", last):
                owner = _OWNER.match(text, last + 1, end)
                word, last = word + "." + (owner[0] if owner else ""), owner.end() if owner else last + 1
                low, place = low + (owner[0] if owner else ""), last
            low = low if low.isalnum() else _bare(low)
        pieces.append(Piece(word, low, first, last, kind))
    return pieces


def _bare(low: str) -> str:
    """Return a word with straight apostrophes, an acronym without its last stop, a French pronoun without its hyphens."""
    low = low.rstrip(".").replace("’", "'")
    return low.rsplit("-", 1)[1] if low[0] == "-" else low


def _ends(text: str, piece: Piece, following: Piece) -> bool:
    """Return whether a sentence ends between two pieces."""
    if piece.kind is END:
        return piece.text in ";\n" or following.start > piece.end or following.capital
    if piece.kind is not QUOTE:
        return False
    last = text[piece.end - 2 : piece.end - 1]
    starts = following.kind is QUOTE or (following.kind is WORD and following.text[0].isupper())
    return last in ".!?…" and starts


def _given(text: str, pieces: Sequence[Piece], at: int, cues: Collection[str]) -> bool:
    """Return whether a verb of speech follows a quotation with a stop: “Why?” Mr. Ito asked."""
    if pieces[at].kind is not QUOTE:
        return False
    near = _NEAR_STOP if last_mark(text, pieces[at]) == "." else _NEAR
    for piece in pieces[at + 1 : at + 1 + near]:
        if piece.kind is not WORD:
            return False
        if piece.low in cues and not piece.capital:
            return True
    return False


def last_mark(text: str, quote: Piece) -> str:
    """Return the last character inside a quotation."""
    return text[quote.end - 2 : quote.end - 1]
