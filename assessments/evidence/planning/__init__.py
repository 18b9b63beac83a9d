"""The rules a plan keeps or breaks: rows of a table in, breaches out, nothing else looked at."""

from assessments.evidence.planning.breach import Breach, told
from assessments.evidence.planning.rows import Post, Segment, posts, segments

__all__ = ["Breach", "Post", "Segment", "posts", "segments", "told"]
