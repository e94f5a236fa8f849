"""What all tests share: laws are tried on the same examples everywhere, however slow the machine; nobody reaches the network."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys

import pytest
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


OFFLINE = (
    "STORY_COMPARE_OFFLINE"  # set by .ci/run: then not even programs that the tests start can reach another machine
)
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of linux/sched.h
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP


NETWORK = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Leave the network, where that was asked for."""
    if os.environ.get(OFFLINE):
        config.stash[NETWORK] = _left_network() or "none, but for this machine itself"


def pytest_report_header(config: pytest.Config) -> str:
    """Say whether it was left."""
    return f"network: {config.stash.get(NETWORK, 'as usual; tests of ours refuse it')}"


def _left_network() -> str:
    """Go into a network namespace of one's own, with a loopback; return why that cannot be."""
    if sys.platform != "linux":
        return "not left: only Linux has namespaces"
    import fcntl

    libc, user, group = ctypes.CDLL(None, use_errno=True), os.getuid(), os.getgid()
    if libc.unshare(NEW_NETWORK):  # which only root may
        if libc.unshare(NEW_USER | NEW_NETWORK):
            return f"not left: {os.strerror(ctypes.get_errno()).lower()}"
        for name, line in (("uid_map", f"{user} {user} 1"), ("setgroups", "deny"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w") as out:
                out.write(line)
    with socket.socket() as any_socket:
        loopback = struct.pack("16sh14x", b"lo", 0)
        (flags,) = struct.unpack_from("h", fcntl.ioctl(any_socket, GET_FLAGS, loopback), 16)
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", flags | UP))
    return ""
