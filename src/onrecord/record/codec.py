"""Domain objects to JSON text and back."""

from __future__ import annotations

from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")

_converter = make_converter(detailed_validation=False)


def encode(thing: object) -> str:
    """JSON text of a domain object."""
    return _converter.dumps(thing, ensure_ascii=False, separators=(",", ":"))


def decode(body: str, noun: type[T]) -> T:
    """The domain object of type ``noun`` that ``encode`` made ``body`` from."""
    return _converter.loads(body, noun)


def to_columns(thing: object) -> dict[str, Any]:
    """A domain object as a dictionary of plain values, one for each field."""
    columns: dict[str, Any] = _converter.unstructure(thing)
    return columns


def from_columns(columns: dict[str, Any], noun: type[T]) -> T:
    """The domain object of type ``noun`` with these fields; others are ignored."""
    return _converter.structure(columns, noun)
