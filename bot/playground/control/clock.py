"""The time of the playground: looked at and moved forward. A bot on the same clock follows."""

from datetime import UTC, datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from bot.playground.control.ask import Here, done, refuse, the_person
from bot.playground.errors import Json
from bot.playground.moment import moment, zone
from bot.playground.world import World

router = APIRouter()
#: Nobody needs more, and dates of four digits stay dates of four digits.
_END = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


class Move(BaseModel):
    """So many seconds forward, to a morning at nine, or no further at all."""

    seconds: float | None = Field(None, ge=0)
    #: "tomorrow", "working_day" (the next from Monday to Friday), or a date like 2027-07-05.
    to: str | None = None
    #: An IANA name.
    zone: str | None = None
    #: Whose zone it is when none is given.
    person: int | None = None
    #: True stops the clock, false lets it go on.
    freeze: bool | None = None


@router.get("/clock")
async def clock(world: Here) -> Json:
    return _row(world)


@router.post("/clock")
async def move(world: Here, given: Move) -> Json:
    """The page is told by an event; whatever waits for a time looks at the clock again."""
    if sum(wish is not None for wish in (given.seconds, given.to, given.freeze)) != 1:
        raise refuse('say one of "seconds", "to" and "freeze"', 400)
    if given.freeze is not None:
        world.freeze(still=given.freeze)
    else:
        _advance(world, given)
    world.hub.publish({"type": "clock", **_row(world)})
    return done(world, **_row(world))


def _row(world: World) -> Json:
    return {"now": world.clock.now(), "ahead": world.clock.ahead, "frozen": world.clock.frozen}


def _advance(world: World, given: Move) -> None:
    now = world.clock.now()
    seconds = _seconds(world, given, now)
    if not now + seconds < _END:
        raise refuse("time ends before the year 2100 here", 400)
    world.advance(seconds)


def _seconds(world: World, given: Move, now: float) -> float:
    if given.to is None:
        return given.seconds or 0.0
    place = _zone(world, given)
    try:
        return moment(datetime.fromtimestamp(now, UTC), given.to, zone(place)).timestamp() - now
    except ValueError as no:
        raise refuse(str(no), 400) from None
    except OverflowError:
        raise refuse(f"{given.to} is too far away", 400) from None


def _zone(world: World, given: Move) -> str:
    """The one that is given, that of the person, that of the first person who has one, or UTC."""
    people = [the_person(world, given.person)] if given.person else world.people.under().values()
    return given.zone or next((one.zone for one in people if one.zone), "UTC")
