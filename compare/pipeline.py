"""The life of an article, step by step, from inputs to a report. No step is implemented here; `bulk` is the step of copies."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import IO

from compare.alignment.comparison import compare_documents
from compare.alignment.judging import Judge
from compare.alignment.revisions import find_revisions
from compare.bulk import Progress, dedup, silent
from compare.crew.comparing import Comparing
from compare.errors import InputError, SettingsError
from compare.ingest.cache import Cache
from compare.ingest.limits import Limits
from compare.ingest.reading import read as read_inputs
from compare.ingest.selection import Selection, first_moment, last_moment
from compare.model import (
    Clustering,
    Comparison,
    Document,
    DuplicateCluster,
    Pair,
    Quote,
    Reading,
    Reasons,
    Report,
    Skipped,
    StoryReport,
    earliest_first,
)
from compare.settings import DEFAULTS, Settings
from compare.stories.explaining import reasons
from compare.stories.finding import find_stories
from compare.stories.meaning import Encoder
from compare.stories.ranking import chosen, ranked
from compare.text.boilerplate.marking import marked
from compare.text.language import with_language
from compare.text.quotes import quotes

Pile = Reading | Iterable[Document]
SHOWN = 5  # ids told of a pile


def read(
    *inputs: str | os.PathLike[str],
    boilerplate: bool = True,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    since: str | datetime | None = None,
    until: str | datetime | None = None,
    outlets: Sequence[str] = (),
    cache: str | os.PathLike[str] | None = None,
) -> Reading:
    """Read files, folders and `-` (standard input) into documents.

    Args:
        inputs: paths of files in any format that is read (docs/formats.md), of folders that hold them, or patterns of such
            paths: `pile/**/*.html`.
        boilerplate: mark what belongs to the page and not to the story, so that it is never compared. A document that is
            nothing else is skipped.
        columns: our field names -> the record's, where they differ: `{"text": "body"}`.
        limits: caps on what is opened.
        progress: called with the step's name, how many are done, and of how many.
        workers: processes that read, and that can be killed when an article takes too long or too much; None: as many as
            there are cores, up to four, and none for files in which nothing can happen; 0: all is read in this process.
        include: patterns of which a file's name must fit one; `*.html` fits names, `herald/*` also what lies in folders.
        exclude: patterns of which it must fit none.
        since: the first moment of publication that is wanted; an article that names none is skipped.
        until: the last; of a day, such as "2031-04-02", all of it is wanted.
        outlets: names or patterns of outlets, in any case.
        cache: a folder in which what takes long to read (pages, PDF, archives …) is kept from run to run, so that a run that was
            stopped goes on where it was, and another reads only what is new or has changed.

    Returns:
        The documents in a stable order, and what was skipped, each with its reason. Bad input never raises; a field of
        `columns` that does not exist, and a date that is none, raise SettingsError.
    """
    count = None if progress is None else lambda done: progress("reading", done, None)
    wanted = Selection(tuple(include), tuple(exclude), first_moment(since), last_moment(until), tuple(outlets))
    kept = None if cache is None else Cache(cache)
    found = read_inputs(inputs, limits or Limits(), columns or {}, stdin, count, workers, wanted, kept)
    if not boilerplate:
        return found
    documents = marked(found.documents)
    bare = tuple(Skipped(d.origin or d.id, "nothing but boilerplate") for d in documents if not d.story)
    return Reading(tuple(d for d in documents if d.story), tuple(sorted((*found.skipped, *bare))))


def cluster(
    pile: Pile, settings: Settings = DEFAULTS, progress: Progress | None = None, *, encoder: Encoder | None = None
) -> Clustering:
    """Return the copies and the stories of a pile; every document is in exactly one story.

    Documents are returned in the order of their ids, so that the order of input changes nothing. An `encoder`, any object
    with `encode(list[str])` that gives a vector for each text, helps where two tell one story in few common words, above
    all in two languages. Raises InputError when two documents have one id, SettingsError for an encoder that gives no
    vectors.
    """
    documents, duplicates, skipped = _copies(pile, settings, progress or silent)
    stories = find_stories(documents, duplicates, settings, encoder, progress or silent)
    return Clustering(documents, duplicates, stories, skipped)


def explain(
    pile: Pile,
    one: str,
    other: str,
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
) -> Reasons:
    """Return why two documents of a pile, named by their ids, are in one story or are not.

    Raises InputError for an id that no document has, or twice the same.
    """
    documents, duplicates, _ = _copies(pile, settings, progress or silent)
    known = {d.id for d in documents}
    for name in (one, other):
        if name not in known:
            raise InputError(f"no document has the id {name!r}; the pile has {_some(sorted(known))}")
    if one == other:
        raise InputError(f"{one!r} is named twice; name two documents")
    return reasons(documents, duplicates, Pair.of(one, other), settings, encoder, progress or silent)


def diff(
    pile: Pile,
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    own: bool = False,
    versions: bool = False,
) -> Comparison:
    """Return what each of two or more articles on one story adds and leaves out.

    The documents keep their order, for showing; no judgement depends on it. An `encoder`, as for `cluster`, compares what
    sentences mean; a `judge`, any callable that takes pairs of (premise, hypothesis) and gives the probability of each that
    the one follows from the other, is asked about the likeliest links only. With `own`, paragraphs that are an agency's or
    another outlet's words are set aside first. With `versions`, the documents are taken for versions of one article, as those
    of one outlet and address are anyway. Raises InputError for fewer than two documents, or two with one id; SettingsError for
    an encoder without vectors, a judge without probabilities, or both `own` and `versions`.
    """
    if own and versions:
        raise SettingsError("versions of one article share their words: choose one of own and versions")
    documents, _ = _open(pile)
    if len(documents) < 2:
        raise InputError(f"{len(documents)} document cannot be compared; give two or more")
    (progress or silent)("articles compared", 0, len(documents))
    found = [with_language(d) for d in documents]
    return compare_documents(found, settings, encoder, judge, own=own, versions=versions)


def report(
    pile: Pile,
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    own: bool = False,
    story: str | None = None,
    most: int | None = None,
    workers: int | None = None,
) -> Report:
    """Return the stories of a pile with, for each that two or more documents tell in their own words, the comparison.

    The most widely covered come first; the articles of each, by time. Copies are folded: of each duplicate cluster its
    representative is compared, and what changed in later versions of an article is told beside that. An `encoder` is as for
    `cluster` and `diff`, a `judge` and `own` as for `diff`. With `story`, the number of a story in this order, its id, or the
    id of a document in it, only that one is compared and told of; InputError is raised where there is none. With `most`, so
    many stories are compared, and the others only listed. `workers` are processes that compare, with the same result for any
    number; None: as many as there are cores, up to four, and none where there is little to do or an encoder or a judge is
    asked; 0: all is compared in this process.
    """
    found = outline(pile, settings, progress, encoder=encoder, story=story)
    return Comparing(settings, encoder, judge, own, workers, progress or silent).whole(found, most)


def outline(
    pile: Pile,
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
    *,
    encoder: Encoder | None = None,
    story: str | None = None,
) -> Report:
    """Return the stories of a pile, or the one that is asked for, in the order of a report; none is compared, all are listed."""
    clustering = cluster(pile, settings, progress, encoder=encoder)
    stands_in = {i: c.representative for c in clustering.duplicates for i in c.members}
    stories = ranked(clustering)
    if story is not None:
        stories = (chosen(stories, story),)
    by_id = {d.id: d for d in clustering.documents}
    told = []
    for one in stories:
        tellings = [d.id for d in earliest_first(by_id[i] for i in {stands_in.get(i, i) for i in one.members})]
        changed = find_revisions([by_id[i] for i in one.members])
        told.append(StoryReport(one, None, tuple(tellings) if len(tellings) > 1 else (), changed))
    return Report(clustering, tuple(told))


def quotations(document: Document) -> tuple[Quote, ...]:
    """Return the direct quotations in the story paragraphs of a document, in order."""
    return tuple(quotes(document.story, document.language))


def _copies(
    pile: Pile, settings: Settings, step: Progress
) -> tuple[tuple[Document, ...], tuple[DuplicateCluster, ...], tuple[Skipped, ...]]:
    """Return the documents in the order of their ids, each with its language, the copies among them, and what was skipped."""
    documents, skipped = _open(pile)
    told: list[Document] = []
    for document in sorted(documents, key=lambda d: d.id):
        step("languages of", len(told), len(documents))
        told.append(with_language(document))
    step("copies among", len(documents), None)
    return tuple(told), tuple(dedup(told, replace(settings, excerpts=True)).clusters), skipped


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:SHOWN])
    return shown + (f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")


def _open(pile: Pile) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    documents = pile.documents if isinstance(pile, Reading) else tuple(pile)
    twice = [name for name, n in Counter(d.id for d in documents).items() if n > 1]
    if twice:
        raise InputError(
            f"{len(twice)} ids stand for more than one document, such as {min(twice)!r}; make them distinct"
        )
    return documents, pile.skipped if isinstance(pile, Reading) else ()
