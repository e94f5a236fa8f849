"""A line -> whether it tells who made the page: a credit, a byline, an agency's stub, a copyright line."""

from __future__ import annotations

import re

from compare.text.boilerplate_lines import BULLETS, DASHES, Line, capitalised, head, words_of

AGENCIES = words_of(
    "ap afp reuters getty epa epa-efe pa upi dpa efe ansa belga tass xinhua bloomberg shutterstock wireimage"
    " istock istockphoto pixabay unsplash wikimedia flickr instagram facebook twitter youtube screengrab"
    " screenshot rex swns zuma alamy corbis filmmagic anadolu depositphotos agence associated press xposure splash"
    " wenn invision sipa keystone imago picture-alliance thinkstock dreamstime polaris magnum apa ats anp kcna"
    " yonhap kyodo ttxvn redux"
)
_CREDIT_WORDS = words_of("images photos via photo file pool handout news the agency france-presse and wires wire staff")
_LABELS = words_of(
    "photo photos image images picture pictures photograph photographer credit source graphic illustration foto"
    " fotos bild bilder grafik quelle imagen imágenes fuente crédito crédits photo: immagine immagini fonte bron"
    " beeld ảnh nguồn"
)
_LINKS = re.compile(r"via |by |courtesy |credit|: ?|/ ?")
_TRADES = (
    " is a ",
    " is an ",
    " is the ",
    " is author ",
    " is co-",
    " is senior ",
    " is chief ",
    "’s ",
    " is ",
    " writes ",
)
_AUTHORS = words_of("writer correspondent editor reporter contributor columnist critic fellow author professor analyst")
_GIVEN = ("reporting", "additional", *(f"to this {x}" for x in ("report", "story", "article", "post", "piece")))
_REACH = (
    "follow him",
    "follow her",
    "follow them",
    "on twitter",
    "twitter: @",
    "can be reached",
    "reach him",
    "reach her",
)
_ROLES = words_of(
    "staff writer correspondent editor reporter contributor columnist opinion political senior chief special to"
    " bureau associate deputy national white house producer digital"
)


def is_credit(x: Line) -> bool:
    """A photographer and an agency, nothing of what the picture shows."""
    inner = x.inner.rstrip(". ")
    words = inner.replace("/", " / ").replace("|", " / ").replace("©", "© ").split()
    if not capitalised(words) or x.text.endswith(":"):
        return False
    named = [i for i, w in enumerate(words) if w.casefold().strip(".,;:").partition(".")[0] in AGENCIES]
    if not named:
        return False
    behind = named[0] == 0 or words[named[0] - 1] in ("/", "via", "©")
    return len(words) - len(named) == 0 or behind and (named[0] > 0 or _only_credit(words))


def _only_credit(words: list[str]) -> bool:
    """Tell whether a slash or plain credit words follow the agency: `REUTERS/Jo Doe`, `Getty Images`."""
    return "/" in words[1:2] or all(w.casefold().strip(".,") in AGENCIES | _CREDIT_WORDS or not head(w) for w in words)


def is_labelled_credit(x: Line) -> bool:
    """`Photo: Jo Doe`, `Image via Jo Doe`, `Foto Jo Doe / dpa`: a label and names, or a label and a site."""
    first, _, rest = x.inner.replace("Photo credit", "Photo").replace("Photo Credit", "Photo").partition(" ")
    if first.casefold().rstrip(":") not in _LABELS:
        return False
    names = (rest if first.endswith(":") else _behind_link(rest)).split()
    site = len(names) == 1 and "." in names[0].rstrip(".")
    return 0 < len(names) <= 12 and (capitalised(names) or site)


def _behind_link(rest: str) -> str:
    found = _LINKS.match(rest)
    return rest[found.end() :] if found else ""


def is_image_via(x: Line) -> bool:
    """`[Castle at dawn image via Jo Doe]`: a short line, that ends in a credit."""
    before, found, after = x.inner.casefold().partition(" via ")
    return bool(found) and before.endswith(("image", "photo", "picture")) and len(after.split()) <= 4


def is_toggled_credit(x: Line) -> bool:
    """The controls of a picture and its credit, without a caption that tells something."""
    _, found, rest = x.text.partition("toggle caption")
    return bool(found) and x.low.startswith("enlarge this image") and capitalised(rest.split())


def is_byline(x: Line) -> bool:
    """`By Jo Doe` near the start or the end of the page."""
    words = x.words
    if not (x.at_start or x.at_end) or len(words) < 3 or x.sentence:
        return False
    names = [w for w in words[1:] if w.casefold().strip(",") not in _ROLES]
    return words[0] in ("By", "BY", "by", "Von", "Por", "Par", "Door") and capitalised(names[:1]) and capitalised(names)


def is_name(x: Line) -> bool:
    """One or two people's names and nothing else."""
    letters = all(w.strip(".,").replace("-", "").replace("'", "").replace("’", "").isalpha() for w in x.words)
    return 2 <= len(x.words) <= 7 and letters and not x.sentence and capitalised(x.words)


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
    return via or 1 < len(words) <= 4 and capitalised(words) and "".join(words).replace(".", "").isalpha()


def is_biography(x: Line) -> bool:
    """Who the author is and how to reach them, at the end of the page."""
    if not x.at_end or x.quoting or not head(x.text).isupper():
        return False
    name = next((x.text.partition(t)[0].strip("".join(DASHES + BULLETS) + " ") for t in _TRADES if t in x.text), "")
    by_trade = x.text.startswith((*DASHES, *BULLETS)) and any(w.strip(",.") in _AUTHORS for w in x.words)
    return capitalised(name.replace(", ", " ").split()[:3]) and (
        by_trade or any(r in x.low for r in _REACH) or _has_address(x)
    )


def _has_address(x: Line) -> bool:
    return any("@" in w[1:-1] and "." in w.partition("@")[2] for w in x.words)


def is_contribution(x: Line) -> bool:
    """`Jo Doe contributed to this report.`: names first, then the phrase, then at most a place."""
    before, found, after = x.text.partition(" contributed ")
    if not found or x.quoting:
        return False
    abroad = after.startswith("from ") and capitalised(after.split()[1:])
    upper = sum(head(w).isupper() for w in before.split())
    return (abroad or after.startswith(_GIVEN)) and 2 * upper >= len(before.split()) and len(after.split()) <= 12


def is_dateline_of_reporters(x: Line) -> bool:
    """`Doe reported from Oslo.` at the end of the page."""
    before, found, after = x.text.partition(" reported from ")
    return bool(found) and x.at_end and capitalised(before.split()) and capitalised(after.split())


def is_copyright(x: Line) -> bool:
    """A copyright sign or word at the start, with owner or year behind it."""
    if x.low.startswith(("©", "copyright ©", "copyright (c)", "© copyright")):
        return True
    if x.low.startswith("copyright "):
        return x.words[1].strip(",.").isdigit()
    return x.low.startswith("(c) ") and len(x.words) <= 10 and capitalised(x.words[1:])


def is_address(x: Line) -> bool:
    """Nothing but an address to write to."""
    return all("@" in w[1:-1] and "." in w.partition("@")[2] for w in x.words)


def is_desk(x: Line) -> bool:
    """`(Reporting by Jo Doe; Editing by Al Roe)`: the hands it went through, mostly names."""
    jobs = ("reporting by ", "additional reporting by ", "writing by ", "editing by ", "reported by ")
    if not x.core.startswith(jobs) or x.quoting:
        return False
    return 2 * sum(head(w).isupper() for w in x.words) >= len(x.words)
