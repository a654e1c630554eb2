from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Initiative, Step, StepStatus
from onrecord.story.initiatives.courses import as_of, standing

EVIDENCE = (Evidence("a", Span(0, 9)),)
TIMES = ("2031-03-10", "2031-03-11?", "2031-03-10/2031-03-12", "2031-03", "2031-03-14/..", "../2031-03-01", None)


def course(*told: tuple[str | None, StepStatus]) -> Initiative:
    steps = tuple(Step(when, status, None, EVIDENCE) for when, status in told)
    return Initiative("i", "Ada Brenn–Sergei Malin: summit", (), steps[-1].status, steps)


SUMMIT = course(("2031-03-10", StepStatus.PROPOSED), ("2031-03-11?", StepStatus.DOUBTED), ("2031-03-14", StepStatus.CANCELLED))


def test_the_course_stands_as_it_did_on_the_day() -> None:
    found = as_of(SUMMIT, date(2031, 3, 12))
    assert found is not None
    assert ([s.status for s in found.steps], found.status) == ([StepStatus.PROPOSED, StepStatus.DOUBTED], StepStatus.DOUBTED)
    assert (found.id, found.name) == (SUMMIT.id, SUMMIT.name)
    assert as_of(SUMMIT, date(2031, 3, 14)) == SUMMIT


def test_before_its_first_step_there_is_no_undertaking() -> None:
    assert as_of(SUMMIT, date(2031, 3, 9)) is None


def test_a_step_counts_once_it_has_been_taken_for_sure() -> None:
    month = course(("2031-03", StepStatus.PLANNED))
    assert as_of(month, date(2031, 3, 30)) is None
    assert as_of(month, date(2031, 3, 31)) == month
    going_on = course(("2031-03-10/..", StepStatus.ONGOING))
    assert as_of(going_on, date(2031, 3, 10)) == going_on


def test_a_step_without_a_day_counts_on_none() -> None:
    assert as_of(course((None, StepStatus.PLANNED)), date.max) is None


@given(st.lists(st.sampled_from(TIMES), min_size=1), st.dates(date(2031, 2, 1), date(2031, 4, 30)), st.integers(0, 60))
def test_steps_are_never_lost_as_time_goes_on(times: list[str | None], day: date, later: int) -> None:
    initiative = course(*((when, StepStatus.PLANNED) for when in times))
    now, then = as_of(initiative, day), as_of(initiative, date.fromordinal(day.toordinal() + later))
    assert now is None or (then is not None and set(now.steps) <= set(then.steps))
    assert now is None or as_of(now, day) == now


def test_it_stands_where_most_tell_that_it_does_on_the_last_day() -> None:
    told = [
        ("2031-03-10", StepStatus.PLANNED),
        ("2031-03-14", StepStatus.DONE),
        ("2031-03-14?", StepStatus.DONE),
        ("2031-03-14", StepStatus.DOUBTED),
    ]
    assert standing(course(*told).steps) is StepStatus.DONE
    assert standing(course(*told[:2], told[3]).steps) is StepStatus.DOUBTED
    assert standing(course(("2031-03-10", StepStatus.PLANNED), (None, StepStatus.DONE)).steps) is StepStatus.DONE
