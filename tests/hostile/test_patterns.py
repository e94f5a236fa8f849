"""Every regular expression of the package, found where it is, meets texts that would make a careless one go back for ever."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.ingest.selection import Glob, Selection
from compare.model import Document, Paragraph

LENGTHS = [
    2**power for power in range(6, 15)
]  # characters; each is twice the one before, so that nothing explodes at once
SLOW = 0.05  # CPU seconds below which growth is noise
GROWTH = 3  # times the time that twice the length may take: linear is 2, quadratic 4
NATIVE = re.compile(
    r"compare\.(?:\w+\.)*(?:native|_\w+)$|.*__main__$"
)  # compiled, with no pattern in them; and the door
ENDINGS = ("!", "\n")
# Characters and runs that our patterns ask for, often enough to be gone back over
PUMPS = (
    *(
        "A",
        "a",
        "A ",
        "a ",
        " ",
        "\n",
        "\t ",
        " \n",
        "\xa0",
        "A.",
        ". ",
        ", A",
        "a, ",
        "1",
        "1,",
        "1.",
        "1 ",
        "12:",
        "1/",
    ),
    *(
        "A-",
        "a-",
        "-",
        "–",
        "—",
        "de A ",
        "A de ",
        "by A ",
        "A and ",
        "“",
        "”",
        '"A" ',
        '"',
        "'",
        "’a",
        "«",
        "<a ",
        "<a",
        "<",
    ),
    *(
        "<!--",
        "-->",
        "<?",
        "<!doctype a",
        "&",
        "&a;",
        "[ ",
        "[",
        "]",
        "(",
        ")",
        "= ",
        "a=",
        "charset=",
        "http://a.",
        "/a",
        "?a=",
    ),
    *(
        "@a",
        "a@",
        "#a ",
        "page=1",
        "é",
        "中",
        "ß",
        "İ",
        "…",
        "...",
        "!",
        "?",
        "|",
        " | ",
        "•",
        "*",
        "_",
        "`",
        "```\n",
        "# ",
        "> ",
    ),
    *(
        "\u0301",
        "\u200d",
        "\u200d❤",
        "\U0001f468",
        "\r",
        "\r\n",
        "\x1b[",
        "\0",
        "\ufffd",
        "%",
        "$1",
        "€ 1 ",
        "1 %",
        "Mr. ",
        "U.S. ",
    ),
    *(
        "January ",
        "1 January ",
        "2031-04-02",
        "12:30:00",
        "said ",
        " said A",
        "Read more",
        "Comments ",
        "© ",
        "WARC/1.0\r\n",
        ": ",
    ),
)


def compiled() -> dict[tuple[str | bytes, int], tuple[str, re.Pattern[Any]]]:
    """Return every compiled pattern in a module of the package, in whatever it is held: a name, a tuple, a table, a class."""
    found = {}
    for module in pkgutil.walk_packages(compare.__path__, "compare."):
        if not NATIVE.match(module.name):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in held(value, 4):
                    found[pattern.pattern, pattern.flags] = f"{module.name}.{name}", pattern
    return found


def held(value: object, layers: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif layers and isinstance(value, Mapping | tuple | list | set | frozenset):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from held(item, layers - 1)
    elif layers and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from held(getattr(value, field.name), layers - 1)


def written() -> Iterator[tuple[str, str | bytes, int]]:
    """Yield the patterns that are written where they are used, `re.sub(r"…", …)`, with their place."""
    for path in sorted(Path(compare.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in USES and isinstance(node.args[0], ast.Constant):
                yield f"{path.name}:{node.lineno}", node.args[0].value, 0


USES = {
    f"re.{verb}" for verb in ("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
}
PATTERNS = compiled()
for place, source, flags in written():
    PATTERNS.setdefault((source, re.compile(source).flags | flags), (place, re.compile(source, flags)))


def test_the_patterns_are_found() -> None:
    """Those in the modules' names, those in tables and rules, and those of bytes."""
    rooms = {name.split(".")[1] for name, _ in PATTERNS.values()}
    assert {"text", "ingest", "reports"} <= rooms
    assert len(PATTERNS) > 100
    assert any(isinstance(pattern.pattern, bytes) for _, pattern in PATTERNS.values())


def test_no_pattern_escapes_the_search() -> None:
    """Every call that makes a pattern lies at the top of a module, where it is found, or has its reason here."""
    # the end tag of an element whose name is one of four; a role, which is a word of a table; a name, letter by letter;
    # the name of an element, sought in the last bytes of a file; the values of a conflict, as they stand in texts
    allowed = {
        "markup.py": 1,
        "described.py": 1,
        "who.py": 1,
        "xml.py": 1,
        "conflicts.py": 1,
        "values.py": 1,
        "words.py": 1,
    }
    for path in sorted(Path(compare.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = [
            node for top in tree.body if isinstance(top, ast.FunctionDef | ast.ClassDef) for node in ast.walk(top)
        ]
        made = [
            n
            for n in inside
            if isinstance(n, ast.Call) and ast.unparse(n.func) in USES and not isinstance(n.args[0], ast.Constant)
        ]
        assert len(made) <= allowed.get(path.name, 0), f"{path.name}:{made[0].lineno}: {ast.unparse(made[0])}"


def uses() -> dict[str, set[str]]:
    """Return by which verbs the pattern of each name is used; "?" where it is handed on."""
    found: dict[str, set[str]] = {}
    for path in sorted(Path(compare.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        owned = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault(node.id, set()).add(owned.get(id(node), "?"))
    return found


VERBS_OF = uses()


def is_anchored(name: str) -> bool:
    """Tell whether a pattern is only ever tried at one place of a text."""
    verbs = VERBS_OF.get(name.rpartition(".")[2], set())
    return bool(verbs) and verbs <= {"match", "fullmatch"}


def seconds(pattern: re.Pattern[Any], text: str, anchored: bool) -> float:
    """Return the CPU time of trying a text from its beginning and, where that is ever done, of searching it through."""
    subject: Any = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    gc.disable()
    start = time.process_time()
    for begun in (subject, subject[2:]):
        pattern.match(begun)
        pattern.fullmatch(begun)
    for _ in zip(() if anchored else pattern.finditer(subject), range(len(subject)), strict=False):
        pass
    spent = time.process_time() - start
    gc.enable()
    return spent


def grows_too_fast(pattern: re.Pattern[Any], pump: str, anchored: bool = False) -> bool:
    """Tell whether time grows faster than the text: twice the text takes over three times as long, three times in a row."""
    for length in LENGTHS:
        text = pump * (length // len(pump))
        if max(seconds(pattern, f"A {text}{ending}", anchored) for ending in ENDINGS) > SLOW:
            return all(_ratio(pattern, text, anchored) > GROWTH for _ in range(3))
    return False


def _ratio(pattern: re.Pattern[Any], text: str, anchored: bool) -> float:
    """Return how many times as long the text takes as its half."""
    half = text[: len(text) // 2]
    times = [tuple(seconds(pattern, f"A {part}{end}", anchored) for part in (text, half)) for end in ENDINGS]
    whole, part = max(times)
    return whole / part


@pytest.mark.parametrize("name", sorted({name for name, _ in PATTERNS.values()}))
def test_patterns_are_linear(name: str) -> None:
    """Twice the text takes about twice the time: nothing goes back over what it has seen."""
    for pattern in (found for own, found in PATTERNS.values() if own == name):
        for pump in PUMPS:
            assert not grows_too_fast(pattern, pump, is_anchored(name)), f"{name} on {pump!r}: {pattern.pattern!r}"


@pytest.mark.parametrize("careless", [r"\s+$", r"(?:.*cookie.*)+accept", rb"a+b"])
def test_a_careless_pattern_would_be_found(careless: str | bytes) -> None:
    """The measure sees what it is for."""
    assert any(grows_too_fast(re.compile(careless), pump) for pump in (" ", "a", "cookie"))


@pytest.mark.parametrize(
    "pattern", ["*a" * 40 + "b", "*?" * 60 + "b", "[a-z]*" * 30 + "!", "**/" * 40 + "b", "[" * 200]
)
def test_a_pattern_of_the_users_holds_nothing_up(pattern: str) -> None:
    """Those of names, of outlets and of paths, which are the only ones that a user gives."""
    document = Document("a", (Paragraph("The ferry."),), outlet="a" * 250)
    start = time.process_time()
    wanted = Selection(include=(pattern,), exclude=(pattern,), outlets=(pattern,))
    assert not wanted.wants_name("a" * 250) and not wanted.wants(document)
    glob = Glob.of(f"pile/{pattern}")
    assert glob is not None and not glob.fits("a/" * 120 + "a")
    assert time.process_time() - start < 1
