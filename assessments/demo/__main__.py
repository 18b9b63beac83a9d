"""python -m assessments.demo --stage rated: a database in which every page has something true to show."""

import sys
from datetime import UTC, datetime

from assessments.demo.command import main

sys.exit(main(sys.argv[1:], datetime.now(UTC)))
