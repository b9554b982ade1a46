"""Rows that are found while somebody types, as an edge offers them. Choosing one says its words in the chat."""

from dataclasses import dataclass

from core.model.org import Org, Person
from core.store import people
from core.store.db import Tx
from core.use.offer import Offer, Offered, offered
from dialogs.desk import Desk
from dialogs.i18n import _, speaking, spoken
from dialogs.widgets.catalog import BETWEEN


@dataclass(frozen=True, slots=True)
class Result:
    id: str
    title: str
    about: str
    words: str  #: what is said in the chat when it is chosen: it answers the question, whatever else is called alike


@dataclass(frozen=True, slots=True)
class Results:
    found: tuple[Result, ...] = ()
    next: str = ""  #: where the next page begins; "" when there is none
    note: str = ""  #: why nothing can be found: the words of a button that opens the chat


async def results(desk: Desk, account: int, language: str, typed: str, offset: str, *, here: bool) -> Results:
    """What fits, for the owner of this account; `here` when he types in the chat with the bot, where his question is.
    Nothing for anybody else, and nothing anywhere else."""
    page = int(offset) if offset.isdecimal() else 0
    person, found = await desk.read(_looked_up, account, typed, page)
    with speaking(person.locale if person and person.locale else spoken(language)):
        if person is None:
            return Results(note=_("For colleagues only. Open the bot"))
        if found is None or not here:
            return Results(note=_("Nothing is asked that this list answers. Open the bot"))
        next_ = str(page + 1) if found.more else ""
        return Results(tuple(map(_result, found.offers)), next_)


def _looked_up(tx: Tx, account: int, typed: str, page: int) -> tuple[Person | None, Offered | None]:
    org: Org = people.org(tx)
    person = org.by_telegram(account)
    return person, None if person is None else offered(tx, person.id, typed, page)


def _result(offer: Offer) -> Result:
    row = offer.row
    about = offer.about if offer.alone else (*offer.about, row.key)
    return Result(
        str(offer.id), row.title, " · ".join(about), row.title if offer.alone else f"{row.title}{BETWEEN}{row.key}"
    )
