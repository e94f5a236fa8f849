"""Given names -> whether one is a usual short form of the other: Liz of Elizabeth, Bob of Robert."""

from __future__ import annotations

_SHORT = """
abigail abby|alexander alex|alexandra alex|albert al bert|andrew andy drew|anthony tony|arthur art|barbara barb
benjamin ben|bernard bernie|catherine cathy kate katie|charles charlie chuck|christina chris tina
christine chris|christopher chris|cynthia cindy|daniel dan danny|david dave|deborah deb debbie|donald don donnie
dorothy dot dottie|douglas doug|edward ed eddie ned ted|elizabeth beth betsy betty eliza liz lizzie|eugene gene
francis frank|franklin frank|frederick fred|geoffrey geoff|gerald gerry jerry|gregory greg|harold hal harry
henry hank harry|jacob jake|jacqueline jackie|james jamie jim jimmy|jeffrey jeff|jennifer jen jenny|jerome jerry
jessica jess|john jack johnny|jonathan jon|joseph joe joey|joshua josh|judith judy|katherine kate kathy katie
kathleen kathy|kenneth ken|kimberly kim|lawrence larry|leonard len lenny|louis lou|margaret maggie meg peggy
martin marty|matthew matt|michael mick mike|mitchell mitch|nathan nate|nathaniel nate|nicholas nick|pamela pam
patricia pat patty tricia|patrick pat paddy|peter pete|philip phil|randall randy|raymond ray|rebecca becky
richard dick rich rick|robert bob bobby rob robbie|ronald ron|russell russ|samantha sam|samuel sam
stephanie steph|stephen steve|steven steve|stuart stu|susan sue|theodore ted teddy|theresa terry
thomas tom tommy|timothy tim|victoria vicky|vincent vince|walter walt|william bill billy will|zachary zach
"""
_ENTRIES = (entry.split() for line in _SHORT.strip().splitlines() for entry in line.split("|"))
_FULL = {full: frozenset(short) for full, *short in _ENTRIES}


def is_short_form(short: str, full: str) -> bool:
    """Return whether a given name is a usual short form of another.

    >>> is_short_form("Liz", "Elizabeth"), is_short_form("Beth", "Liz")
    (True, False)
    """
    return short.lower() in _FULL.get(full.lower(), ())
