from collections.abc import Sequence

Ranges = Sequence[tuple[int, int]]

def learn(unspaced: Ranges, /) -> tuple[str, ...]: ...
def sketch(
    texts: object,
    first: int,
    last: int,
    seed: int,
    ngram: int,
    level: int,
    factors: object,
    offsets: object,
    functions: int,
    bands: int,
    rows: int,
    signatures: object,
    keys: object,
    prints: object,
    digests: object,
    tokens: object,
    modulus: int,
    samples: object,
    /,
) -> bytes: ...
def shingle_sets(texts: object, count: int, seed: int, ngram: int, bounds: object, /) -> bytes: ...
def bucket_pairs(keys: object, cap: int, /) -> tuple[bytes, int]: ...
def agreements(prints: object, functions: int, pairs: object, counts: object, /) -> None: ...
def intersections(hashes: object, bounds: object, left: object, right: object, counts: object, /) -> None: ...
def components(left: object, right: object, places: int, /) -> bytearray: ...
