"""Times of the clock and parts of the day: "9:50 am (0650 GMT)", "noon", "in the morning"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.times.counts import cardinal
from onrecord.reading.times.phrases import Term, Values, any_of, compile_phrase, either, table
from onrecord.reading.times.words import DIGITS, Word

PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "daytime": "TDT",
    "midday": "T12:00",
    "noon": "T12:00",
    "midnight": "T00:00",
}
"""Parts of the day as TIMEX3 has them."""

ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "et": "",
    "ct": "",
    "pt": "",
    "ist": "",
}
"""Names of zones to their distance from UTC; "" where the season or the country decides."""

CITY_ZONES = {
    "moscow": "+03:00",
    "beijing": "+08:00",
    "tokyo": "+09:00",
    "seoul": "+09:00",
    "tehran": "+03:30",
    "kabul": "+04:30",
    "delhi": "+05:30",
}
"""Places whose clocks do not change with the season."""

NOON, DAY = 12, 24


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in TIMEX3's notation, and its distance from UTC as far as it is told."""

    value: str
    zone: str | None = None

    @property
    def minutes(self) -> int | None:
        """Minutes after midnight, where it is by the clock."""
        return int(self.value[1:3]) * 60 + int(self.value[4:6]) if len(self.value) == len("T09:50") else None


WIDEST_ZONE = 14 * 60
"""Minutes by which any place is ahead of UTC, at most."""


def local(first: Clock, second: Clock | None) -> Clock:
    """The time at the place told of, and its zone, which a second time in UTC gives: "9:50 am (0650 GMT)"."""
    if second is None or second.zone != "Z" or first.minutes is None or second.minutes is None or first.zone:
        return first
    ahead = (first.minutes - second.minutes + 12 * 60) % (24 * 60) - 12 * 60
    if abs(ahead) > WIDEST_ZONE:
        return first
    sign = "-" if ahead < 0 else "+"
    return Clock(first.value, f"{sign}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}")


def _digits(low: int, high: int, length: int | None = None) -> Term:
    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        form = words[at].form if at < len(words) else ""
        if form.isdecimal() and (len(form) == length if length else len(form) <= 2) and low <= int(form) <= high:
            yield at + 1, int(form)

    return Term(find, frozenset((DIGITS,)))


def _military(words: Sequence[Word], at: int) -> Iterator[tuple[int, str]]:
    form = words[at].form if at < len(words) else ""
    if len(form) == 4 and form.isdecimal() and int(form[:2]) < DAY and int(form[2:]) < 60:
        yield at + 1, f"T{form[:2]}:{form[2:]}"


def _hour_word(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    found = cardinal(words, at)
    if found is not None and 1 <= found[1] <= NOON:
        yield found[0], int(found[1])


def _by_halves(values: Values) -> Clock | None:
    """``9:50 am``: hours of half a day."""
    hour, half = values["hour"], values["half"]
    if not 1 <= hour <= NOON:
        return None
    hour = hour % NOON + (NOON if half == "pm" else 0)
    return Clock(f"T{hour:02}:{values.get('minute', 0):02}", values.get("zone") or None)


def _by_part(values: Values) -> Clock | None:
    """``four in the morning``."""
    return _by_halves({**values, "half": "am" if values["part"] == "TMO" else "pm"}) if values["part"] != "TNI" else None


def _of_day(values: Values) -> Clock:
    return Clock(f"T{values['hour']:02}:{values.get('minute', 0):02}", values.get("zone") or None)


def _bare(values: Values) -> Clock:
    """``eight o'clock``: which half of the day is left open, so that TIMEX3 has the hour alone and EDTF the day."""
    return Clock(f"T{values['hour']:02}", values.get("zone") or None)


_HALVES = {"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm"}

TERMS: dict[str, Term] = {
    "hour": _digits(0, 23),
    "hour_word": Term(_hour_word, frozenset("one two three four five six seven eight nine ten eleven twelve".split())),
    "minute": _digits(0, 59, length=2),
    "half": table(_HALVES),
    "military": Term(_military, frozenset((DIGITS,))),
    "zone_name": table(ZONES),
    "zone_city": table(CITY_ZONES, capital=True),
    "part": table(PARTS),
    "day_part": table({part: value for part, value in PARTS.items() if len(value) == len("TMO")}),
    "parts": table({f"{part}s": value for part, value in PARTS.items()}),
    "daypart": any_of(("standard", "daylight", "summer", "winter")),
}
TERMS["zone"] = either(
    [
        (compile_phrase("{zone_name} {daypart}? time?", TERMS), lambda values: values["zone_name"]),
        (compile_phrase("{zone_city} time", TERMS), lambda values: values["zone_city"]),
        (compile_phrase("local time", TERMS), lambda _values: ""),
        (compile_phrase("eastern|central|pacific|mountain {daypart}? time?", TERMS), lambda _values: ""),
    ]
)


def _clocks() -> Term:
    forms: Mapping[str, object] = {
        "{hour} :|.|h {minute} {half} {zone}?": _by_halves,
        "{hour} {half} {zone}?": _by_halves,
        "{hour_word:hour} {half} {zone}?": _by_halves,
        "{hour} : {minute} {zone}?": _of_day,
        "{hour} : {minute} hrs|hours|h {zone}?": _of_day,
        "{military} hours|hrs|h? {zone}": lambda values: Clock(values["military"], values["zone"] or None),
        "{military} hours|hrs": lambda values: Clock(values["military"]),
        "{hour} o '|’ clock {zone}?": _bare,
        "{hour_word:hour} o '|’ clock {zone}?": _bare,
        "{hour} in the {part}": _by_part,
        "{hour} o '|’ clock in the {part}": _by_part,
        "{hour_word:hour} in the {part}": _by_part,
        "{hour_word:hour} o '|’ clock in the {part}": _by_part,
        "noon|midday {zone}?": lambda values: Clock("T12:00", values.get("zone") or None),
        "midnight {zone}?": lambda values: Clock("T00:00", values.get("zone") or None),
    }
    return either([(compile_phrase(phrase, TERMS), build) for phrase, build in forms.items()])  # type: ignore[misc]


TERMS["clock"] = _clocks()
TERMS["time"] = either(
    [
        (compile_phrase("{clock} ( {clock:second} )", TERMS), lambda values: local(values["clock"], values["second"])),
        (compile_phrase("{clock} , or {clock:second} ,?", TERMS), lambda values: local(values["clock"], values["second"])),
        (compile_phrase("{clock}", TERMS), lambda values: values["clock"]),
    ]
)
"""A time with what stands beside it in another zone."""
