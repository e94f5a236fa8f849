"""Rows and the curve -> an SVG: CPU seconds of each peer in phases, and our cost a document; light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from race.rows import Row

WIDTH, LEFT, RIGHT = 860, 152, 152  # the chart lies between the names on the left and the totals on the right
CHART = WIDTH - LEFT - RIGHT
TOP, STEP, BAR = 112, 38, 22
CURVE, INSET = 120, 40  # height of the lower chart; its points keep away from the scale
FITS = 40  # a bar this wide has room for its figure

PHASES = {
    "shingling": ("a", "shingling in Python"),
    "signatures": ("b", "signatures"),
    "LSH": ("c", "index, query, compare"),
    "one call": ("d", "all in one call"),
}
STYLE = """
svg { --paper: #fcfcfb; --line: #e4e3df; --ink: #1d2026; --soft: #626873; --figure: #1d2026;
      --a: #eab464; --b: #7db3dc; --c: #b9a2dc; --d: #2f9e77; --band: #2f9e771f;
      font: 14px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #16181d; --line: #30343c; --ink: #eceef1; --soft: #a0a7b3; --figure: #14161a;
        --a: #e2ac5c; --b: #74add9; --c: #b29bd8; --d: #46c193; --band: #46c19326; }
}
.paper { fill: var(--paper); stroke: var(--line); }
.grid { stroke: var(--line); }
text { fill: var(--ink); font-variant-numeric: tabular-nums; }
.title { font-size: 18px; font-weight: 650; }
.second { font-size: 15px; font-weight: 650; }
.soft { fill: var(--soft); font-size: 13px; }
.us { font-weight: 650; }
tspan.soft { font-weight: 400; }
.total, .us { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.figure { fill: var(--figure); font-size: 12px; text-anchor: middle; }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); } .d { fill: var(--d); }
.band { fill: var(--band); }
.curve { fill: none; stroke: var(--d); stroke-width: 2.5; stroke-linejoin: round; }
""".strip()


def draw(table: Sequence[Row], curve: Sequence[tuple[int, float]]) -> str:
    """Return the picture; `curve`: documents and CPU microseconds a document."""
    bars = TOP + STEP * len(table) + 24
    height = bars + (CURVE + 134 if curve else 12)
    body = [*head(table), *axis(table), *(part for at, r in enumerate(table) for part in bar(r, at, scale(table)))]
    if curve:
        body += costs(curve, bars + 44)
    title = f"CPU seconds to deduplicate {table[0].documents:,} documents on one core"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
            f'<title id="t">{title}</title>',
            f'<desc id="d">{escape(told(table, curve))}</desc>',
            f"<style>\n{STYLE}\n</style>",
            f'<rect class="paper" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="12"/>',
            *body,
            "</svg>\n",
        ]
    )


def told(table: Sequence[Row], curve: Sequence[tuple[int, float]]) -> str:
    """Return the picture in words."""
    bars = "; ".join(f"{r.name} {r.seconds:.2f}, finds {r.recall:.1%}" for r in table)
    points = ", ".join(f"{cost:.1f} for {number:,}" for number, cost in curve)
    return f"CPU seconds, and the share of true pairs found: {bars}." + (
        f" CPU microseconds a document of story-compare: {points}." if curve else ""
    )


def text(x: float, y: float, words: str, kind: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"' + (f' class="{kind}"' if kind else "") + f">{escape(words)}</text>"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def head(table: Sequence[Row]) -> Iterator[str]:
    yield text(28, 40, f"{table[0].documents:,} documents on one core: CPU seconds, and the true pairs found", "title")
    x = 28.0
    for phase, (kind, words) in PHASES.items():
        if any(phase in r.cpu for r in table):
            yield f'<rect class="{kind}" x="{x:.1f}" y="58" width="12" height="12" rx="3"/>'
            yield text(x + 18, 69, words, "soft")
            x += 48 + 6.6 * len(words)


def scale(table: Sequence[Row]) -> float:
    """Return pixels a second: the longest bar fills the chart."""
    return CHART / max(r.seconds for r in table)


def axis(table: Sequence[Row]) -> Iterator[str]:
    most = max(r.seconds for r in table)
    bottom = TOP + STEP * len(table)
    for at in range(int(most / tick(most)) + 1):
        seconds = at * tick(most)
        x = LEFT + seconds * scale(table)
        yield line(x, TOP - 12, x, bottom)
        yield text(x, bottom + 16, f"{seconds:g}" + (" s" if not at else ""), "soft middle")


def tick(most: float) -> float:
    """Return a round step that divides the axis into about five."""
    step = 10.0 ** math.floor(math.log10(most / 5))
    return min(step * n for n in (1, 2, 5, 10) if most / (step * n) <= 6)


def bar(r: Row, at: int, pixels: float) -> Iterator[str]:
    y = TOP + STEP * at
    middle = y + BAR / 2 + 5
    ours = " us" if "one call" in r.cpu else ""
    yield text(LEFT - 14, middle, r.name, "end" + ours)
    x = float(LEFT)
    for phase, (kind, _) in PHASES.items():
        wide = r.cpu.get(phase, 0.0) * pixels
        if wide > 0:
            yield f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{max(wide - 1, 1.5):.1f}" height="{BAR}" rx="2"/>'
        if wide >= FITS:
            yield text(x + wide / 2, middle, f"{r.cpu[phase]:.1f}", "figure")
        x += wide
    total = f"{r.seconds:.1f}" if r.seconds >= 10 else f"{r.seconds:.2f}"
    finds = "" if r.recall is None else f'<tspan class="soft">, finds {math.floor(1000 * r.recall) / 10:g} %</tspan>'
    yield text(x + 8, middle, total, "total" + ours).replace("</text>", f"{finds}</text>")


def costs(curve: Sequence[tuple[int, float]], top: float) -> Iterator[str]:
    """Yield the lower chart: cost a document by number of documents, from zero; the band is a tenth to either side."""
    yield text(28, top, "story-compare: CPU microseconds a document, the more there are", "second")
    top, bottom = top + 24, top + 24 + CURVE
    most = 1.3 * max(cost for _, cost in curve)
    middle = (max(cost for _, cost in curve) + min(cost for _, cost in curve)) / 2
    tall = (bottom - top) / most
    for step in range(int(most / tick(most)) + 1):
        y = bottom - step * tick(most) * tall
        yield line(LEFT, y, LEFT + CHART, y)
        yield text(LEFT - 14, y + 5, f"{step * tick(most):g}" + ("" if step else " µs"), "soft end")
    band = f'x="{LEFT}" y="{bottom - 1.1 * middle * tall:.1f}" width="{CHART}" height="{0.2 * middle * tall:.1f}"'
    yield f'<rect class="band" {band}/>'
    yield from points(curve, bottom, tall)
    yield text(LEFT + CHART / 2, bottom + 44, "made documents of about 200 words; the band is 20 % wide", "soft middle")


def points(curve: Sequence[tuple[int, float]], bottom: float, tall: float) -> Iterator[str]:
    """Yield the line, its points and their labels; each step to the right holds ten times more documents."""
    least, most = math.log10(curve[0][0]), math.log10(max(curve[-1][0], curve[0][0] * 10))
    wide = (CHART - 2 * INSET) / (most - least)
    placed = [(LEFT + INSET + wide * (math.log10(number) - least), bottom - tall * cost) for number, cost in curve]
    yield f'<polyline class="curve" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}"/>'
    for (number, cost), (x, y) in zip(curve, placed, strict=True):
        yield f'<circle class="d" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
        yield text(x, y - 12, f"{cost:.1f}", "middle us")
        yield text(x, bottom + 22, f"{number:,}", "soft middle")
