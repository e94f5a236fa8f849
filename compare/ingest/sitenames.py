"""The names that a page gives its site and its article -> the same without slogans, kinds and what only repeats the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.ingest.articles import host
from compare.ingest.markup import letters

FAR = 2  # times as long as what is no more than a site's name
PARTS = re.compile(r"\s(?:[-–—|·•»]|::)\s|:\s|\s?\|\s?")


def site_name(name: str, url: str) -> str:
    """Return a site's name without the slogan that stands beside it, where its address tells which is which.

    >>> site_name("Oakfield Courier | The town's own paper", "https://www.oakfieldcourier.example/")
    'Oakfield Courier'
    """
    label = letters(host(url).partition(".")[0])
    parts = [part for part in PARTS.split(name) if letters(part) == label]
    return parts[0].strip() if len(parts) == 1 and label else name


def headline(title: str, headings: Iterable[str]) -> str:
    """Return a title without what stands behind the page's own heading in it: the site, a section, the kind of text.

    >>> headline("Bridge closed | Editorial", ["Bridge closed"])
    'Bridge closed'
    """
    whole = letters(title)
    for heading in headings:
        begun = letters(heading)
        if begun and whole != begun and whole.startswith(begun):
            cut = next((part for part in _beginnings(title) if letters(part) == begun), "")
            if cut:
                return cut
    return title


def likelier(window: str, heading: str) -> str:
    """Return the likelier title of a page that declares none: its heading, unless its window's title is another and far longer.

    >>> likelier("Oakfield closes its bridge", "The Courier"), likelier("The Courier", "Oakfield closes its bridge")
    ('Oakfield closes its bridge', 'Oakfield closes its bridge')
    """
    own, other = letters(heading), letters(window)
    return heading if own and (own in other or FAR * len(own) >= len(other)) else window


def _beginnings(title: str) -> Iterable[str]:
    """Yield the title up to each mark that parts it."""
    return (title[: mark.start()].rstrip() for mark in PARTS.finditer(title))
