"""One SQLite file with JSON rows and blobs. Knows neither people nor messages."""

import json
import sqlite3

Key = tuple[int | str, ...]

_TABLES = """
CREATE TABLE IF NOT EXISTS row (kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, key));
CREATE TABLE IF NOT EXISTS blob (id TEXT PRIMARY KEY, bytes BLOB NOT NULL);
"""
_PUT = "INSERT INTO row (kind, key, body) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body"


class Disk:
    """Survives a killed process; not a power cut, for nothing here is worth an fsync."""

    def __init__(self, path: str) -> None:
        # Made in one thread and used in the one that runs the server, never in two at a time.
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)

    def rows(self, kind: str) -> list[tuple[Key, str]]:
        """In the order in which they were first put."""
        found = self._db.execute("SELECT key, body FROM row WHERE kind = ? ORDER BY rowid", (kind,))
        return [(tuple(json.loads(key)), body) for key, body in found]

    def put(self, kind: str, key: Key, body: str) -> None:
        self._db.execute(_PUT, (kind, json.dumps(key), body))

    def drop(self, kind: str, key: Key) -> None:
        self._db.execute("DELETE FROM row WHERE kind = ? AND key = ?", (kind, json.dumps(key)))

    def clear(self, kind: str) -> None:
        self._db.execute("DELETE FROM row WHERE kind = ?", (kind,))

    def keep(self, id: str, content: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO blob VALUES (?, ?)", (id, content))

    def blob(self, id: str) -> bytes:
        found: bytes = self._db.execute("SELECT bytes FROM blob WHERE id = ?", (id,)).fetchone()[0]
        return found

    def clear_blobs(self) -> None:
        self._db.execute("DELETE FROM blob")

    def commit(self) -> None:
        self._db.commit()

    def rollback(self) -> None:
        self._db.rollback()

    def close(self) -> None:
        self._db.commit()
        self._db.close()
