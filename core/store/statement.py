"""Statements of the hot path: written with the tables like any other, compiled once, then handed to the driver as they
are. What SQLAlchemy does for every execution of a statement costs more than a small statement itself.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.sql.compiler import SQLCompiler

from core.store.db import Tx


@dataclass(frozen=True, slots=True)
class Rows:
    """What a statement gave: rows with a name for each column, and how many rows it touched."""

    rows: Sequence[Any]
    rowcount: int

    def all(self) -> Sequence[Any]:
        return self.rows

    def one_or_none(self) -> Any:
        """The only row, if there is one."""
        return self.rows[0] if self.rows else None

    def scalar(self) -> Any:
        """The first value of the first row; None without rows."""
        return self.rows[0][0] if self.rows else None


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    picked: Callable[[Mapping[str, Any]], tuple[Any, ...]]  #: the parameters, in their order
    constants: Mapping[str, Any]

    def parameters(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return self.picked({**self.constants, **values} if self.constants else values)


class Statement:
    """One statement with named parameters. Values go to the driver untouched, and come back so: integers and text."""

    def __init__(self, written: Executable) -> None:
        self._written = written
        self._compiled: dict[str, _Compiled] = {}
        self._made: Callable[[Iterable[Any]], Any] | None = None  #: a row, of which the columns are always the same

    def run(self, tx: Tx, values: Mapping[str, Any]) -> Rows:
        """Execute it once."""
        compiled = self._compiled.get(tx.dialect.name) or self._compile(tx)
        driver, parameters = bare(tx), compiled.parameters(values)
        if driver is None:
            result = tx.exec_driver_sql(compiled.sql, parameters)
            return Rows(result.all() if result.returns_rows else (), result.rowcount)
        cursor = driver.execute(compiled.sql, parameters)
        if cursor.description is None:
            return Rows((), cursor.rowcount)
        if self._made is None:
            self._made = _row(tuple(column[0] for column in cursor.description))
        return Rows([self._made(row) for row in cursor.fetchall()], cursor.rowcount)

    def run_many(self, tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute it for every row; for none, not at all."""
        if rows:
            compiled = self._compiled.get(tx.dialect.name) or self._compile(tx)
            driver, every = bare(tx), [compiled.parameters(row) for row in rows]
            if driver is None:
                tx.exec_driver_sql(compiled.sql, every)
            else:
                driver.executemany(compiled.sql, every)

    def _compile(self, tx: Tx) -> _Compiled:
        compiled: SQLCompiler = self._written.compile(dialect=tx.dialect)  # type: ignore[attr-defined]  # of all of ours
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        found = _Compiled(str(compiled), _picking(tuple(compiled.positiontup or ())), constants)
        self._compiled[tx.dialect.name] = found
        return found


def _picking(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What finds the values of these names: as quickly as Python can."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _row(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Makes rows whose columns have these names."""
    made: Any = namedtuple("Row", names)  # type: ignore[misc]  # the names are known when the statement has run
    maker: Callable[[Iterable[Any]], Any] = made._make
    return maker


def bare(tx: Tx) -> Any:
    """The driver's own connection where SQLAlchemy's can be passed by: in the writing thread of SQLite; else None."""
    return tx.connection.dbapi_connection if tx.dialect.driver == "pysqlite" else None
