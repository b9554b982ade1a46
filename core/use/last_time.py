"""What somebody has answered the last time, found and offered again."""

from dataclasses import replace
from functools import partial

from core.model.catalog.lookup import named
from core.model.draft import Draft
from core.model.here import Here
from core.model.names import knowing
from core.model.org import Org
from core.model.repeat import begun_as_last_time
from core.model.value import Values
from core.store import requests
from core.store.db import Tx
from core.use.catalogs import Shelf


def as_last_time(tx: Tx, draft: Draft, given: Values, here: Here, org: Org) -> Draft:
    """`draft`, which has just been begun, with what its author answered the last time, but for what is `given`."""
    repeats = any(field.repeats for field in draft.form.fields)
    last = requests.last_by(tx, draft.person, draft.form.key) if repeats else None
    knows = replace(knowing(here, org), named=partial(named, Shelf(tx)))
    return draft if last is None else begun_as_last_time(draft, last, given, knows, org)
