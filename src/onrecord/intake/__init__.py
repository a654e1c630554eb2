"""From bytes to articles: formats, encodings, headers and furniture; the raw text and its offsets are kept."""

from onrecord.intake.formats.fields import FIELDS
from onrecord.intake.loading import Loaded, load, load_again, read
from onrecord.intake.meta import read_meta
from onrecord.intake.pieces import NOTHING_TOLD, Meta, Refused, Told
from onrecord.intake.sources import Source, find

__all__ = ["FIELDS", "NOTHING_TOLD", "Loaded", "Meta", "Refused", "Source", "Told", "find", "load", "load_again", "read", "read_meta"]
