"""Tests of the Markdown: what articles say is text in it, and nothing of it is lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.text import Text

from compare.model import Change, Comparison, DedupReport, Note, Notice, Report, Revised, Revision, StoryReport
from compare.reports.markdown import cluster_markdown, dedup_markdown, diff_markdown, report_markdown
from compare.reports.markdown.escape import STILL, bold, said, styled
from compare.reports.parts import ALL, Part
from compare.reports.sanitise import visible
from compare.reports.terminal import Folding

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close", "code_inline"}
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
KEY_CODE = {"7?", "?", "–"}  # the signs that the key explains
NAUGHTY = [
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- x", "</td></table>", "&lt;b&gt;", "&#60;b>",
    "[x](http://evil.example)", "![x](http://evil.example/x.png)", "[x]: http://evil.example", "[[Note]]", "<http://evil.example>",
    "http://evil.example/x", "www.evil.example", "mail@evil.example", "@somebody", "#123", "owner/repo#1", "GH-12", ":smile:",
    "javascript:alert(1)", "# head", "- item", "+ item", "* item", "1. item", "2) item", "> quote", "```", "~~~", "    code", "---",
    "===", "***", "a | b | c", "\\| x", "\\", "`code`", "**bold**", "__bold__", "*i*", "_i_", "~~gone~~", "==marked==",
    "%%hidden%%",
    "$x$", "$$x$$", "{{ x }}", "{% x %}", "^[note]", "[^1]", "- [ ] done", "|---|", ":---:", "a\nb", "a\r\n\r\nb", "a  \nb",
    "\u2028x",
    "\x1b]8;;http://x\x07", "\u202e", STILL, "!!! note", "::: x",
]  # fmt: skip


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or []


def text_of(page: str) -> str:
    return "".join(token.content for token in inline(READER.parse(page))).replace(STILL, "")


REVISION = Revision("a-1", "b-1", True, (Revised((Change.ADDED,), None, 2),), (Note(0, Notice.UPDATE),))


def pages(
    report: Report, trio: Comparison, pair: Comparison, dedup: DedupReport, revision: Revision = REVISION
) -> list[str]:
    copied = replace(report, stories=(*report.stories, StoryReport(report.stories[0].story, None)))
    return [
        report_markdown(copied, all=True),
        report_markdown(report, alone=True),
        cluster_markdown(report.clustering),
        diff_markdown(trio, all=True),
        diff_markdown(pair, boilerplate=True, show=ALL),
        diff_markdown(replace(pair, revisions=(revision,), notes=("not all could be compared",))),
        dedup_markdown(dedup, {d.id: d for d in report.clustering.documents}),
    ]


@pytest.mark.parametrize("poison", NAUGHTY)
def test_text_of_articles_is_text(
    poison: str,
    poisoned: Callable[[Any, str], Any],
    report: Report,
    trio: Comparison,
    pair: Comparison,
    dedup: DedupReport,
) -> None:
    """With something naughty before every text of an article, pages have the blocks that they have without it, and show it."""
    hostile = [poisoned(value, poison) for value in (report, trio, pair, dedup)]
    revision = replace(REVISION, earlier=f"{poison}a-1", later=f"{poison}b-1")
    for clean, page in zip(pages(report, trio, pair, dedup), pages(*hostile, revision), strict=True):
        tokens = READER.parse(page)
        assert [t.type for t in tokens] == [t.type for t in READER.parse(clean)]
        assert {t.type.removesuffix("_open").removesuffix("_close") for t in tokens} <= BLOCKS | {"inline"}
        assert {t.type for t in inline(tokens)} <= OURS
        assert all(t.content in KEY_CODE for t in inline(tokens) if t.type == "code_inline")
        assert "<" not in page
        assert not called(tokens)
        assert visible(poison).strip() in text_of(page)


def called(tokens: list[Token]) -> list[str]:
    """Return what sites make a link or an emoji of, or call somebody by, in the text that a reader of Markdown gives them."""
    text = "\n".join("".join(t.content for t in token.children or []) for token in tokens)
    return re.findall(r"(?i)\w+://\w|www\.\w|\w@\w|@\w|#\d|GH-\d|(?<!\w):\w+:", text)


@given(st.text(min_size=1))
@example("-").via("a list")
@example("1)").via("a list")
@example("a\\|b").via("a table")
@example("&#124;").via("an entity")
def test_any_text_is_given_back(text: str) -> None:
    """In a paragraph, a heading, a list and a table a reader of Markdown finds the text that was put there, in text alone."""
    shown = visible(text).strip()
    for block in (said(text), f"## {said(text)}", f"- {said(text)}", f"| {said(text)} |\n| --- |", f"x {said(text)}"):
        tokens = READER.parse(block)
        assert {t.type for t in inline(tokens)} <= {"text"}
        assert text_of(block).removeprefix("x ").strip() == shown or not shown


@given(st.text(), st.text(), st.text())
def test_bold_is_bold_and_loses_nothing(before: str, marked: str, after: str) -> None:
    """From its first letter to its last; where there is none, nothing is marked."""
    words = [visible(part) for part in (before, marked, after)]
    whole = Text("").append(words[0]).append(words[1], "underline red").append(words[2])
    page = f"| {styled(whole)} |\n| --- |"
    tokens = READER.parse(page)
    assert {t.type for t in inline(tokens)} <= {"text", "strong_open", "strong_close"}
    assert text_of(page) == "".join(words).strip()
    if any(char.isalnum() for char in words[1]):
        assert [t.type for t in inline(tokens)].count("strong_open") == 1


def test_bold_of_signs_is_no_bold() -> None:
    """Stars beside signs would be stars."""
    assert bold("“—”") == "“—”"
    assert bold("“Yes,”") == "“**Yes**,”"


def test_a_report_tells_what_the_terminal_tells(report: Report) -> None:
    """Counts, outlets with copies, the matrix, what is left out, contradictions, quotes, names, articles alone, skipped."""
    page = report_markdown(report)
    for told in (
        "- **1** story told by several: 5 articles; most widely covered, by 4 outlets: Ferry hits mole in fog, 14 hurt",
        "| A | **Halyard News**: Ferry hits mole in fog, 14 hurt | 3 Mar 2026 09:05 |",
        "|  | ↳ Saltmarsh Echo | 3 Mar 2026 11:05 |",
        "### Told by two or more",
        "| ≠ **14 / 17**  Fourteen people were hurt, two of them badly. | 2 | – | 1? |",
        "### Left out, though told by others",
        "### Only here",
        "- ≠ **differ**: **people hurt: 14 / 17**  (figure)",
        "- **cut short**",
        "| East Mole | 1 | 2 | – |",
        "| **The Copper Ladle**: A pie for the end of winter |",
        "- articles/empty.txt: empty",
    ):
        assert told in page, told


def test_a_story_may_stand_alone(report: Report) -> None:
    """Without counts and what else the pile holds."""
    page = report_markdown(report, alone=True)
    assert page.startswith("## Ferry hits mole")
    assert "Copper Ladle" not in page


def test_two_articles_stand_side_by_side(pair: Comparison) -> None:
    """Words that differ are bold; what is alike may be folded; other parts are shown on request."""
    page = diff_markdown(pair)
    assert "| A Halyard News | B Havermouth Courier |" in page
    assert "**7.42**" in page
    assert "**7.45**" in page
    assert "**7.45**" in diff_markdown(pair, folding=Folding(0, shared=True)), "what differs in a figure is not folded"
    assert "Paragraph by paragraph" not in diff_markdown(pair, show=frozenset((Part.NAMES,)))


def test_long_lists_are_cut_and_say_so(report: Report) -> None:
    """As in the terminal, unless all are asked for."""
    (told,) = report.stories
    assert told.comparison
    many = replace(told.comparison, names=told.comparison.names * 20)
    short = replace(report, stories=(replace(told, comparison=many),))
    assert "*… and 12 more; --all shows them*" in report_markdown(short)
    assert "--all" not in report_markdown(short, all=True)


def test_a_dedup_may_be_brief(dedup: DedupReport) -> None:
    """Where the records are written, their counts are enough."""
    assert "## Removed" in dedup_markdown(dedup)
    assert "## Removed" not in dedup_markdown(dedup, brief=True)
    assert "6 documents: 4 kept, 2 removed" in dedup_markdown(dedup, brief=True)


def test_a_long_dedup_says_how_much_it_left_out(dedup: DedupReport) -> None:
    """The table stops at fifty rows."""
    long = replace(dedup, removed=dedup.removed * 30)
    assert "*… and 10 more; --format json gives all*" in dedup_markdown(long)
