"""A line -> whether it names an author: a byline, a signature, a biography, an address to write to."""

from __future__ import annotations

from compare.text.boilerplate.lines import BULLETS, DASHES, Line, capitalised, head, is_told, phrases_of, words_of
from compare.text.boilerplate.makers import AGENCIES

TRADES = phrases_of(" is a | is an | is the | is author | is co-| is senior | is chief |’s | is | writes ")
SHORT_TRADES = phrases_of(" is a | is an | is the | ist | est | es | è | covers ")
_AUTHORS = words_of("writer correspondent editor reporter contributor columnist critic fellow author professor analyst")
REACH = phrases_of("follow him|follow her|follow them|on twitter|twitter: @|can be reached|reach him|reach her")
_ROLES = words_of(
    "staff writer correspondent editor reporter contributor columnist opinion political senior chief special to"
    " bureau associate deputy national white house producer digital"
)
_POSTS = words_of(
    "writer correspondent editor reporter contributor columnist critic producer journalist newsroom newsdesk"
    " redakteur redakteurin reporterin korrespondent korrespondentin journalistin volontär volontärin"
    " journaliste correspondant correspondante rédacteur rédactrice reportero reportera corresponsal periodista"
    " redactor redactora giornalista corrispondente inviato inviata redacteur redactrice verslaggever correspondente"
    " jornalista repórter"
)
_BY = words_of("by von por par door di")
_MAKING = words_of(
    "written story text words posted reported article analysis opinion report scritto"
    " publicado publié escrito geschrieben geschreven texto review commentary rédigé"
)
BEFORE_NAMES = tuple(_MAKING | _BY)
_BYLINE_LABELS = words_of(
    "author autor autora auteur autore reporter editor writer by redaktion text texto texte words tekst door von por"
    " redacción redação published publicado"
)
_AROUND = _ROLES | _POSTS | words_of("in for at avec with à en im aus afp reuters g1 onze unserem unserer notre")


def is_byline(x: Line) -> bool:
    """`By Jo Doe`, `Written by Jo Doe, Staff Writer` near the start or the end of the page."""
    words = x.words
    made = bool(words) and words[0].casefold() in _MAKING
    words = words[made:]
    if not (x.at_start or x.at_end) or len(words) < 3 - made:
        return False
    by = words[0].casefold()
    if by not in _BY or (words[0][0].islower() and not made and by != "by"):
        return False
    if by == "di" and not (x.place and len(words) <= 4):  # it opens names too
        return False
    named = x.text.partition(", ")[0].split()[made:]  # what follows a comma may tell of them
    names = [w for w in named[1:] if w.casefold().strip("(),") not in _AROUND and w[0] != "@"]
    return bool(names) and capitalised(names[:1]) and capitalised(names)


def is_labelled_byline(x: Line) -> bool:
    """`Author: Jo Doe`, near the start or the end of the page."""
    first, colon, rest = x.text.partition(":")
    named = bool(colon) and first.casefold().strip() in _BYLINE_LABELS and 0 < len(rest.split()) <= 8
    return named and (x.at_start or x.at_end) and capitalised(rest.split())


def is_name_and_role(x: Line) -> bool:
    """`Jo Doe, harbour reporter` near the start of the page."""
    name, comma, role = x.text.partition(", ")
    words = [w.strip(",.").casefold() for w in role.split()]
    if not (comma and x.at_start and 2 <= len(name.split()) <= 7 and 0 < len(words) <= 6):
        return False
    return capitalised(name.split()) and any(w in _POSTS for w in words)


def is_short_biography(x: Line) -> bool:
    """`Jo Doe is a staff writer at the Echo.` in the last two lines."""
    if not 0 < x.total - 2 <= x.place or x.quoting or not head(x.text).isupper():
        return False
    trade = next((t for t in SHORT_TRADES if t in x.text), "")
    name, _, rest = x.text.partition(trade) if trade else ("", "", "")
    words = [w.strip(",.").casefold() for w in rest.split()[:8]]
    if is_told(x):
        return False
    posted = any(w in _POSTS for w in words) or (trade == " covers " and "for" in words)
    return 2 <= len(name.split()) <= 4 and not name.startswith("The ") and capitalised(name.split()) and posted


def is_name(x: Line) -> bool:
    """One or two people's names and nothing else."""
    letters = all(w.strip(".,").replace("-", "").replace("'", "").replace("’", "").isalpha() for w in x.words)
    return 2 <= x.length <= 7 and letters and not x.sentence and capitalised(x.words)


def is_affiliation(x: Line) -> bool:
    """The outlet, agency or office that stands below a byline."""
    words = x.core.split()
    return len(words) <= 5 and (all(w in AGENCIES | _ROLES | {"today", "the"} for w in words) or x.core == "usa today")


def is_name_and_outlet(x: Line) -> bool:
    """`Jo Doe, example.org` near the start of the page."""
    name, comma, outlet = x.text.rpartition(", ")
    if not (comma and x.at_start and 2 <= len(name.split()) <= 8 and capitalised(name.split())):
        return False
    low = outlet.casefold().rstrip(".")
    site = " " not in low and "." in low and low.rpartition(".")[2].isalpha()
    return site or all(w in AGENCIES | _ROLES | {"the"} for w in low.split())


def is_signature(x: Line) -> bool:
    """A dash and a name, or a dash and `via`, near the end of the page."""
    if not (x.at_end and x.text.startswith(DASHES)):
        return False
    words = x.text.strip("".join(DASHES) + " ").rstrip(".").split()
    via = words[:1] == ["via"] and len(words) <= 8
    return via or (1 < len(words) <= 4 and capitalised(words) and "".join(words).replace(".", "").isalpha())


def is_biography(x: Line) -> bool:
    """Who the author is and how to reach them, at the end of the page."""
    if not x.at_end or x.quoting or not head(x.text).isupper():
        return False
    name = next((x.text.partition(t)[0].strip("".join(DASHES + BULLETS) + " ") for t in TRADES if t in x.text), "")
    by_trade = x.text.startswith((*DASHES, *BULLETS)) and any(w.strip(",.") in _AUTHORS for w in x.words)
    return capitalised(name.replace(", ", " ").split()[:3]) and (
        by_trade or any(r in x.low for r in REACH) or _has_address(x)
    )


def _has_address(x: Line) -> bool:
    return any("@" in w[1:-1] and "." in w.partition("@")[2] for w in x.words)


def is_address(x: Line) -> bool:
    """Nothing but an address to write to."""
    return all("@" in w[1:-1] and "." in w.partition("@")[2] for w in x.words)
