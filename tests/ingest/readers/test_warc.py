"""Laws of reading crawls."""

from __future__ import annotations

import gzip
import io
import time
import zlib
from collections.abc import Callable

import pytest

from compare.ingest.crawls import records
from compare.ingest.http import response
from compare.ingest.limits import Limits
from compare.model import Reading

STORY = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen.",
    "Mayor Ada Quill said that engineers had found two cracks in the northern pier, and that nobody would be let across.",
    "“We would rather be late than sorry,” she told reporters in the town hall, where some eighty people had gathered.",
)
BODY = "".join(f"<p>{text}" for text in STORY)
PAGE = f"<!DOCTYPE html><html><head><title>Bridge {{n}}</title></head><body><article>{BODY}</article></body></html>"


def http(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str) -> bytes:
    """Return a response."""
    headers = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def warc(
    body: bytes, kind: str = "response", url: str = "https://courier.example.com/1", length: int | None = None
) -> bytes:
    """Return a record of WARC, with a length that need not be true."""
    kinds = {"response": "application/http; msgtype=response", "conversion": "text/plain", "resource": "text/html"}
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {kinds.get(kind, 'application/http')}\r\n"
    return f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body + b"\r\n\r\n"


def arc(body: bytes, url: str = "https://courier.example.com/1") -> bytes:
    """Return a record of ARC."""
    return f"{url} 192.0.2.7 20310402143000 text/html {len(body)}\n".encode() + body + b"\n"


def page(number: int) -> bytes:
    """Return a page."""
    return PAGE.replace("{n}", str(number)).encode()


def url(number: int) -> str:
    """Return its address."""
    return f"https://www.courier.example.com/{number}"


CRAWL = b"".join(
    (
        warc(b"software: ours\r\n", "warcinfo"),
        warc(b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc(http(page(1)), url=url(1)),
        warc(http(b"\x89PNG", "image/png"), url=url(2)),
        warc(http(b"Gone", status="404 Not Found"), url=url(3)),
        warc(page(4), "resource", url(4)),
        warc("\n\n".join(("Bridge 5", *STORY)).encode(), "conversion", url(5)),
        warc(b"", "revisit", url(1)),
    )
)
ARC = arc(b"1 0 Ours\nURL IP-address Archive-date Content-type Archive-length\n", "filedesc://a.arc") + b"".join(
    arc(http(page(n)), url(n)) for n in (1, 2)
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_pages_and_texts_of_a_crawl_are_articles(name: str, taken: Callable[..., Reading]) -> None:
    """Named by their addresses; what holds none is counted, not listed; the day of the crawl is not the day of the news."""
    raw = CRAWL if not name.endswith("gz") else gzip.compress(CRAWL[:900]) + gzip.compress(CRAWL[900:])
    found = taken(name, raw)
    assert [(d.id, d.url, d.title) for d in found.documents] == [(url(n), url(n), f"Bridge {n}") for n in (1, 4, 5)]
    assert all(tuple(p.text for p in d.paragraphs)[-3:] == STORY for d in found.documents)
    assert {d.outlet for d in found.documents} == {"courier.example.com"}
    assert all(d.published is None for d in found.documents)
    assert [d.origin.rpartition("/")[2] for d in found.documents] == [f"{name}[{n}]" for n in (2, 5, 6)]
    (told,) = found.skipped
    assert told.reason == "3 of 8 records hold no page or text: 1 image/png, 1 of status 404, 1 revisit"


@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz", "a"])
def test_an_older_kind_of_crawl(name: str, taken: Callable[..., Reading]) -> None:
    """ARC has no names of fields, and is read all the same."""
    found = taken(name, gzip.compress(ARC) if name.endswith("gz") else ARC)
    assert [d.id for d in found.documents] == [url(1), url(2)] and not found.skipped


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        (warc(http(page(1)), url=url(1), length=len(http(page(1))) + 50), [1, 2, 3]),
        (warc(http(page(1)), url=url(1), length=len(http(page(1))) + 3000), [1, 2, 3]),
        (warc(http(page(1)), url=url(1), length=10**15), [2, 3]),
        (warc(http(page(1)), url=url(1), length=200), [2, 3]),
        (b"junk between two records\r\n\r\n", [2, 3]),
        (warc(http(page(1))).replace(b"Content-Length", b"Content-Lengths"), [2, 3]),
        (b"WARC/1.0\r\n" + b"x" * 300_000 + b"\r\n\r\n", [2, 3]),
    ],
    ids=["too long", "much too long", "endless", "too short", "junk", "no length", "a long line"],
)
def test_a_wrong_length_costs_its_record(broken: bytes, left: list[int], taken: Callable[..., Reading]) -> None:
    """The next record is found by its first line."""
    found = taken("a.warc", warc(b"", "warcinfo") + broken + b"".join(warc(http(page(n)), url=url(n)) for n in (2, 3)))
    ids = [d.id for d in found.documents]
    assert ids[-len(left) :] == [url(n) for n in left]
    assert found.skipped or left == [1, 2, 3]


def test_a_crawl_that_is_cut_off_gives_what_there_is(taken: Callable[..., Reading]) -> None:
    """The last page says that it is not whole."""
    raw = warc(http(page(1)), url=url(1)) + warc(http(page(2)), url=url(2))
    found = taken("a.warc", raw[:-60])
    assert [d.id for d in found.documents] == [url(1), url(2)]
    assert found.documents[1].notes == ("the record is cut off",)
    packed = gzip.compress(raw)
    found = taken("a.warc.gz", packed[: len(packed) - 30])
    assert found.documents or found.skipped


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page(1)), {"Content_Encoding": "gzip"}),
        (zlib.compress(page(1)), {"Content_Encoding": "deflate"}),
        (zlib.compress(page(1))[2:-4], {"Content_Encoding": "deflate"}),
        (page(1), {"Content_Encoding": "gzip"}),
        (page(1), {"Transfer_Encoding": "chunked"}),
        (
            b"%x\r\n%b\r\n5;a=b\r\n%b\r\n0\r\n\r\n" % (len(page(1)) - 5, page(1)[:-5], page(1)[-5:]),
            {"Transfer_Encoding": "chunked"},
        ),
    ],
    ids=["gzip", "deflate", "bare deflate", "not gzip", "not chunked", "chunked"],
)
def test_a_body_is_unpacked(body: bytes, headers: dict[str, str], taken: Callable[..., Reading]) -> None:
    """However the server sent it, and where the crawler had unpacked it already."""
    assert taken("a.warc", warc(http(body, **headers))).documents[0].title == "Bridge 1"


def test_a_body_in_an_old_encoding(taken: Callable[..., Reading]) -> None:
    """The header of the response tells it."""
    text = "Die Brücke müsse schließen, sagte die Bürgermeisterin über größere Schäden.".encode("cp1252")
    (found,) = taken("a.warc", warc(http(text, "text/plain; charset=iso-8859-1"))).documents
    assert found.text.startswith("Die Brücke müsse schließen")


def test_bodies_over_the_cap_are_skipped_and_never_held(taken: Callable[..., Reading]) -> None:
    """One that inflates beyond it, one that is beyond it, and one in a packing that is not known cost themselves."""
    bomb = http(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    raw = (
        warc(bomb)
        + warc(http(b"x" * 200_000))
        + warc(http(b"x", Content_Encoding="br"))
        + warc(http(page(4)), url=url(4))
    )
    start = time.process_time()
    found = taken("a.warc", raw, limits=Limits(max_bytes=100_000))
    assert [d.id for d in found.documents] == [url(4)]
    assert ["over the cap" in s.reason for s in found.skipped] == [True, True, False]
    assert time.process_time() - start < 5


def test_any_bytes_are_records_or_faults() -> None:
    """Nothing raises, however a crawl is cut up."""
    for raw in (CRAWL, ARC):
        for at in range(0, len(raw), 97):
            list(records(io.BytesIO(raw[at:]), 10_000))
            list(records(io.BytesIO(raw[:at]), 100))
            response(raw[at:], 100)
