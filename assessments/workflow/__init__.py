"""Every verb of the product: pages say what somebody does, and this package checks the right and keeps the record."""

from assessments.store import Store, open_store

__all__ = ["Store", "open_store"]
