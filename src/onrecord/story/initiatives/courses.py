"""The course of an undertaking as it stood on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.domain.edtf import ends
from onrecord.domain.stories import Initiative, Step, StepStatus


def standing(steps: Sequence[Step]) -> StepStatus:
    """Where an undertaking stands after its steps, in order: what most places tell of the last day, of equals the last."""
    last = ends(steps[-1].when) if steps[-1].when else None
    latest = [step for step in steps if last and step.when and ends(step.when) == last] or steps[-1:]
    told = Counter({step.status: 0 for step in reversed(latest)})
    for step in latest:
        told[step.status] += len(step.evidence)
    return told.most_common(1)[0][0]


def as_of(initiative: Initiative, day: date) -> Initiative | None:
    """The undertaking with the steps that were taken by the end of ``day``; ``None`` where none was.

    A step counts from the last day of its time, the first day on which it has been taken for sure: one of ``2031-03`` counts from 31
    March on, and one of ``2031-03-10/2031-03-12`` from 12 March. A time without an end (``2031-03-10/..``) counts from its beginning.
    A step without a day counts on none: nothing tells whether it was taken by then.
    """
    steps = tuple(step for step in initiative.steps if _taken(step, day))
    return replace(initiative, steps=steps, status=standing(steps)) if steps else None


def _taken(step: Step, day: date) -> bool:
    first, last = ends(step.when) if step.when else (None, None)
    known = last or first
    return known is not None and known <= day
