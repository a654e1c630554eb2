"""Opens the SQLite file of a record, and says plainly what is wrong with a file that is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordError
from onrecord.record.migrations import MIGRATIONS, migrate
from onrecord.record.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\x00"
BUSY_SECONDS = 30
"""How long one process waits while another writes."""
NOT_A_RECORD = "a record is the file that `onrecord read PATH… --into RECORD` writes"
DAMAGED = "read the files again into another record, or go back to a copy of this one"
NOT_USABLE = "check that the file and its folder can be written, and that no other run holds it"


def open_database(path: Path, *, create: bool = False) -> Engine:
    """The engine of the record at ``path``, brought to today's tables.

    Args:
        path: the record's file.
        create: makes the record where there is none yet.

    Raises:
        RecordError: if there is no record at ``path``, or one that this version cannot use.
    """
    if not _has_content(path, create=create):
        return _prepared(path)
    _check_magic(path)
    engine = _engine(path)
    with transaction(engine, path) as connection:
        _check_application(connection, path)
    return _prepared(path)


@contextmanager
def transaction(engine: Engine, path: Path, *, writes: bool = False) -> Iterator[Connection]:
    """One transaction: all of it or nothing. A writer takes its turn at once, so that two never deadlock.

    Args:
        engine: the record's.
        path: the record's file, for messages.
        writes: whether it may write.

    Raises:
        RecordError: if the file is locked, read-only or damaged, or the disk full.
    """
    with _connected(engine, path, begin="BEGIN IMMEDIATE" if writes else "BEGIN") as connection:
        yield connection


@contextmanager
def _connected(engine: Engine, path: Path, *, begin: str) -> Iterator[Connection]:
    try:
        with engine.execution_options(onrecord_begin=begin).begin() as connection:
            yield connection
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise
        hint = NOT_USABLE if isinstance(error, OperationalError) else DAMAGED
        raise RecordError(f"{path}: {error.orig}", hint=hint) from error


def _has_content(path: Path, *, create: bool) -> bool:
    if path.is_dir():
        raise RecordError(f"{path}: is a folder, not a record", hint=NOT_A_RECORD)
    if not path.exists() and not create:
        raise RecordError(f"{path}: no such record", hint=f"`onrecord read PATH… --into {path}` makes one")
    if not path.exists() and not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}", hint="make the folder first, or name another place with --into")
    return path.exists() and (path.stat().st_size > 0 or not create)


def _check_magic(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}", hint="check the permissions of the file") from error
    if head != MAGIC:
        raise RecordError(f"{path}: is not a record", hint=NOT_A_RECORD)


def _check_application(connection: Connection, path: Path) -> None:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application != APPLICATION_ID and tables:
        raise RecordError(f"{path}: is a database of another program, not a record", hint=NOT_A_RECORD)
    if version > len(MIGRATIONS):
        raise RecordError(f"{path}: was written by a newer version of onrecord", hint="`pip install --upgrade onrecord`")


def _prepared(path: Path) -> Engine:
    engine = _engine(path)
    with transaction(engine, path) as connection:
        current = connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(MIGRATIONS)
    if not current:
        with _connected(engine, path, begin="") as connection:  # which is not to be had within a transaction
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with transaction(engine, path, writes=True) as connection:
            migrate(connection)
    return engine


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # the driver would begin and commit behind our back
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options()["onrecord_begin"]
    if begin:
        connection.exec_driver_sql(begin)
