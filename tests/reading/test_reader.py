"""What a Reading holds of a report, and that its evidence is the text's own."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import language
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.reading import read
from tests.reading.samples import TALKS, article, reading, words


def spans(found: Reading) -> Iterator[Span]:
    for actor in found.actors:
        yield from (m.span for m in actor.mentions)
        yield from (r.span for r in actor.roles)
    for statement in found.statements:
        yield from statement.content
        yield from (s for s in (statement.cue, statement.speaker_span, statement.addressee, statement.venue) if s)
    for event in found.events:
        yield from (s for s in (event.span, event.clause, event.place, event.condition) if s)
    for quantity in found.quantities:
        yield from (s for s in (quantity.span, quantity.of) if s)
    yield from (t.span for t in found.times if t.span)
    yield from found.sentences


def speakers(text: str) -> dict[str, str | None]:
    found = reading(text)
    names = {a.key: a.name for a in found.actors}
    return {s.content[0].of(text): names.get(s.speaker or "") for s in found.statements}


def test_a_quotation_has_its_speaker_cue_and_kind() -> None:
    found = reading(TALKS)
    quoted = next(s for s in found.statements if s.content[0].of(TALKS).startswith("We will not sit down"))
    assert quoted.kind is StatementKind.DIRECT
    assert words(TALKS, quoted.cue) == "told"
    assert words(TALKS, quoted.addressee) == "reporters"
    assert speakers(TALKS)[quoted.content[0].of(TALKS)] == "Ilse Brandt"


def test_indirect_speech_loses_its_complementizer() -> None:
    assert "the offer came too late" in speakers(TALKS)


def test_a_pronoun_is_resolved() -> None:
    said = speakers(TALKS)
    assert said["the offer came too late"] == "Ilse Brandt"
    assert next(who for words_, who in said.items() if words_.startswith("It is the only way out")) == "Tomas Vey"


def test_a_person_has_a_title_and_the_country_of_it() -> None:
    vey = next(a for a in reading(TALKS).actors if a.name == "Tomas Vey")
    assert "Estonian President" in {r.title for r in vey.roles}
    assert vey.country == "EST"


def test_numbers_have_ranges_and_approximators() -> None:
    found = {q.span.of(TALKS).split()[-1]: q for q in reading(TALKS).quantities}
    boats = next(q for k, q in found.items() if k == "boats")
    assert (boats.low, boats.high, boats.approx) == (12, 12, "at least")
    sailors = next(q for k, q in found.items() if k == "sailors")
    assert (sailors.low, sailors.high) == (300, 400)


def test_a_rejection_is_an_event_of_its_actor() -> None:
    found = reading(TALKS)
    names = {a.key: a.name for a in found.actors}
    rejected = next(e for e in found.events if e.span.of(TALKS) == "rejected")
    assert rejected.type is not None
    assert rejected.type.value == "REJECT"
    assert {names[k] for k in rejected.actors} & {"Ilse Brandt", "Denmark"}


def test_every_span_lies_in_the_text_with_words_in_it() -> None:
    for span in spans(reading(TALKS)):
        assert 0 <= span.start < span.end <= len(TALKS)
        assert span.of(TALKS).strip()


def test_every_key_that_is_used_is_an_actor() -> None:
    found = reading(TALKS)
    known = {a.key for a in found.actors}
    used = {k for e in found.events for k in (*e.actors, *e.recipients)} | {s.speaker for s in found.statements}
    assert used - {None} <= known


def test_reading_twice_gives_the_same() -> None:
    pipeline = language.load(threads=1)
    made = article(TALKS)
    assert read(pipeline(made), made) == reading(TALKS)


LINES = st.lists(
    st.sampled_from([*TALKS.split("\n"), '"', "“He said", "” she added.", "…", "TALKS FAIL", "\t", "42,000", "Q: Why? A: Because."]),
    max_size=6,
)


@given(LINES)
@settings(max_examples=15, deadline=None)
def test_any_company_of_lines_is_read_with_spans_in_the_text(parts: list[str]) -> None:
    text = "\n".join(parts)
    for span in spans(reading(text)):
        assert span.of(text).strip() or span.of(text)
        assert span.end <= len(text)
