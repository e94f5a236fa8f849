"""Paragraphs -> direct quotations, each with its place and, where the text tells, its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model import Quote

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", '"': '"'}
_MARK = re.compile(f"[{''.join(CLOSERS)}]")
_WORD = re.compile(r"\w+")

_CUES = frozenset(
    """said says say saying told tells added adds wrote writes tweeted insisted claimed argued noted explained stated declared
    asked replied responded announced warned continued recalled admitted denied joked testified posted acknowledged observed
    concluded remarked commented suggested urged vowed complained boasted predicted maintained quipped cautioned described
    sagte sagt erklärte betonte meinte schrieb dijo afirmó señaló declaró explicó aseguró dit déclaré affirmé expliqué ajouté
    disse dichiarato affermato zei zegt verklaarde""".split()
)
_PRONOUNS = frozenset("he she they i we it who er sie él ella il elle lui lei hij zij".split())
_NO_SPEAKER = _CUES | frozenset(
    """the a an in on at but and or if when while after before as this that these those its his her their our my for from with
    by to of monday tuesday wednesday thursday friday saturday sunday according asked""".split()
)
_STOP = re.compile(r"[.!?;] ")
_NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?: (?:(?:de|del|der|van|von|bin|al|el|la|du|da|di|of|the) )?[^\W\d_a-zß-öø-ÿ][\w'’.-]*)*"
)
_REACH = 160  # characters on each side of a quotation where its speaker is looked for


def quotes(paragraphs: Sequence[tuple[int, str]]) -> list[Quote]:
    """Return the quotations of (index, text) paragraphs in order.

    A quotation that is not closed runs to the end of its paragraph. Where only "he" or "she" speaks, or nobody is named
    beside the quotation, it is who was named last in the paragraph before it, or who spoke in the paragraph, or last.
    """
    found: list[Quote] = []
    last = ""
    for index, text in paragraphs:
        spans = quoted_spans(text)
        named = [_speaker(text, spans, at) for at in range(len(spans))]
        known = next((name for name in named if name and name.lower() not in _PRONOUNS), "")
        for (start, end), name in zip(spans, named, strict=True):
            if not name or name.lower() in _PRONOUNS:
                name = known or _named_before(text, spans, start) or last
            found.append(Quote(index, start, end, text[start:end], name))
        last = known or (found[-1].speaker if spans else last)
    return found


def _named_before(text: str, spans: Sequence[tuple[int, int]], start: int) -> str:
    """Return the first name of the paragraph, outside quotations, before a place."""
    for found in _NAME.finditer(text, 0, max(0, start - 1)):
        quoted = any(a <= found.start() < b for a, b in spans)
        if not quoted and " " in found.group() and found.group().split(" ")[0].lower() not in _NO_SPEAKER:
            return found.group().rstrip(".,'’-").removesuffix("’s")
    return ""


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of what stands in quotation marks, outermost marks only, marks left out."""
    spans = []
    mark = _MARK.search(text)
    while mark:
        at = mark.start()
        if _opens(text, at):
            end = _close(text, at)
            if _WORD.search(text, at + 1, end):
                spans.append((at + 1, end))
            at = end
        mark = _MARK.search(text, at + 1)
    return spans


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in '"‘»':  # these close as well as open
        return not (before.isalnum() or before in ".,!?…") and not after.isspace()
    return True


def _close(text: str, at: int) -> int:
    """Return where the quotation opened at `at` ends: before its closing mark, or at the end of the text."""
    closers = CLOSERS[text[at]]
    for place in range(at + 1, len(text)):
        if text[place] in closers:
            inside = text[at] == "‘" and place + 1 < len(text) and text[place + 1].isalnum()  # an apostrophe
            if not inside:
                return place
    return len(text)


def _speaker(text: str, spans: Sequence[tuple[int, int]], at: int) -> str:
    """Return who is named beside a verb of speech, after the quotation or else before it; "" where nobody is."""
    start, end = spans[at]
    after_limit = spans[at + 1][0] - 1 if at + 1 < len(spans) else len(text)
    before_limit = spans[at - 1][1] + 1 if at else 0
    after = text[end + 1 : min(after_limit, end + _REACH)]
    before = text[max(before_limit, start - _REACH) : max(0, start - 1)].rstrip(" .,:;\n")
    return _beside_cue(_first_sentence(after)) or _beside_cue(_last_sentence(before)) or ""


def _first_sentence(text: str) -> str:
    return text[: next(_ends(text), len(text))]


def _last_sentence(text: str) -> str:
    return text[max(_ends(text), default=0) :]


def _ends(text: str) -> Iterator[int]:
    """Yield where sentences end; the stop of an abbreviation ("Sen. Ito") ends none."""
    for found in _STOP.finditer(text):
        word = text[: found.start()].rsplit(maxsplit=1)[-1:]
        if not (found.group()[0] == "." and word and len(word[0]) <= 4 and word[0][0].isupper()):
            yield found.end()


def _beside_cue(clause: str) -> str:
    """Return the name or pronoun nearest to the first verb of speech in a clause."""
    words = list(_WORD.finditer(clause))
    cue = next((w for w in words if w.group().lower() in _CUES), None)
    if cue is None:
        return ""
    names = [(m.start(), m.end(), m.group()) for m in _NAME.finditer(clause)]
    pronouns = [(m.start(), m.end(), m.group()) for m in words if m.group().lower() in _PRONOUNS]
    near = [
        (min(abs(a - cue.end()), abs(cue.start() - b)), a, name)
        for a, b, name in [*names, *pronouns]
        if name.lower() not in _NO_SPEAKER
    ]
    return min(near)[2].rstrip(".,'’-").removesuffix("’s").removesuffix("'s") if near else ""
