"""The days of articles that carry none."""
