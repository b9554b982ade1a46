"""What can be said and done to a request beside its way: put it off, remind of it, comment on it."""

from datetime import datetime
from typing import assert_never

from core.model.command import Comment, Nudge, Snooze
from core.model.event import Aside, Commented, Nudged, Snoozed
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, nudgeable, put_off_until, waiting_for
from core.model.saying import worded
from core.model.step import Step
from core.model.turn import check, check_own, waited_at

#: Characters of what is said to a request: a message of its own, with its heading.
_LONGEST_COMMENT = 3000


class NudgedToday(Refusal):
    """You have sent a reminder today, at {at}. The next one is possible tomorrow."""


class AllPutOff(Refusal):
    """It has been put off until {until}: then the reminder comes by itself."""


class InThePast(Refusal):
    """That moment is over. Please choose a later one."""


class NothingSaid(Refusal):
    """There is nothing in this message that can be passed on. Please write it in words, or send a file."""


def aside(request: Request, command: Snooze | Nudge | Comment, org: Org) -> Aside:
    """Raises Refusal."""
    match command:
        case Snooze():
            return _snoozed(request, command, org)
        case Nudge():
            return _nudged(request, command, org)
        case Comment():
            return _commented(command, org)
        case _:
            assert_never(command)


def _snoozed(request: Request, command: Snooze, org: Org) -> Snoozed:
    """Raises Refusal."""
    check(request, Snooze, command.by, command.stage, command.round, org)
    if command.until <= command.now:
        raise InThePast
    return Snoozed(command.by, command.stage, command.until, command.now)


def _nudged(request: Request, command: Nudge, org: Org) -> Nudged:
    """Once a day, by the author's calendar. Raises NobodyWaited, NudgedToday, AllPutOff."""
    check_own(request, Nudge, command.by, org)
    step, zone = waited_at(request), org.zone(command.by)
    if step.nudged is not None and step.nudged.astimezone(zone).date() == command.now.astimezone(zone).date():
        raise NudgedToday(at=step.nudged)
    if not nudgeable(request, command.now):
        raise AllPutOff(until=_first_back(step, request))
    return Nudged(command.by, step.stage, command.now)


def _commented(command: Comment, org: Org) -> Commented:
    """Also when the request has ended: what is left to be said may be said. Raises TooLong, NothingSaid."""
    text = worded(command.text, _LONGEST_COMMENT)
    if not text and not command.files:
        raise NothingSaid
    return Commented(command.by, text, command.now, command.files, outside=org.partner(command.by))


def _first_back(step: Step, request: Request) -> datetime:
    """When the first of those whom the author cannot remind is reminded again."""
    others = waiting_for(request) - {request.author} - step.asking
    return min(until for id in others if (until := put_off_until(step, id)) is not None)
