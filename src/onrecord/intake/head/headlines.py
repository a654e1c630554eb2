"""Titles as pages, feeds and databases give them, made bare of markup and of the outlet's name."""

from __future__ import annotations

import re
from html import unescape

from onrecord.intake.text.lines import key

SUFFIX = re.compile(r"\s+(?:[|•·»/–—-]|::)\s+(?=[^|•·»–—]*$)")
"""Before the name of the outlet at the end of a title."""

LEAST = 3
"""Words that must be left of a title without its end."""


def html_free(title: str) -> str:
    """A title without tags and character references that were set within it, and with single spaces."""
    return " ".join(re.sub(r"</?\w[^<>]{0,100}>", "", unescape(title)).split())


def bare(title: str, outlet: str | None) -> str:
    """A title without the outlet's name at its end."""
    parts = SUFFIX.split(title)
    if len(parts) < 2:
        return title
    rest = title[: len(title) - len(parts[-1])].rstrip()
    rest = re.sub(r"\s+(?:[|•·»/–—-]|::)$", "", rest)
    named = outlet is not None and (key(parts[-1]) in key(outlet) or key(outlet) in key(parts[-1]))
    surely = "|" in title[len(rest) : len(title) - len(parts[-1])]
    return rest if (named or surely) and len(rest.split()) >= LEAST else title
