"""Something small to write and read, for the tests of the doors."""

from sqlalchemy import text

from core.store.db import Tx


def put(tx: Tx, name: str, zone: str = "UTC") -> None:
    tx.execute(text("INSERT INTO branch (name, zone) VALUES (:name, :zone)"), {"name": name, "zone": zone})


def set_zone(tx: Tx, name: str, zone: str) -> None:
    tx.execute(text("UPDATE branch SET zone = :zone WHERE name = :name"), {"name": name, "zone": zone})


def names(tx: Tx) -> list[str]:
    return list(tx.execute(text("SELECT name FROM branch ORDER BY name")).scalars())


def pragma(tx: Tx, name: str) -> object:
    return tx.execute(text(f"PRAGMA {name}")).scalar()
