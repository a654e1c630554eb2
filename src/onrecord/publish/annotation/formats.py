"""The formats that an annotated article can be written in, and what they share."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    JSON = "json"
    """One object a line: all layers, with their offsets."""

    CONLLU = "conllu"
    """CoNLL-U of Universal Dependencies, with names and chains in the bracket style of CorefUD."""

    BRAT = "brat"
    """Stand-off lines of brat, to lie beside the text."""

    TIMEML = "timeml"
    """TimeML 1.2.1: times and events tagged in the text."""


SUFFIXES = {Format.JSON: ".json", Format.CONLLU: ".conllu", Format.BRAT: ".ann", Format.TIMEML: ".tml"}

IN_A_ROW = frozenset({Format.JSON, Format.CONLLU})
"""Formats in which one article may follow another."""


def one_line(text: str) -> str:
    """Text with every run of white space made one blank, for formats of which a line is a unit."""
    return " ".join(text.split())
