"""The terminal's door: contract, exit codes, bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.delivery import _write_all

ARTICLE = "A ferry ran aground off Cape Tarn on Monday and {} people were taken to hospital, the coastguard said. "
REST = (
    "The captain told the harbour office that fog had hidden the beacon until the rocks were under the bow of his ship."
)


def run(*arguments: object, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "compare", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def data(*arguments: object, **options: object) -> dict:
    done = run(*arguments, "--format", "json", **options)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "echo.txt").write_text(f"Ferry aground\n\n{ARTICLE.format('nine')}{REST}\n", "utf-8")
    (tmp_path / "gazette.txt").write_text(f"Ferry off the cape\n\n{ARTICLE.format('nine')}{REST}\n", "utf-8")
    (tmp_path / "star.txt").write_text(
        "Nine hurt as ferry hits rocks\n\nNine passengers are in hospital after a ferry struck rocks off Cape Tarn in fog. "
        "Its captain said he had not seen the beacon.\n",
        "utf-8",
    )
    return tmp_path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    lines = [{"id": str(n), "text": ARTICLE.format(n) + REST * (n < 3) + f" Word{n}" * 30 * (n > 2)} for n in range(5)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


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


def test_versions_and_own_words_may_be_asked_for(folder: Path) -> None:
    """The copy is a version of the other without a change; of two copies, nothing is anybody's own."""
    both = folder / "echo.txt", folder / "gazette.txt"
    (revision,) = data("diff", *both, "--versions")["revisions"]
    assert (revision["earlier"], revision["later"]) == ("echo.txt", "gazette.txt")
    assert data("diff", *both)["revisions"] == []
    assert len(data("diff", *both, "--own")["coverage"]) <= len(data("diff", *both)["coverage"])


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


def test_a_name_that_ends_with_html_gets_a_page(folder: Path, elsewhere: Path) -> None:
    """As does `--format html`; a page is written whole, never over another without `--force`, and only where a verb has one."""
    page = elsewhere / "report.html"
    assert run("report", folder, "-o", page).returncode == 0
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert run("report", folder, "--format", "html").stdout == page.read_bytes()
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", page).returncode == 2
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", page, "--force").returncode == 0
    assert [path.name for path in page.parent.iterdir()] == ["report.html"]
    assert run("cluster", folder, "--format", "html").returncode == 2
    assert run("report", folder, "-o", elsewhere / "r.html", "--format", "json", "--force").returncode == 0
    assert json.loads((elsewhere / "r.html").read_bytes())["schema"] == "story-compare/report/1"


def test_a_name_that_ends_with_a_slash_is_a_folder_of_pages(folder: Path, elsewhere: Path) -> None:
    """It is made where there is none; one that holds files is written into only by force, and nothing in it is deleted."""
    pages = elsewhere / "pages"
    assert run("report", folder, "-o", f"{pages}/").returncode == 0
    names = {path.name for path in pages.iterdir()}
    assert "index.html" in names
    assert len(names) == 2
    (pages / "notes.txt").write_text("mine", "utf-8")
    refused = run("report", folder, "-o", f"{pages}/")
    assert refused.returncode == 2
    assert b"is not empty" in refused.stderr
    assert run("report", folder, "-o", f"{pages}/", "--force").returncode == 0
    assert (pages / "notes.txt").read_text("utf-8") == "mine"
    assert run("report", folder, "--story", "1", "-o", f"{elsewhere}/one/").returncode == 0
    assert [path.name for path in (elsewhere / "one").iterdir()] == ["index.html"]
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", f"{elsewhere}/two/").returncode == 0
    assert [path.name for path in (elsewhere / "two").iterdir()] == ["index.html"]
    assert run("report", folder, "-o", f"{elsewhere}/no/where/").returncode == 2
    assert run("report", folder, "-o", f"{folder}/star.txt/").returncode == 2


def test_dedup_keeps_its_contract(corpus: Path) -> None:
    """The keys of dedup/1."""
    found = data("dedup", corpus)
    assert list(found) == ["schema", "kept", "removed", "clusters", "skipped", "stats"]
    assert set(found["removed"][0]) == {"id", "duplicate_of", "relation", "jaccard", "containment"}


def test_the_kept_records_are_written_byte_for_byte(corpus: Path, tmp_path: Path) -> None:
    """Whatever the spelling of a line, it comes out as it came in, in its order."""
    raw = corpus.read_bytes().splitlines(keepends=True)
    raw[0] = raw[0].replace(b'{"id": "0", ', b'{  "note": "caf\\u00e9 \xc3\xa9",   "id":"0",\t')
    corpus.write_bytes(b"".join(raw))
    out = tmp_path / "kept.jsonl"
    found = data("dedup", corpus, "-o", out)
    kept = set(found["kept"])
    assert out.read_bytes() == b"".join(line for n, line in enumerate(raw) if str(n) in kept)


def test_standard_input_is_read_and_written_back(corpus: Path, tmp_path: Path) -> None:
    """`-` is an input like another, for dedup's output too."""
    out = tmp_path / "kept.jsonl"
    piped = data("dedup", "-", "-o", out, stdin=corpus.read_bytes())
    assert piped["kept"] == data("dedup", corpus)["kept"]
    assert len(out.read_bytes().splitlines()) == len(piped["kept"])


def test_nothing_is_overwritten_unasked(corpus: Path, tmp_path: Path) -> None:
    """An existing file is refused before any work, and replaced with --force."""
    out = tmp_path / "kept.jsonl"
    out.write_text("precious", "utf-8")
    done = run("dedup", corpus, "-o", out)
    assert done.returncode == 2
    assert b"--force" in done.stderr
    assert out.read_text("utf-8") == "precious"
    assert run("dedup", corpus, "-o", out, "--force").returncode == 0
    assert out.read_text("utf-8") != "precious"


def test_a_report_goes_to_a_file_without_colours(folder: Path, tmp_path: Path) -> None:
    """The file holds plain text and nothing is printed."""
    out = tmp_path / "report.out"
    done = run("report", folder, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "Ferry aground" in out.read_text("utf-8")
    assert "\x1b" not in out.read_text("utf-8")


@pytest.mark.parametrize("verb", ["report", "cluster", "diff", "dedup"])
def test_a_missing_path_is_told_and_ends_with_2(verb: str) -> None:
    """The message names the path and what is wrong with it."""
    done = run(verb, "no/such/place")
    assert done.returncode == 2
    assert b"no/such/place: no such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Nothing to read is not nothing to say."""
    done = run("report", tmp_path)
    assert done.returncode == 2
    assert b"nothing readable" in done.stderr


def test_bad_input_is_skipped_and_the_rest_goes_on(folder: Path) -> None:
    """A binary, a broken line and a missing file are skipped with their places; the good ones are read."""
    (folder / "noise.txt").write_bytes(bytes(range(32)) * 50)
    (folder / "feed.jsonl").write_text(
        '{"id": "x", "text": "A whale was seen off Cape Tarn."}\n{"id": "y", "te\n', "utf-8"
    )
    found = data("cluster", folder, folder / "gone.txt")
    assert len(found["documents"]) == 4
    origins = [Path(s["origin"]).name for s in found["skipped"]]
    assert sorted(origins) == ["feed.jsonl:2", "gone.txt", "noise.txt"]
    assert run("cluster", folder, "--strict").returncode == 3


def test_check_says_by_its_exit_code_that_there_are_duplicates(corpus: Path, tmp_path: Path) -> None:
    """1 where there are some, 0 where there are none."""
    assert run("dedup", corpus, "--check").returncode == 1
    single = tmp_path / "one.jsonl"
    single.write_bytes(corpus.read_bytes().splitlines(keepends=True)[0])
    assert run("dedup", single, "--check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dedup", "x", "--threshold", "2"), b"2.0 is not in the range 0<x<=1"),
        (("dedup", "x", "--column", "text"), b"'text' is not OURS=THEIRS"),
        (("dedup", "x", "--column", "tekst=body"), b"no field is named 'tekst'"),
        (("cluster",), b"Error: no INPUT; name files or folders"),
        (("compare",), b"No such command"),
    ],
)
def test_wrong_use_is_explained(arguments: tuple[str, ...], words: bytes) -> None:
    """Exit code 2 and the value that is wrong, never a traceback."""
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


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


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    """`story-compare … | head` ends quietly."""
    command = [sys.executable, "-P", "-m", "compare", "cluster", str(folder), "--details", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    """Ctrl-C while waiting for input."""
    command = [sys.executable, "-P", "-m", "compare", "cluster", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_no_network_is_used(folder: Path) -> None:
    """A whole report, language detection and HTML included, opens no socket and asks no name server."""
    page = f"<html><head><title>Ferry</title></head><body><article><p>{ARTICLE}{REST}</p><p>{REST}</p></article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    code = (
        "import sys\n"
        "def guard(event, args):\n"
        "    if event in ('socket.connect', 'socket.sendto', 'socket.sendmsg', 'socket.getaddrinfo', 'socket.gethostbyname'):\n"
        "        raise SystemExit(f'network: {event}')\n"
        "sys.addaudithook(guard)\n"
        f"sys.argv = ['story-compare', 'report', {str(folder)!r}, '--format', 'json']\n"
        "from compare.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(json.loads(done.stdout)["documents"]) == 4


def test_help_names_every_verb() -> None:
    """What can be done is on the first page, and the program calls itself by one name."""
    page = run("--help").stdout.decode()
    assert all(verb in page for verb in ("report", "cluster", "diff", "dedup"))
    assert page.startswith("Usage: story-compare")


class OneByteAtATime:
    """A file as unbuffered Python opens it: a call writes what it likes and says how much."""

    def __init__(self) -> None:
        self.held = b""

    def write(self, data: memoryview) -> int:
        self.held += bytes(data[:1])
        return 1

    def flush(self) -> None:
        """Nothing is held back."""


def test_all_is_written_where_a_call_writes_less() -> None:
    """No JSON is cut off in silence."""
    out = OneByteAtATime()
    _write_all(out, b'{"a": 1}')  # type: ignore[arg-type]  # as much of a file as is needed
    assert out.held == b'{"a": 1}'


@pytest.mark.parametrize("name", ["", "no/such/folder/out.json", "."])
def test_a_place_that_cannot_be_written_is_told_at_once(corpus: Path, name: str) -> None:
    """Before any work, with the name that was given."""
    done = run("dedup", corpus, "-o", name)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"Errno" not in done.stderr


def test_a_pipe_or_device_is_never_replaced(corpus: Path, tmp_path: Path) -> None:
    """--force overwrites files, nothing else."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert run("dedup", corpus, "-o", pipe, "--force").returncode == 2
    assert pipe.is_fifo()


def test_an_overwritten_file_keeps_its_mode(corpus: Path, tmp_path: Path) -> None:
    """What was private stays so."""
    out = tmp_path / "kept.jsonl"
    out.touch(0o600)
    assert run("dedup", corpus, "-o", out, "--force").returncode == 0
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_traceback(corpus: Path, closed: str) -> None:
    """A caller may close standard input, output or error."""
    source = "-" if closed == "<&-" else str(corpus)
    command = f"{sys.executable} -m compare cluster {source} --format json {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == (2 if closed == "<&-" else 0)
    assert b"Traceback" not in done.stderr


def test_a_named_input_that_is_skipped_is_said_at_once(folder: Path) -> None:
    """On standard error, where nobody can overlook it."""
    done = run("report", folder, folder / "gone.txt")
    assert done.returncode == 0
    assert b"gone.txt" in done.stderr


def test_what_a_diff_skips_is_said_once(folder: Path) -> None:
    """A name that nothing is behind, and a file of a folder that holds nothing."""
    (folder / "blank.txt").write_text(" ")
    done = run("diff", folder, folder / "gone.txt")
    assert done.returncode == 0
    assert [done.stderr.count(name) for name in (b"gone.txt", b"blank.txt")] == [1, 1]


def test_own_words_of_versions_are_refused(corpus: Path) -> None:
    """In a line, with what to choose."""
    done = run("diff", corpus, "--own", "--versions")
    assert done.returncode == 2
    assert b"choose one" in done.stderr


def test_a_folder_gets_all_tables_and_a_file_one(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder is made or must be empty; without one, the table that is asked for, or the first, and that is said."""
    out = tmp_path_factory.mktemp("out") / "tables"
    done = run("report", folder, "--format", "csv", "-o", f"{out}/")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {"points.csv", "quotes.csv", "figures.csv", "documents.csv", "skipped.csv"} <= {
        p.name for p in out.iterdir()
    }
    again = run("report", folder, "--format", "csv", "-o", out)
    assert again.returncode == 2
    assert b"not empty" in again.stderr
    assert run("report", folder, "--format", "csv", "-o", out, "--force").returncode == 0
    one = run("report", folder, "--format", "csv", "--show", "points")
    assert (one.stdout, one.stderr) == ((out / "points.csv").read_bytes(), b"")
    assert (
        b"only points.csv is written; -o FOLDER/ gets quotes"
        in run("report", folder, "-o", out.parent / "x.csv").stderr
    )
    assert (out.parent / "x.csv").read_bytes() == one.stdout


def test_a_suffix_names_the_format_but_for_kept_records(folder: Path, tmp_path: Path) -> None:
    """`-o x.json` is JSON; of `dedup` the file holds what stays."""
    assert run("cluster", folder, "-o", tmp_path / "x.json").returncode == 0
    assert json.loads((tmp_path / "x.json").read_bytes())["schema"] == "story-compare/cluster/1"
    assert b"documents: 2 kept" in run("dedup", folder, "-o", tmp_path / "kept.json").stdout


@pytest.mark.parametrize("verb", ["report", "cluster", "diff", "dedup"])
def test_markdown_is_printed_and_written(verb: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On standard output, and to a file by its suffix; of `dedup` the file holds what stays."""
    out = tmp_path_factory.mktemp("out") / "page.md"
    inputs = sorted(folder.iterdir())
    done = run(verb, *inputs, "--format", "markdown")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# ")
    assert run(verb, *inputs, "-o", out).returncode == 0
    assert out.read_bytes().startswith(b"# ") == (verb != "dedup")


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
