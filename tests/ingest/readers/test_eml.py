"""Laws of reading a mail."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from compare.ingest.limits import Limits
from compare.model import Reading

HTML = """<html><body style="x"><table><tr><td><h2>Oakfield closes its bridge</h2><p>The bridge is shut until May.</p>
<p>Nobody was hurt, said Mayor Quill.</p></td></tr></table></body></html>"""


def newsletter(html: str = HTML, text: str = "The bridge is shut.\n\nNobody was hurt.") -> EmailMessage:
    """Return a newsletter with a text and a page."""
    mail = EmailMessage()
    mail["From"] = '"Oakfield Courier Brücke" <news@courier.example.com>'
    mail["Subject"] = "Die Brücke – Morning briefing"
    mail["Date"] = "Wed, 02 Apr 2031 14:30:00 +0200 (CEST)"
    mail["Message-ID"] = "<17@courier.example.com>"
    mail["Archived-At"] = "<https://courier.example.com/letters/17>"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_a_newsletter_gives_all_that_it_says(taken: Callable[..., Reading]) -> None:
    """The page in it is its text, whoever sent it its outlet, the subject its title."""
    mail = newsletter()
    mail.add_attachment("Not the letter, but its attachment.", filename="terms.html", subtype="html")
    mail["Content-Language"] = "en-GB"
    (found,) = taken("letter.eml", mail.as_bytes()).documents
    assert [p.text for p in found.paragraphs] == [
        "Oakfield closes its bridge",
        "The bridge is shut until May.",
        "Nobody was hurt, said Mayor Quill.",
    ]
    assert (found.title, found.outlet) == ("Die Brücke – Morning briefing", "Oakfield Courier Brücke")
    assert found.published == datetime(2031, 4, 2, 12, 30, tzinfo=UTC)
    assert (found.id, found.url, found.language) == ("letter.eml", "https://courier.example.com/letters/17", "en")
    assert found.author == ""


def test_a_mail_is_known_by_its_headers(taken: Callable[..., Reading]) -> None:
    """Whatever its file is called; a text that begins with a date and a subject is none."""
    assert taken("letter.txt", newsletter().as_bytes()).documents[0].outlet == "Oakfield Courier Brücke"
    note = "Date: 2 April 2031\nSubject: the bridge\n\nThe bridge is shut."
    assert taken("note.txt", note).documents[0].title != "the bridge"


def test_a_mail_without_a_page_is_its_text(taken: Callable[..., Reading]) -> None:
    """Plain mails are as good; a sender without a name is known by the host."""
    mail = newsletter(html="")
    mail.replace_header("From", "news@courier.example.com")
    (found,) = taken("letter.eml", mail.as_bytes()).documents
    assert [p.text for p in found.paragraphs] == ["The bridge is shut.", "Nobody was hurt."]
    assert found.outlet == "courier.example.com"


def test_a_mail_in_an_old_encoding(taken: Callable[..., Reading]) -> None:
    """The encoding that a part names is used; one that is unknown is guessed."""
    for label in ("windows-1252", "x-nobody-knows"):
        raw = f"From: a@b.example\nSubject: =?{label}?Q?Br=FCcke?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset={label}\n"
        raw += "Content-Transfer-Encoding: 8bit\n\nDie Brücke müsse schließen, sagte die Bürgermeisterin über größere Schäden.\n"
        (found,) = taken("a.eml", raw.encode("cp1252")).documents
        assert "Brücke müsse schließen" in found.text


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.example\nSubject: x\nMessage-ID: <1>\n\n",
        b"From: =?utf-8?B?!!!?=\nSubject: =?x?Q?=\nDate: never\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nnothing",
        b"MIME-Version: 1.0\nFrom: x\nSubject: y\nContent-Type: text/html; charset=\xff\nContent-Transfer-Encoding: base64\n\n&&&",
    ],
)
def test_a_broken_mail_is_read_or_skipped(raw: bytes, taken: Callable[..., Reading]) -> None:
    """Nothing raises."""
    found = taken("a.eml", raw)
    assert len(found.documents) + len(found.skipped) == 1


def test_parts_nested_deep_take_no_time(taken: Callable[..., Reading]) -> None:
    """A thousand parts one in the other are skipped or read, within a second."""
    raw = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    raw += b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000))
    start = time.process_time()
    found = taken("a.eml", raw + b"Content-Type: text/plain\n\nwords\n")
    assert len(found.documents) + len(found.skipped) == 1
    assert time.process_time() - start < 5


def test_a_mail_over_the_cap_is_skipped(taken: Callable[..., Reading]) -> None:
    """As any article."""
    assert "over the cap" in taken("a.eml", newsletter().as_bytes(), limits=Limits(max_bytes=300)).skipped[0].reason
