"""Words by which people are called beside their names: titles, offices, trades, kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Forms of address, which say nothing of what somebody is.
ADDRESS = frozenset(
    "mr mrs ms miss mx dr sir lord lady herr frau señor señora don doña monsieur madame signor mevrouw".split()
)
ROLES = frozenset(
    """president minister premier chancellor secretary senator congressman congresswoman representative lawmaker governor mayor
    councillor councilwoman councilman ambassador envoy diplomat king queen prince princess pope bishop archbishop cardinal
    imam rabbi priest pastor judge justice prosecutor lawyer attorney solicitor sheriff general colonel major captain
    sergeant lieutenant admiral officer detective commander commissioner inspector constable soldier chief head leader chairman
    chairwoman chair ceo director manager founder owner spokesman spokeswoman spokesperson adviser aide analyst
    economist scientist researcher professor engineer doctor nurse teacher student pupil journalist reporter editor author
    writer actor actress singer musician coach striker goalkeeper defender midfielder quarterback player driver pilot farmer
    fisherman suspect gunman shooter attacker victim witness survivor resident neighbour neighbor widow mother father wife
    husband son daughter brother sister candidate activist coroner trustee speaker whip counsel counselor strategist
    president-elect administrator
    bürgermeister kanzler ministerin presidente ministro""".split()
)
SHORT = {
    "pres": "president", "prof": "professor", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "rev": "pastor",
}  # fmt: skip
# Words that stand before a role or a name and belong to neither.
BESIDE = frozenset(
    """prime vice deputy former chief foreign interior finance defense defence acting attorney republican democrat democratic
    conservative labour liberal socialist green independent""".split()
)
# Roles that many have in one story: "the student" may be any of them.
COMMON = frozenset(
    """student pupil resident victim witness survivor neighbour neighbor soldier officer reporter journalist editor author writer
    professor researcher scientist analyst economist activist teacher engineer farmer player""".split()
)
# Words of a role that are none by themselves.
QUALIFIERS = frozenset(
    "majority minority home press assistant associate senior executive managing health energy treasury".split()
)
_WORDS = re.compile(r"[^\W\d_]+")
_ADJECTIVES = frozenset("major general chief".split())  # roles only where no noun follows
_BEHIND_ROLE = frozenset("of in at for from and who with under".split())
_BEFORE, _BEHIND = 48, 70  # characters beside a name in which a role is looked for
_APPOSED = re.compile(r",? (?:the|a|an|its|his|her|their|who is|who was|whose|[A-Z][\w-]+['’]s) ([^,.;:()“”\"]{3,70})")


def role_of(text: str, start: int, end: int) -> str:
    """Return the role that is told beside a name at characters start to end, "" where none is.

    >>> role_of("Prime Minister Ines Halvard left.", 15, 27), role_of("Ines Halvard, the mayor of Tarn, left", 0, 12)
    ('prime minister', 'mayor')
    """
    words = text[max(0, start - _BEFORE) : start].rsplit(None, 2)
    if words and text[start - 1] == " ":
        last = words[-1].lower().rsplit("then-", 1)[-1]
        role = SHORT.get(last.rstrip("."), last)
        if role in ROLES:
            beside = words[-2].lower().rsplit("then-", 1)[-1].replace("attorneys", "attorney") if words[-2:-1] else ""
            return f"{beside} {role}" if beside in BESIDE | QUALIFIERS else role
    behind = _APPOSED.match(text, end, end + _BEHIND)
    return next(_roles(_WORDS.findall(behind[1])), "") if behind else ""


def _roles(words: Sequence[str]) -> Iterator[str]:
    """Yield the roles among words behind a name; "major" and "general" before a noun are none, and an attorney general is both."""
    for at, word in enumerate(words):
        follows = words[at + 1] if at + 1 < len(words) else ""
        if word not in ROLES or (word in _ADJECTIVES and follows and follows not in _BEHIND_ROLE):
            continue
        yield f"{word} {follows}" if word == "attorney" and follows == "general" else word
