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
_PLACES = frozenset(
    """river street road avenue square county city town village island islands lake mount mountain mountains valley sea bay
    beach ocean coast peninsula desert forest park bridge airport station harbour harbor port province district canyon
    cape strait gulf hills heights straße platz""".split()
)
_LEADING_PLACES = frozenset("mount lake cape port fort san santa saint st los las el new north south east west".split())
_SPOKE = r"(?:said|says|told|added|asked|wrote|tweeted|argued|insisted|warned|explained|replied|testified)\b"
_KIN = r"['’]s (?:wife|husband|mother|father|son|daughter|lawyer|attorney)\b"
_AFTER = re.compile(rf" {_SPOKE}|, who\b|, \d\d?,|{_KIN}")
_BEFORE = re.compile(
    r"(?:\b(?P<place>in|near|at|outside|across|from|around|throughout)|\b(?P<person>said|says|added)|\bby) $",
    re.IGNORECASE,
)


def kind_of(name: str, text: str, start: int, end: int, titled: bool) -> str:
    """Return what one mention says that a name is, "" where it does not say.

    >>> text = "In Tarn, Petra Lunn said the Dunscar Council met."
    >>> [kind_of(n, text, text.index(n), text.index(n) + len(n), False) for n in ("Tarn", "Petra Lunn", "Dunscar Council")]
    ['place', 'person', 'organisation']
    """
    words = [word.strip(".,").lower() for word in name.split()]
    if words[-1] in BODIES or (len(words) > 1 and (words[0] in BODIES or "of" in words[1:2] and words[0] in BODIES)):
        return ORGANISATION
    if len(words) > 1 and (words[-1] in _PLACES or words[0] in _LEADING_PLACES):
        return PLACE
    if name.isupper() and len(name) > 2:
        return ORGANISATION
    if titled or _AFTER.match(text, end, end + 24):
        return PERSON
    before = _BEFORE.search(text[max(0, start - 12) : start])
    return "" if before is None else PLACE if before["place"] else PERSON if before["person"] else ""
