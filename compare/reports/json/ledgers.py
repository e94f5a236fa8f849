"""Quotes, conflicts, figures and names by outlet -> JSON."""

from __future__ import annotations

from compare.model import Appearance, Conflict, FigureEntry, Mention, NameEntry, QuoteEntry
from compare.reports.json.values import Json


def quote_json(entry: QuoteEntry) -> Json:
    """Return one utterance, with the words of each that gives it."""
    return {
        "relation": entry.relation.value,
        "attribution": entry.attribution.value,
        "uncertain": entry.uncertain,
        "score": entry.score,
        "mentions": [_mention(m) | _spoken(m) for m in entry.mentions],
    }


def conflict_json(found: Conflict) -> Json:
    """Return values that contradict each other, with the words of each."""
    return {
        "kind": found.kind.value,
        "what": found.what,
        "uncertain": found.uncertain,
        "score": found.score,
        "mentions": list(map(_mention, found.mentions)),
    }


def figure_json(entry: FigureEntry) -> Json:
    """Return one figure, with the words of each that gives it."""
    return {
        "value": entry.value,
        "unit": entry.unit,
        "counts": entry.counts,
        "relation": entry.relation.value,
        "others": list(entry.others),
        "uncertain": entry.uncertain,
        "score": entry.score,
        "mentions": list(map(_mention, entry.mentions)),
    }


def name_json(entry: NameEntry) -> Json:
    """Return one name, and how each article has it."""
    return {
        "name": entry.name,
        "kind": entry.kind,
        "roles": list(entry.roles),
        "outlets": [_appearance(a) for a in entry.outlets],
        "mentions": list(map(_mention, entry.mentions)),
    }


def _appearance(found: Appearance) -> Json:
    words = {"paragraph": found.words.paragraph, "text": found.words.text} if found.words else {}
    return {"document": found.document, "presence": found.presence.value} | words


def _mention(found: Mention) -> Json:
    return {"document": found.document, "paragraph": found.paragraph, "text": found.text}


def _spoken(mention: Mention) -> Json:
    return {
        "speaker": mention.speaker or None,
        "quoted": mention.quoted,
        "uncertain": mention.uncertain,
        "guessed": mention.guessed,
    }
