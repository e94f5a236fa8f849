"""A line -> whether it is a row of the page: a menu, a line of dates and names, tags, counters, a ticker."""

from __future__ import annotations

import re

from compare.text.boilerplate.calendar import is_ago, is_moment, is_stamp
from compare.text.boilerplate.lines import Line, capitalised, head, phrases_of, words_of

_BAR = re.compile(r" ?[|•·›»] ?| [>–—] | - ")
_MENU_BAR = re.compile(r" ?[|•·›»] ?| > ")
_PAGER = re.compile(
    r"(?:(?:image|photo|picture|slide|page|bild|foto|seite) )?\d{1,3}(?: of | von | sur | di | van | / )\d{1,3}"
)
SECTIONS = words_of(
    "home news sport sports business politics world opinion opinions culture lifestyle life tech technology"
    " science health weather travel entertainment video videos photos podcasts jobs money local national"
    " international uk us europe obituaries puzzles games shop menu search login subscribe newsletters events"
    " contact about more arts food fashion magazine markets economy environment education crosswords classifieds"
    " e-paper epaper startseite politik wirtschaft kultur wissen gesundheit panorama regional lokales meinung"
    " reise wetter suche anmelden gesellschaft ausland inland accueil politique économie société monde météo idées"
    " sciences santé inicio portada política economía sociedad cultura deportes opinión internacional tecnología"
    " ciencia salud cronaca economia esteri spettacoli meteo salute tecnologia binnenland buitenland economie"
    " cultuur início esportes previous next prev back advertise careers terms privacy policy cookie help faq legal"
    " sitemap mundo saúde entretenimento notícias trang chủ"
)
UNITS = words_of(
    "comment comments view views share shares like likes reply replies reaction reactions retweets read reads min"
    " mins minute minutes followers kommentar kommentare aufrufe min. minuten lesezeit commentaire commentaires"
    " réaction réactions partages vues lecture comentario comentarios visitas lecturas lectura commento commenti"
    " lettura minuti reacties reactie leestijd weergaven comentário comentários visualizações leitura minuto"
    " minutos tempo de di tiempo temps ca. bình luận lượt xem reading time photos photo images fotos bilder listen"
    " estimated approx"
)
_UNIT_ALONE = words_of("min mins minute minutes de di minuto minutos minuti minuten photo photos fotos bilder")
BARS = ("|", "•", "·", "›", "»", " >", " –", " —", " - ")
MENU_BARS = ("|", "•", "·", "›", "»", ">")
TICKS = ("°", "+", "-", "−", "▲", "▼")
_TAG_LABELS = phrases_of(
    "tags|tag|topics|topic|filed under|filed in|categories|category|keywords|posted in|related topics|"
    "explore more on these topics|more on|see more on|in this article|tagged|themen|thema|schlagworte|schlagwörter|"
    "stichworte|rubrik|thèmes|thème|mots-clés|mots clés|étiquettes|sujets|rubrique|etiquetas|temas|archivado en|"
    "más sobre|categoría|argomenti|categorie|categoria|onderwerpen|trefwoorden|meer over|mehr zu|tópicos|assuntos|"
    "từ khóa|chủ đề|related tags|hashtags|companies|people|places|sections"
)
_TAGS = tuple(f"{tag}{colon}" for tag in _TAG_LABELS for colon in (":", " :"))
_TOP_CELL_WORDS = 6


def is_menu(x: Line) -> bool:
    """`Home | News | Sport`: three or more short cells between bars, few of them figures."""
    cells = [cell for cell in _MENU_BAR.split(x.text) if cell]
    figures = sum(not any(map(str.isalpha, cell)) for cell in cells)
    named = any(cell.casefold() in SECTIONS for cell in cells)
    edge = x.place < 2 or x.place >= x.total - 2 > 0
    return (
        (named or (edge and len(cells) > 3))
        and len(cells) >= 3 > 2 * figures
        and all(0 < len(cell.split()) <= 5 for cell in cells)
    )


def is_sections(x: Line) -> bool:
    """`News Sport Business Weather`: three or more names of sections and nothing else."""
    names = frozenset(x.core.split())
    return len(names) >= 3 and x.core[:1] == x.low[:1] and names <= SECTIONS


def is_head_row(x: Line) -> bool:
    """`14 May 2026 – J. Doe`, `The Echo | Your town | 8:02 GMT, 4 May`: a moment or counter, and names, in cells."""
    if not (x.at_start or x.at_end):
        return False
    cells = [cell for cell in _BAR.split(x.text) if cell]
    when = [is_when(cell.casefold()) for cell in cells]
    rest = [cell.split() for cell, is_known in zip(cells, when, strict=True) if not is_known]
    return len(cells) > 1 and any(when) and all(len(c) <= _TOP_CELL_WORDS and head(c[0]).isupper() for c in rest if c)


def is_when(text: str) -> bool:
    """Tell whether a case-folded text is a date, a stamp, a time ago or a counter."""
    return is_moment(text) or is_stamp(text) or is_ago(text) or is_count(text)


def is_date_line(x: Line) -> bool:
    """Only a date, at the top or the very end of the page, or only a time ago; others head parts of the story."""
    last = x.place == x.total - 1 > 0
    return is_ago(x.low) or ((x.at_start or last) and is_moment(x.low))


def is_stamp_line(x: Line) -> bool:
    """`Updated: 10:51 a.m.`: when the page was changed, and nothing but when."""
    return is_stamp(x.core)


def is_count(text: str) -> bool:
    """Tell whether a case-folded text counts comments, views, or minutes of reading: `1,204 views`, `3 min read`."""
    words = text.replace(":", " ").replace("|", " ").replace("(", " ").replace(")", " ").split()
    units = [w for w in words if w in UNITS]
    figures = [w for w in words if w[0].isdigit() and w.rstrip("km+").replace(",", "").replace(".", "").isdigit()]
    whole = len(units) > 0 and len(figures) > 0 and len(units) + len(figures) == len(words) <= 7
    return whole and not all(w in _UNIT_ALONE for w in units)


def is_counter(x: Line) -> bool:
    """Only counters: `12 comments`, `3 min read`."""
    return is_count(x.low)


def is_pager(x: Line) -> bool:
    """`Image 3 of 12`: where in a gallery."""
    return _PAGER.fullmatch(x.core) is not None


def is_tags(x: Line) -> bool:
    """`Tags: bridges, Ashby, ferries`: a label and a list, no sentence."""
    if x.length > 1 and all(w[0] == "#" for w in x.words):
        return True
    if not x.low.startswith(_TAGS) or x.sentence:
        return False
    rest = x.text.partition(":")[2].replace(",", " , ").replace("|", " ").split()
    return not rest or "," in rest or len(rest) <= 5 or capitalised(w for w in rest if w != ",")


def is_ticker(x: Line) -> bool:
    """`Ashby 14°C`, `DAX 15.234 +0,4% MDAX 27.010 -0,2%`: the weather or the markets, at an edge of the page."""
    if not (x.at_start or x.at_end) or x.length < 2:
        return False
    marked = "°" in x.text or sum(w[0] in "+-−▲▼" and w[1:2].isdigit() for w in x.words) > 1
    lower = sum(w.isalpha() and w.islower() for w in x.words) - ("°" in x.words[0] and x.length < 6)
    return marked and any(w[-1:].isdigit() or w[-1] in "%°CF▲▼)" for w in x.words) and lower <= 0
