"""Bytes to text, text to paragraphs, and what can be counted about them."""
