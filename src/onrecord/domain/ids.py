"""Identifiers that follow from what they name: the same input gives the same ids in any order."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"


def digest(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def identify(kind: str, *parts: object) -> str:
    """An id of the form ``kind-0123456789abcdef`` from the parts' plain text."""
    joined = SEPARATOR.join(str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(joined.encode()).hexdigest()[:16]}"
