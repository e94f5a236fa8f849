from collections.abc import Sequence

Matrix = tuple[object, object, object]

def rarest(rows: Matrix, holders: object, most: int, written: Matrix, /) -> None: ...
def transposed(rows: Matrix, holders: object, written: Matrix, /) -> None: ...
def likeliest(
    these: Matrix,
    postings: Matrix,
    rows: int,
    own: object,
    most: int,
    partners: object,
    scores: object,
    found: object,
    /,
) -> None: ...
def products(rows: Matrix, pairs: object, kinds: object, classes: int, sums: object, /) -> None: ...
def merges(
    size: int,
    left: object,
    right: object,
    units: object,
    cut: int,
    tight: int,
    pseudo: int,
    low: object,
    high: object,
    means: object,
    /,
) -> int: ...
def ranks(keys: object, rank: object, first: object, /) -> int: ...
def overlaps(
    keys: object,
    gains: object,
    flags: object,
    ways: int,
    others: Sequence[object],
    values: Sequence[object],
    sums: object,
    flagged: object,
    /,
) -> None: ...
