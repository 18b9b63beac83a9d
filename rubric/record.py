"""The frozen value that every record is made of, and text that exists in both languages."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
CLOSE = 1e-6  # sums of authored shares and weights are compared within this


class Record(BaseModel):
    """An immutable value; an unknown field is an error."""

    # What checks a record is built when the first one is made: a process holds it for the kinds that it meets.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(Record):
    """Words a person reads, authored in both languages; neither may be missing."""

    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)

    def said(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en
