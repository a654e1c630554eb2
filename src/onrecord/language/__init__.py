"""From an article to its analysed spaCy ``Doc``."""

from onrecord.language.pipeline import Pipeline, findings, load

__all__ = ["Pipeline", "findings", "load"]
