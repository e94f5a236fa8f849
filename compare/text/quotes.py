"""Paragraphs -> direct quotations, each with its place and, where the text tells, its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model import Quote
from compare.text.names import TITLES
from compare.text.stopwords import stopwords

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
_ACCORDING = re.compile(r"according to (?:the )?")
_DESCRIPTION = 40  # characters between "said" and the name: "said the county's chief engineer, …" names nobody
_REACH = 160  # characters on each side of a quotation where its speaker is looked for


def quotes(paragraphs: Sequence[tuple[int, str]]) -> list[Quote]:
    """Return the quotations of (index, text) paragraphs in order.

    A quotation that is not closed runs to the end of its paragraph. A speaker is named only where the text names one
    beside a verb of speech; "he" and "she", and further quotations of the same paragraph, are whoever was so named
    before, or began the paragraph.
    """
    found: list[Quote] = []
    last = ""
    for index, text in paragraphs:
        spans = quoted_spans(text)
        speakers = _speakers(text, spans, last)
        found += [Quote(index, a, b, text[a:b], who) for (a, b), who in zip(spans, speakers, strict=True)]
        last = next((who for who in reversed(speakers) if who), "" if speakers else last)
    return found


def _speakers(text: str, spans: Sequence[tuple[int, int]], last: str) -> list[str]:
    """Return who speaks each quotation of one paragraph; `last` is who spoke in the paragraph before."""
    named = [_speaker(text, spans, at) for at in range(len(spans))]
    known = next((name for name in named if name and name.lower() not in _PRONOUNS), "")
    speakers = []
    for (start, _), name in zip(spans, named, strict=True):
        if name and name.lower() not in _PRONOUNS:
            known = name
            speakers.append(name)
        elif name:
            speakers.append(known or _subject(text, start) or last)
        else:
            speakers.append(known or _subject_of_sentence(text, start))
    return speakers


def _subject_of_sentence(text: str, start: int) -> str:
    """Return the name that the sentence begins with in whose midst a quotation stands: Ito called it “a farce”."""
    clause = _last_sentence(text[max(0, start - _REACH) : max(0, start - 1)])
    return _subject(clause, len(clause))


def _subject(text: str, start: int) -> str:
    """Return the name that a paragraph begins with, if it stands before a place."""
    found = _NAME.match(text)
    return _trim(found.group()) if found and found.end() < start and _may_speak(found.group()) else ""


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
    return _beside_cue(_first_sentence(after)) or _beside_cue(_last_sentence(before))


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
    """Return who speaks in a clause: the first name or pronoun before the verb of speech, or the name right behind it."""
    cue = next((w for w in _WORD.finditer(clause) if w.group().lower() in _CUES), None)
    if cue is None:
        source = _ACCORDING.search(clause)
        return _name_at(clause, source.end()) if source else ""
    pronoun = next((w for w in _WORD.finditer(clause, 0, cue.start()) if w.group().lower() in _PRONOUNS), None)
    names = [m for m in _NAME.finditer(clause, 0, cue.start()) if _may_speak(m.group())]
    if names and clause[names[-1].end() : cue.start()].isspace():  # Kremlin spokesman Ito said
        return _trim(names[-1].group())
    if names and not (pronoun and pronoun.start() < names[0].start()):  # Ito, a member of the Diet for Nara, said
        return _trim(names[0].group())
    if pronoun:
        return pronoun.group()
    behind = _WORD.match(clause, cue.end() + 1)
    if behind and behind.group().lower() in _PRONOUNS:
        return behind.group()
    return _name_at(clause, cue.end() + 1)


def _name_at(clause: str, place: int) -> str:
    """Return the name that begins at a place, perhaps behind "the" or a short description in small letters."""
    found = _NAME.search(clause, place)
    if found is None or found.start() > place + _DESCRIPTION or "," in clause[place : found.start()]:
        return ""
    return _trim(found.group()) if _may_speak(found.group()) else ""


def _may_speak(name: str) -> bool:
    """Return whether a capitalised run may be somebody: not "The", not "Speaking", not "On Friday"."""
    first = name.split(" ")[0].lower().rstrip(".")
    if " " in name and first in TITLES:
        return True
    alone = " " not in name and (first.endswith(("ing", "ly")) or len(first) < 2)
    return not (alone or first in _NO_SPEAKER or first in stopwords("en"))


def _trim(name: str) -> str:
    return name.rstrip(".,'’-").removesuffix("’s").removesuffix("'s")
