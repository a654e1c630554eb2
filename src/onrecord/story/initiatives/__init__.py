"""Undertakings that have a course, and their steps."""
