"""Templates and values -> whole pages: every text sanitised and escaped, style and script inlined and named in the policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.reports.dates import moment
from compare.reports.html.words import lang, percent, printed, spoken, web
from compare.reports.phrases import counted


@cache
def templates() -> Environment:
    """Return the templates of this room; whatever they print passes through `printed`, and is escaped."""
    environment = Environment(
        loader=PackageLoader("compare.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"moment": moment, "counted": counted, "percent": percent, "web": web, "lang": lang}
    environment.filters["spoken"] = spoken
    return environment


def page(template: str, *, rules: str = "", **values: object) -> str:
    """Return a whole page; `rules` is style of our own making for this page alone."""
    style = Markup(str(asset("style.css")) + rules)  # noqa: S704 - both ours
    ours = {"first": asset("first.js"), "script": asset("page.js")}
    scripts = " ".join(f"'{digest(script)}'" for script in ours.values())
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src {scripts}; base-uri 'none'; form-action 'none'"
    )
    return templates().get_template(template).render(style=style, policy=policy, **ours, **values)


def piece(template: str, **values: object) -> Markup:
    """Return a part of a page."""
    return Markup(templates().get_template(template).render(**values))  # noqa: S704 - escaped by the template


@cache
def asset(name: str) -> Markup:
    """Return a file of ours that is inlined."""
    return Markup(files("compare.reports.html").joinpath(name).read_text("utf-8"))  # noqa: S704 - ours


def digest(text: str) -> str:
    """Return how a content security policy names an inlined text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
