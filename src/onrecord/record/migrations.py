"""The named steps that bring an older record to today's tables."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect
from sqlalchemy.schema import CreateColumn

from onrecord.record.ledger import from_days
from onrecord.record.schema import APPLICATION_ID, TOLD, articles, metadata, provenances


def create_tables(connection: Connection) -> None:
    metadata.create_all(connection)


def tell_anew(connection: Connection) -> None:
    """Make the tables of the story anew, with the columns that they have now; it is told again when the record is next opened."""
    metadata.drop_all(connection, tables=TOLD)
    metadata.create_all(connection)


def open_ledger(connection: Connection) -> None:
    """One ledger for corrections of every kind."""
    tell_anew(connection)
    from_days(connection)


def add_columns(connection: Connection) -> None:
    """The columns that the tables of articles and their places have won."""
    create_tables(connection)
    for table in (articles, provenances):
        held = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in held:
                connection.exec_driver_sql(
                    f"ALTER TABLE {table.name} ADD COLUMN {CreateColumn(column).compile(dialect=connection.dialect)}"
                )


def part_stories(connection: Connection) -> None:
    """Several stories in place of one."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS story")
    tell_anew(connection)


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001_tables", create_tables),
    ("0002_channels", tell_anew),
    ("0003_corrections", create_tables),
    ("0004_ledger", open_ledger),
    ("0005_contexts", add_columns),
    ("0006_copies", create_tables),
    ("0007_stories", part_stories),
)
"""Forward steps, each safe to run again; a record's ``user_version`` counts those it has taken."""


def migrate(connection: Connection) -> list[str]:
    """Takes the steps that the record lacks.

    Returns:
        The names of the steps taken.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    pending = MIGRATIONS[version:]
    for _, step in pending:
        step(connection)
    if pending:
        connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return [name for name, _ in pending]
