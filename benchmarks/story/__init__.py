"""Measures of the story layer, each on a corpus of its own."""
