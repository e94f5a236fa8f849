"""A result, and how a reader wants to see it -> its forms: a view for the terminal, JSON, files of HTML, of Markdown and of tables.

Each form is made, and what makes it is loaded, only when it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO, TYPE_CHECKING

from compare.reports import json
from compare.reports.parts import ALL, Part

if TYPE_CHECKING:
    from rich.console import RenderableType

    from compare.crew.comparing import Comparing
    from compare.model import Clustering, Comparison, DedupReport, Document, Quote, Reading, Reasons, Report
    from compare.reports.terminal import Folding
    from compare.settings import Settings

FILED = 20  # stories that a file of text or Markdown tells in full, unless all are asked for

Writer = Callable[[IO[bytes]], None]
AsFiles = Callable[[bool], Iterable[tuple[str, Writer]]]  # in a folder or not -> names of files, and what writes each


@dataclass(frozen=True, slots=True)
class Look:
    """What of a result is shown, and how. `whole`: no list is cut; `every`: however many stories there are, all are told in
    full; `alone`: one story without the rest of the pile.

    Of two articles `inline` None shows them as the width allows; `context` and `only_differences` say what is folded.
    """

    boilerplate: bool = False
    whole: bool = False
    show: frozenset[Part] | None = None
    csv_safe: bool = True
    every: bool = False
    alone: bool = False
    inline: bool | None = None
    context: int | None = None
    only_differences: bool = False

    @property
    def parts(self) -> frozenset[Part]:
        """Return the parts to show, all where none was asked for."""
        return self.show or ALL

    def most(self, usual: int) -> int | None:
        """Return how many stories are told in full, None for all; `usual` is what a page has room for whose lists are cut."""
        if self.every or self.alone:
            return None
        return FILED if self.whole else usual

    @property
    def folding(self) -> Folding:
        """Return what of two articles is folded."""
        from compare.reports.terminal.folding import USUAL, Folding

        least = 0 if self.only_differences else USUAL.context
        return Folding(least if self.context is None else self.context, self.only_differences)


@dataclass(frozen=True, slots=True)
class Forms:
    """What one result can be delivered as; further formats by name give the files of a folder, or of none the one file."""

    as_json: Callable[[], json.Json]
    as_view: Callable[[], RenderableType]
    as_files: Mapping[str, AsFiles] = field(default_factory=dict)


def report_forms(outline: Report, comparing: Comparing, look: Look) -> Forms:
    """Return the forms of a report that so far only lists its stories; each form has those compared that it tells of."""

    def view() -> RenderableType:
        from compare.reports.terminal import STORIES, report_view, story_view

        page = story_view if look.alone else report_view
        found = comparing.whole(outline, look.most(STORIES))
        return page(found, boilerplate=look.boilerplate, all=look.whole, show=look.show)

    def markdown() -> str:
        from compare.reports.markdown import FULL, report_markdown

        found = comparing.whole(outline, look.most(FULL))
        return report_markdown(found, all=look.whole, show=look.parts, alone=look.alone)

    def tables() -> Mapping[str, Writer]:
        from compare.reports import csv

        return csv.report_tables(comparing.whole(outline), csv.Style(look.csv_safe), look.parts)

    def pages(folder: bool) -> Iterable[tuple[str, Writer]]:
        from compare.reports import html

        choice = html.Choice(look.parts, look.boilerplate)
        if folder and not look.alone:
            leaves = comparing.each(outline, partial(html.leaf, choice=choice))
            return ((name, partial(_write, text=text)) for name, text in html.folder_pages(outline, leaves))
        found = comparing.whole(outline) if look.alone else comparing.of(outline, html.worth(outline))
        whole = html.render(found, show=look.parts, boilerplate=look.boilerplate, alone=look.alone)
        return [(html.INDEX, partial(_write, text=whole))]

    def told() -> json.Json:
        return json.report_json(comparing.whole(outline), comparing.settings, look.parts)

    files = {"html": pages, "markdown": _text("report.md", markdown), "csv": _tables(tables, look.show)}
    return Forms(told, view, files)


def cluster_forms(
    found: Clustering, settings: Settings, look: Look, quotes: Mapping[str, Sequence[Quote]] | None = None
) -> Forms:
    """Return the forms of a clustering; with `quotes`, the JSON has them and every paragraph."""

    def view() -> RenderableType:
        from compare.reports.terminal import cluster_view

        return cluster_view(found, boilerplate=look.boilerplate, all=look.whole)

    def markdown() -> str:
        from compare.reports.markdown import cluster_markdown

        return cluster_markdown(found, all=look.whole)

    def tables(folder: bool) -> Iterable[tuple[str, Writer]]:
        from compare.reports import csv

        files = list(csv.cluster_tables(found, csv.Style(look.csv_safe)).items())
        return files if folder else files[:1]

    files = {"markdown": _text("stories.md", markdown), "csv": tables}
    return Forms(lambda: json.cluster_json(found, settings, quotes), view, files)


def explain_forms(found: Reasons, reading: Reading, asked: tuple[str, str], look: Look) -> Forms:
    """Return the forms of the reasons why two articles, in the order in which they were asked for, are in one story or not."""

    def view() -> RenderableType:
        from compare.reports.terminal import reasons_view

        return reasons_view(found, {d.id: d for d in reading.documents}, asked, all=look.whole)

    return Forms(lambda: json.reasons_json(found), view)


def diff_forms(found: Comparison, look: Look) -> Forms:
    """Return the forms of a comparison."""

    def view() -> RenderableType:
        from compare.reports.terminal import diff_view

        return diff_view(
            found,
            boilerplate=look.boilerplate,
            inline=look.inline,
            all=look.whole,
            show=look.show,
            folding=look.folding,
        )

    def markdown() -> str:
        from compare.reports.markdown import diff_markdown

        return diff_markdown(found, boilerplate=look.boilerplate, all=look.whole, show=look.show, folding=look.folding)

    def tables() -> Mapping[str, Writer]:
        from compare.reports import csv

        return csv.diff_tables(found, csv.Style(look.csv_safe), look.parts)

    def page() -> str:
        from compare.reports import html

        return html.render(found, show=look.parts, boilerplate=look.boilerplate)

    files = {
        "html": _text("index.html", page),
        "markdown": _text("comparison.md", markdown),
        "csv": _tables(tables, look.show),
    }
    return Forms(lambda: json.diff_json(found, look.parts), view, files)


def dedup_forms(found: DedupReport, known: Callable[[set[str]], Mapping[str, Document]], *, brief: bool) -> Forms:
    """Return the forms of a dedup, of which `known` gives the documents of some ids; `brief`: its counts alone."""

    def view() -> RenderableType:
        from compare.reports.terminal import dedup_view, ids_shown

        return dedup_view(found, known(ids_shown(found)), brief=brief)

    def markdown() -> str:
        from compare.reports.markdown import dedup_markdown
        from compare.reports.terminal import ids_shown

        return dedup_markdown(found, known(ids_shown(found)), brief=brief)

    return Forms(lambda: json.dedup_json(found), view, {"markdown": _text("dedup.md", markdown)})


def _text(name: str, page: Callable[[], str]) -> AsFiles:
    """Return a page of text as a file of that name."""
    return lambda _folder: [(name, lambda out: _write(out, page()))]


def _write(out: IO[bytes], text: str) -> None:
    out.write(text.encode("utf-8", "replace"))


def _tables(made: Callable[[], Mapping[str, Writer]], show: frozenset[Part] | None) -> AsFiles:
    """Return all tables of a folder; else the first, and say so unless that is what was asked for."""

    def files(folder: bool) -> Iterable[tuple[str, Writer]]:
        tables = made()
        if folder:
            return tables.items()
        name, *others = tables
        if show is None or len(show) > 1:
            rest = ", ".join(other.removesuffix(".csv") for other in others)
            sys.stderr.write(f"only {name} is written; -o FOLDER/ gets {rest} too\n")
        return [(name, tables[name])]

    return files
