"""Values <-> the bytes in which they go to a worker and come back: how long, then the pickle."""

from __future__ import annotations

import os
import pickle
import struct
from typing import IO

_LENGTH = struct.Struct("<Q")


def send(stream: IO[bytes], value: object) -> None:
    """Send all of a value, through a stream without a buffer; raise BrokenPipeError where nobody takes it."""
    raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    left = memoryview(_LENGTH.pack(len(raw)) + raw)
    while left:
        left = left[os.write(stream.fileno(), left) :]


def opened(raw: bytes | bytearray) -> object:
    """Return the value of a whole frame."""
    return pickle.loads(memoryview(raw)[_LENGTH.size :])  # noqa: S301 - made by a process of our own


def is_whole(raw: bytes | bytearray) -> bool:
    """Return whether a frame is there to its end."""
    return len(raw) >= _LENGTH.size and len(raw) == _LENGTH.size + _LENGTH.unpack_from(raw)[0]


def taken(stream: IO[bytes]) -> object:
    """Return the next value of a stream; raise EOFError at its end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(_LENGTH.unpack(head)[0]))  # noqa: S301 - sent by the process that started this one
