"""HR corrects how much leave somebody has: asked for piece by piece, looked at, and entered once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from core.model.correcting import check_corrects
from core.model.focus import OnCorrection
from core.model.ids import PersonId, PostingId
from core.model.label import Label
from core.model.leave.correction import Correction
from core.model.leave.ledger import Entry, Posting, lasting, standing
from core.model.leave.rule import ANNUAL
from core.model.org import Org
from core.model.refusal import Refusal
from core.store import drafts, leave, outbox, people
from core.store.db import Tx
from core.store.outbox import Kind, Letter
from core.use.balances import Account, accounts, kinds
from core.use.leave import grown_book


class NoBalanceYet(Refusal):
    """Nobody has entered yet how much leave this person has: a correction would correct nothing. Please have an opening
    balance entered first (“kivok leave import”)."""


class CorrectionGone(Refusal):
    """This correction has been made already, or was put away. /balance begins another one."""


class BalanceHasMoved(Refusal):
    """The balance, or the correction, has changed since you saw it. Please look once more."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction as far as it is known, and what is needed to show it."""

    correction: Correction
    org: Org
    kinds: Mapping[str, Label | None]  #: that can be corrected: those of which there is a balance
    account: Account | None = None  #: of the one that is corrected, as it stands
    recent: tuple[Posting, ...] = ()  #: its latest entries, the last one first
    revision: int = 0  #: of all that is seen
    note: Refusal | None = None  #: why the last words changed nothing


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was entered, and how many half-days there were before it, and after."""

    posting: Posting
    before: int
    after: int
    title: Label | None  #: of the kind of leave


#: What somebody said, as a change of the correction. Raises Refusal.
Change = Callable[[Correcting], Correction]

_RECENT = 3


def begin(tx: Tx, by: PersonId, now: datetime, known: Correction) -> Correcting:
    """The next words tell what is not known yet. Raises OnlyHrCorrects."""
    check_corrects(by, people.org(tx))
    try:
        return _kept(tx, by, now, known)
    except NoBalanceYet as refusal:
        return replace(_kept(tx, by, now, replace(known, person=None)), note=refusal)


def look(tx: Tx, by: PersonId, now: datetime) -> Correcting:
    """What was begun, as it stands now. Raises CorrectionGone, OnlyHrCorrects, NotYourOwnBalance, NoLeaveThere."""
    org, on = people.org(tx), drafts.focus_of(tx, by)
    check_corrects(by, org)
    if not isinstance(on, OnCorrection):
        raise CorrectionGone
    return _seen(tx, by, now, on.correction, org)


def put_away(tx: Tx, by: PersonId) -> None:
    drafts.set_focus(tx, by, None)


def change(tx: Tx, by: PersonId, now: datetime, make: Change) -> Correcting:
    """One thing about it, as `make` has it; what is refused keeps everything, and says why. Raises what `look` does."""
    before = look(tx, by, now)
    try:
        return _kept(tx, by, now, make(before))
    except Refusal as refusal:
        return replace(before, note=refusal)


def confirm(tx: Tx, by: PersonId, whose: PersonId, revision: int, now: datetime) -> Corrected | Correcting:
    """Enter it, and tell whom it concerns; where something has changed since it was seen, only show it again. A second
    tap finds that it is gone. Raises what `look` does."""
    leave.lock(tx, {whose})
    seen = look(tx, by, now)
    known = seen.correction
    if revision != seen.revision or not known.complete or known.person != whose or known.half_days is None:
        return replace(seen, note=BalanceHasMoved())
    day = now.astimezone(seen.org.zone(whose)).date()
    posting = Posting(
        person=whose,
        kind=known.kind,
        entry=Entry.ADJUSTMENT,
        half_days=known.half_days,
        on=day,
        by=by,
        reason=known.reason,
    )
    id = leave.correct(tx, posting, now)
    drafts.set_focus(tx, by, None)
    outbox.put(tx, [Letter(key=f"balance.{id}", kind=Kind.BALANCE, person=whose, due=now, posting=id)])
    return corrected(tx, id, seen.org)


def corrected(tx: Tx, id: PostingId, org: Org) -> Corrected:
    """What an entry has made of the balance, whatever came after it. Raises LookupError."""
    book = leave.until(tx, id)
    if not book:
        raise LookupError(f"there is no entry {id} in the ledger of leave")
    last = book[-1]
    entries, _begun = grown_book(org.people[last.person], last.kind, book, (last.on, last.on))
    after = standing(entries, last.on).left
    return Corrected(last, after - last.half_days, after, kinds(tx).get(last.kind))


def _kept(tx: Tx, by: PersonId, now: datetime, correction: Correction) -> Correcting:
    seen = _seen(tx, by, now, correction, people.org(tx))
    drafts.set_focus(tx, by, OnCorrection(seen.correction))
    return seen


def _seen(tx: Tx, by: PersonId, now: datetime, correction: Correction, org: Org) -> Correcting:
    """Raises NoBalanceYet, NotYourOwnBalance, NoLeaveThere."""
    whose = correction.person
    if whose is None:
        return Correcting(correction, org, {})
    check_corrects(by, org, whose)
    found = {one.kind: one for one in accounts(tx, org.people[whose], now, org)}
    if not found:
        raise NoBalanceYet
    kind = correction.kind if correction.kind in found else ANNUAL if ANNUAL in found else min(found)
    correction = replace(correction, kind=kind)
    book = tuple(one for one in leave.book(tx, whose) if one.kind == kind)
    revision = crc32(repr((correction, found[kind], len(book))).encode())
    titles = {key: one.title for key, one in found.items()}
    recent = tuple(reversed(lasting(book)[-_RECENT:]))
    return Correcting(correction, org, titles, found[kind], recent, revision)
