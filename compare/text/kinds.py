"""Names as they stand -> what they are likely to name: a person, a place or an organisation."""

from __future__ import annotations

import re

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"
# Words that end the name of an organisation, or of a place.
BODIES = frozenset(
    """inc corp corporation co ltd llc plc gmbh ag sa company group holdings partners party ministry department bureau office
    agency authority administration commission committee council board court parliament congress senate assembly university
    college school institute academy hospital union association federation league club team bank fund foundation trust
    society network news times post journal herald tribune gazette magazine press radio television studios airlines airways
    motors industries systems technologies service services force forces army navy guard police coalition alliance movement
    front organisation organization nations centre center church records partei bundestag regierung gesellschaft verein
    sindicato partido ministerio universidad""".split()
)
PLACES = frozenset(
    """river street road avenue square county city town village island islands lake mount mountain mountains valley sea bay
    beach ocean coast peninsula desert forest park bridge airport station harbour harbor port province district canyon
    cape strait gulf hills heights straße platz""".split()
)
# Places that many stories tell of. A name that ends with one has another beside it: "Washington" is seldom Ana Washington.
KNOWN_PLACES = frozenset(
    """america usa us uk eu europe africa asia britain england scotland wales ireland france germany spain italy portugal greece
    turkey poland hungary ukraine russia china japan korea india pakistan afghanistan iran iraq syria israel jordan lebanon egypt
    libya yemen qatar kuwait sudan kenya nigeria canada mexico brazil argentina chile cuba venezuela colombia australia sweden
    norway denmark finland austria switzerland belgium netherlands holland washington london paris berlin moscow beijing brussels
    rome madrid tokyo seoul baghdad tehran kabul damascus jerusalem texas florida california georgia virginia carolina ohio
    michigan wisconsin pennsylvania arizona nevada alabama alaska arkansas colorado connecticut delaware hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts minnesota mississippi missouri montana nebraska oklahoma
    oregon tennessee utah vermont wyoming dakota chicago houston boston seattle denver dallas philadelphia atlanta
    detroit""".split()
)
_LEADING_PLACES = frozenset("mount lake cape port fort san santa saint st los las el new north south east west".split())
_SPOKE = r"(?:said|says|told|added|asked|wrote|tweeted|argued|insisted|warned|explained|replied|testified)\b"
_KIN = r"['’]s (?:wife|husband|mother|father|son|daughter|lawyer|attorney)\b"
_AFTER = re.compile(rf" {_SPOKE}|, who\b|, \d\d?,|{_KIN}")
_BEFORE = re.compile(
    r"(?:\b(?P<place>in|near|at|outside|across|throughout)|\b(?P<person>said|says|added)|\bby) $",
    re.IGNORECASE,
)
# What may stand behind a place; "in Halvard exchanges" is in the exchanges.
_BEHIND = re.compile(
    r"$|[^\w'’ -]| (?:and|or|on|in|to|as|at|of|by|for|from|with|when|where|while|after|before|is|was|were|are|that|this|last|since"
    r"|during|over|who)\b"
)


def kind_of(name: str, text: str, start: int, end: int, titled: bool) -> str:
    """Return what one mention says that a name is, "" where it does not say.

    >>> text = "In Tarn, Petra Lunn said the Dunscar Council met."
    >>> [kind_of(n, text, text.index(n), text.index(n) + len(n), False) for n in ("Tarn", "Petra Lunn", "Dunscar Council")]
    ['place', 'person', 'organisation']
    """
    words = [word.strip(".,").lower() for word in name.split()]
    several = len(words) > 1
    if words[-1] in BODIES or words[-1] == "house" or (several and words[0] in BODIES):
        return ORGANISATION
    if (several and words[-1] in PLACES) or (len(words) == 2 and words[0] in _LEADING_PLACES):
        return PLACE
    if not several and words[0] in KNOWN_PLACES:
        return PLACE
    if name.isupper() and len(name) > 2:
        return ORGANISATION
    if titled or _AFTER.match(text, end, end + 24):
        return PERSON
    before = _BEFORE.search(text[max(0, start - 12) : start])
    if before is None or (before["place"] and not _BEHIND.match(text, end)):
        return ""
    return PLACE if before["place"] else PERSON if before["person"] else ""
