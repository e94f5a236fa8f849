"""One paragraph and its place on the page -> the facts that rules on boilerplate ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as a text."""
    return frozenset(text.split())


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases of a list written as a text with bars between them."""
    return tuple(text.split("|"))


# Longer paragraphs are story: the longest furniture seen (sign-up forms, disclaimers) has 900 characters.
LONGEST = 1200
BRIEF = 2  # signs of a core that can say nothing
DASHES = ("-", "–", "—", "―", "‒")
BULLETS = ("•", "*", "·", "‣", "▪")
OPEN, CLOSE = ("(", "[", "{"), (")", "]", "}")
OPENING = "([*•→►>-–—¡¿,"  # marks that may stand before the first word of a sentence
QUOTES = tuple('"“”„«‟')
TRAILING = "\"'”’»)]"
# Marks that most lines begin or end with.
MARKS = " .,:;!?()[]{}|/*+-#&'\"“”„«»‘’…–—•·"
TERMINAL = ".!?…。！？"
# Words that stay small inside names, credits and titles.
_SMALL = words_of(
    "and of the by via for für und von vom zu der die das y e de del la las los el du des le les et di da do dos van"
    " den het en & / | - – — + · pool handout file"
)


class Line(NamedTuple):  # no dataclass: there are many, and those take five times as long to make
    """A paragraph on one line; `low` is its case-folded text, `core` that without marks at its ends."""

    text: str
    low: str
    core: str
    length: int  # in words
    place: int
    total: int
    quoting: bool  # whether somebody is quoted: such a paragraph is story, whatever the words in it
    sentence: bool  # whether it ends as sentences do

    @property
    def words(self) -> list[str]:
        """Return the words, split anew each time: of most lines nobody asks for them."""
        return self.text.split()

    @property
    def at_start(self) -> bool:
        """Tell whether a byline may stand here."""
        return self.place < 4

    @property
    def at_end(self) -> bool:
        """Tell whether a signature or an agency's stub may stand here."""
        return self.place > 0 and self.place >= self.total - 4

    @property
    def at_edge(self) -> bool:
        """Tell whether it is one of the first or the last lines."""
        return self.at_start or self.at_end

    @property
    def inner(self) -> str:
        """Return the text without a bracket around all of it and without dashes before it."""
        text = self.text.strip("".join(DASHES) + " ")
        return text[1:-1].strip() if text.startswith(OPEN) and text.endswith(CLOSE) else text


_TOLD = words_of(
    "said says told added wrote writes asked argued warned explained read reads demanded demand shouted urge"
    " urged urges advised insisted joked tweeted posted replied sagte sagt erklärte schrieb dijo dice explicó"
    " señaló escribió dit déclaré expliqué écrit detto dichiarato spiegato scritto zei zegt schreef disse afirmou"
    " escreveu nói"
)


def is_told(x: Line) -> bool:
    """Tell whether a sentence ends with who said it: `Sign up now, the minister urged voters.`"""
    _, comma, behind = x.low.rpartition(", ")
    told = any(w.strip(".!?,;:") in _TOLD for w in behind.split()[:6])
    return bool(comma) and told and x.sentence


def line(text: str, index: int, total: int) -> Line:
    """Return the line that stands at `index` on a page of `total` paragraphs."""
    whole = flat(text)
    low = folded(whole)
    length = whole.count(" ") + 1 if whole else 0
    return Line(whole, low, _bare(low), length, index, total, quotes(whole), is_sentence(whole))


def flat(text: str) -> str:
    """Return a text on one line, each run of space one space; almost all come so, and this is the cheapest way to know."""
    return text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())


def folded(text: str) -> str:
    """Return a text in the letters that texts are compared in; sign by sign, whatever stands around it."""
    if text.isascii():
        return text.lower()
    return text.replace("’", "'").casefold()  # in this order most texts are ASCII when they are folded, which is fast


def quotes(text: str) -> bool:
    """Tell whether marks of quotation stand in a text; `»` at its end is an arrow."""
    if text.isascii():
        return '"' in text
    return holds_any(text, QUOTES) or "»" in text[:-1]


def is_sentence(text: str) -> bool:
    """Tell whether a text on one line ends as sentences do."""
    return text[-1:] in TERMINAL or text.rstrip(TRAILING)[-1:] in TERMINAL


def core(text: str) -> str:
    """Return the case-folded words of a text, without marks at its ends and runs of space.

    >>> core("  READ   more: »")
    'read more'
    """
    return _bare(folded(flat(text)))


START = 32  # signs of a core that tell most lines apart


def start_of_core(text: str) -> str:
    """Return the first signs of the core of a text on one line, without the work for all of it where it is long."""
    bare = text.strip(MARKS)
    if len(bare) > START + 8 and bare[0].isalnum() and bare[-1].isalnum():
        return folded(bare[:START])[:START]
    return _bare(folded(bare))[:START]


def _bare(text: str) -> str:
    text = text.strip(MARKS)  # most of what there is, and faster than sign by sign
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def capitalised(words: Iterable[str]) -> bool:
    """Tell whether each word opens with a capital or a digit, small words of names apart, and one has a capital."""
    upper = False
    for word in words:
        if word not in _SMALL and (first := head(word)):
            if first.isupper():
                upper = True
            elif not first.isdigit():
                return False
    return upper


def head(word: str) -> str:
    """Return the first letter or digit of a word, or nothing."""
    return word[0] if word[:1].isalnum() else next((c for c in word if c.isalnum()), "")


def holds_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of the phrases stands in a text."""
    for phrase in phrases:  # noqa: SIM110 - a generator takes three times as long here
        if phrase in text:
            return True
    return False
