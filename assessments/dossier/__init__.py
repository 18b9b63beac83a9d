"""The decision dossier: all that one report was computed from, sealed, so that anybody can compute it again."""

from assessments.dossier.inputs import Inputs, report_of
from assessments.dossier.sealing import Finding, check, code_fingerprint, sealed

__all__ = ["Finding", "Inputs", "check", "code_fingerprint", "report_of", "sealed"]
