"""Reminding: timers follow the request, and what falls due becomes a row of the outbox."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from core.model.ids import PersonId, RequestId
from core.model.org import Org, zone_named
from core.model.quiet import next_morning, polite, quiet
from core.model.remind import Watch, deadline, next_reminder, watched
from core.model.request import Request, waiting_for
from core.store import outbox, people, requests, timers
from core.store.db import Tx
from core.store.instant import stored
from core.store.outbox import Letter
from core.store.timers import Kind, Timer


def schedule(tx: Tx, before: Request, after: Request, org: Org, now: datetime) -> None:
    """Timers for whoever is to be reminded since this change; what has not changed goes on as it was."""
    were, are = watched(before), watched(after)
    new = {id: watch for id, watch in are.items() if were.get(id) != watch}
    _set_or_cancel(tx, [(_key(after.id, id), _timer(after.id, id, watch, org, now)) for id, watch in new.items()])
    timers.cancel(tx, [_key(after.id, id) for id in were.keys() - are.keys()])
    if (limit := deadline(after)) != deadline(before):
        key = f"overdue.{after.id}"
        timer = None if limit is None else Timer(key=key, kind=Kind.OVERDUE, due=limit, request=after.id)
        _set_or_cancel(tx, [(key, timer)])


def remind(tx: Tx, timer: Timer, now: datetime) -> None:
    """Somebody has not answered, or has put it off until now."""
    kept, org = requests.load(tx, timer.request or RequestId(0)), people.org(tx)
    person = org.people.get(timer.person or PersonId(0))
    watch = watched(kept.request).get(person.id) if kept is not None and person is not None else None
    if kept is None or person is None or watch is None:
        timers.move(tx, timer, None)
        return
    zone, late = org.zone(person.id), quiet(now, org.zone(person.id))
    # What nobody was there to send by day, the morning message tells; without one it waits for the morning itself.
    if late and (timer.kind is Kind.RETURN or not person.morning):
        timers.move(tx, timer, polite(now, zone))
        return
    if not late:
        kind = outbox.Kind.SHOW if timer.kind is Kind.RETURN else outbox.Kind.REMIND
        outbox.put(tx, [_letter(kept.request, person.id, kind, timer, now)])
    following = next_reminder(watch, now, zone, morning=person.morning)
    again = None if following is None else replace(timer, kind=Kind.REMIND, due=following)
    _set_or_cancel(tx, [(timer.key, again)])


def overdue(tx: Tx, timer: Timer, now: datetime) -> None:
    """The time limit is over: whoever looks at it sees that, and nobody hears a sound."""
    kept = requests.load(tx, timer.request or RequestId(0))
    timers.move(tx, timer, None)
    limit = deadline(kept.request) if kept is not None else None
    # A timer keeps whole milliseconds; one that has failed before is later than the limit.
    if kept is not None and limit is not None and stored(limit) <= stored(now):
        concerned = sorted({kept.request.author} | waiting_for(kept.request))
        outbox.put(tx, [_letter(kept.request, id, outbox.Kind.REFRESH, timer, now) for id in concerned])


def choose_morning(tx: Tx, id: PersonId, now: datetime, *, wanted: bool) -> None:
    """Whether the person is told at 9:00 what waits; without that, what falls into the night reminds him by itself."""
    people.set_morning(tx, id, wanted=wanted)
    org = people.org(tx)
    for request in requests.waiting_on(tx, id, most=requests.count_waiting_on(tx, id)):
        watch = watched(request).get(id)
        timer = None if watch is None else _timer(request.id, id, watch, org, now)
        _set_or_cancel(tx, [(_key(request.id, id), timer)])


def begin_mornings(tx: Tx, now: datetime) -> None:
    """A timer for every zone in which somebody works; those that are set already stay."""
    zones = sorted({person.zone for person in people.org(tx).people.values() if person.active})
    timers.put_once(tx, [_morning(zone, now) for zone in zones])


def morning(tx: Tx, timer: Timer, now: datetime) -> None:
    """It is 9:00 in a zone, or later if nobody was there to notice: whoever is waited for is told, once a day."""
    following = _morning(timer.zone, now)
    timers.move(tx, timer, following.due)
    if quiet(now, zone := zone_named(timer.zone)):
        return
    day = now.astimezone(zone).date().isoformat()
    org = people.org(tx)
    woken = [org.people[id] for id in requests.awaited(tx) if id in org.people]
    outbox.put(
        tx,
        [
            Letter(key=f"morning.{person.id}.{day}", kind=outbox.Kind.MORNING, person=person.id, due=now)
            for person in woken
            if person.active and person.morning and person.zone == timer.zone
        ],
    )


def _set_or_cancel(tx: Tx, wanted: Iterable[tuple[str, Timer | None]]) -> None:
    pairs = list(wanted)
    timers.put(tx, [timer for _key, timer in pairs if timer is not None])
    timers.cancel(tx, [key for key, timer in pairs if timer is None])


def _timer(request: RequestId, person: PersonId, watch: Watch, org: Org, now: datetime) -> Timer | None:
    someone = org.people.get(person)
    due = next_reminder(watch, now, org.zone(person), morning=someone is not None and someone.morning)
    if due is None:
        return None
    kind = Kind.RETURN if watch.until is not None and watch.until > now else Kind.REMIND
    return Timer(key=_key(request, person), kind=kind, due=due, request=request, person=person)


def _letter(request: Request, person: PersonId, kind: outbox.Kind, timer: Timer, now: datetime) -> Letter:
    key = f"{timer.key}.{person}.{stored(timer.due)}"
    return Letter(key=key, kind=kind, person=person, due=now, request=request.id, version=request.version)


def _morning(zone: str, now: datetime) -> Timer:
    key = f"morning.{zone}"
    return Timer(key=key, kind=Kind.MORNING, due=next_morning(now, zone_named(zone)), zone=zone)


def _key(request: RequestId, person: PersonId) -> str:
    return f"remind.{request}.{person}"
