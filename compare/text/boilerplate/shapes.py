"""A line -> whether it has the shape of an embed, a teaser, a share row, a note of the page on itself, or debris."""

from __future__ import annotations

import re

from compare.text.boilerplate.lines import CLOSE, DASHES, MARKS, OPEN, Line, capitalised, head, words_of
from compare.text.sentences import sentences

SHARE = words_of(
    "share tweet post email e-mail print facebook twitter pinterest linkedin whatsapp pocket reddit tumblr"
    " flipboard google+ google messenger telegram copy link this article story via on by more save comment"
    " comments sms instagram youtube tiktok like pin teilen drucken merken compartir imprimir partager condividi"
    " stampa deel delen x bluesky threads mastodon xing send share: snapchat viber line teilen: compartir:"
    " compartilhar enviar correo mail bookmark gift copied copier lien imprimer envoyer enlace salva salvar auf"
    " sur en su op no na per versenden kopieren chia sẻ to"
)
_SHARE_SMALL = words_of(
    "on via by more this story article x en no na su op per auf sur to like post send correo line comment comments"
)
LINKS = ("http://", "https://", "www.", "pic.twitter.com/", "youtu.be/", "youtube.com", "t.co/")
GALLERIES = ("photos:", "in photos:", "pictures:", "in pictures:", "gallery:")
ALBUM = max(map(len, GALLERIES))
SLIDES = "slides"  # the reason of captions of a gallery, which are the story of a page that has no other
SLIDE, HIGHLIGHTS = "hide caption ", "story highlights"
REFERENCES = ("see also", "read also", "also read", "read more", "related", "related story", "related stories")
CODE = ("<!", "<tweet", "<iframe", "<script", "<div", "<img", 'poster="', "@media ", "mboxcreate(", "function(")
VIEWS = (
    "the opinions expressed",
    "the views expressed",
    "opinions expressed",
    "views expressed",
    "the views and opinions",
)
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,60}(?:, [A-Z]{2,20})?: ?")
_GREETINGS = ("Good ", "Hi", "Hello", "Hey", "Thank", "You're welcome")
_LAST_OF_ALBUM = re.compile(r"\bcaption \d+ of \d+\W*$", re.IGNORECASE)
_VIDEO_NOTE = re.compile(r"(?:related video )?video length \d+ (?:hour|minute|second)s?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_debris(x: Line) -> bool:
    """Marks without a letter or digit, one letter, or two small ones: what extraction leaves of icons and initials."""
    if not x.core:
        return True
    small = len(x.core) == 1 or (x.text == x.core and x.place > 0)
    return small and x.core.isalpha() and x.core < "ɐ"


def is_share_row(x: Line) -> bool:
    """Nothing but names of networks and verbs of sharing."""
    words = x.core.replace(":", " ").replace(",", " ").split()
    return all(w in SHARE for w in words) and not all(w in _SHARE_SMALL for w in words)


def is_attribution(x: Line) -> bool:
    """The line below an embedded post: dash, name, handle in brackets, date."""
    return x.text.startswith(DASHES) and "(@" in x.text and bool(_YEAR.fullmatch(x.words[-1]))


def is_bare_embed(x: Line) -> bool:
    """Links, tags and handles, and no word of their own; the name behind a dash is not counted."""
    if not any(mark in x.text for mark in ("/", "www.", "youtube.com")):
        return False
    own = x.text.partition("— ")[0].split() if "(@" in x.text else x.words
    return any(_is_link(w) for w in own) and not any(head(w) for w in own if not (_is_link(w) or "#" in w or "@" in w))


def _is_link(word: str) -> bool:
    return word.startswith(LINKS)


def is_bracketed_teaser(x: Line) -> bool:
    """`[ Ten ways to bake bread ]`: a headline in square brackets."""
    whole = x.place > 0 and x.text[0] == "[" and x.text[-1] == "]" and x.text.count("[") == 1
    return whole and 3 <= len(x.inner.split()) <= 25 and x.inner[-1] not in '.…"”'


def is_glued_teaser(x: Line) -> bool:
    """`Baker speaks:Ten ways to bake bread`: label and headline without a space between, as linked teasers come out."""
    before, colon, after = x.text[:60].partition(":")
    if not (colon and x.place > 0 and after[:1].isupper() and before[:1].isupper()) or x.length > 25:
        return False
    return x.text[-1] not in '.”"…:' and "." not in before and (not x.sentence or " " in before) and len(before) > 2


def is_loud_teaser(x: Line) -> bool:
    """`HARBOUR BRIDGE: Ten things to know of the repairs`: a headline behind a label in capitals; speech has an end."""
    label, colon, rest = x.text.partition(": ")
    if not (x.place > 0 and colon and label.isupper() and 2 <= len(label.split()) <= 5 and label[0].isalpha()):
        return False
    if any(c.isdigit() or c == "." for c in label):  # numbers of bills and rooms head items of a list
        return False
    begun = head(rest).isupper() or head(rest).isdigit()
    return begun and len(rest.split()) > 4 and rest[-1] not in "—–-:" and ". " not in rest


def is_gallery_teaser(x: Line) -> bool:
    """`Photos: Ten bridges that sway`: a headline, not the captions of the pictures."""
    labelled = x.place > 0 and x.low.startswith(GALLERIES)
    return labelled and ". " not in x.text


def is_album(text: str) -> bool:
    """`Photos: Ten bridges … Hide Caption 15 of 15`: a gallery in one paragraph, title and captions."""
    return text[:ALBUM].lower().startswith(GALLERIES) and _LAST_OF_ALBUM.search(text[-40:]) is not None


def is_slide(x: Line) -> bool:
    """`Hide caption The bridge at night. Previous Next Jo Doe/Ashby Press`: a button, the caption, whose picture."""
    return x.low.startswith(SLIDE) and head(x.text[len(SLIDE) :].strip()).isupper()


def is_video_note(x: Line) -> bool:
    """`Related Video Video length 1 minute 7 seconds 1:07 Ten bridges that sway`: what a player says of itself."""
    return _VIDEO_NOTE.match(x.low) is not None


def is_highlights(x: Line) -> bool:
    """`Story highlights The bridge is shut Nobody knows why`: an outlet's own summary, under its heading."""
    return x.low.startswith(HIGHLIGHTS) and (not x.core[len(HIGHLIGHTS) :] or head(x.text[len(HIGHLIGHTS) :]).isupper())


def is_loud_reference(x: Line) -> bool:
    """`SEE ALSO: The mayor says the bridge is safe.`: one headline, though it ends as sentences do."""
    told, colon, rest = x.text.partition(":")
    if not (x.place > 0 and colon and told.isupper() and told.strip(MARKS).lower() in REFERENCES):
        return False
    begun = head(rest).isupper() or head(rest).isdigit()
    return begun and len(rest.split()) > 2 and sum(1 for _ in sentences(rest.strip(), "en")) == 1


def is_furniture_of_speech(x: Line) -> bool:
    """A speaker's name with nothing said behind it, or with only a note in brackets."""
    found = _SPEAKER.match(x.text)
    if not found:
        return False
    rest = x.text[found.end() :].rstrip(".")
    titled = found.group().rstrip(": ").endswith((", HOST", ", BYLINE", ", ANCHOR"))
    if titled:
        return not rest or (rest.startswith(_GREETINGS) and len(rest.split()) <= 4)
    return rest.startswith(OPEN) and rest.endswith(CLOSE)


def is_page_reference(x: Line) -> bool:
    """`(Example Daily 05/06/2021 page7)`: where it stood in print, in brackets at the end of the page."""
    dated = sum(c.isdigit() for c in x.text) >= 4
    return x.at_end and x.text.startswith(OPEN) and dated and capitalised(w for w in x.inner.split() if "page" not in w)


def is_waiver(x: Line) -> bool:
    """`The views expressed here are the author's own.`"""
    owned = (" own", "of the author", "do not necessarily", "do not reflect", "do not represent")
    return x.core.startswith(VIEWS) and any(o in x.low for o in owned)


def is_code(x: Line) -> bool:
    """Markup, style or script that extraction let through."""
    return x.low.startswith(CODE)


def is_sound(x: Line) -> bool:
    """`(SOUNDBITE OF A BELL)`, `[applause]`: what is heard and not said."""
    sounds = ("soundbite of", "music", "applause", "laughter", "unidentified")
    return x.text.startswith(OPEN) and x.core.startswith(sounds)
