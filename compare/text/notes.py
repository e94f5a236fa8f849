"""A paragraph -> whether it is a note by which an outlet says that it changed the article: a correction, or an update."""

from __future__ import annotations

import re

from compare.model import Notice

LONGEST = 120  # words: a longer paragraph is a part of the story, whatever it speaks of
_OPENINGS = {
    Notice.CORRECTION: """correction|corrections|clarification|clarifications|corrected|this is a corrected|korrektur|berichtigung|
        richtigstellung|correction de|rectificatif|rectification|erratum|corrección|fe de erratas|fe de errores|rectificación|
        aclaración|correzione|errata corrige|rettifica|correctie|rectificatie|correção|errata|retificação|correctif""",
    Notice.UPDATE: """update|updated|updates|editor's note|editors' note|note to readers|aktualisierung|aktualisiert|
        anmerkung der redaktion|hinweis der redaktion|mise à jour|mis à jour|note de la rédaction|actualización|actualizado|
        nota de la redacción|nota del editor|aggiornamento|aggiornato|nota della redazione|bijgewerkt|noot van de redactie|
        atualização|atualizado|nota da redação""",
}
_EARLIER = (
    r"(?:an?|the) (?:earlier|previous|original|prior) version|in einer (?:früheren|vorherigen|ersten) (?:version|fassung)|"
    r"une (?:version précédente|première version|version antérieure)|una versi[oó]n (?:anterior|previa)|"
    r"una (?:versione precedente|precedente versione)|een eerdere versie|uma versão anterior"
)
_ITSELF = (
    r"this (?:article|story|post|piece|report|page|headline|copy|item) (?:has been|was|is being) (?:\w+ )?"
    r"(?:updated|corrected|amended|changed|edited|revised|clarified)|"
    r"(?:artikel|text|beitrag|meldung|überschrift) wurde (?:\w+ ){0,6}(?:aktualisiert|korrigiert|geändert|ergänzt|berichtigt)|"
    r"(?:cet article|ce texte|le titre) a été (?:\w+ ){0,3}(?:mis à jour|corrigé|modifié)|"
    r"(?:este artículo|esta nota|esta noticia) (?:ha sido|fue) (?:\w+ ){0,3}(?:actualizad|corregid|modificad)[oa]|"
    r"(?:questo articolo|l'articolo) è stato (?:\w+ ){0,3}(?:aggiornato|corretto|modificato)|"
    r"(?:dit artikel|dit bericht) (?:is|werd) (?:\w+ ){0,3}(?:bijgewerkt|gecorrigeerd|aangepast)|"
    r"(?:este artigo|esta reportagem|este texto) foi (?:\w+ ){0,3}(?:atualizad|corrigid|alterad)[oa]"
)
_CORRECTS = re.compile(
    r"correct|clarif|misstated|misspelled|incorrect|wrong|erroneous|in error|korrigier|berichtig|fälschlich|irrtümlich|falsch|"
    r"corrig|erreur|erron|correg|errónea|por error|corrett|errone|gecorrigeerd|onjuist|onterecht|corrigid|incorret"
)
_OPENING = {
    notice: re.compile(rf"(?:{'|'.join(part.strip() for part in words.split('|'))})(?=\s*[:(,.\d—–-]|$)")
    for notice, words in _OPENINGS.items()
}
_SAYS_SO = re.compile(rf"\b(?:{_EARLIER}|{_ITSELF})")

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\s*$")


def title_notice(title: str) -> Notice | None:
    """Return what kind of note a title is, or ends with in brackets.

    >>> title_notice("Ferry hits the mole (updated)"), title_notice("UPDATE 1: Ferry hits the mole"), title_notice("An update")
    (<Notice.UPDATE: 'update'>, <Notice.UPDATE: 'update'>, None)
    """
    bracketed = _BRACKETED.search(title)
    return notice(bracketed[1] if bracketed else re.sub(r"^(\s*\w+) \d{1,2}(?=\s*[:—–-])", r"\1", title))


def notice(paragraph: str) -> Notice | None:
    """Return what kind of note a paragraph is, None where it is none.

    >>> notice("Correction: The ferry carries 212 passengers, not 221."), notice("The ministry corrected its figures.")
    (<Notice.CORRECTION: 'correction'>, None)
    """
    if paragraph.count(" ") >= LONGEST:
        return None
    low = paragraph.casefold().replace("’", "'").strip(" *•[(_-–—")
    opening = next((kind for kind, pattern in _OPENING.items() if pattern.match(low)), None)
    if opening is None and not _SAYS_SO.search(low):
        return None
    return Notice.CORRECTION if opening is Notice.CORRECTION or _CORRECTS.search(low) else Notice.UPDATE
