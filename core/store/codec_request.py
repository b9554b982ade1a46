"""Requests as JSON text, and back. What is stored only gains keys; a missing key has a default here."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from core.model.form import Form
from core.model.ids import FieldKey, PersonId, RoleKey, StageKey, StatusKey
from core.model.request import Before, Cancelling, Request, Status
from core.model.step import Answer, Question, Remark, Reply, Seat, Standing, State, Step, Verdict
from core.model.value import Value
from core.store.children import dump_children, dump_parent, load_children, load_parent
from core.store.codec import dump_values, load_values, text_of
from core.store.observers import dump_observers, load_observers
from core.store.terms import dump_terms, load_terms


def dump_request(request: Request) -> str:
    """All of a request that its row does not hold in columns."""
    data = {"created": request.created.isoformat(), **_dump(request, _NAMES)}
    if (before := request.before) is not None:
        data["before"] = [before.by, before.stage, before.now.isoformat(), _dump_was(before.was, request)]
        if before.child is not None:
            data["done_by"] = before.child
    return text_of(data)


def load_request(row: Any, form: Form) -> Request:
    """A request from its row, `form` being the version it was made with."""
    state = json.loads(row.state)
    created, read = datetime.fromisoformat(state["created"]), _load(form, {**state, "status": row.status})
    if "met" not in state:
        # Who had a place is known from the places, where it was not noted apart yet.
        read["met"] = tuple(dict.fromkeys(p for step in read["steps"] for seat in step.seats for p in seat.people))
    if "commented" not in state:
        # Before they were counted, everybody stood there once for each of his comments.
        read["commented"] = len(state.get("comments", ()))
    made = partial(Request, row.id, form, row.author, created)
    if "before" not in state:
        return made(version=row.version, **read)
    by, stage, now, differs = state["before"]
    was, child = made(**_load_was(form, differs, read)), state.get("done_by")
    before = Before(PersonId(by), StageKey(stage), datetime.fromisoformat(now), was, child)
    return made(version=row.version, before=before, **read)


def _dump_was(was: Request, request: Request) -> dict[str, Any]:
    """Most of it is as it was, and so are most of its steps: those are told by their numbers."""
    differs = [name for name in (*_NAMES, "status") if getattr(was, name) != getattr(request, name)]
    written = dict.fromkeys(differs) | _dump(was, [name for name in differs if name != "steps"])
    if "steps" in written:
        now = dict(enumerate(request.steps))
        written["steps"] = [n if now.get(n) == step else _dump_step(step) for n, step in enumerate(was.steps)]
    return written


def _load_was(form: Form, differs: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    was = {**read, **{name: _DEFAULTS[name] for name in differs}}
    was |= _load(form, {name: value for name, value in differs.items() if name != "steps"})
    if "steps" in differs:
        was["steps"] = tuple(
            read["steps"][one] if isinstance(one, int) else _load_step(one) for one in differs["steps"]
        )
    return was


def _dump(request: Request, names: Iterable[str]) -> dict[str, Any]:
    """Those of its attributes that are not what they are by default."""
    found: dict[str, Any] = {}
    for name in names:
        value = getattr(request, name)
        if name in _ALWAYS or value != _DEFAULTS[name]:
            found[name] = _DUMPS[name](request.form, value) if name in _DUMPS else value
    return found


def _load(form: Form, state: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that are written."""
    known = ((name, value) for name, value in state.items() if name in _LOADS and value is not None)
    return {name: _LOADS[name](form, value) for name, value in known}


def _people(_form: Form, stored: Iterable[int]) -> tuple[PersonId, ...]:
    return tuple(map(PersonId, dict.fromkeys(stored)))


def _dump_changed(form: Form, changed: Iterable[tuple[FieldKey, Value | None]]) -> list[Any]:
    return [[key, None if value is None else form.field(key).dump(value)] for key, value in changed]


def _load_changed(form: Form, stored: Iterable[Any]) -> tuple[tuple[FieldKey, Value | None], ...]:
    return tuple((FieldKey(k), None if v is None else form.field(FieldKey(k)).load(v)) for k, v in stored)


def _dump_cancelling(cancelling: Cancelling | None) -> list[Any] | None:
    if cancelling is None:
        return None
    steps = [_dump_step(step) for step in cancelling.steps]
    return [cancelling.by, cancelling.reason, cancelling.now.isoformat(), steps]


def _load_cancelling(stored: list[Any] | None) -> Cancelling | None:
    if stored is None:
        return None
    by, reason, now, steps = stored
    return Cancelling(PersonId(by), reason, datetime.fromisoformat(now), tuple(_load_step(step) for step in steps))


def _dump_step(step: Step) -> list[Any]:
    since = step.since and step.since.isoformat()
    some = {name: dumped(value) for name, dumped in _STEP_DUMPS.items() if (value := getattr(step, name))}
    return [step.stage, step.state, since, [_dump_seat(seat) for seat in step.seats], *([some] if some else ())]


def _load_step(stored: list[Any]) -> Step:
    stage, state, since, seats, *rest = stored
    more = {name: _STEP_LOADS[name](value) for name, value in (rest[0] if rest else {}).items() if name in _STEP_LOADS}
    return Step(StageKey(stage), State(state), tuple(map(_load_seat, seats)), _moment(since), **more)


def _dump_standing(standing: Standing) -> dict[str, Any]:
    more = {
        "pauses": standing.pauses,
        "moved": standing.moved,
        "comment": standing.comment,
        "taken": [_dump_seat(seat) for seat in standing.taken],
        "had": standing.had,
    }
    some = {key: value for key, value in more.items() if value}
    return {"status": standing.status, "since": standing.since.isoformat(), **some}


def _load_standing(stored: dict[str, Any]) -> Standing:
    return Standing(
        StatusKey(stored["status"]),
        datetime.fromisoformat(stored["since"]),
        stored.get("pauses", False),
        tuple(map(PersonId, stored.get("moved", ()))),
        stored.get("comment", ""),
        tuple(_load_seat(seat) for seat in stored.get("taken", ())),
        tuple(map(PersonId, stored.get("had", ()))),
    )


def _dump_seat(seat: Seat) -> list[Any]:
    some = {name: value for name in _SEAT_LOADS if name != "remark" and (value := getattr(seat, name))}
    if seat.remark is not None:
        some["remark"] = [seat.remark.by, seat.remark.to, seat.remark.text]
    return [seat.people, seat.role, seat.stands_in, _dump_answer(seat.answer), *([some] if some else ())]


def _load_seat(stored: list[Any]) -> Seat:
    people, role, stands_in, answer, *rest = stored
    more = {name: _SEAT_LOADS[name](value) for name, value in (rest[0] if rest else {}).items() if name in _SEAT_LOADS}
    return Seat(tuple(people), role and RoleKey(role), stands_in, _load_answer(answer), **more)


def _load_remark(stored: list[Any]) -> Remark:
    by, to, text = stored
    return Remark(PersonId(by), PersonId(to), text)


def _dump_question(question: Question) -> list[Any]:
    return [question.by, question.whom, question.text, question.now.isoformat()]


def _load_question(stored: list[Any]) -> Question:
    by, whom, text, now = stored
    return Question(PersonId(by), PersonId(whom), text, datetime.fromisoformat(now))


def _load_reply(stored: list[Any]) -> Reply:
    to, text, now = stored
    return Reply(_load_question(to), text, datetime.fromisoformat(now))


def _dump_answer(answer: Answer | None) -> list[Any] | None:
    return None if answer is None else [answer.by, answer.verdict, answer.now.isoformat(), answer.comment]


def _load_answer(stored: list[Any] | None) -> Answer | None:
    if stored is None:
        return None
    by, verdict, now, comment = stored
    return Answer(PersonId(by), Verdict(verdict), datetime.fromisoformat(now), comment)


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


#: What is written of a step only where it is not what it is by default.
_STEP_DUMPS: Mapping[str, Callable[[Any], Any]] = {
    "put_off": lambda put_off: [[id, until.isoformat()] for id, until in put_off],
    "nudged": lambda nudged: nudged.isoformat(),
    "edition": lambda edition: edition,
    "kept": lambda kept: [_dump_answer(answer) for answer in kept],
    "questions": lambda questions: [_dump_question(question) for question in questions],
    "replies": lambda replies: [[_dump_question(one.to), one.text, one.now.isoformat()] for one in replies],
    "paused": lambda paused: paused.total_seconds(),
    "standing": _dump_standing,
    "held": lambda held: held.isoformat(),
}
_STEP_LOADS: Mapping[str, Callable[[Any], Any]] = {
    "put_off": lambda stored: tuple((PersonId(id), datetime.fromisoformat(until)) for id, until in stored),
    "nudged": datetime.fromisoformat,
    "edition": int,
    "kept": lambda stored: tuple(map(_load_answer, stored)),
    "questions": lambda stored: tuple(map(_load_question, stored)),
    "replies": lambda stored: tuple(map(_load_reply, stored)),
    "paused": lambda stored: timedelta(seconds=stored),
    "standing": _load_standing,
    "held": datetime.fromisoformat,
}
_SEAT_LOADS: Mapping[str, Callable[[Any], Any]] = {
    "for_author": bool,
    "after": tuple,
    "added_by": PersonId,
    "hops": lambda stored: tuple(map(PersonId, stored)),
    "remark": _load_remark,
}
_DUMPS: Mapping[str, Callable[[Form, Any], Any]] = {
    "values": dump_values,
    "steps": lambda _form, steps: [_dump_step(step) for step in steps],
    "returned": lambda _form, answer: _dump_answer(answer),
    "ended": lambda _form, ended: ended and ended.isoformat(),
    "terms": lambda _form, terms: dump_terms(terms)["terms"],
    "fixed": lambda _form, fixed: sorted(fixed),
    "changed": _dump_changed,
    "cancelling": lambda _form, cancelling: _dump_cancelling(cancelling),
    "observers": lambda _form, observers: dump_observers(observers),
    "shown": lambda _form, shown: sorted(shown),
    "parent": lambda _form, parent: dump_parent(parent),
    "children": lambda _form, children: dump_children(children),
}
_LOADS: Mapping[str, Callable[[Form, Any], Any]] = {
    "status": lambda _form, stored: Status(stored),
    "values": load_values,
    "steps": lambda _form, stored: tuple(_load_step(step) for step in stored),
    "round": lambda _form, stored: stored,
    "met": _people,
    "returned": lambda _form, stored: _load_answer(stored),
    "ended": lambda _form, stored: _moment(stored),
    "terms": lambda _form, stored: load_terms({"terms": stored}),
    "comments": _people,
    "commented": lambda _form, stored: stored,
    "fixed": lambda _form, stored: frozenset(map(FieldKey, stored)),
    "edition": lambda _form, stored: stored,
    "changed": _load_changed,
    "cancelling": lambda _form, stored: _load_cancelling(stored),
    "observers": lambda _form, stored: load_observers(stored),
    "shown": lambda _form, stored: frozenset(stored),
    "parent": lambda _form, stored: load_parent(stored),
    "children": lambda _form, stored: load_children(stored),
}
_NAMES = tuple(name for name in _LOADS if name != "status")
#: Written even when they are what they are by default: so they have always been.
_ALWAYS = frozenset({"status", "values", "steps", "round", "met", "returned", "ended"})
_DEFAULTS: Mapping[str, Any] = {
    f.name: f.default_factory() if f.default_factory is not MISSING else f.default for f in fields(Request)
}
