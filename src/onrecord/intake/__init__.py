"""From bytes to articles: formats, encodings, headers and furniture; the raw text and its offsets are kept."""

from onrecord.intake.loading import Loaded, Refused, load, load_again, read
from onrecord.intake.sources import Source, find

__all__ = ["Loaded", "Refused", "Source", "find", "load", "load_again", "read"]
