"""Values as JSON text, and back. What is stored only gains keys; a missing key has a default here."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, assert_never

from core.model.event import (
    Acknowledged,
    Approved,
    Aside,
    Closed,
    Commented,
    Completed,
    Event,
    Informed,
    Nudged,
    Outcome,
    Recalled,
    Rejected,
    Replaced,
    Returned,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
)
from core.model.form import Form
from core.model.ids import FieldKey, PersonId, RoleKey, StageKey
from core.model.observers import Confirmed, Observed, Unobserved
from core.model.partners import Shown
from core.model.request import Answer, Request, Seat, State, Status, Step, Verdict
from core.model.value import File, FileKind, Value, Values
from core.model.who import Place
from core.store.observers import OBSERVATIONS, dump_observation, dump_observers, load_observation, load_observers
from core.store.partners import dump_shown, load_shown
from core.store.terms import dump_terms, load_terms


def text_of(data: object) -> str:
    """JSON in the shortest writing, always the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def dump_values(form: Form, values: Values) -> dict[str, Any]:
    return {key: form.field(key).dump(value) for key, value in values.items()}


def load_values(form: Form, stored: dict[str, Any]) -> dict[FieldKey, Value]:
    return {FieldKey(key): form.field(FieldKey(key)).load(value) for key, value in stored.items()}


def dump_request(request: Request) -> str:
    """All of a request that its row does not hold in columns."""
    return text_of(
        {
            "values": dump_values(request.form, request.values),
            "steps": [_dump_step(step) for step in request.steps],
            "round": request.round,
            "returned": _dump_answer(request.returned),
            "created": request.created.isoformat(),
            "ended": request.ended and request.ended.isoformat(),
            **dump_terms(request.terms),
            **({"comments": request.comments} if request.comments else {}),
            **({"observers": dump_observers(request.observers)} if request.observers else {}),
            **({"shown": sorted(request.shown)} if request.shown else {}),
            **({"fixed": sorted(request.fixed)} if request.fixed else {}),
        }
    )


def load_request(row: Any, form: Form) -> Request:
    """A request from its row, `form` being the version it was made with."""
    state = json.loads(row.state)
    return Request(
        id=row.id,
        form=form,
        author=row.author,
        created=datetime.fromisoformat(state["created"]),
        status=Status(row.status),
        values=load_values(form, state["values"]),
        steps=tuple(_load_step(step) for step in state["steps"]),
        round=state["round"],
        version=row.version,
        returned=_load_answer(state["returned"]),
        ended=_moment(state["ended"]),
        terms=load_terms(state),
        comments=tuple(PersonId(by) for by in state.get("comments", ())),
        observers=load_observers(state.get("observers", ())),
        shown=frozenset(state.get("shown", ())),
        fixed=frozenset(FieldKey(key) for key in state.get("fixed", ())),
    )


def _dump_step(step: Step) -> list[Any]:
    since = step.since and step.since.isoformat()
    more = {
        **({"put_off": [[id, until.isoformat()] for id, until in step.put_off]} if step.put_off else {}),
        **({"nudged": step.nudged.isoformat()} if step.nudged else {}),
    }
    return [step.stage, step.state, since, [_dump_seat(seat) for seat in step.seats], *([more] if more else ())]


def _load_step(stored: list[Any]) -> Step:
    stage, state, since, seats, *rest = stored
    more = rest[0] if rest else {}
    return Step(
        StageKey(stage),
        State(state),
        tuple(_load_seat(seat) for seat in seats),
        _moment(since),
        tuple((PersonId(id), datetime.fromisoformat(until)) for id, until in more.get("put_off", ())),
        _moment(more.get("nudged")),
    )


def _dump_seat(seat: Seat) -> list[Any]:
    return [seat.people, seat.role, seat.stands_in, _dump_answer(seat.answer)]


def _load_seat(stored: list[Any]) -> Seat:
    people, role, stands_in, answer = stored
    return Seat(tuple(people), role and RoleKey(role), stands_in, _load_answer(answer))


def _dump_answer(answer: Answer | None) -> list[Any] | None:
    return None if answer is None else [answer.by, answer.verdict, answer.now.isoformat(), answer.comment]


def _load_answer(stored: list[Any] | None) -> Answer | None:
    if stored is None:
        return None
    by, verdict, now, comment = stored
    return Answer(PersonId(by), Verdict(verdict), datetime.fromisoformat(now), comment)


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def dump_events(form: Form, events: Iterable[Event]) -> str:
    return text_of([_dump_event(form, event) for event in events])


def load_events(form: Form, stored: str) -> tuple[Event, ...]:
    return tuple(_load_event(form, event) for event in json.loads(stored))


def _dump_event(form: Form, event: Event) -> dict[str, Any]:
    written: dict[str, Any] = {"event": type(event).__name__, "now": event.now.isoformat()}
    match event:
        case Submitted():
            return {**written, "by": event.by, "values": dump_values(form, event.values), **dump_terms(event.terms)}
        case StageOpened() | Informed() | Replaced():
            return {**written, "stage": event.stage, "places": [[p.people, p.role, p.stands_in] for p in event.places]}
        case StageSkipped():
            had = [[key, None if value is None else form.field(key).dump(value)] for key, value in event.had]
            return {**written, "stage": event.stage, "had": had, **dump_terms(event.terms)}
        case Completed():
            told = {"by": event.by, "stage": event.stage, "comment": event.comment}
            return {**written, **told, **({"values": dump_values(form, event.values)} if event.values else {})}
        case Approved() | Acknowledged():
            return {**written, "by": event.by, "stage": event.stage, "comment": event.comment}
        case Rejected() | Returned():
            return {**written, "by": event.by, "stage": event.stage, "reason": event.reason}
        case Recalled():
            return {**written, "by": event.by, "reason": event.reason}
        case Snoozed() | Nudged() | Commented() | Observed() | Unobserved() | Confirmed() | Shown():
            return {**written, "by": event.by, **_dump_aside(event)}
        case Closed():
            return {**written, "outcome": event.outcome}
        case _:
            assert_never(event)


def _dump_aside(event: Aside) -> dict[str, Any]:
    match event:
        case Snoozed():
            return {"stage": event.stage, "until": event.until.isoformat()}
        case Nudged():
            return {"stage": event.stage}
        case Commented():
            return {"text": event.text, **({"files": dump_files(event.files)} if event.files else {})}
        case Observed() | Unobserved() | Confirmed():
            return dump_observation(event)
        case Shown():
            return dump_shown(event)
        case _:
            assert_never(event)


def dump_files(files: Iterable[File]) -> list[Any]:
    return [[file.ref, file.kind, file.name, file.size] for file in files]


def load_files(stored: Iterable[Any]) -> tuple[File, ...]:
    return tuple(File(ref, FileKind(kind), name, size) for ref, kind, name, size in stored)


_ASIDE = frozenset(kind.__name__ for kind in (Snoozed, Nudged, Commented))
_OPENING: dict[str, type[StageOpened | Informed | Replaced]] = {
    kind.__name__: kind for kind in (StageOpened, Informed, Replaced)
}
_AGREEING: dict[str, type[Approved | Acknowledged]] = {kind.__name__: kind for kind in (Approved, Acknowledged)}
_REFUSING: dict[str, type[Rejected | Returned]] = {kind.__name__: kind for kind in (Rejected, Returned)}


def _load_event(form: Form, stored: dict[str, Any]) -> Event:
    name, now = stored["event"], datetime.fromisoformat(stored["now"])
    if name in _OPENING:
        places = (Place(tuple(people), role, stands_in) for people, role, stands_in in stored["places"])
        return _OPENING[name](StageKey(stored["stage"]), tuple(places), now)
    if name in _AGREEING:
        return _AGREEING[name](PersonId(stored["by"]), StageKey(stored["stage"]), now, stored["comment"])
    if name in _REFUSING:
        return _REFUSING[name](PersonId(stored["by"]), StageKey(stored["stage"]), now, stored["reason"])
    if name in _ASIDE:
        return _load_aside(name, stored, now)
    if name in OBSERVATIONS:
        return load_observation(name, stored, now)
    match name:
        case "Submitted":
            return Submitted(PersonId(stored["by"]), load_values(form, stored["values"]), now, load_terms(stored))
        case "StageSkipped":
            had = ((FieldKey(k), None if v is None else form.field(FieldKey(k)).load(v)) for k, v in stored["had"])
            return StageSkipped(StageKey(stored["stage"]), tuple(had), now, load_terms(stored))
        case "Completed":
            by, stage, values = PersonId(stored["by"]), StageKey(stored["stage"]), stored.get("values", {})
            return Completed(by, stage, now, stored["comment"], load_values(form, values))
        case "Recalled":
            return Recalled(PersonId(stored["by"]), now, stored["reason"])
        case "Shown":
            return load_shown(stored, now)
        case "Closed":
            return Closed(Outcome(stored["outcome"]), now)
        case _:
            raise ValueError(f"an event of an unknown kind: {name}")


def _load_aside(name: str, stored: dict[str, Any], now: datetime) -> Aside:
    by = PersonId(stored["by"])
    match name:
        case "Snoozed":
            return Snoozed(by, StageKey(stored["stage"]), datetime.fromisoformat(stored["until"]), now)
        case "Nudged":
            return Nudged(by, StageKey(stored["stage"]), now)
        case _:
            return Commented(by, stored["text"], now, load_files(stored.get("files", ())))
