"""One paragraph and its place on the page -> the facts that rules on boilerplate ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as a text."""
    return frozenset(text.split())


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases of a list written as a text with bars between them."""
    return tuple(text.split("|"))


# Longer paragraphs are story: the longest furniture seen (sign-up forms, disclaimers) has 900 characters.
LONGEST = 1200
HEAD = 2  # signs by which rules are found
DASHES = ("-", "–", "—", "―", "‒")
BULLETS = ("•", "*", "·", "‣", "▪")
OPEN, CLOSE = ("(", "[", "{"), (")", "]", "}")
_QUOTES = frozenset('"“”„«‟')
_TRAILING = "\"'”’»)]"
_TERMINAL = ".!?…。！？"
# Words that stay small inside names, credits and titles.
_SMALL = words_of(
    "and of the by via for für und von vom zu der die das y e de del la las los el du des le les et di da do dos van"
    " den het en & / | - – — + · pool handout file"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on one line; `low` is its case-folded text, `core` that without marks at its ends."""

    text: str
    low: str
    core: str
    words: tuple[str, ...]
    index: int
    total: int
    quoting: bool  # whether somebody is quoted: such a paragraph is story, whatever the words in it

    @property
    def at_start(self) -> bool:
        """Tell whether a byline may stand here."""
        return self.index < 4

    @property
    def at_end(self) -> bool:
        """Tell whether a signature or an agency's stub may stand here."""
        return self.index > 0 and self.index >= self.total - 4

    @property
    def at_edge(self) -> bool:
        """Tell whether it is one of the first or the last lines."""
        return self.at_start or self.at_end

    @property
    def sentence(self) -> bool:
        """Tell whether it ends as sentences do."""
        return self.text.rstrip(_TRAILING)[-1:] in _TERMINAL

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
    words = tuple(text.split())
    flat = " ".join(words)
    low = flat.casefold().replace("’", "'")
    return Line(flat, low, _bare(low), words, index, total, _quotes(flat))


def _quotes(text: str) -> bool:
    """Tell whether marks of quotation stand in a text; `»` at its end is an arrow."""
    return not _QUOTES.isdisjoint(text) or "»" in text[:-1]


def core(text: str) -> str:
    """Return the case-folded words of a text, without marks at its ends and runs of space.

    >>> core("  READ   more: »")
    'read more'
    """
    return _bare(" ".join(text.casefold().replace("’", "'").split()))


def _bare(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def capitalised(words: Iterable[str]) -> bool:
    """Tell whether each word opens with a capital or a digit, small words of names apart, and one has a capital."""
    heads = [head(w) for w in words if w not in _SMALL]
    return any(h.isupper() for h in heads) and all(h.isupper() or h.isdigit() or not h for h in heads)


def head(word: str) -> str:
    """Return the first letter or digit of a word, or nothing."""
    return word[0] if word[:1].isalnum() else next((c for c in word if c.isalnum()), "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to call a line of at most `words` words boilerplate.

    `heads` are the first `HEAD` signs that such a line, or its core, can begin with; none given: any. A rule that is
    not `quotable` never holds for a line that quotes, one of the `edge` only for the first and last lines of a page.
    """

    name: str
    holds: Callable[[Line], bool]
    words: int = 30
    heads: frozenset[str] = frozenset()
    quotable: bool = True
    edge: bool = False

    def fits(self, x: Line) -> bool:
        """Tell whether the line is short enough and the reason holds."""
        allowed = (self.quotable or not x.quoting) and (not self.edge or x.at_edge)
        return allowed and len(x.words) <= self.words and self.holds(x)


def _heads(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text[:HEAD] for text in texts)


def alone(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words and nothing else."""
    known = frozenset(core(text) for text in lines)
    return Rule(name, lambda x: x.core in known, max(len(text.split()) for text in lines) + 2, _heads(known))


def button(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words and nothing else, and do not end as sentences do."""
    known = frozenset(core(text) for text in lines)

    def holds(x: Line) -> bool:
        return x.core in known and not x.sentence

    return Rule(name, holds, max(len(text.split()) for text in lines) + 2, _heads(known))


def counted(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words, with or without a number: `Comments (12)`."""
    known = frozenset(core(text) for text in lines)
    return Rule(name, lambda x: x.core.strip("0123456789 ()") in known)


def opening(name: str, *starts: str, words: int = 30) -> Rule:
    """Make a rule for lines that open so, marks before them apart, and quote nobody."""
    return Rule(name, lambda x: x.low.startswith(starts) or x.core.startswith(starts), words, _heads(starts), False)


def leading(name: str, *starts: str, words: int = 10) -> Rule:
    """Make a rule for lines that open so and do not end as sentences do: `Sponsored by Ashby Bank`."""

    def holds(x: Line) -> bool:
        return x.low.startswith(starts) and not x.sentence

    return Rule(name, holds, words, _heads(starts), False)


def phrase(name: str, phrases: str, *, words: int) -> Rule:
    """Make a rule for lines that hold one of these phrases, given with bars between them, and quote nobody."""
    known = phrases_of(phrases)
    return Rule(name, lambda x: holds_any(x.low, known), words, quotable=False)


def holds_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of the phrases stands in a text."""
    for phrase in phrases:  # noqa: SIM110 - a generator takes three times as long here
        if phrase in text:
            return True
    return False


def label(name: str, *labels: str) -> Rule:
    """Make a rule for headlines behind a label and a colon: `Related: Ten ways to bake bread`, below the first line."""
    starts = tuple(f"{text}{colon}" for text in labels for colon in (":", " :"))
    return Rule(name, lambda x: x.index > 0 and x.core.startswith(starts) and _is_headline(x), heads=_heads(starts))


def _is_headline(x: Line) -> bool:
    rest = x.text.partition(":")[2].strip()
    return not (x.sentence and rest[-1:] not in "?!") and not head(rest).islower()
