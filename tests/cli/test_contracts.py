"""The terminal's door: what each verb promises."""

import json
from pathlib import Path

from tests.cli.running import ARTICLE, REST, data, run


def test_cluster_keeps_its_contract(folder: Path) -> None:
    """The keys of cluster/1 are those that scripts stand on."""
    found = data("cluster", folder, "--details")
    assert list(found) == ["schema", "settings", "skipped", "documents", "duplicates", "stories"]
    assert found["schema"] == "story-compare/cluster/1"
    assert {"id", "origin", "title", "outlet", "published", "language", "words", "paragraphs", "quotes"} <= set(
        found["documents"][0]
    )
    assert found["duplicates"][0]["members"] == ["echo.txt", "gazette.txt"]
    assert set(found["duplicates"][0]["matches"][0]) == {"left", "right", "relation", "jaccard", "containment"}
    (story,) = found["stories"]
    assert story["members"] == ["echo.txt", "gazette.txt", "star.txt"]
    assert set(story["evidence"][0]["shared"][0]) == {"kind", "text", "weight"}


def test_diff_keeps_its_contract(folder: Path) -> None:
    """The keys of diff/1, one coverage row a story paragraph and other document."""
    found = data("diff", folder / "echo.txt", folder / "star.txt")
    keys = [
        "schema",
        "documents",
        "coverage",
        "points",
        "quotes",
        "conflicts",
        "figures",
        "names",
        "sourcing",
        "revisions",
        "notes",
        "own",
    ]
    assert list(found) == keys
    assert {"document", "paragraph", "against", "status", "score", "links"} <= set(found["coverage"][0])
    assert [d["id"] for d in found["documents"]] == ["echo.txt", "star.txt"]


def test_only_what_is_asked_for_is_shown(folder: Path) -> None:
    """`--show` names parts with commas between; what is none is refused with the names of all."""
    found = data("diff", folder / "echo.txt", folder / "star.txt", "--show", "quotes,figures")
    keys = ["schema", "documents", "quotes", "conflicts", "figures", "sourcing", "revisions", "notes", "own"]
    assert list(found) == keys
    done = run("report", folder, "--show", "quote")
    assert done.returncode == 2
    assert b"points, quotes, figures, names, paragraphs" in done.stderr


def test_a_dumb_terminal_is_read_line_by_line(folder: Path) -> None:
    """What is read aloud has no two columns, unless they are asked for."""
    both = "diff", folder / "echo.txt", folder / "star.txt"
    wide = {"COLUMNS": "140"}
    assert "│" in run(*both, **wide, TERM="xterm").stdout.decode()
    assert "│" not in run(*both, **wide, TERM="dumb").stdout.decode()
    assert "│" in run(*both, "--side-by-side", **wide, TERM="dumb").stdout.decode()


def test_versions_and_own_words_may_be_asked_for(folder: Path) -> None:
    """The copy is a version of the other without a change; of two copies, nothing is anybody's own."""
    both = folder / "echo.txt", folder / "gazette.txt"
    (revision,) = data("diff", *both, "--versions")["revisions"]
    assert (revision["earlier"], revision["later"]) == ("echo.txt", "gazette.txt")
    assert data("diff", *both)["revisions"] == []
    assert len(data("diff", *both, "--own")["coverage"]) <= len(data("diff", *both)["coverage"])


def test_dedup_keeps_its_contract(corpus: Path) -> None:
    """The keys of dedup/1."""
    found = data("dedup", corpus)
    assert list(found) == ["schema", "kept", "removed", "clusters", "skipped", "stats"]
    assert set(found["removed"][0]) == {"id", "duplicate_of", "relation", "jaccard", "containment"}


def test_check_says_by_its_exit_code_that_there_are_duplicates(corpus: Path, tmp_path: Path) -> None:
    """1 where there are some, 0 where there are none."""
    assert run("dedup", corpus, "--check").returncode == 1
    single = tmp_path / "one.jsonl"
    single.write_bytes(corpus.read_bytes().splitlines(keepends=True)[0])
    assert run("dedup", single, "--check").returncode == 0


def test_columns_of_other_names_are_mapped(tmp_path: Path) -> None:
    """--column says which field is ours."""
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"key": 7, "body": ARTICLE + REST, "paper": "Echo"}) + "\n", "utf-8")
    (found,) = data("cluster", path, "--column", "text=body", "--column", "id=key", "--column", "outlet=paper")[
        "documents"
    ]
    assert (found["id"], found["outlet"]) == ("7", "Echo")


def test_the_bytes_do_not_depend_on_hash_seed_locale_time_zone_or_order(folder: Path) -> None:
    """Same input, same settings: same bytes."""
    first = run("report", folder, "--format", "json").stdout
    for environment in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "99", "LC_ALL": "C", "TZ": "Asia/Kathmandu"}):
        assert run("report", folder, "--format", "json", **environment).stdout == first
    files = [folder / name for name in ("star.txt", "echo.txt", "gazette.txt")]
    named = [json.loads(run("cluster", *order, "--format", "json").stdout) for order in (files, files[::-1])]
    assert named[0] == named[1]


def test_help_names_every_verb() -> None:
    """What can be done is on the first page, and the program calls itself by one name."""
    page = run("--help").stdout.decode()
    assert all(verb in page for verb in ("report", "cluster", "diff", "dedup"))
    assert page.startswith("Usage: story-compare")


def test_one_story_is_told_in_every_format(folder: Path) -> None:
    """`--story` names it by number; where there is none of that name, that is said."""
    assert run("report", folder, "--story", "1").stdout.count(b"articles read") == 0
    assert run("report", folder, "--story", "1", "--format", "markdown").stdout.startswith(b"## ")
    assert len(data("report", folder, "--story", "star.txt")["comparisons"]) == 1
    done = run("report", folder, "--story", "2")
    assert done.returncode == 2
    assert b"neither a story told by two or more" in done.stderr


def test_a_list_names_more_inputs(folder: Path, tmp_path: Path) -> None:
    """One a line or ended by NUL, from a file or standard input; names are taken as they are."""
    names = [str(folder / name) for name in ("echo.txt", "gazette.txt")]
    listed = tmp_path / "names.list"
    listed.write_text("\r\n".join(names) + "\n", "utf-8")
    for found in (
        data("cluster", "--files-from", listed),
        data("cluster", "--files-from", "-", stdin="\n".join(names).encode()),
        data("cluster", "--files-from", "-", "-0", stdin="\0".join(names).encode()),
        data("cluster", names[0], "--files-from", "-", stdin=names[1].encode()),
    ):
        assert [d["id"] for d in found["documents"]] == ["echo.txt", "gazette.txt"]
    for wrong in (("cluster",), ("cluster", "-", "--files-from", "-"), ("cluster", names[0], "-0")):
        assert run(*wrong, stdin=b"").returncode == 2
    assert run("cluster", "--files-from", tmp_path / "none").returncode == 2


def test_a_part_of_a_pile_is_chosen(folder: Path, corpus: Path, tmp_path: Path) -> None:
    """By names, dates and outlets, in every verb; what is no date is wrong use."""
    found = data("cluster", folder, "--include", "*.txt", "--exclude", "star*")
    assert [d["id"] for d in found["documents"]] == ["echo.txt", "gazette.txt"]
    assert [d["id"] for d in data("cluster", folder, "--outlet", "STAR")["documents"]] == ["star.txt"]
    assert [d["id"] for d in data("cluster", f"{folder}/*a*.txt")["documents"]] == ["gazette.txt", "star.txt"]
    assert data("dedup", folder, "--exclude", "*.jsonl", "--outlet", "echo", "--outlet", "gazette")["kept"] == [
        "echo.txt"
    ]
    done = run("cluster", folder, "--since", "2031-04-02")
    assert done.returncode == 2 and b"no date" in done.stderr
    assert b"write it as" in run("cluster", folder, "--since", "yesterday").stderr
