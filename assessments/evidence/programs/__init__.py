"""The functions behind checks that patterns cannot make, by the name the bank calls them.

A module of this package holds those of one kind of work and a mapping `PROGRAMS`; it is joined to the others here.
"""

from collections.abc import Mapping

from assessments.evidence.programs import interview, links, texts
from assessments.evidence.verdict import Program

PROGRAMS: Mapping[str, Program] = {**texts.PROGRAMS, **links.PROGRAMS, **interview.PROGRAMS}
