"""The address under which versions of one page meet."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

PORTS = {"http": 80, "https": 443}
"""Schemes of pages, with the ports that go without saying."""
BARE = re.compile(r"(?://)?(?=[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$))")
"""The beginning of an address whose scheme goes without saying."""
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)", re.IGNORECASE)
"""A page that an archive keeps, with the address that it had."""
CACHED = re.compile(r"https?://(?:www\.google\.[a-z.]+/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[cv])/(?:(s)/)?(.+)", re.IGNORECASE)
"""A page for telephones in a cache, with the address that it has at home."""
OWN_SERVERS = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.]+)")
"""Names of a site's own servers that all give the same pages."""
DEFAULT_PAGE = re.compile(r"(?:/+(?:index|default)\.(?:html?|php|aspx?|shtml|jsp))+$", re.IGNORECASE)
FOR_TELEPHONES = re.compile(r"^(?:/amp)+(?=/.*[\d-])|(?<=[\d-])(?P<rest>[^/\d-]*?)(?:[/.]amp)+(?P<kind>(?:\.html?)?)$", re.IGNORECASE)
"""The mark of the form for telephones of a page whose name has a figure or a hyphen, as articles have."""
NAMED_BY_FRAGMENT = re.compile(r"!.+|\d{5,}")
"""Fragments that name a page of their own, and no place in one."""
AS_IT_IS = "/~!$&'()*+,;=:@-._"
"""What stands in a path as it is (RFC 3986)."""

TRACKING = re.compile(
    r"(?:utm|mc|at|ns|pk|mtm|itm|hsa|vero|oly|guce|_hs)_.+|wt\..+|(?:fbc|gc|dc|yc|twc|ttc)lid|(?:wbra|gbra|msclk|igsh|ic|nc|cmp|ocp?|s_c)id"
    r"|_ga|_gl|igsh|cmp|intcmp|xtor|ref|ref_?src|ref_url|rref|mtrref|referrer|smid|smtyp|smprod|hpt?|ito|mkt_tok|partner|guccounter"
    r"|share_?(?:id|type)|sr_share|__twitter_impression|__source|campaign(?:_?id)?|amp|amp_js_v|usqp|outputtype=amp",
    re.IGNORECASE,
)
"""Parts of a query that tell where a reader came from, or which form of a page is wanted, and not which page."""


def normal(url: str) -> str | None:
    """The address of a page without all that may differ between two visits to it; ``None`` for a site's home page, and for no address.

    It is for comparing alone: how the page is reached is left out. What may name the page stays.
    """
    try:
        parts = urlsplit(_at_home(url.strip()))
        port = parts.port
    except ValueError:
        return None
    site = _site(parts.hostname or "")
    page = _path(parts.path) + _query(parts.query)
    page += f"#{parts.fragment}" if NAMED_BY_FRAGMENT.fullmatch(parts.fragment) else ""
    if parts.scheme not in PORTS or "." not in site or not page:
        return None
    return f"{site}:{port}{page}" if port not in (None, *PORTS.values()) else f"{site}{page}"


def _at_home(url: str) -> str:
    """The address that a page in an archive or a cache has at home."""
    url = BARE.sub("https://", url, count=1) if BARE.match(url) else url
    if kept := ARCHIVED.fullmatch(url):
        return _at_home(kept[1])
    if held := CACHED.fullmatch(url):
        return f"http{held[1] or ''}://{held[2]}"
    return url


def _site(host: str) -> str:
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    return OWN_SERVERS.sub("", host.rstrip("."), count=1)


def _path(path: str) -> str:
    """The path with one way to write each character, without what tells only which form of the page is wanted."""
    written = quote(unquote_to_bytes(re.sub("%2f", "%252F", path, flags=re.IGNORECASE)), safe=AS_IT_IS)
    whole = DEFAULT_PAGE.sub("", re.sub("/{2,}", "/", written).rstrip("/"))
    return FOR_TELEPHONES.sub(lambda mark: (mark["rest"] or "") + (mark["kind"] or ""), whole)


def _query(query: str) -> str:
    named = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _tells_way(name, value)]
    return f"?{urlencode(sorted(named))}" if named else ""


def _tells_way(name: str, value: str) -> bool:
    return any(TRACKING.fullmatch(words) for words in (name, f"{name}={value}"))
