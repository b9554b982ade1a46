"""The words by which the tests tell the story of a request."""

import dataclasses
from collections.abc import Iterable
from datetime import datetime

import pytest

from core.model.command import Acknowledge, Approve, Command, Complete, Recall, Reject, Replace, Return, Submit
from core.model.decide import course, decide
from core.model.effect import Effect, Showing
from core.model.event import Event, StageOpened, StageSkipped
from core.model.form import Do, Form
from core.model.ids import PersonId, RequestId, StageKey
from core.model.org import Org
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request, blank
from core.model.seating import seating
from core.model.step import Answer, Verdict
from core.model.value import Value, Values
from core.model.who import InRole, Place, Who
from tests.model.build import ACCOUNTING, EGOR, FINANCE, MARAT, NOON, OLGA, ORG, VERA, form, key, named, stage

BOTH = form(stage("both", named(MARAT), named(OLGA)), stage("next", named(VERA)))
PAIR = form(stage("pair", InRole(ACCOUNTING)), stage("next", named(VERA)))


def new(of: Form, author: PersonId = EGOR) -> Request:
    return blank(RequestId(1041), of, author, NOON)


def submit(by: PersonId = EGOR, **values: Value) -> Submit:
    return Submit(by, {key(name): value for name, value in values.items()}, NOON)


def submitted(of: Form, author: PersonId = EGOR, *, org: Org = ORG, **values: Value) -> Request:
    return after(new(of, author), submit(author, **values), org=org)


def after(request: Request, *commands: Command, org: Org = ORG) -> Request:
    for command in commands:
        request, _ = settle(request, course(request, command, org))
    return request


def effects(request: Request, command: Command, org: Org = ORG) -> frozenset[Effect]:
    """What `command` sets off; no person gets two messages."""
    _, found = settle(request, course(request, command, org))
    showing = [effect.person for effect in found if isinstance(effect, Showing)]
    assert len(set(showing)) == len(showing)
    return frozenset(found)


def open_stage(request: Request) -> StageKey:
    assert request.open is not None
    return request.open.stage


def approve(request: Request, by: PersonId, now: datetime = NOON, comment: str = "") -> Approve:
    """By someone who sees the card as it stands."""
    return Approve(by, open_stage(request), request.round, now, comment)


def complete(request: Request, by: PersonId, now: datetime = NOON) -> Complete:
    return Complete(by, open_stage(request), request.round, now)


def acknowledge(request: Request, by: PersonId, now: datetime = NOON) -> Acknowledge:
    return Acknowledge(by, open_stage(request), request.round, now)


def reject(request: Request, by: PersonId, reason: str = "too dear", now: datetime = NOON) -> Reject:
    return Reject(by, open_stage(request), request.round, now, reason)


def give_back(request: Request, by: PersonId, reason: str = "no scan", now: datetime = NOON) -> Return:
    return Return(by, open_stage(request), request.round, now, reason)


def recall(by: PersonId = EGOR, now: datetime = NOON, reason: str = "the plans have changed") -> Recall:
    return Recall(by, now, reason)


REPLACE = Replace(NOON)


def opened(events: Iterable[Event]) -> list[str]:
    return [event.stage for event in events if isinstance(event, StageOpened)]


def skipped(events: Iterable[Event]) -> list[StageSkipped]:
    return [event for event in events if isinstance(event, StageSkipped)]


def refusal(request: Request, command: Command) -> Refusal:
    """What is said instead of carrying out `command`."""
    with pytest.raises(Refusal) as raised:
        decide(request, command, ORG)
    return raised.value


def decided(by: PersonId, verdict: Verdict, comment: str = "") -> Answer:
    return Answer(by, verdict, NOON, comment)


def seats(*asked: Who, fallback: tuple[Who, ...] = (), values: Values, org: Org = ORG) -> tuple[Place, ...]:
    """The places at the only stage of a request of Egor's that does nothing but asks these."""
    only = stage("only", *asked, do=Do.ACT, fallback=fallback)
    request = dataclasses.replace(new(form(only, owner=FINANCE)), values=values)
    return seating(only, request, org).places
