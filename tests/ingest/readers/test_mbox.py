"""Laws of reading a folder of mail."""

from __future__ import annotations

from collections.abc import Callable

from compare.ingest.limits import Limits
from compare.model import Reading

MAIL = """From - Wed Apr  2 14:30:00 2031
From: Oakfield Courier <news@courier.example.com>
Subject: {subject}
Message-ID: <{subject}@courier.example.com>

The bridge is shut, the {subject} says.

>From Monday on it is open.
From the town hall we hear nothing.

"""


def mbox(*subjects: str) -> str:
    """Return a folder of mails."""
    return "".join(MAIL.replace("{subject}", subject) for subject in subjects)


def test_each_mail_is_a_document(taken: Callable[..., Reading]) -> None:
    """Ids are those of the mails; a line that begins with From does not part two unless it looks like it."""
    for name in ("letters.mbox", "letters", "letters.txt"):
        found = taken(name, mbox("one", "two"))
        assert [d.id for d in found.documents] == ["one@courier.example.com", "two@courier.example.com"]
        assert [d.origin[-3:] for d in found.documents] == ["[0]", "[1]"]
        assert [p.text for p in found.documents[0].paragraphs][1:] == [
            "From Monday on it is open. From the town hall we hear nothing."
        ]


def test_a_mail_over_the_cap_costs_itself(taken: Callable[..., Reading]) -> None:
    """The next one is read."""
    found = taken("a.mbox", mbox("one") + "x" * 5000 + "\n\n" + mbox("two"), limits=Limits(max_bytes=1000))
    assert [d.title for d in found.documents] == ["two"]
    assert "over the cap of 1,000" in found.skipped[0].reason


def test_a_mail_without_words_is_skipped(taken: Callable[..., Reading]) -> None:
    """With its number."""
    found = taken("a.mbox", "From - Wed Apr  2 14:30:00 2031\nSubject: x\n\n\n" + mbox("two"))
    assert [(s.origin[-3:], s.reason) for s in found.skipped] == [("[0]", "no text")]
