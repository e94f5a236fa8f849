"""The docs name what there is, and what they promise is there."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import compare
from compare.cli import program

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text("utf-8")


@pytest.mark.parametrize("verb", sorted(program.commands))
def test_every_option_is_in_the_docs(verb: str) -> None:
    """docs/command-line.md names every verb and every option of it."""
    assert verb in COMMAND_LINE
    options = [p for p in program.commands[verb].params if isinstance(p, click.Option)]
    for option in options:
        for name in (*option.opts, *option.secondary_opts):
            assert f"`{name}" in COMMAND_LINE, f"{verb} {name}"


def test_no_option_is_made_up() -> None:
    """Every option in the docs is one of the program's."""
    real = {n for c in program.commands.values() for p in c.params for n in (*p.opts, *p.secondary_opts)}
    told = set(re.findall(r"--[a-z][a-z-]+", COMMAND_LINE + (ROOT / "README.md").read_text("utf-8")))
    assert told <= real | {"--help"}


def test_every_setting_has_its_default_in_the_docs() -> None:
    """The defaults in the docs are those of the program."""
    for command in program.commands.values():
        for option in command.params:
            if option.name in {"threshold", "ngram", "num_perm", "seed"}:
                row = next(line for line in COMMAND_LINE.splitlines() if line.startswith(f"| `{option.opts[0]} "))
                assert row.endswith(f"| {option.default} |"), row


def test_every_verb_and_noun_of_the_docs_is_public() -> None:
    """`compare.x` in the docs is a public name."""
    for page in PAGES:
        for name in re.findall(r"\bcompare\.([A-Za-z]+)\b", page.read_text("utf-8")):
            assert name in compare.__all__ or name in {"alignment", "cli", "judges", "reports"}, (
                f"{page.name}: compare.{name}"
            )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the repository leads to one."""
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_readme_has_two_commands() -> None:
    """The first two shell blocks of the README are what continuous integration runs."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert blocks[0].strip() == "pip install . && story-compare report samples/articles"
    assert blocks[1].strip() == "pip install '.[test]' && pytest"


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The example for Python works as it stands, on the samples."""
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    monkeypatch.chdir(ROOT / "samples")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert "leaves out, though told by" in capsys.readouterr().out


def test_the_figures_in_the_docs_are_those_of_the_script() -> None:
    """docs/quality.md holds what benchmarks/score_samples.py prints, to the last paragraph."""
    script = ROOT / "benchmarks" / "score_samples.py"
    printed = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert printed.strip() in (ROOT / "docs" / "quality.md").read_text("utf-8")
