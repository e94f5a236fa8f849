"""Judges behind an address of this machine, and behind a library that need not be there."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

import compare
from compare.errors import ExtraError, SettingsError
from compare.judges import CrossEncoderJudge, HttpJudge
from compare.options import judge_of


class Program(BaseHTTPRequestHandler):
    """A judge that believes what is long."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["pairs"]
        answers: dict[str, object] = {
            "/judge": {"scores": [min(1.0, len(premise) / 10) for premise, _ in asked]},
            "/few": {"scores": []},
            "/words": {"scores": ["much"] * len(asked)},
            "/list": [1],
            "/vast": {"scores": [10**400] * len(asked)},
        }
        if self.path == "/drip":
            self.drip()
            return
        known = answers.get(self.path)
        self.send_response(200 if known is not None else 404)
        self.end_headers()
        self.wfile.write(json.dumps(known).encode())

    def drip(self) -> None:
        """Answer a byte at a time, without an end."""
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b" ")
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Program)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_program_on_this_machine_is_asked(address: str) -> None:
    """Pairs go there as JSON, scores come back in their order; half a character is no trap."""
    assert HttpJudge(f"{address}/judge")([("12345", "x"), ("1\ud800", "y")]) == [0.5, 0.2]


@pytest.mark.parametrize("path", ["few", "words", "list", "vast", "nowhere"])
def test_an_answer_without_scores_is_refused(address: str, path: str) -> None:
    """With the address, and what was wanted."""
    with pytest.raises(SettingsError, match=f"judge at {address}/{path}"):
        HttpJudge(f"{address}/{path}")([("a", "b")])


def test_a_judge_that_is_not_there_is_said_to_be_silent() -> None:
    """An error of ours, no traceback."""
    with pytest.raises(SettingsError, match="does not answer"):
        HttpJudge("http://127.0.0.1:9/", timeout=2)([("a", "b")])


@pytest.mark.parametrize(
    "name",
    [
        "http://example.org/",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1:x/",
        "http://127.0.0.1@example.org/",
        "http://localhost.example.org/",
        "http://0.0.0.0/",
        "http://[::1",
        "http://127.0.0.1/é",
    ],
)
def test_no_other_machine_is_asked(name: str) -> None:
    """Texts of articles stay here."""
    with pytest.raises(SettingsError, match="--judge"):
        judge_of(name)


def test_no_proxy_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment names."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert HttpJudge(f"{address}/judge")([("12345", "x")]) == [0.5]


def test_an_answer_without_an_end_is_cut_off(address: str) -> None:
    """A byte now and then is no sign of life."""
    with pytest.raises(SettingsError, match="not within 1 s"):
        HttpJudge(f"{address}/drip", timeout=1)([("a", "b")])


class CrossEncoder:
    """What the library's class looks like from outside."""

    def __init__(self, name: str) -> None:
        labels = {
            "nli": {0: "contradiction", 1: "entailment", 2: "neutral"},
            "likeness": {0: "LABEL_0"},
            "odd": {0: "a", 1: "b"},
        }
        self.config = SimpleNamespace(id2label=labels[name])

    def predict(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        one = len(self.config.id2label) == 1
        return np.array([0.75 if one else [0.0, 20.0 if "yes" in a else -20.0, 0.0] for a, _ in pairs])


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.CrossEncoder = CrossEncoder  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.usefixtures("library")
def test_a_cross_encoder_gives_the_probability_of_entailment() -> None:
    """Of three labels that of entailment, of one as it is."""
    assert CrossEncoderJudge("nli")([("yes", "x"), ("no", "x")]) == pytest.approx([1.0, 0.0], abs=1e-6)
    likeness = judge_of("cross-encoder:likeness")
    assert likeness is not None
    assert likeness([("a", "b")]) == [0.75]
    with pytest.raises(SettingsError, match="none is entailment"):
        CrossEncoderJudge("odd")


def test_without_the_library_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, in one line."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ExtraError, match="pip install"):
        judge_of("cross-encoder:nli")


def test_a_judge_of_ones_own_is_found_by_its_name(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]  # fixtures of pytest
    """A function, or a class that makes one; what cannot be called is refused."""
    lines = (
        "def half(pairs): return [0.5 for _ in pairs]",
        "class Sure:",
        "    def __call__(self, pairs): return [1.0 for _ in pairs]",
        "none = 3",
    )
    (tmp_path / "mine_to_judge.py").write_text("\n".join(lines))
    monkeypatch.chdir(tmp_path)
    half, sure = judge_of("mine_to_judge:half"), judge_of("mine_to_judge:Sure")
    assert half is not None
    assert sure is not None
    assert [half([("a", "b")]), sure([("a", "b")])] == [[0.5], [1.0]]
    for wrong in ("mine_to_judge:none", "mine_to_judge:absent", "no_such_module:judge", "plain"):
        with pytest.raises(compare.SettingsError, match="--judge"):
            judge_of(wrong)
    assert judge_of(None) is None
