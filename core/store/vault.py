"""The vault: by which reference a file that is kept for a time only is fetched. Whatever stays for good, such as the
journal, knows it by a word that means nothing any more when its row is gone."""

from collections.abc import Iterable, Mapping
from secrets import token_urlsafe

from sqlalchemy import bindparam, delete, insert, select, update

from core.model.ids import DraftId, FieldKey, RequestId
from core.store.db import Tx
from core.store.tables import vault as table

_BYTES = 12
_BIND = update(table).where(table.c.draft == bindparam("of")).values(request=bindparam("to"), draft=None)
_DROP = delete(table).where(table.c.draft == bindparam("of"))
_ERASE = delete(table).where(table.c.request == bindparam("of"), table.c.field.in_(bindparam("fields", expanding=True)))
_OPEN = select(table.c.key, table.c.ref, table.c.name).where(table.c.key.in_(bindparam("keys", expanding=True)))


def put(tx: Tx, draft: DraftId, field: FieldKey, ref: str, name: str) -> str:
    """The word by which the file is known from now on."""
    key = token_urlsafe(_BYTES)
    tx.execute(insert(table).values(key=key, ref=ref, name=name, field=field, draft=draft))
    return key


def bind(tx: Tx, draft: DraftId, request: RequestId) -> None:
    """What was attached to this draft belongs to the request, also what was taken away again before it was sent."""
    tx.execute(_BIND, {"of": draft, "to": request})


def drop(tx: Tx, draft: DraftId) -> None:
    """The draft is put away for good."""
    tx.execute(_DROP, {"of": draft})


def erase(tx: Tx, request: RequestId, fields: Iterable[FieldKey]) -> None:
    """Nobody finds these files any more, whichever version of the request named them."""
    tx.execute(_ERASE, {"of": request, "fields": sorted(fields)})


def opened(tx: Tx, keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """The reference and the name of each, as far as they are there still."""
    return {row.key: (row.ref, row.name) for row in tx.execute(_OPEN, {"keys": sorted(keys)})}
