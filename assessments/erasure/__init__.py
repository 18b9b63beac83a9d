"""Erases what has been kept as long as candidates were told, from the console: python -m assessments.erasure."""
