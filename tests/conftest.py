"""What all tests share: laws are tried on the same examples everywhere, however slow the machine; nobody reaches the network."""

from __future__ import annotations

import sys

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

HERE = ("localhost", "127.0.0.1", "::1", "", None)  # a judge of the tests' own is a program on this machine
ASKING = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def _refuse_the_network(event: str, args: tuple[object, ...]) -> None:
    """Fail the test that asks for another machine."""
    if event in ASKING:
        asked = args[0] if event.startswith("socket.get") else args[1]
        host = (
            asked[0] if isinstance(asked, tuple) else None if isinstance(asked, str) and event == ASKING[0] else asked
        )
        if host not in HERE and not isinstance(host, bytes):
            raise AssertionError(f"a test asked for the network: {event} {asked}")


sys.addaudithook(_refuse_the_network)  # which cannot be taken off again
