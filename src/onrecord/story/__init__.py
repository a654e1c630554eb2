"""What only several articles show: Readings in, one Story out."""

from onrecord.story.tell import tell

__all__ = ["tell"]
