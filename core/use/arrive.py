"""Updates arrive: kept first, handled then, forgotten when Telegram can no longer repeat them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.model.ids import DraftId, PersonId, RequestId
from core.model.org import Org
from core.store import cards, drafts, inbox, outbox, people
from core.store.db import Tx
from core.store.inbox import Arrived, Claimed

#: Telegram repeats an unacknowledged update for 24 hours; a day more costs nothing.
KEPT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Shown:
    """An update whose answer has been shown, and the message in which a draft, or something about a request, is seen
    since."""

    update: int
    draft: DraftId | None = None
    message: int | None = None
    about: tuple[PersonId, RequestId] | None = None  #: whose chat it is in, and the request that it is about


@dataclass(frozen=True, slots=True)
class Work:
    """Updates to be handled, and everybody who may have sent them."""

    claimed: tuple[Claimed, ...]
    org: Org


def arrive(tx: Tx, bot: int, updates: Sequence[Arrived], shown: Sequence[Shown], token: str, now: datetime) -> Work:
    """Keep what has arrived, note what has been shown, and claim what is to be done."""
    note_shown(tx, shown)
    inbox.put(tx, bot, updates, now)
    return Work(inbox.claim(tx, bot, token, now), people.org(tx))


def keep(tx: Tx, bot: int, updates: Sequence[Arrived], now: datetime) -> None:
    """Keep what has arrived, for whichever worker comes first."""
    inbox.put(tx, bot, updates, now)


def note_shown(tx: Tx, shown: Sequence[Shown]) -> None:
    """These answers were seen; written late and together, because a repetition does no harm."""
    inbox.mark_shown(tx, [one.update for one in shown])
    drafts.shown(tx, [(one.draft, one.message) for one in shown if one.draft is not None and one.message is not None])
    for one in shown:
        if one.about is not None and one.message is not None:
            person, request = one.about
            cards.mention(tx, request, person, [one.message])


def begin_alone(tx: Tx) -> None:
    """Take over what a process that died left in the middle. Only where no other process uses the database."""
    inbox.release(tx)
    outbox.release(tx)


def tidy(tx: Tx, now: datetime) -> None:
    """Forget what is done and old."""
    inbox.forget(tx, now - KEPT)
    outbox.forget(tx, now - KEPT)
