"""Faults on purpose, limits of rate, numbers that jump, and a clean table."""

from dataclasses import replace
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field, field_validator

from bot.playground.control.ask import Here, done, refuse, the_bot
from bot.playground.errors import Json
from bot.playground.faults import Action
from bot.playground.schema import schema

router = APIRouter()


class RuleIn(BaseModel):
    action: Action
    method: str = "*"
    #: How many requests are hit; null is without end.
    times: int | None = Field(1, ge=0)
    probability: float = Field(1.0, ge=0, le=1)
    seed: int = 0
    match: dict[str, Any] = {}
    retry_after: int = Field(7, ge=1)
    migrate_to_chat_id: int = -1_001_234_567_890
    seconds: float = Field(600.0, ge=0, le=86_400)

    @field_validator("method")
    @classmethod
    def known(cls, method: str) -> str:
        if method.lower() not in {"*", "webhook", "file", *schema().names}:
            raise ValueError(f"no method {method!r} in the Bot API {schema().api}")
        return method


class Reset(BaseModel):
    keep_people: bool = False


class Switch(BaseModel):
    on: bool


class Jump(BaseModel):
    to: int = Field(gt=0, lt=2**31)
    bot: int | None = None


@router.post("/faults")
async def add_faults(world: Here, rules: RuleIn | list[RuleIn]) -> Json:
    given = rules if isinstance(rules, list) else [rules]
    added = [world.faults.add(rule.action, **rule.model_dump(exclude={"action"})) for rule in given]
    world.hub.publish({"type": "faults"})
    return done(world, rules=[rule.row for rule in added])


@router.get("/faults")
async def list_faults(world: Here) -> list[Json]:
    return [rule.row for rule in world.faults.rules]


@router.delete("/faults")
async def clear_faults(world: Here) -> Json:
    world.faults.clear()
    world.hub.publish({"type": "faults"})
    return done(world)


@router.get("/limits")
async def show_limits(world: Here) -> Json:
    return {"on": world.limits.on}


@router.post("/limits")
async def switch_limits(world: Here, given: Switch) -> Json:
    """Telegram's limits of rate, from now on; what was sent before does not count."""
    world.limits.on = given.on
    world.limits.forget()
    return done(world, on=given.on)


@router.post("/reset")
async def reset(world: Here, given: Reset | None = None) -> Json:
    world.reset(keep_people=bool(given and given.keep_people))
    return done(world)


@router.post("/jump")
async def jump(world: Here, given: Jump) -> Json:
    """The next update has this number, as after a week of silence."""
    bot = the_bot(world, given.bot)
    if world.updates.under(bot.id):
        raise refuse("numbers jump only when no update waits")
    world.save(replace(bot, next_update=given.to))
    return done(world, next_update=given.to)


@router.get("/health")
async def health() -> dict[Literal["ok"], bool]:
    return {"ok": True}
