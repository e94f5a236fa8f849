"""What articles, names and addresses say is printed and never obeyed (rows 7 to 10); nothing reaches a terminal another way."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import compare
from compare.ingest.xml import _SAFE

PACKAGE = Path(compare.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
POISON = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://a.example\x07link\x1b]8;;\x07",
    "\x1b]52;c;cm0gLXJmIC8=\x07",
    "\x9b2J\x90q\x9c",
    "over\rwritten\b\b\b\x7f",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200bno\u200dthing\ufeff",
    "[bold]b[/x] [link=http://a.example]l[/link] [/] :smile: [sic] \\[",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> '\"><svg onload=alert(1)>",
    "javascript:alert(1) data:text/html,x \u2028\u2029 ]]> <!-- {{ 7*7 }} ${7*7} %s {0}",
)
STORY = (
    "The ferry left Corran at nine with forty people on board. {} The coastguard said {} that nobody was hurt on {}."
)


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "compare", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """Return a file of records with poison in every field that has a text, and broken ones."""
    path = tmp_path / "records.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for at, poison in enumerate(POISON):
            for n in range(2):
                about = dict.fromkeys(("title", "outlet", "author", "url"), f"{poison} {n}")
                said = [STORY.format(poison, poison, at), f"“We heard the rocks {poison},” said Ada {poison} Quill."]
                out.write(json.dumps({**about, "id": f"{n} {poison}", "paragraphs": said}) + "\n")
            out.write(json.dumps({"id": poison, "text": 5}) + "\n")
            out.write(re.sub("[\r\n\x1c-\x1e\x85\u2028\u2029]", "", poison) + "\n")
    return path


@pytest.mark.parametrize("verb", ["report", "cluster", "diff", "dedup"])
def test_nothing_in_a_text_acts_on_a_terminal(verb: str, poisoned: Path) -> None:
    """Neither on standard output nor on standard error is there a control character, or one that hides or turns."""
    done = run(verb, poisoned)
    assert done.returncode == 0, done.stderr
    for shown in (done.stdout.decode("utf-8"), done.stderr.decode("utf-8")):
        assert not ACTS.search(shown.replace("\n", "")), ACTS.search(shown)


def test_json_stays_json(poisoned: Path) -> None:
    """All fields come back as they were, or folded; nothing breaks out of its string."""
    for verb in ("report", "cluster", "diff", "dedup"):
        done = run(verb, poisoned, "--format", "json")
        assert done.returncode == 0, done.stderr
        assert isinstance(json.loads(done.stdout), dict)
        assert b"\x1b" not in done.stdout
        assert b"\x07" not in done.stdout


def test_messages_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    """An argument is repeated in an error as it would be in a report: a name with an escape in it does nothing."""
    for name in ("no\x1b[2Jsuch", "a\nb", "\u202etxt.exe"):
        done = run("report", tmp_path / name)
        assert done.returncode == 2
        assert not ACTS.search(done.stderr.decode().replace("\n", "")), done.stderr


# Whoever prints, and what it is that it prints: constants, or what has been through the sanitiser
PRINTERS = {
    "cli.py": {"_tell", "main", "schema"},  # `_tell` makes everything visible, the others say what is ours
    "forms.py": {"_tables", "files"},  # the names of tables, which are ours
    "delivery.py": {"_lay_out", "_tell", "clear", "tell_skipped", "show", "_write_all", "__call__"},
}
PRINTING = re.compile(r"(?:^|\.)(?:print|echo|secho|pprint)$|(?:stdout|stderr|_out|buffer)\.(?:write|writelines)$")


def printing(path: Path) -> list[tuple[str, ast.Call]]:
    """Return the calls that print, each with the name of the function that it stands in."""
    found = []
    for top in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(top, ast.FunctionDef):
            calls = [node for node in ast.walk(top) if isinstance(node, ast.Call)]
            found += [(top.name, call) for call in calls if PRINTING.search(ast.unparse(call.func))]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_doors_print(path: Path) -> None:
    """No step, reader or view prints, and what the doors print has been through the sanitiser, or is their own sentence."""
    for name, call in printing(path):
        where = f"{path.name}:{call.lineno} {ast.unparse(call)}"
        assert name in PRINTERS.get(path.name, set()), where
        texts = [node for given in call.args for node in ast.walk(given) if isinstance(node, ast.FormattedValue)]
        if texts:
            said = {ast.unparse(text.value) for text in texts}
            assert said <= {"how", "_reasons(skipped)", "message", "line", "name", "rest"}, where


def test_entities_are_not_resolved() -> None:
    """What every parser of XML is told."""
    assert _SAFE["resolve_entities"] is False
    assert _SAFE["no_network"] is True


def test_what_is_printed_comes_from_the_sanitiser() -> None:
    """The two functions of the doors that put other people's words on standard error make them visible."""
    for name, function in (("cli.py", "_tell"), ("delivery.py", "_reasons")):
        tree = ast.parse((PACKAGE / name).read_text("utf-8"))
        (found,) = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function]
        assert "visible" in {n.id for n in ast.walk(found) if isinstance(n, ast.Name)}, name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_text_is_run(path: Path) -> None:
    """No pickle of any kind, no eval, no shell, no template that does not escape: nothing that turns words into deeds."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            banned = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "yaml"}
            # results of our own code, over a pipe that nobody else holds; what a reader of files says goes as JSON
            banned -= {"pickle"} if path.relative_to(PACKAGE) == Path("crew", "frames.py") else set()
            assert not {name.split(".")[0] for name in names} & banned, f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Call):
            name, words = ast.unparse(node.func), {k.arg: ast.unparse(k.value) for k in node.keywords}
            where = f"{path.name}:{node.lineno} {name}"
            assert name not in ("eval", "exec", "compile", "os.system", "os.popen", "markupsafe.Markup"), where
            if name == "Markup" and any(not isinstance(given, ast.Constant) for given in node.args):
                line = path.read_text("utf-8").splitlines()[node.lineno - 1]
                assert path.parent.name == "html" and "noqa: S704 -" in line, f"{where}: without a reason"
            assert words.get("allow_pickle", "False") == "False", where
            assert words.get("shell", "False") == "False", where
            assert words.get("prepickle", "False") == "False", where
            if name.endswith("Environment"):
                assert words.get("autoescape") == "True", where
            if name.endswith("XMLParser"):
                assert words == {None: "_SAFE"}, where
