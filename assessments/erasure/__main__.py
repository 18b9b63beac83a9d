"""python -m assessments.erasure --dry-run: what is due to be erased, or erased now."""

import sys
from datetime import UTC, datetime

from assessments.erasure.command import main

sys.exit(main(sys.argv[1:], datetime.now(UTC)))
