"""Saved web pages: their visible text, which of it is the article, and what their head tells."""
