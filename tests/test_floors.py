"""The building's floors: a module may import only from floors below its own."""

import ast
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "compare"
FLOORS = [
    {"errors", "model", "schemas", "settings"},
    {"text", "sketches", "graphs", "clusters", "stories", "alignment"},
    {"ingest", "stores", "reports", "judges"},
    {"bulk", "crew"},
    {"pipeline", "index"},
    {"engines"},
    {"cli", "options", "delivery", "forms", "paging", "dedup_options", "__main__", "__init__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# The steps of floor 1 stand on one another in the order of an article's life, never the other way round.
STEPS = ["text", "sketches", "graphs", "clusters", "stories", "alignment"]
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module, f"{path}: an import from nowhere"
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names if node.module == "compare")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    own = [name.split(".") for name in names if name.split(".")[0] == "compare"]
    return {parts[1] if len(parts) > 1 else "__init__" for parts in own} - {"__init__"}


def allowed(here: str, there: str) -> bool:
    if here == there or FLOOR[there] < FLOOR[here]:
        return True
    if here in STEPS and there in STEPS:
        return STEPS.index(there) < STEPS.index(here)
    return FLOOR[there] == FLOOR[here] and FLOOR[here] in (0, len(FLOORS) - 1)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A module imports from lower floors, from its own folder, or from an earlier step of the first floor."""
    for there in imported_rooms(path):
        assert allowed(room(path), there), f"{room(path)} (floor {FLOOR[room(path)]}) may not import {there}"


def test_every_room_has_a_floor() -> None:
    """A new folder or module finds its place in the plan before it is built."""
    assert {room(path) for path in MODULES} <= FLOOR.keys()


STEP_MODULES = [path for path in MODULES if room(path) in STEPS]


@pytest.mark.parametrize("path", STEP_MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_steps_are_pure(path: Path) -> None:
    """A step of the first floor opens no file, prints nothing and asks no clock."""
    banned = {"open", "print", "input"}
    modules = {"os", "sys", "time", "random", "socket", "subprocess", "pathlib", "tempfile"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in banned, f"{path.name}:{node.lineno} calls {node.func.id}"
        if isinstance(node, ast.Import):
            assert not modules & {alias.name.split(".")[0] for alias in node.names}, f"{path.name}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.module.split(".")[0] not in modules, f"{path.name}:{node.lineno}"


def test_every_header_is_named_beside_its_sources() -> None:
    """Else it would be missing from the source distribution, and what includes it would not be built again."""
    told = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    named = {name for module in told["tool"]["setuptools"]["ext-modules"] for name in module["depends"]}
    assert named == {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*.h")}
