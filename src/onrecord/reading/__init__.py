"""From an analysed article to its Reading."""

from onrecord.reading.reader import read

__all__ = ["read"]
