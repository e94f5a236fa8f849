"""All knobs and their defaults; a value out of range is refused where it is set."""

from __future__ import annotations

from dataclasses import dataclass

from compare.errors import SettingsError

# Words for `story_cut`: the stricter, the smaller the stories; those of a stricter one lie within those of a looser.
GRANULARITIES = {"strict": 0.9, "fine": 0.7, "usual": 0.5, "broad": 0.3, "loose": 0.1}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary. Shares, likenesses and probabilities lie in 0..1.

    ngram: words in a shingle. num_perm: most hash functions in a signature; a dedup computes as many as it needs. threshold:
    least Jaccard of near copies. containment: least share of an excerpt that its source holds. recall: wanted chance that a
    pair right at the threshold becomes a candidate. seed: of all hashing; one that nobody knows guards against texts made to
    collide. bucket_cap: documents in a bucket that are still paired each with each. excerpts: whether a dedup also drops
    excerpts and revisions below the threshold. chains: whether a copy of a copy belongs to the original too; without, each
    member of a duplicate cluster matches its representative. story_cut: probability that two groups are of
    one story, from which on they are one. link_cut: least strength of a link that is shown: its probability times the chances
    that neither paragraph is told by one article only.
    """

    ngram: int = 5
    num_perm: int = 128
    threshold: float = 0.7
    containment: float = 0.8
    recall: float = 0.995
    seed: int = 1
    bucket_cap: int = 200
    excerpts: bool = False
    chains: bool = True
    story_cut: float = 0.5
    link_cut: float = 0.14

    def __post_init__(self) -> None:
        if not 0 < self.story_cut < 1:
            raise SettingsError(
                f"story_cut {self.story_cut} is no granularity; choose a number between 0 and 1, such as 0.5"
            )
        for name in ("threshold", "containment", "link_cut"):
            value = getattr(self, name)
            if not 0 < value <= 1:
                raise SettingsError(f"{name} {value} is not a share; choose a number above 0 and up to 1")
        if not 0 < self.recall < 1:
            raise SettingsError(
                f"recall {self.recall} cannot be wanted; choose a number between 0 and 1, such as 0.995"
            )
        for name, least in (("ngram", 1), ("num_perm", 8), ("bucket_cap", 2)):
            value = getattr(self, name)
            if value < least:
                raise SettingsError(f"{name} {value} is too small; choose {least} or more")
        if self.num_perm > 4096:
            raise SettingsError(f"num_perm {self.num_perm} is too large; choose up to 4096")
        if not 0 <= self.seed < 2**32:
            raise SettingsError(f"seed {self.seed} does not fit 32 bits; choose a number from 0 to {2**32 - 1}")


DEFAULTS = Settings()
