"""A sentence -> whether it stands by itself, or leans on the one before: "He added that …", "But this …"."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHORT = 3  # letters of words that a name may have without a capital
_STOP = re.compile(r"[.!…。！।]\W")  # a sentence ends inside a paragraph
_SIGNED = re.compile(r"[—–-] ?[^\W\d_].*\(@\w+\)")  # who posted a message, as it is embedded in pages
_ENDINGS = tuple(".!?…。！？؟।")
_AFTER_THE_END = "\"'”’»“)]›」』 "
_OPENINGS = {
    "en": """he she it they we i you his her hers its their theirs this that these those such but and or so yet because however
        also then there meanwhile instead thus moreover furthermore nor both another one others who which here plus""",
    "de": """er sie es wir ich ihr sein seine ihre ihren dies diese dieser dieses das aber und oder doch denn so dann dort
        deshalb außerdem jedoch zudem dabei damit dazu auch""",
    "es": """él ella ello ellos ellas su sus este esta esto estos estas ese esa eso pero y o así entonces además también allí
        sin""",
    "fr": """il elle ils elles on son sa ses leur leurs ce cet cette ces cela ça mais et ou donc puis ainsi aussi c'est c’est
        là""",
    "it": "egli lui lei esso essa loro suo sua suoi sue questo questa questi queste ciò ma e o quindi poi così inoltre anche lì",
    "nl": "hij zij ze het zijn haar hun dit dat deze die maar en of dus dan daar ook daarnaast bovendien echter",
    "pt": "ele ela eles elas seu sua seus suas este esta isto esse essa isso mas e ou então também assim ali além",
}  # fmt: skip
OPENINGS = {language: frozenset(words.split()) for language, words in _OPENINGS.items()}


def leans(sentence: str, language: str) -> bool:
    """Return whether a sentence opens with a word that points back.

    >>> leans("But she did.", "en"), leans("The mayor resigned.", "en")
    (True, False)
    """
    first = _WORD.search(sentence)
    return first is not None and first.group().casefold() in OPENINGS.get(language, ())


def is_finished(sentence: str) -> bool:
    """Return whether a sentence ends as sentences do; a caption, a headline or half a list does not.

    >>> is_finished("“It rained,” he said."), is_finished("Crowds in the rain (Photo)")
    (True, False)
    """
    return sentence.rstrip(_AFTER_THE_END).endswith(_ENDINGS)


def is_bare_name(sentence: str) -> bool:
    """Return whether all longer words have capitals, of several: who is in a picture, not what somebody does.

    >>> is_bare_name("Harbour Master Petra Lunn."), is_bare_name("Petra Lunn resigned.")
    (True, False)
    """
    longer = (word[0] for word in _WORD.finditer(sentence) if word.end() - word.start() > _SHORT)
    capitals = 0
    for word in longer:
        if not word[0].isupper():
            return False  # nearly always, and soon
        capitals += 1
    return capitals > 1 and not sentence.isupper()


def is_heading(paragraph: str) -> bool:
    """Return whether a paragraph does not end as sentences do, only asks, or shouts: a heading, or what leads to the next.

    >>> is_heading("Anything else?"), is_heading("‘OUT WITH HER!’"), is_heading("“Who paid?” asked Tarn.")
    (True, True, False)
    """
    bare = paragraph.rstrip(_AFTER_THE_END)
    return not is_finished(bare) or bare.isupper() or (bare.endswith("?") and not _STOP.search(bare))


def is_aside(sentence: str) -> bool:
    """Return whether a sentence is nothing but a credit or a reference in brackets, or who posted the one before.

    >>> is_aside("(Jo Tarn, file/Harbour Press)"), is_aside("(He denies it.)"), is_aside("— Jo Tarn (@jotarn) May 4, 2031")
    (True, False, True)
    """
    bare = sentence.strip()
    if is_finished(bare):
        return False
    return (bare[:1] in ("(", "[") and bare[-1:] in (")", "]")) or bool(_SIGNED.match(bare))
