"""Judges of whether one text follows from another: a model of sentence-transformers, or a program on this machine."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from typing import Any
from urllib.parse import urlsplit

from compare.errors import ExtraError, SettingsError

TIMEOUT = 300.0  # seconds for a whole answer
LARGEST = 10_000_000  # bytes of an answer
ENTAILMENT = "entail"  # how the label of entailment begins, in the names that models give it


class HttpJudge:
    """A program on this machine that is sent {"pairs": [[premise, hypothesis], …]} and answers {"scores": [0.9, …]}."""

    def __init__(self, address: str, timeout: float = TIMEOUT) -> None:
        """Raise SettingsError where the address is not of this machine."""
        try:
            parts = urlsplit(address)
            address.encode("ascii")
            self._host, self._port = parts.hostname or "", parts.port or 80
        except ValueError as error:
            raise SettingsError(f"--judge {address}: {error}") from error
        if parts.scheme != "http" or not _is_here(self._host):
            raise SettingsError(
                f"--judge {address}: only this machine is asked; give an address such as http://127.0.0.1:8080/"
            )
        self._address, self._timeout = address, timeout
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return a score for each pair; raise SettingsError where the program gives none."""
        body = json.dumps({"pairs": [list(pair) for pair in pairs]}).encode("ascii")  # lone surrogates are escaped
        connection = HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.connect()
            with _limited(connection.sock, self._timeout):
                connection.request("POST", self._path, body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                found = answer.read(LARGEST + 1)
        except (OSError, HTTPException) as error:
            raise SettingsError(f"the judge at {self._address} does not answer: {error}") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise SettingsError(f"the judge at {self._address} answers {answer.status} {answer.reason}")
        return self._scores(found, len(pairs))

    def _scores(self, answer: bytes, wanted: int) -> list[float]:
        try:
            found = json.loads(answer)["scores"] if len(answer) <= LARGEST else None
            scores = [float(score) for score in found] if isinstance(found, list) else []
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            scores = []
        if len(scores) != wanted:
            raise SettingsError(f'the judge at {self._address} must answer {{"scores": […]}} with {wanted} numbers')
        return scores


class CrossEncoderJudge:
    """A cross-encoder of sentence-transformers, trained on entailment (three labels) or likeness (one)."""

    def __init__(self, model: str) -> None:
        """Load a model by its name or folder; raise ExtraError without sentence-transformers."""
        try:
            from sentence_transformers import CrossEncoder  # large, never needed: loaded only when asked for
        except ImportError as error:
            raise ExtraError("a cross-encoder", "sentence-transformers", "judge") from error
        self._model: Any = CrossEncoder(model)  # untyped
        self._label = _entailment(self._model)

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the probability of entailment, or the likeness, of each pair."""
        found = self._model.predict(list(pairs))
        return [_share(row, self._label) for row in found.tolist()]


def _entailment(model: Any) -> int | None:
    """Return the place of the label of entailment; None for a model of one label."""
    config = getattr(model, "config", None) or model.model.config
    labels = {int(at): str(name).lower() for at, name in config.id2label.items()}
    if len(labels) == 1:
        return None
    places = [at for at, name in labels.items() if name.startswith(ENTAILMENT)]
    if len(places) != 1:
        raise SettingsError(f"the cross-encoder has the labels {sorted(labels.values())}, and none is entailment")
    return places[0]


def _share(row: float | list[float], label: int | None) -> float:
    """Return the probability of a label, of logits; of one label as it is, for the library has brought it to 0..1."""
    if not isinstance(row, list) or label is None:
        return min(1.0, max(0.0, row[0] if isinstance(row, list) else row))
    most = max(row)
    weights = [math.exp(logit - most) for logit in row]
    return weights[label] / sum(weights)


@contextmanager
def _limited(connection: socket, seconds: float) -> Iterator[None]:
    """Cut a connection off after some seconds: whoever sends a byte now and then would hold us for ever."""
    late = Event()

    def cut_off() -> None:
        late.set()
        with suppress(OSError):  # it may be closed by now
            connection.shutdown(SHUT_RDWR)

    watch = Timer(seconds, cut_off)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        if late.is_set():
            raise TimeoutError(f"not within {seconds:.0f} s")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
