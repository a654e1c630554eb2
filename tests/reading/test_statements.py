"""Statements of small reports of our own."""

from tests.reading.samples import reading, words

PAIR = """Ministers part ways

"We are close," Finance Minister Otto Brand said on Friday. "One more week, and we sign."

He added that the other side had moved. According to the central bank, prices fell by 2 percent.

Foreign Minister Clara Nyström and Trade Minister Leo Marsh said they would not travel.
"""


def by_content(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Speaker and cue of each statement, by the beginning of its words."""
    found = reading(text)
    names = {a.key: a.name for a in found.actors}
    return {s.content[0].of(text): (names.get(s.speaker or ""), words(text, s.cue)) for s in found.statements}


def test_a_quotation_that_its_cue_interrupts_is_one_statement_or_one_voice() -> None:
    found = reading(PAIR)
    names = {a.key: a.name for a in found.actors}
    brand = [s for s in found.statements if names.get(s.speaker or "") == "Otto Brand"]
    spoken = " ".join(c.of(PAIR) for s in brand for c in s.content)
    assert "We are close," in spoken
    assert "One more week, and we sign." in spoken


def test_according_to_is_a_cue_and_a_body_speaks() -> None:
    said = by_content(PAIR)
    who, cue = said["prices fell by 2 percent"]
    assert (who or "").lower() == "central bank"
    assert (cue or "").lower() == "according to"


def test_joint_speakers_get_a_statement_each() -> None:
    found = reading(PAIR)
    names = {a.key: a.name for a in found.actors}
    joint = {names.get(s.speaker or "") for s in found.statements if "they would not travel" in s.content[0].of(PAIR)}
    assert joint == {"Clara Nyström", "Leo Marsh"}


def test_ids_are_the_entries_own() -> None:
    ids = [s.id for s in reading(PAIR).statements]
    assert len(ids) == len(set(ids))
