"""Statements of the hot path: written with the tables like any other, compiled once, then handed to the driver as they
are. What SQLAlchemy does for every execution of a statement costs more than a small statement itself.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.sql.compiler import SQLCompiler

from core.store.db import Tx


class Statement:
    """One statement with named parameters. Values go to the driver untouched: integers and text only."""

    def __init__(self, written: Executable) -> None:
        self._written = written
        self._compiled: dict[str, tuple[str, tuple[str, ...], Mapping[str, Any]]] = {}

    def run(self, tx: Tx, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Execute it once."""
        sql, names, constants = self._compiled.get(tx.dialect.name) or self._compile(tx)
        return tx.exec_driver_sql(sql, tuple(values[n] if n in values else constants[n] for n in names))

    def run_many(self, tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute it for every row; for none, not at all."""
        if rows:
            sql, names, constants = self._compiled.get(tx.dialect.name) or self._compile(tx)
            every = [tuple(row[n] if n in row else constants[n] for n in names) for row in rows]
            tx.exec_driver_sql(sql, every)

    def _compile(self, tx: Tx) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
        compiled: SQLCompiler = self._written.compile(dialect=tx.dialect)  # type: ignore[attr-defined]  # of all of ours
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        found = (str(compiled), tuple(compiled.positiontup or ()), constants)
        self._compiled[tx.dialect.name] = found
        return found
