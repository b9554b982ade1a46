"""What every control needs: the world, the person and bot that are meant, and a plain no."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from bot.playground import strict_json
from bot.playground.errors import Json
from bot.playground.values import Bot, Person
from bot.playground.world import World


async def _the_world(request: Request) -> World:
    world: World = request.app.state.world
    return world


async def sound(request: Request) -> None:
    """Refuses JSON that could not be kept or shown: half characters, endless numbers."""
    if "json" not in request.headers.get("content-type", "json"):
        return
    try:
        strict_json.loads(await request.body() or b"null")
    except ValueError as no:
        raise refuse(f"body: {no}", 400) from None


Here = Annotated[World, Depends(_the_world)]


def refuse(text: str, status: int = 409) -> HTTPException:
    return HTTPException(status, text)


def the_person(world: World, id: int) -> Person:
    found = world.people.get(id)
    if found is None:
        raise refuse(f"no person {id} in the playground", 404)
    return found


def the_bot(world: World, id: int | None) -> Bot:
    """The bot that is meant; without a number the first one that ever connected."""
    known = world.bots.under()
    found = known.get(id) if id is not None else next(iter(known.values()), None)
    if found is None:
        raise refuse("no bot has connected yet" if id is None else f"no bot {id} in the playground")
    return found


def done(world: World, **result: object) -> Json:
    """The answer of a control that changed something: first on disk, then told."""
    world.disk.commit()
    return {"ok": True, **result}
