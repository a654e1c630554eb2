"""From an article to its analysed spaCy ``Doc``."""

from onrecord.language.pipeline import Pipeline, findings_of, load

__all__ = ["Pipeline", "findings_of", "load"]
