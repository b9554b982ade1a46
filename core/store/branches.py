"""The branches of the company, and the zone of each."""

from sqlalchemy import select

from core.store.db import Tx
from core.store.tables import branch

_ZONES = select(branch.c.name, branch.c.zone)


def zones(tx: Tx) -> dict[str, str]:
    """IANA names, by the names of the branches; those where nobody works now, too."""
    return {row.name: row.zone for row in tx.execute(_ZONES)}
