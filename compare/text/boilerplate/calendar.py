"""Words of the calendar and the clock in nine languages -> whether a text says when, and nothing else."""

from __future__ import annotations

import re

from compare.text.boilerplate.lines import holds_any, phrases_of, words_of

# A day, a year, or a time.
_FIGURE = re.compile(
    r"(?:\d{1,2}|(?:19|20)\d\d)(?:st|nd|rd|th|er|º|ª|h|am|pm|p|a)?|\d{1,2}[:.h]\d\d(?::\d\d)?(?:[ap]\.?m?|h)?"
)

_MONTHS = words_of(
    "january february march april may june july august september october november december jan feb mar apr jun jul"
    " aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember mär okt dez janvier février"
    " mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc enero febrero marzo abril"
    " mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic gennaio febbraio aprile"
    " maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott januari februari maart mei augustus mrt"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out tháng"
)
_DAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag"
    " dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi"
    " dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì"
    " sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda-feira terça-feira"
    " quarta-feira quinta-feira sexta-feira today yesterday heute gestern hoy ayer oggi ieri hoje ontem thứ hai ba"
    " tư năm sáu bảy chủ nhật"
)
_CLOCK = words_of(
    "at on am pm a.m p.m est edt et cst cdt ct pst pdt pt gmt utc bst ist cet cest mez mesz amt msk uhr um h hrs hours"
    " uur om à a às em op alle ore le el il la las los dia de del do of the den vom ngày lúc giờ th st nd rd"
)
_AGO = words_of(
    "second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years ago an vor"
    " sekunden minuten minute stunde stunden tag tagen woche wochen il y heure heures jour jours semaine semaines hace"
    " minuto minutos hora horas día días semana semanas ore ora fa giorni giorno uur dag dagen geleden há dia dias"
    " giờ phút trước just now"
)
WORDS = _MONTHS | _DAYS | _CLOCK | _AGO
_BACK = ("ago", "vor", "hace", "fa", "geleden", "há", "trước", "il y a")
# What a page calls the moment it names.
STAMPS = phrases_of(
    "last updated|first published|originally published|last modified|published online|date published|published|"
    "updated|posted|modified|created|update|date|publication date|post date|zuletzt aktualisiert|aktualisiert|"
    "veröffentlicht|erstellt|stand|publiziert|erschienen|publié|mis à jour|modifié|mise à jour|créé|publicado|"
    "publicada|actualizado|actualizada|última actualización|fecha|pubblicato|pubblicata|aggiornato|"
    "ultimo aggiornamento|ultima|gepubliceerd|bijgewerkt|geplaatst|laatst bijgewerkt|laatste update|atualizado|"
    "atualizada|última atualização|cập nhật|đăng|ngày đăng"
)
_STAMP_WORDS = frozenset(word for verb in STAMPS for word in verb.split())
_LONGEST_FIRST = tuple(sorted(STAMPS, key=len, reverse=True))
_FIRST = re.compile(r"\A([^\W\d_]+) ")
_MARKS = str.maketrans(dict.fromkeys(",()[]|–—•·", " "))


def is_moment(text: str) -> bool:
    """Tell whether a case-folded text is a date, with or without a time: `Tuesday 3 March 2026, 6.30pm`."""
    first = _FIRST.match(text)
    if first and not _tells_when(first[1]):  # of most texts this says all
        return False
    words = _words(text)
    if not 0 < len(words) <= 12 or not all(map(_tells_when, words)):
        return False
    return any(map(_is_numeric_date, words)) or _is_spelled_date(words)


def _is_spelled_date(words: list[str]) -> bool:
    """Tell whether a month stands there, and two of a day, a year, a weekday, a time."""
    figures = sum(w[0].isdigit() for w in words)
    return any(w in _MONTHS for w in words) and figures > 0 and figures + any(w in _DAYS for w in words) > 1


def is_stamp(text: str) -> bool:
    """Tell whether a case-folded text is a moment behind a word like `Updated`: `Published: 14 May 2026`."""
    if not text.startswith(STAMPS):
        return False
    verb = next(v for v in _LONGEST_FIRST if text.startswith(v))
    words = _words(text[len(verb) :].lstrip(" :"))
    when = all(_tells_when(w) or w in _AGO or w in _STAMP_WORDS for w in words)
    return when and 0 < len(words) <= 16 and (any(c.isdigit() for c in text) or words[-1] in ("ago", "now", "fa"))


def is_ago(text: str) -> bool:
    """Tell whether a case-folded text counts back from now: `3 hours ago`, `vor 3 Stunden`."""
    if not holds_any(text, _BACK):
        return False
    words = _words(text)
    back = any(w in _BACK for w in words) or words[:3] == ["il", "y", "a"]
    return back and len(words) <= 6 and all(w.isdigit() or w in _AGO or w == "a" for w in words)


def _words(text: str) -> list[str]:
    return [w for w in (word.strip(".:-") for word in text.translate(_MARKS).split()) if w]


def _tells_when(word: str) -> bool:
    if word[0].isdigit():
        return _is_numeric_date(word) or _FIGURE.fullmatch(word) is not None
    return word.startswith(("gmt+", "utc+", "gmt-")) or word in _MONTHS or word in _DAYS or word in _CLOCK


def _is_numeric_date(word: str) -> bool:
    """`05/10/2018`, `2026-03-03`, `3.3.26`."""
    parts = word.partition("t")[0].replace("/", "-").replace(".", "-").split("-")
    return len(parts) == 3 and all(p.isdigit() for p in parts) and len(word) >= 6
