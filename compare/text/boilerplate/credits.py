"""A line -> whether it is the credit of a picture: a photographer, an agency, nothing of what the picture shows."""

from __future__ import annotations

import re

from compare.text.boilerplate.lines import CLOSE, DASHES, OPEN, Line, capitalised, head, words_of
from compare.text.boilerplate.makers import AGENCIES

_BEFORE, _BEHIND = (*" /|©.,;:", *OPEN, *DASHES), (*" /|.,;:", *CLOSE, *DASHES)
# Agencies as they stand in lines; the shorter a name, the more of what stands around it is given.
NAMED = (
    *(name for name in AGENCIES if len(name) > 3),
    *(before + name for name in AGENCIES if len(name) == 3 for before in _BEFORE),
    *(before + name + behind for name in AGENCIES if len(name) < 3 for before in _BEFORE for behind in _BEHIND),
)
_CREDIT_WORDS = words_of("images photos via photo file pool handout news the agency france-presse and wires wire staff")
_LABELS = words_of(
    "photo photos image images picture pictures photograph photographer credit source graphic illustration foto"
    " fotos bild bilder grafik quelle imagen imágenes fuente crédito crédits photo: immagine immagini fonte bron"
    " beeld ảnh nguồn bildnachweis bildquelle bildrechte foto's fotocredits photocredit fotocredit"
)
LABELS = tuple(_LABELS)
_PICTURES = words_of(
    "photo photos pictures picture images image photograph photographs photography illustration illustrations graphic"
    " graphics video fotos foto bilder bild fotografie imágenes imagens immagini beelden ảnh"
)
_MAKERS = words_of("readers reader staff archive archives file handout contributed supplied submitted courtesy leser")
_PROSE = re.compile(r" (?!handout )[a-z]{5,} ")  # no word of names and credits: this is quicker than to split all
CREDITED = (
    " credit: ",
    " photo: ",
    " foto: ",
    " picture: ",
    " image: ",
    " bild: ",
    " crédit: ",
    " crédito: ",
    " photograph: ",
)
_LINKS = re.compile(r"via |by |courtesy:? (?:of )?|credits?:? |: ?|/ ?")


def is_credit(x: Line) -> bool:
    """A photographer and an agency, nothing of what the picture shows."""
    if _PROSE.search(x.text):
        return False
    inner = x.inner.rstrip(". ")
    words = inner.replace("/", " / ").replace("|", " / ").replace("©", "© ").split()
    if not capitalised(words) or x.text.endswith(":"):
        return False
    named = [i for i, w in enumerate(words) if w.casefold().strip(".,;:").partition(".")[0] in AGENCIES]
    if not named:
        return False
    behind = named[0] == 0 or words[named[0] - 1] in ("/", "via", "©")
    return len(words) - len(named) == 0 or (behind and (named[0] > 0 or _only_credit(words)))


def _only_credit(words: list[str]) -> bool:
    """Tell whether a slash or plain credit words follow the agency: `REUTERS/Jo Doe`, `Getty Images`."""
    return "/" in words[1:2] or all(w.casefold().strip(".,") in AGENCIES | _CREDIT_WORDS or not head(w) for w in words)


def is_labelled_credit(x: Line) -> bool:
    """`Photo: Jo Doe`, `Image via Jo Doe`, `Foto Jo Doe / dpa`: a label and names, or a label and a site."""
    first, _, rest = (
        x.inner.replace("Photo credit", "Photo").replace("Photo Credit", "Photo").replace(" on ", " / ").partition(" ")
    )
    if first.casefold().rstrip(":") not in _LABELS:
        return False
    if first in ("Foto", "Bild", "Beeld", "Ảnh") and 1 < len(rest.split()) <= 4 and not x.sentence:
        return capitalised(rest.split())
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


def is_owned_credit(x: Line) -> bool:
    """`Gazette pictures: Jo Doe`, `Pictures: Echo readers`: whose pictures, at most two words before them."""
    before, colon, rest = x.inner.partition(":")
    owners = before.split()
    if not colon or "." in before or not 0 < len(owners) <= 3 or owners[-1].casefold() not in _PICTURES:
        return False
    names = [w for w in rest.split() if w.casefold().strip("().,") not in _MAKERS]
    return head(before).isupper() and 0 < len(rest.split()) <= 10 and (not names or capitalised(names))


def is_credited_caption(x: Line) -> bool:
    """`Photo: The bridge at noon. Credit: Jo Doe`: a labelled picture that ends in a labelled credit."""
    label, _, rest = x.inner.partition(":")
    if label.casefold() not in _PICTURES:
        return False
    found = max(((rest.casefold().rfind(mark), mark) for mark in CREDITED), default=(-1, ""))
    names = rest[found[0] + len(found[1]) :].split()
    return found[0] >= 0 and 0 < len(names) <= 8 and capitalised(names[:1])
