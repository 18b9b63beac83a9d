"""The one place that knows SQL; only assessments/workflow may import it."""

from assessments.store.engine import Db, Store, open_store

__all__ = ["Db", "Store", "open_store"]
