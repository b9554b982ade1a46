"""A support ticket, whose stage has statuses: taken off the engineer for a purchase, and given back."""

from datetime import datetime, timedelta
from typing import Any

from core.model.command import Submit
from core.model.form import Do, Form, Stage
from core.model.ids import PersonId, RoleKey, StatusKey
from core.model.request import Request, waiting_for
from core.model.statuses import Move, StageStatus
from core.model.step import Standing
from core.model.value import Value
from core.model.who import Author, InRole, Participant, Who
from tests.model.build import ACCOUNTING, EGOR, HR, NOON, VERA, form, key, named, stage, words
from tests.model.story import after, new, open_stage

OPEN, PURCHASING, WAITING, SOLVED = (StatusKey(key) for key in ("open", "purchasing", "waiting", "solved"))
#: Anna and Boris answer tickets, Helen buys.
SUPPORT, BUYERS = ACCOUNTING, HR


def status(
    key: StatusKey, *next_: StatusKey, who: tuple[Who, ...] = (), by: tuple[Who, ...] = (), **more: Any
) -> StageStatus:
    at = tuple(Participant(one) for one in who), tuple(Participant(one) for one in by)
    return StageStatus(key=key, title=words(key), next=next_, who=at[0], by=at[1], **more)


STATUSES = (
    status(OPEN, PURCHASING, WAITING, SOLVED),
    status(PURCHASING, OPEN, who=(InRole(BUYERS),)),
    status(WAITING, OPEN, pause=True),
    status(SOLVED, by=(Author(), InRole(SUPPORT)), ends=True),
)


def work(*statuses: StageStatus, role: RoleKey = SUPPORT, **more: Any) -> Stage:
    about: dict[str, Any] = {"do": Do.ACT, "within": timedelta(hours=8), **more}
    return stage("work", InRole(role), statuses=statuses or STATUSES, **about)


TICKET = form(work(), stage("told", named(VERA), do=Do.ACKNOWLEDGE))


def ticket(of: Form = TICKET, **values: Value) -> Request:
    return after(new(of), Submit(EGOR, {key(name): value for name, value in values.items()}, NOON))


def with_status(*changed: StageStatus, **more: Any) -> Request:
    """A ticket some of whose statuses are otherwise, or that has others besides."""
    statuses = {one.key: one for one in (*STATUSES, *changed)}
    return ticket(form(work(*statuses.values(), **more)))


def move(request: Request, by: PersonId, to: StatusKey, now: datetime = NOON, comment: str = "") -> Move:
    """By somebody who sees the card as it stands."""
    return Move(by, open_stage(request), request.round, to, now, comment)


def standing(request: Request) -> Standing:
    found = request.open.standing if request.open is not None else None
    assert found is not None
    return found


def had_by(request: Request) -> tuple[StatusKey, set[PersonId]]:
    """At which status it stands, and who has it."""
    return standing(request).status, set(waiting_for(request))
