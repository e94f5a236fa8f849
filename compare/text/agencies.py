"""Article -> the news agencies that it credits for its text: in a dateline, in a byline, or for a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FULL = {
    "associated press": "AP", "the associated press": "AP", "ap news": "AP", "agence france-presse": "AFP", "reuters": "Reuters",
    "thomson reuters": "Reuters", "press association": "PA", "pa media": "PA", "pa wire": "PA", "deutsche presse-agentur": "dpa",
    "united press international": "UPI", "agencia efe": "EFE", "efe": "EFE", "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press", "australian associated press": "AAP", "press trust of india": "PTI",
    "xinhua": "Xinhua", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap", "tass": "TASS", "interfax": "Interfax",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "ansa": "ANSA", "europa press": "Europa Press", "lusa": "Lusa",
    "belga": "Belga", "anp": "ANP", "anadolu": "Anadolu", "anadolu agency": "Anadolu",
}  # fmt: skip
# capitals, for in small letters they are words or parts of words
_SHORT = {
    "AP": "AP", "AFP": "AFP", "Reuters": "Reuters", "REUTERS": "Reuters", "PA": "PA", "dpa": "dpa", "UPI": "UPI", "EFE": "EFE",
    "AAP": "AAP", "PTI": "PTI", "ANI": "ANI", "IANS": "IANS", "TASS": "TASS", "ANSA": "ANSA", "APA": "APA", "ANP": "ANP",
    "Xinhua": "Xinhua", "Bloomberg": "Bloomberg", "Yonhap": "Yonhap", "Kyodo": "Kyodo", "Belga": "Belga", "epd": "epd",
    "KNA": "KNA", "SID": "SID", "Lusa": "Lusa",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True))
_LONG_NAMES = "|".join(sorted(map(re.escape, _FULL), key=len, reverse=True))
# BERLIN, May 3 (Reuters) - Berlin (dpa/abc) – LISBON — (AP) —
_DATELINE = re.compile(rf"[^!?()]{{0,60}}?\((?:The )?({_NAMES}|Associated Press)(?:/[\w-]+)*\)\s?(?:[-–—:]|$)")
_STRANGER = re.compile(r"[^!?()]{0,60}?\([A-Z]{2,6}\)\s?[-–—]")  # an agency that is not known here
_SIGNED = re.compile(
    r"\(?Reporting by [^()]{3,200}[;,.] ?(?:Writing|Editing|Additional)", re.IGNORECASE
)  # Reuters ends so
_PART = (
    "contributed to", "contributing to", "contributed reporting", "contributing:", "additional reporting", "with files from",
    "used in this report", "with reporting", "with information from", "with material from", "mit material", "mit informationen",
    "agenturmaterial", "avec ", "con información", "con informazioni", "met medewerking", "com informações",
)  # fmt: skip
_THIS = re.compile(r"contribut\w+ to (?!this|the )")  # to a campaign
_MENTION = re.compile(rf"\b(?:({_NAMES})|((?i:{_LONG_NAMES})))(?!\w|[ /-]*(?i:photo|images?|pictures?|video|foto))")
_PICTURE = re.compile(
    r"photo|image|picture|foto|bild|getty|/ ?(?:AP|AFP|REUTERS|EPA|PA)\b|via (?:AP|REUTERS|AFP)", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Source:|Quelle:|Fuente:|Fonte:|From) (.+?)[.)]?", re.IGNORECASE)
SHORT_LINE = 60  # words of a note on who contributed


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that is credited, and whether for the whole text or for a part of it."""

    agency: str
    whole: bool


def credited(paragraphs: Sequence[str], author: str = "") -> tuple[Credit, ...]:
    """Return the agencies that an article credits, each once, by name; credits of pictures are none.

    >>> credited(["BERLIN (AP) — A bridge fell.", "Nobody was hurt."])
    (Credit(agency='AP', whole=True),)
    >>> credited(["A bridge fell, said Ito.", "Reuters contributed to this report."])
    (Credit(agency='Reuters', whole=False),)
    """
    found: dict[str, bool] = {}
    for agency, whole in (*_of_author(author), *_of_text(paragraphs)):
        found[agency] = found.get(agency, False) or whole
    return tuple(Credit(agency, found[agency]) for agency in sorted(found))


def agency_of(name: str) -> str:
    """Return the agency that an outlet is, "" where it is none.

    >>> agency_of("The Associated Press"), agency_of("www.reuters.com"), agency_of("Harbour Gazette")
    ('AP', 'Reuters', '')
    """
    bare = name.strip().removeprefix("www.")
    site = bare.partition(".")[0]
    return _SHORT.get(bare) or _FULL.get(bare.casefold()) or (_SITES.get(site.casefold(), "") if "." in bare else "")


_SITES = {"apnews": "AP", "ap": "AP", "reuters": "Reuters", "afp": "AFP", "upi": "UPI", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA",
          "tass": "TASS", "xinhuanet": "Xinhua", "bloomberg": "Bloomberg", "interfax": "Interfax"}  # fmt: skip


def _of_author(author: str) -> Iterator[tuple[str, bool]]:
    for name in re.split(r"[,;/&]| and | und | et | y ", author):
        agency = _SHORT.get(name.strip()) or _FULL.get(name.strip().casefold())
        if agency:
            yield agency, True


def _of_text(paragraphs: Sequence[str]) -> Iterator[tuple[str, bool]]:
    strange = False
    whole = "\n".join(paragraphs).casefold()
    parts = [mark for mark in _PART if mark in whole]  # in most articles there is none
    for at, text in enumerate(paragraphs):
        dateline = "(" in text and _DATELINE.match(text)
        if dateline:
            yield _SHORT.get(dateline.group(1)) or "AP", True
        strange = strange or not dateline and "(" in text and bool(_STRANGER.match(text))
        if text.count(" ") < SHORT_LINE and not (strange and _SIGNED.match(text)):
            # alone on a line amid the text, an agency made a picture
            yield from _of_line(text.strip(" ()—–-"), parts, signed=0 < len(paragraphs) - 2 <= at)


def _of_line(line: str, parts: Sequence[str], signed: bool) -> Iterator[tuple[str, bool]]:
    byline = _BYLINE.fullmatch(line)
    name = byline.group(1) if byline else line if signed else ""
    agency = "Reuters" if _SIGNED.match(line) else _SHORT.get(name) or _FULL.get(name.casefold())
    if agency:
        yield agency, True
        return
    low = line.casefold() if parts else ""
    if any(mark in low for mark in parts) and not _THIS.search(low) and not _PICTURE.search(line):
        for found in _MENTION.finditer(line):
            yield _SHORT.get(found.group(1)) or _FULL[found.group(2).casefold()], False
