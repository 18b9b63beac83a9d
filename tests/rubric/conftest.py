"""Properties are tried alike on every run, and a slow machine is no failure."""

from hypothesis import settings

settings.register_profile("rubric", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("rubric")
