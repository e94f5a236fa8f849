"""A list of texts -> the pairs (or flags) that one peer reports, each phase timed; one function a peer, all of one shape.

    python -m race.runners NAME CORPUS.jsonl THRESHOLD

Runs in the environment of that peer. Every peer runs in the fastest way that its documentation shows, in batches where
it takes them; word 5-shingles, 128 permutations, one thread. Libraries are imported before the texts are loaded, so
that their own weight does not count.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from race.clock import Clock, load, pin, tell, utf8

Found = Mapping[str, Sequence[Sequence[int]] | Sequence[int]]  # "pairs", perhaps "clusters"; or "flagged"
T = TypeVar("T", str, bytes)
Run = Callable[[list[str], float, Clock], Found]

PERMUTATIONS = 128
BANDS = 32  # where the caller chooses and it must divide 128: 16 bands of 8 would lose two fifths of pairs at 0.7
BATCH = 2_000  # documents shingled at a time: as fast as all at once, and a small part of the memory
SHINGLING, SIGNATURES, LSH, WHOLE = "shingling", "signatures", "LSH", "one call"
words = re.compile(r"\w+").findall


def shingles(text: str) -> list[str]:
    """Return the word 5-shingles in order, repeats included, which change no signature of a set.

    The fastest way known to us in plain Python; the usual set of joined slices takes twice as long.
    """
    w = words(text.lower())
    return list(map(" ".join, zip(w, w[1:], w[2:], w[3:], w[4:], strict=False))) or [" ".join(w)]


def slices(text: str) -> set[str]:
    """Return the distinct word 5-shingles in the usual way."""
    w = words(text.lower())
    return {" ".join(w[i : i + 5]) for i in range(max(1, len(w) - 4))}


def shingles_utf8(text: str) -> list[bytes]:
    """Return the same as bytes, for hash functions that take nothing else; encoded once a text, not once a shingle."""
    w = " ".join(words(text.lower())).encode().split()
    return list(map(b" ".join, zip(w, w[1:], w[2:], w[3:], w[4:], strict=False))) or [b" ".join(w)]


def shingled(texts: list[str], clock: Clock, cut: Callable[[str], list[T]]) -> Iterator[list[list[T]]]:
    for at in range(0, len(texts), BATCH):
        with clock(SHINGLING):
            batch = [cut(text) for text in texts[at : at + BATCH]]
        yield batch


def gaoya() -> Run:
    from gaoya.minhash import MinHashStringIndex

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # built-in analyser (Rust, splits at white space), bulk calls, bands chosen by gaoya from the threshold;
        # a query has to hash its text again, as there is no call that takes the signature of an indexed document.
        # "vec" holds ids where nothing is removed, says its documentation; here it is as fast as "smallvec"
        with clock(SIGNATURES):
            index = MinHashStringIndex(
                hash_size=32,
                jaccard_threshold=threshold,
                num_bands=None,
                band_size=None,
                num_hashes=PERMUTATIONS,
                analyzer="word",
                lowercase=True,
                ngram_range=(5, 5),
                id_container="vec",
            )
            index.par_bulk_insert_docs(list(range(len(texts))), texts)
        with clock(LSH):
            neighbours = index.par_bulk_query(texts)
            return {"pairs": [(i, j) for i, near in enumerate(neighbours) for j in near if i < j]}

    return run


def rensa() -> Run:
    from rensa import RMinHash, RMinHashLSH

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # full-set R-MinHash, the mode its README advises for similarity; batch calls. Objects, not the faster digest
        # matrix (0.7 s less for 100,000 documents): of a matrix the index answers flags only, not who is like whom
        sketches: list[RMinHash] = []
        for batch in shingled(texts, clock, shingles):
            with clock(SIGNATURES):
                sketches += RMinHash.from_token_sets(batch, num_perm=PERMUTATIONS, seed=42)
        with clock(LSH):
            index = RMinHashLSH(threshold, PERMUTATIONS, BANDS)
            index.insert_many(sketches)
            asked = enumerate(index.query_all(sketches))
            suspected = ((i, j) for i, near in asked for j in near if i < j)
            return {"pairs": [(i, j) for i, j in suspected if sketches[i].jaccard(sketches[j]) >= threshold]}

    return run


def rensa_slices() -> Run:
    from rensa import RMinHash, RMinHashLSH

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # the pipeline as most write it: a set of joined slices for each document, then a sketch of each, then the index
        with clock(SHINGLING):
            held = [slices(text) for text in texts]
        with clock(SIGNATURES):
            sketches = RMinHash.from_token_sets(held, num_perm=PERMUTATIONS, seed=42)
        with clock(LSH):
            index = RMinHashLSH(threshold, PERMUTATIONS, BANDS)
            for row, sketch in enumerate(sketches):
                index.insert(row, sketch)
            suspected = ((i, j) for i, sketch in enumerate(sketches) for j in index.query(sketch) if i < j)
            return {"pairs": [(i, j) for i, j in suspected if sketches[i].jaccard(sketches[j]) >= threshold]}

    return run


def rensa_rho() -> Run:
    from rensa import RMinHash, RMinHashLSH

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # the mode of its headline figures, as its own benchmark calls it: one matrix of all documents, flags only.
        # Matrices of batches cannot be joined, so every shingle is held at once
        held = [document for batch in shingled(texts, clock, shingles) for document in batch]
        with clock(SIGNATURES):
            matrix = RMinHash.digest_matrix_from_token_sets_rho(held, num_perm=PERMUTATIONS, seed=42)
        with clock(LSH):
            # eight bands, as in that benchmark; with 16, 32 or 64, and with other probes, it finds no more than 0.02 more
            index = RMinHashLSH(threshold, PERMUTATIONS, 8)
            flags = index.query_duplicate_flags_matrix_one_shot(matrix)
        return {"flagged": [row for row, flag in enumerate(flags) if flag]}

    return run


def fast_sketch() -> Run:
    import numpy as np
    from FastSketchLSH import LSH as INDEX
    from FastSketchLSH import FastSimilaritySketch

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # batches of str tokens (encoding them first costs more than it saves), candidates as one CSR array,
        # the estimate of each pair from the matrix in one numpy call instead of one estimate_jaccard a pair
        sketcher = FastSimilaritySketch(size=PERMUTATIONS, seed=42)
        parts = []
        for batch in shingled(texts, clock, shingles):
            with clock(SIGNATURES):
                parts.append(sketcher.batch(batch, num_threads=1))
        with clock(LSH):
            sketches = np.vstack(parts)
            index = INDEX(num_perm=PERMUTATIONS, num_bands=BANDS, num_threads=1)
            index.insert(sketches)
            near, starts = index.query(sketches, format="csr")
            rows = np.repeat(np.arange(len(sketches)), np.diff(starts).astype(np.int64))
            rows, near = rows[rows < near], near[rows < near]
            alike = (sketches[rows] == sketches[near]).mean(axis=1) >= threshold
            return {"pairs": list(zip(rows[alike].tolist(), near[alike].tolist(), strict=True))}

    return run


def datasketch() -> Run:
    from datasketch import MinHash, MinHashLSH
    from xxhash import xxh32_intdigest

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # version 2's scheme with xxhash for SHA-1, bulk signatures, no check for repeated keys, estimates verified
        sketches: list[MinHash] = []
        for batch in shingled(texts, clock, shingles_utf8):
            with clock(SIGNATURES):
                sketches += MinHash.bulk(batch, num_perm=PERMUTATIONS, seed=1, hashfunc=xxh32_intdigest)
        with clock(LSH):
            index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
            for row, sketch in enumerate(sketches):
                index.insert(row, sketch, check_duplication=False)
            suspected = ((i, j) for i, sketch in enumerate(sketches) for j in index.query(sketch) if i < j)
            return {"pairs": [(i, j) for i, j in suspected if sketches[i].jaccard(sketches[j]) >= threshold]}

    return run


def text_dedup() -> Run:
    import numpy as np
    from text_dedup.minhash import RNG, embed_func
    from text_dedup.utils import UnionFind, optimal_param, xxh3_32hash

    def run(texts: list[str], threshold: float, clock: Clock) -> Found:
        # its kernel, tables and union as in its main(), with the 32-bit hashes that it offers as the faster ones;
        # without the Hugging Face dataset around them, which only adds to the time
        bands, rows = optimal_param(threshold, PERMUTATIONS, false_positive_weight=0.5, false_negative_weight=0.5)
        most, prime = np.uint32(2**32 - 1), np.uint32(2**32 - 5)
        permutations = tuple(RNG.randint(low, prime, size=(PERMUTATIONS,), dtype=np.uint32) for low in (1, 0))
        how = {"ngram_size": 5, "min_length": 1, "hash_func": xxh3_32hash, "dtype": np.uint32, "max_hash": most}
        how |= {"hashranges": [(b * rows, (b + 1) * rows) for b in range(bands)], "modulo_prime": prime}
        tables: list[defaultdict[bytes, set[int]]] = [defaultdict(set) for _ in range(bands)]
        with clock(SIGNATURES):
            signed = [
                embed_func(text, row, num_perm=PERMUTATIONS, permutations=permutations, **how)["__signatures__"]
                for row, text in enumerate(texts)
            ]
        with clock(LSH):
            union, edges = UnionFind(), set()
            for row, keys in enumerate(signed):
                for table, key in zip(tables, keys, strict=True):
                    table[key].add(row)
            for table in tables:
                for members in table.values():
                    first = min(members)
                    for other in members - {first}:
                        edges.add((first, other))
                        union.union(other, first)
        return {"pairs": sorted(edges)}

    return run


def story_compare() -> Run:
    from race.ours import runner

    return runner()


# its name on the page -> what pip installs first, second …, and the runner; the first of these is the one measured
PEERS: dict[str, tuple[list[str], Callable[[], Run]]] = {
    "story-compare": (["story-compare"], story_compare),
    "gaoya": (["gaoya"], gaoya),
    "rensa": (["rensa"], rensa),
    "rensa, as usual": (["rensa"], rensa_slices),
    "rensa, rho": (["rensa"], rensa_rho),
    "FastSketchLSH": (["FastSketchLSH"], fast_sketch),
    "datasketch": (["datasketch", "xxhash"], datasketch),
    "text-dedup": (["text-dedup"], text_dedup),
}


def measure(name: str, corpus: Path, threshold: float) -> dict[str, object]:
    run = PEERS[name][1]()
    texts = load(corpus)
    clock = Clock()
    found = run(texts, threshold, clock)
    return clock.stop(len(texts), utf8(texts), found=found)


if __name__ == "__main__":
    pin()
    tell(lambda: measure(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))
