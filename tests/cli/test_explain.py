"""The verb that tells why two articles are one story, and the options that move what is one."""

from pathlib import Path

import pytest

from tests.cli.running import data, run

STORY = """Varnsholt loses its market

Fire destroyed the covered market in Varnsholt on Sunday night, and police are looking for two men in a van. Fire chief Dora
Kessling said 40 stalls had burned to the ground within an hour."""
ANEW = """Forty stalls gone in Varnsholt blaze

Varnsholt has lost its covered market. Flames tore through some forty stalls late on Sunday, said Dora Kessling, who leads the
town’s fire brigade. A van with two men in it is being sought by police."""
OTHER = """Record sales at the Lirren book fair

The annual book fair in Lirren sold a record number of tickets this week, its organisers announced on Friday. The prize for the
best cover went to a printer from Oster."""
ENCODER = """class Topics:
    def encode(self, texts):
        return [[1.0, 0.0] if "market" in text else [0.0, 1.0] for text in texts]

made = Topics()
nothing = 3
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name, text in (("one", STORY), ("two", ANEW), ("fair", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_explain_keeps_its_contract(pile: Path) -> None:
    """The keys of explain/1; all that is shared adds up to the score."""
    found = data("explain", pile / "one.txt", pile / "two.txt")
    assert list(found) == [
        *("schema", "left", "right", "score", "shared", "compared", "together", "joined", "cut", "stories", "copies"),
        *("match", "factors"),
    ]
    assert found["schema"] == "story-compare/explain/1"
    assert found["together"] is True
    assert found["cut"] == 0.5
    assert sum(e["weight"] for e in found["shared"]) == pytest.approx(found["score"], abs=0.01)
    assert {"length", "crowd"} <= {f["name"] for f in found["factors"]}


def test_two_articles_of_a_pile_are_named_by_id_or_by_file(pile: Path) -> None:
    """The pile says what is rare: the score is another than that of the two alone, and the same however they are named."""
    by_id = data("explain", "one.txt", "fair.txt", pile)
    assert by_id == data("explain", pile / "one.txt", pile / "fair.txt", pile)
    assert by_id["together"] is False
    assert [s["members"] for s in by_id["stories"]] == [["fair.txt"], ["one.txt", "two.txt"]]
    assert data("explain", "one", "fair", pile) == by_id


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("one.txt",), b"two articles are needed"),
        (("one.txt", "nobody", "."), b"neither the id nor the file"),
        (("one.txt", "one.txt", "."), b"named twice"),
        (("all.jsonl", "one.txt"), b"holds 2 articles"),
    ],
)
def test_what_cannot_be_explained_is_told(
    pile: Path, arguments: tuple[str, ...], words: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One article, none of that name, twice the same, a file of several."""
    (pile / "all.jsonl").write_text(
        f'{{"id": "a", "text": "{OTHER[40:90]}"}}\n{{"id": "b", "text": "Two words"}}\n', "utf-8"
    )
    monkeypatch.chdir(pile)
    done = run("explain", *arguments, PYTHONPATH=str(Path(__file__).parents[2]))
    assert done.returncode == 2
    assert words in done.stderr


def test_the_verdict_comes_first(pile: Path) -> None:
    """A reader sees which two, whether they are one story, and what they share, with its weight."""
    told = run("explain", "one.txt", "two.txt", pile, COLUMNS="100").stdout.decode()
    assert "One story." in told
    assert "Kessling" in told
    apart = run("explain", "one.txt", "fair.txt", pile, COLUMNS="100").stdout.decode()
    assert "Two stories." in apart


def test_granularity_moves_the_cut(pile: Path) -> None:
    """A word, or a number; nothing else is taken."""
    assert data("cluster", pile, "--granularity", "strict")["settings"]["story_cut"] == 0.9
    assert data("cluster", pile, "--granularity", "0.25")["settings"]["story_cut"] == 0.25
    done = run("cluster", pile, "--granularity", "coarse")
    assert done.returncode == 2
    assert b"strict, fine, usual, broad, loose" in done.stderr


def test_an_encoder_is_named_by_its_place(pile: Path) -> None:
    """A class that makes one, or one that is made; what cannot encode, or cannot be imported, is told."""
    (pile / "own.py").write_text(ENCODER, "utf-8")
    own = {"PYTHONPATH": f"{pile}:{Path(__file__).parents[2]}"}
    for name in ("own:Topics", "own:made"):
        found = data("explain", pile / "one.txt", pile / "two.txt", "--encoder", name, **own)
        assert "meaning" in {f["name"] for f in found["factors"]}
    for name, words in (
        ("own:nothing", b"no encode"),
        ("own:absent", b"absent"),
        ("nowhere:x", b"nowhere"),
        ("own", b"own"),
    ):
        done = run("cluster", pile, "--encoder", name, **own)
        assert done.returncode == 2
        assert words in done.stderr
