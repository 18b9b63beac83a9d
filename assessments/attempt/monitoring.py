"""Where a position is, which settles what candidates may be asked about themselves."""

from typing import Literal, Self

from pydantic import model_validator

from rubric.record import Record

Jurisdiction = Literal["us", "us_nyc", "uk", "eu", "fr", "other"]
ORIGIN_USUAL: frozenset[Jurisdiction] = frozenset({"us", "us_nyc", "uk"})
# France forbids statistics of origin (Conseil constitutionnel, 15 November 2007, 2007-557 DC).
ORIGIN_NEVER: frozenset[Jurisdiction] = frozenset({"fr"})


class Monitoring(Record):
    """That candidates of a position are asked about themselves, once their work is handed in, and by which law."""

    jurisdiction: Jurisdiction
    origin: bool = False  # whether race or ethnicity is asked

    @model_validator(mode="after")
    def _lawful(self) -> Self:
        if self.origin and self.jurisdiction in ORIGIN_NEVER:
            raise ValueError(f"race or ethnicity is never asked in {self.jurisdiction}")
        return self


def usual(jurisdiction: Jurisdiction) -> Monitoring:
    """What is asked there unless HR says otherwise."""
    return Monitoring(jurisdiction=jurisdiction, origin=jurisdiction in ORIGIN_USUAL)
