"""Labelled sets -> tables: how recipes do on a set they were not chosen on, and what becomes of the shipped one when varied."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import mean

import numpy as np
from pages import head, row

from compare.options import encoder_of
from compare.stories.recipe import RECIPE, Recipe
from trials.calibration import fitted, judged
from trials.curves import SAMPLES, SHARE, Curves
from trials.search import CUT, DRAWN, ROUNDS, SPACE, Trials
from trials.sets import LabelledSet


def held_out(sets: Sequence[LabelledSet]) -> Iterator[str]:
    """Yield the table of every set left out once, and the tables of what was chosen and fitted without it."""
    trials = Trials([Curves.of(one) for one in sets])
    chosen = {one.name: trials.best(one.name) for one in sets}
    steps = {one.name: judged(one, RECIPE) for one in sets}
    curves = [fitted([steps[other.name] for other in sets if other is not one]) for one in sets]
    yield f"Each set in turn is left out; the others choose a recipe among {ROUNDS * DRAWN} drawn at random, the later ones"
    yield "around the best of the earlier (cross-entropy method), by B3 F1 of the stories: the mean over sets, over the whole set"
    yield f"and {SAMPLES} samples of {SHARE:.0%} of its stories, and over the cut and its neighbours. `far` is not fitted: a set"
    yield "whose stories last for hours cannot tell how much an article with a wrong date is to be doubted."
    yield ""
    yield from _reached(sets, [[RECIPE] * len(sets), [*chosen.values()]])
    yield ""
    yield head("calibration", "`even`", "`steepness`")
    yield row("shipped", f"{RECIPE.even:g}", f"{RECIPE.steepness:g}")
    yield row("fitted to all sets", *_curve(fitted(list(steps.values()))))
    yield from (row(f"without {one.name}", *_curve(curve)) for one, curve in zip(sets, curves, strict=True))
    yield ""
    yield from _choices(chosen)


def _reached(sets: Sequence[LabelledSet], recipes: Sequence[Sequence[Recipe]]) -> Iterator[str]:
    columns = ("shipped recipe", "chosen without this set")
    yield head(
        "set", "articles", "stories", "with a date", "days of a story, median", *(f"B3: {name}" for name in columns)
    )
    scores = [[one.b_cubed(recipe) for one, recipe in zip(sets, each, strict=True)] for each in recipes]
    for one, *reached in zip(sets, *scores, strict=True):
        dated, spans = float(1.0 - np.isnan(one.times).mean()), one.spans()
        days = f"{np.median(spans):.1f}" if len(spans) else "–"
        yield row(
            one.name, f"{len(one.row):,}", one.stories, f"{dated:.0%}", days, *(f"{score:.3f}" for score in reached)
        )
    yield row("mean", "", "", "", "", *(f"{mean(each):.3f}" for each in scores))


def _curve(curve: tuple[float, float]) -> tuple[str, str]:
    return f"{curve[0]:.3f}", f"{curve[1]:.2f}"


def _choices(chosen: Mapping[str, Recipe]) -> Iterator[str]:
    yield head("field", "tried", "shipped", *(f"without {name}" for name in chosen))
    for name, field in {**SPACE, "even": CUT}.items():
        values = [f"{getattr(recipe, name):g}" for recipe in chosen.values()]
        yield row(f"`{name}`", f"{field.low:g} to {field.high:g}", f"{getattr(RECIPE, name):g}", *values)


def varied(sets: Sequence[LabelledSet]) -> Iterator[str]:
    """Yield the table of the shipped recipe with one field changed, each by a quarter of what was tried."""
    trials = Trials([Curves.of(one) for one in sets])
    yield "One field at a time is changed by a quarter of the range that was tried: B3 F1, mean of all sets, and in brackets"
    yield f"smoothed over samples and cuts as above. Shipped: {_figures(sets, trials, RECIPE)}.\n"
    yield head("field", "shipped", "less", "B3", "more", "B3")
    for name, field in {**SPACE, "even": CUT}.items():
        own, step = getattr(RECIPE, name), (field.high - field.low) / 4
        cells = []
        for value in (field.rounded(own - step), field.rounded(own + step)):
            changed = replace(RECIPE, **{name: type(own)(value)})
            cells += [f"{value:g}", _figures(sets, trials, changed)] if changed != RECIPE else ["–", "–"]
        yield row(f"`{name}`", f"{own:g}", *cells)


def encoded(sets: Sequence[LabelledSet], name: str) -> Iterator[str]:
    """Yield the table of what an encoder adds to the shipped recipe, and what it costs."""
    encoder = encoder_of(name)
    yield f"With `{name}` as the encoder, and all else as shipped.\n"
    yield head("set", "B3: without", "B3: with the encoder", "CPU s an article, of the encoder")
    for one in sets:
        without, begun = one.b_cubed(RECIPE), time.process_time()
        meant = one.b_cubed(RECIPE, encoder)
        seconds = (time.process_time() - begun) / len(one.heads)
        yield row(one.name, f"{without:.3f}", f"{meant:.3f}", f"{seconds:.2f}")


def _figures(sets: Sequence[LabelledSet], trials: Trials, recipe: Recipe) -> str:
    return f"{mean(one.b_cubed(recipe) for one in sets):.4f} ({trials.at_its_cut(recipe):.4f})"
