"""From an article to its analysed spaCy ``Doc``."""

from onrecord.language.peer import Peer, load_peer
from onrecord.language.pipeline import Pipeline, findings_of, load

__all__ = ["Peer", "Pipeline", "findings_of", "load", "load_peer"]
