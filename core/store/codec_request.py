"""Requests as JSON text, and back. What is stored only gains keys; a missing key has a default here."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from core.model.form import Form
from core.model.ids import FieldKey, PersonId, RoleKey, StageKey
from core.model.request import Before, Cancelling, Request, Status
from core.model.step import Answer, Question, Reply, Seat, State, Step, Verdict
from core.store.codec import dump_values, load_values, text_of
from core.store.observers import dump_observers, load_observers
from core.store.terms import dump_terms, load_terms


def dump_request(request: Request) -> str:
    """All of a request that its row does not hold in columns."""
    data = _dump(request)
    if request.before is not None:
        before = request.before
        # Most of it is as it was: only what is not is written twice.
        was = {"status": before.was.status, **_dump(before.was)}
        now = {"status": request.status, **data}
        differs = {key: was.get(key) for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
        data["before"] = [before.by, before.stage, before.now.isoformat(), dict(sorted(differs.items()))]
    return text_of(data)


def load_request(row: Any, form: Form) -> Request:
    """A request from its row, `form` being the version it was made with."""
    state = json.loads(row.state)
    bare = Request(id=row.id, form=form, author=row.author, created=datetime.fromisoformat(state["created"]))
    request = replace(_load(bare, state, row.status), version=row.version)
    if "before" not in state:
        return request
    by, stage, now, differs = state["before"]
    was = {key: value for key, value in {**state, **differs}.items() if value is not None or key in _ALWAYS}
    before = _load(bare, was, was.get("status", row.status))
    return replace(request, before=Before(PersonId(by), StageKey(stage), datetime.fromisoformat(now), before))


#: Keys that stand there even with nothing in them.
_ALWAYS = frozenset({"returned", "ended"})


def _dump(request: Request) -> dict[str, Any]:
    """Everything but what the request was before."""
    form = request.form
    more = {
        "comments": request.comments,
        "commented": request.commented,
        "fixed": sorted(request.fixed),
        "edition": request.edition,
        "changed": [[key, None if value is None else form.field(key).dump(value)] for key, value in request.changed],
        "observers": dump_observers(request.observers),
        "shown": sorted(request.shown),
        "cancelling": _dump_cancelling(request.cancelling),
    }
    return {
        "values": dump_values(form, request.values),
        "steps": [_dump_step(step) for step in request.steps],
        "round": request.round,
        "met": request.met,
        "returned": _dump_answer(request.returned),
        "created": request.created.isoformat(),
        "ended": request.ended and request.ended.isoformat(),
        **dump_terms(request.terms),
        **{key: value for key, value in more.items() if value},
    }


def _load(bare: Request, state: dict[str, Any], status: str) -> Request:
    form, changed = bare.form, state.get("changed", ())
    steps = tuple(_load_step(step) for step in state["steps"])
    return replace(
        bare,
        status=Status(status),
        values=load_values(form, state["values"]),
        steps=steps,
        round=state["round"],
        returned=_load_answer(state["returned"]),
        ended=_moment(state["ended"]),
        terms=load_terms(state),
        comments=tuple(dict.fromkeys(PersonId(by) for by in state.get("comments", ()))),
        # Before they were counted, everybody stood there once for each of his comments.
        commented=state.get("commented", len(state.get("comments", ()))),
        fixed=frozenset(FieldKey(key) for key in state.get("fixed", ())),
        observers=load_observers(state.get("observers", ())),
        shown=frozenset(state.get("shown", ())),
        edition=state.get("edition", 0),
        changed=tuple((FieldKey(k), None if v is None else form.field(FieldKey(k)).load(v)) for k, v in changed),
        # Who had a place is known from the places, where it was not noted apart yet.
        met=tuple(map(PersonId, state["met"])) if "met" in state else _met(steps),
        cancelling=_load_cancelling(state.get("cancelling")),
    )


def _met(steps: tuple[Step, ...]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(person for step in steps for seat in step.seats for person in seat.people))


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
    more = {
        "put_off": [[id, until.isoformat()] for id, until in step.put_off],
        "nudged": step.nudged and step.nudged.isoformat(),
        "edition": step.edition,
        "kept": [_dump_answer(answer) for answer in step.kept],
        "questions": [_dump_question(question) for question in step.questions],
        "replies": [[_dump_question(one.to), one.text, one.now.isoformat()] for one in step.replies],
        "paused": step.paused.total_seconds(),
    }
    some = {key: value for key, value in more.items() if value}
    return [step.stage, step.state, since, [_dump_seat(seat) for seat in step.seats], *([some] if some else ())]


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
        more.get("edition", 0),
        tuple(answer for one in more.get("kept", ()) if (answer := _load_answer(one)) is not None),
        tuple(_load_question(one) for one in more.get("questions", ())),
        tuple(_load_reply(one) for one in more.get("replies", ())),
        timedelta(seconds=more.get("paused", 0)),
    )


def _dump_seat(seat: Seat) -> list[Any]:
    more = {
        "for_author": seat.for_author,
        "after": seat.after,
        "added_by": seat.added_by,
        "hops": seat.hops,
    }
    some = {key: value for key, value in more.items() if value}
    return [seat.people, seat.role, seat.stands_in, _dump_answer(seat.answer), *([some] if some else ())]


def _load_seat(stored: list[Any]) -> Seat:
    people, role, stands_in, answer, *rest = stored
    more = rest[0] if rest else {}
    added_by = more.get("added_by")
    return Seat(
        tuple(people),
        role and RoleKey(role),
        stands_in,
        _load_answer(answer),
        more.get("for_author", False),
        tuple(more.get("after", ())),
        None if added_by is None else PersonId(added_by),
        tuple(map(PersonId, more.get("hops", ()))),
    )


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
