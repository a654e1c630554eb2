"""Reads a pile of news reports and keeps the record: who said and did what to whom, when, on whose word."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import Progress, ReadResult, Record, Shown, annotate, open_record, read
    from onrecord.errors import Ambiguous, CorrectionError, InputError, NotFound, OnRecordError, PipelineError, RecordError
    from onrecord.publish.annotation.annotated import Annotation

__all__ = [
    "Ambiguous",
    "Annotation",
    "CorrectionError",
    "InputError",
    "NotFound",
    "OnRecordError",
    "PipelineError",
    "Progress",
    "ReadResult",
    "Record",
    "RecordError",
    "Shown",
    "annotate",
    "open_record",
    "read",
]

_HOMES = ("onrecord.errors", "onrecord.api", "onrecord.publish.annotation.annotated")


def __getattr__(name: str) -> object:
    """Imports a public name when it is first asked for, so that ``import onrecord`` costs nothing."""
    if name in __all__:
        for home in _HOMES:
            module = import_module(home)
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
