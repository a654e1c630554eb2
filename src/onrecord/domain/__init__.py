"""The nouns of the record, one frozen dataclass for each concept, without any input or output."""
