"""A line -> whether it tells who made the page: an agency's stub, the hands it went through, a copyright line."""

from __future__ import annotations

from compare.text.boilerplate.lines import Line, capitalised, head, words_of

AGENCIES = words_of(
    "ap afp reuters getty epa epa-efe pa upi dpa efe ansa belga tass xinhua bloomberg shutterstock wireimage"
    " istock istockphoto pixabay unsplash wikimedia flickr instagram facebook twitter youtube screengrab"
    " screenshot rex swns zuma alamy corbis filmmagic anadolu depositphotos agence associated press xposure splash"
    " wenn invision sipa keystone imago picture-alliance thinkstock dreamstime polaris magnum apa ats anp kcna"
    " yonhap kyodo ttxvn redux"
)
_PHONES = words_of("tel tel. tel: tel.: tél tél. tél: phone: telephone: telefon: fax fax:")
TELEPHONES = tuple(f"{before}{phone}" for before in " (," for phone in _PHONES)
JOBS = (
    "reporting by ",
    "additional reporting by ",
    "writing by ",
    "editing by ",
    "reported by ",
    "edited by ",
    "translated by ",
)
_GIVEN = ("reporting", "additional", *(f"to this {x}" for x in ("report", "story", "article", "post", "piece")))
WIRES = AGENCIES | words_of(
    "lusa tt ntb ritzau tanjug hina mti pap čtk tasr sid epd kna cp pti ani ians aap agi adnkronos askanews lapresse"
    " efe europapress telam télam notimex agencias agenturen agences agencies agenzie agências colpisa bfm aml belga"
    " keystone-ats ots relaxnews"
)
WITH_WIRES = (" avec afp", " avec agences", " avec reuters")
_SOURCES = tuple(
    f"{s}{c}" for s in ("quelle", "quellen", "source", "fonte", "fuente", "bron", "nguồn") for c in (":", " :")
)
_BESIDE = words_of(
    "und and et y e en theo la redacción rédaction redazione redactie redaktion redação com con avec mit pa media"
)


def is_stub(x: Line) -> bool:
    """`(ANSA)`, `dpa/xyz`, `Redaktion und AFP`: agencies and initials, in brackets or at the end of the page."""
    bracketed = x.text.startswith("(") and x.text.endswith(")")
    if not x.place or not (bracketed or x.at_end):
        return False
    text = x.core.partition(":")[2] if x.core.startswith(_SOURCES) else x.core
    words = text.replace("/", " ").replace(",", " ").replace("&", " ").replace("+", " ").split()
    if bracketed and x.at_end and x.inner.isupper() and x.inner.isalpha() and len(x.inner) <= 6:
        return True
    if not any(w in WIRES for w in words) or len(words) > 6:
        return False
    return all(w in WIRES or w in _BESIDE or "." in w or (len(w) <= 4 and "/" in x.text) for w in words)


def is_imprint(x: Line) -> bool:
    """`The Echo, 2 Mill Lane, Ashby. Tel: 01234 567`: names and a telephone, at the end of the page."""
    if not x.at_end or not any(w.strip("(,").casefold() in _PHONES for w in x.words):
        return False
    figures = sum(c.isdigit() for c in x.text)
    return figures >= 5 and 2 * sum(head(w).isupper() for w in x.words) >= x.length - 3


def is_contribution(x: Line) -> bool:
    """`Jo Doe contributed to this report.`: names first, then the phrase, then at most a place, or nothing."""
    before, found, after = x.text.partition(" contributed")
    if not found or x.quoting:
        return False
    if after.strip() == ".":
        return x.at_end and 2 * sum(head(w).isupper() for w in before.split()) >= len(before.split())
    after = after.removeprefix(" ")
    abroad = after.startswith("from ") and capitalised(after.split()[1:])
    upper = sum(head(w).isupper() for w in before.split())
    return (abroad or after.startswith(_GIVEN)) and 2 * upper >= len(before.split()) and len(after.split()) <= 12


def is_dateline_of_reporters(x: Line) -> bool:
    """`Doe reported from Oslo.` at the end of the page."""
    before, found, after = x.text.partition(" reported from ")
    return bool(found) and x.at_end and capitalised(before.split()) and capitalised(after.split())


def is_copyright(x: Line) -> bool:
    """A copyright sign or word at the start, with owner or year behind it."""
    if x.low.startswith(("©", "copyright ©", "copyright (c)", "© copyright", "copyright:")):
        return True
    if x.length < 2 or not (x.low.startswith(("copyright ", "(c) ")) or "©" in x.words[1:6]):
        return False
    years = [w.strip(",.()").isdigit() and len(w.strip(",.()")) == 4 for w in x.words]
    if x.low.startswith("copyright "):
        return years[1] or (len(years) <= 12 and any(years) and capitalised(x.words))
    if "©" in x.words[1:6]:
        return years[0] or x.length <= 8
    return x.length <= 10 and (capitalised(x.words[1:]) or years[1])


def is_desk(x: Line) -> bool:
    """`(Reporting by Jo Doe; Editing by Al Roe)`: the hands it went through, mostly names."""
    if not x.core.startswith(JOBS) or x.quoting:
        return False
    return 2 * sum(head(w).isupper() for w in x.words) >= x.length
