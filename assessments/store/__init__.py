"""The one place that knows SQL; only assessments/workflow may import it."""

from assessments.store.engine import Busy, Db, Store, open_store
from assessments.store.schema import WrongDatabase

__all__ = ["Busy", "Db", "Store", "WrongDatabase", "open_store"]
