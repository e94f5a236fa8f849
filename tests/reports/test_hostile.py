"""Tests that text of articles is never code: no control sequence, no markup, no emoji code reaches a terminal."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import compare.reports.terminal
from compare.model import Clustering, Comparison, DedupReport, Report
from compare.reports.parts import ALL
from compare.reports.terminal import cluster_view, dedup_view, diff_view, report_view, skipped_view

ROOM = Path(compare.reports.terminal.__file__).parent
MODULES = sorted(ROOM.glob("*.py"))
POISON = "\x1b[31m\x1b]8;;http://x\x07\x9b2J\u202e[/x][bold]:smile:[link=http://x]\r\x08"
SHOWN = "␛[31m␛]8;;http://x␇\\x9b2J\\u202e[/x][bold]:smile:[link=http://x]␍␈"


MARKUP = ("from_markup", "from_ansi", "render_str", "render", "assemble")
TABLES = ("add_row", "add_column", "Panel", "Group", "Padding", "Clipped", "Rule", "Cell")
SINKS = (*TABLES, "print", "append_text")


def views(report: Report, clustering: Clustering, trio: Comparison, pair: Comparison, dedup: DedupReport) -> list[Any]:
    return [
        report_view(report, boilerplate=True, all=True),
        cluster_view(clustering, boilerplate=True),
        diff_view(trio, boilerplate=True, all=True),
        diff_view(trio, show=ALL),
        diff_view(pair, boilerplate=True, inline=True),
        diff_view(pair, boilerplate=True, inline=False),
        dedup_view(dedup),
        skipped_view(clustering.skipped),
    ]


@pytest.mark.parametrize("color", ["never", "always"])
def test_poison_in_every_text_is_printed_and_not_obeyed(
    poisoned: Callable[[Any, str], Any],
    printed: Callable[..., str],
    report: Report,
    clustering: Clustering,
    trio: Comparison,
    pair: Comparison,
    dedup: DedupReport,
    color: str,
) -> None:
    """With hostile text in every field that an article can fill, each view prints it as signs and nothing acts."""
    values = [poisoned(value, POISON) for value in (report, clustering, trio, pair, dedup)]
    for view in views(*values):
        page = printed(view, 170, color)
        bare = re.sub(r"\x1b\[[0-9;]*m", "", page)  # our own styles
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)
        letters = re.sub(r"[\s│]", "", bare)
        assert re.sub(r"\s", "", SHOWN)[:30] in letters
        assert color == "always" or "\x1b" not in page


@pytest.mark.parametrize("text", ["[sic]", "[/]", "[/x]", "[bold]x", ":smile:", "\\[x]", "[link=http://x]y[/link]"])
def test_brackets_and_colons_are_text(
    text: str, poisoned: Callable[[Any, str], Any], printed: Callable[..., str], pair: Comparison
) -> None:
    """What rich would read as markup or an emoji code is printed as it was written."""
    assert text in printed(diff_view(poisoned(pair, text)))


def test_only_one_place_makes_text() -> None:
    """Outside words.py nobody builds a Text from a string or reads markup, so nothing can pass by `said`."""
    for module in MODULES:
        for call in _calls(module):
            name = _name(call)
            assert name not in MARKUP, f"{module.name}:{call.lineno} calls {name}"
            assert name != "Text" or module.name == "words.py", f"{module.name}:{call.lineno} builds a Text"
    makers = [call for call in _calls(ROOM / "words.py") if _name(call) == "Text"]
    assert [ast.unparse(call.args[0]) for call in makers] == ["visible(text)"]


def test_no_bare_string_is_laid_out() -> None:
    """No literal, f-string or concatenation is handed to a table, a group or a padding: only what `said` returned."""
    for module in MODULES:
        for call in _calls(module):
            if _name(call) in SINKS:
                for given in call.args:
                    assert not _is_string(given), f"{module.name}:{call.lineno}: {ast.unparse(given)}"
                titles = [k for k in call.keywords if k.arg in ("title", "subtitle", "header", "footer", "caption")]
                assert not any(_is_string(k.value) for k in titles), f"{module.name}:{call.lineno}"


def _calls(module: Path) -> list[ast.Call]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_string(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_string(node.left) or _is_string(node.right)
    if isinstance(node, ast.IfExp):
        return _is_string(node.body) or _is_string(node.orelse)
    if isinstance(node, ast.Call):
        return _name(node) in ("str", "format", "join", "repr")
    if isinstance(node, ast.Attribute):
        return node.attr in ("text", "title", "outlet", "id", "name", "reason", "origin", "plain")
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_rich_lives_in_one_room() -> None:
    """Only the terminal's views import rich, so that the package stays light without them."""
    package = ROOM.parent.parent
    for module in package.rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        top = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
        names = [n.module or "" if isinstance(n, ast.ImportFrom) else n.names[0].name for n in top]
        assert module.parent == ROOM or not any(name.split(".")[0] == "rich" for name in names), module
