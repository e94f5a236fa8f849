"""What a page gives as its author -> the same without what names nobody: desks, logins, handles, slogans."""

from __future__ import annotations

import re

from compare.ingest.bylines import BY, is_name
from compare.ingest.markup import letters
from compare.ingest.paragraphs import fold
from compare.text.agencies import credited

TAIL = re.compile(r"\s[-–—|·•»]\s")
OFFICE = re.compile(r"(?<=[a-zß-ÿ]{3})\.\s")  # behind a name: "Ada Quill. Oakfield Press"
LOGIN = re.compile(
    r"[a-z]\w*+|[^\W\d_]*+[\d_]\w*+|[A-Z]{7,}+"
)  # one word: small, with digits, or all capitals and no agency's
# What pages say who sign nothing.
NOBODY = frozenset(
    (
        *"admin administrator anonymous author contributor default editor editorial editors guest moderator na n/a".split(),
        *"newsdesk newsroom none null owner publisher redacao redaccion redactie redaktion redazione redação".split(),
        *"redacción rédaction root staff system team undefined unknown user webdesk webmaster webteam wordpress".split(),
        *("guest author", "guest writer", "guest contributor", "editorial board", "editorial staff", "editorial team"),
        *("la redacción", "la redazione", "la rédaction", "die redaktion", "redaktion online", "online-redaktion"),
        *(
            "staff report",
            "staff reports",
            "staff reporter",
            "staff writer",
            "staff writers",
            "site staff",
            "our staff",
        ),
        *("news desk", "news staff", "news team", "web desk", "web staff", "web team", "online desk", "site admin"),
        *("our correspondent", "our reporter", "special correspondent", "super user", "administrator user", "by"),
    )
)


def author(text: str, outlet: str = "") -> str:
    """Return who signed as a page says, "" where that is a desk, a login, a handle, an address or the outlet itself.

    >>> author("By Ada Quill", "Courier"), author("Staff Reports"), author("webnata"), author("Reuters")
    ('Ada Quill', '', '', 'Reuters')
    """
    text = BY.sub("", fold(text))
    if not text or "/" in text or "@" in text or text.casefold() == outlet.casefold():
        return ""
    if any(credited((), part) for part in TAIL.split(text)):
        return text  # an agency, alone or beside a name
    names = _people(OFFICE.split(text, maxsplit=1)[0], letters(outlet)).split(", ")
    return ", ".join(name for name in names if not _is_nobody(name))


def _is_nobody(name: str) -> bool:
    return name.casefold().strip(" .:") in NOBODY or LOGIN.fullmatch(name) is not None


def _people(text: str, outlet: str) -> str:
    """Return the names among what dashes and bars part, "" where there is none: an office, a slogan, the outlet."""
    parts = TAIL.split(text)
    if len(parts) == 1:
        return text
    others = [part for part in parts if letters(part) != outlet]
    names = [part for part in others if " " in part and is_name(part)]
    return ", ".join(names) if others[:1] == names[:1] else ""
