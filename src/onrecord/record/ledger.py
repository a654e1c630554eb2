"""The ledger of corrections in a record: it is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from onrecord.domain.corrections import Change, Correction, CorrectionKind, Place, correction
from onrecord.record import schema
from onrecord.record.codec import decode, encode

TICK = timedelta(microseconds=1)


def read_ledger(connection: Connection) -> tuple[Correction, ...]:
    """All corrections, in the order in which they were made."""
    table = schema.ledger
    return tuple(decode(body, Correction) for body in connection.execute(select(table.c.body).order_by(table.c.made, table.c.id)).scalars())


def enter(connection: Connection, changes: Iterable[Change], *, reason: str, program: str) -> tuple[Correction, ...]:
    """Adds corrections, each made after all that stand there already, whatever the clock says."""
    made: list[Correction] = []
    for change in changes:
        made.append(correction(change, made=_now(connection), reason=reason, program=program))
        connection.execute(insert(schema.ledger).values(row_of(made[-1])))
    return tuple(made)


def row_of(one: Correction) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "value": one.change.value,
        "reason": one.reason,
        "made": one.made,
        "program": one.program,
        "body": encode(one),
    }


def from_days(connection: Connection) -> None:
    """Takes over the days that an older record holds in a table of their own, where it still has it, in the order of that table."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    if "corrections" not in tables:
        return
    rows = connection.exec_driver_sql("SELECT article, value, made, program FROM corrections WHERE field = 'published' ORDER BY id").all()
    last = datetime.min.replace(tzinfo=UTC)
    for article, value, made, program in rows:
        last = max(datetime.fromisoformat(made), last + TICK)
        change = Change(CorrectionKind.PUBLISHED, (Place(article),), value=value)
        one = correction(change, made=last.isoformat(timespec="microseconds"), program=program)
        connection.execute(insert(schema.ledger).values(row_of(one)))
    connection.exec_driver_sql("DROP TABLE corrections")


def _now(connection: Connection) -> str:
    now = datetime.now(UTC)
    latest = connection.execute(select(func.max(schema.ledger.c.made))).scalar_one()
    after = datetime.fromisoformat(latest) + TICK if latest else now
    return max(now, after).isoformat(timespec="microseconds")
