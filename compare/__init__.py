"""Find duplicate and same-story news articles, and show what each outlet adds and leaves out.

The verbs are `read`, `dedup`, `cluster`, `explain`, `diff` and `report`; all they take and return are frozen values.

    import compare

    pile = compare.read("articles/")
    for story in compare.cluster(pile).stories:
        print(story.title, story.members)
"""

from typing import TYPE_CHECKING

from compare import schemas
from compare.errors import (
    CompareError,
    ExtraError,
    InputError,
    ReadError,
    SettingsError,
    SlowKernelWarning,
)
from compare.model import (
    Agreement,
    Appearance,
    Attribution,
    Change,
    Clue,
    Clustering,
    Comparison,
    Conflict,
    ConflictKind,
    Copied,
    Coverage,
    DedupReport,
    DedupStats,
    Document,
    DuplicateCluster,
    Evidence,
    Explanation,
    Factor,
    FigureEntry,
    Kind,
    Level,
    Likeness,
    Link,
    Makeup,
    Match,
    Mention,
    NameEntry,
    Note,
    Notice,
    Origin,
    Overlap,
    Pair,
    Paragraph,
    Placed,
    Point,
    Presence,
    Quote,
    QuoteEntry,
    Reading,
    Reasons,
    Relation,
    Removed,
    Rendering,
    Report,
    Revised,
    Revision,
    Skipped,
    Sourcing,
    Span,
    Status,
    Story,
    StoryReport,
    Teller,
    Wording,
    content_id,
)
from compare.settings import Settings

__version__ = "0.1.0"

if TYPE_CHECKING:
    from compare.bulk import dedup
    from compare.clusters.dedup import Dedup
    from compare.ingest.limits import Limits
    from compare.pipeline import cluster, diff, explain, read, report
    from compare.sketches.signatures import Signer
    from compare.stories.streams import Stories

# numpy and what else the verbs need is loaded with the first of them, so that importing the package stays light
_LATE = {
    "Dedup": "compare.clusters.dedup",
    "Signer": "compare.sketches.signatures",
    "Limits": "compare.ingest.limits",
    "Stories": "compare.stories.streams",
    "cluster": "compare.pipeline",
    "dedup": "compare.bulk",
    "diff": "compare.pipeline",
    "explain": "compare.pipeline",
    "read": "compare.pipeline",
    "report": "compare.pipeline",
}

__all__ = [
    "Agreement",
    "Appearance",
    "Attribution",
    "Change",
    "Clue",
    "Clustering",
    "CompareError",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Copied",
    "Coverage",
    "Dedup",
    "DedupReport",
    "DedupStats",
    "Document",
    "DuplicateCluster",
    "Evidence",
    "Explanation",
    "ExtraError",
    "Factor",
    "FigureEntry",
    "InputError",
    "Kind",
    "Level",
    "Likeness",
    "Limits",
    "Link",
    "Makeup",
    "Match",
    "Mention",
    "NameEntry",
    "Note",
    "Notice",
    "Origin",
    "Overlap",
    "Pair",
    "Paragraph",
    "Placed",
    "Point",
    "Presence",
    "Quote",
    "QuoteEntry",
    "ReadError",
    "Reading",
    "Reasons",
    "Relation",
    "Removed",
    "Rendering",
    "Report",
    "Revised",
    "Revision",
    "Settings",
    "SettingsError",
    "Signer",
    "Skipped",
    "SlowKernelWarning",
    "Sourcing",
    "Span",
    "Status",
    "Stories",
    "Story",
    "StoryReport",
    "Teller",
    "Wording",
    "cluster",
    "content_id",
    "dedup",
    "diff",
    "explain",
    "read",
    "report",
    "schemas",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module 'compare' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_LATE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
