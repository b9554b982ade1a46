"""Inline mode: a person types `@bot text`, sees results, and takes one."""

from fastapi import APIRouter

from bot.playground import results, text, updates
from bot.playground.control.ask import Here, done, refuse
from bot.playground.control.speak import Act, both
from bot.playground.errors import Json
from bot.playground.values import Query
from bot.playground.world import World, new_id

router = APIRouter()


class Inline(Act):
    #: What follows the bot's name.
    query: str = ""
    #: `next_offset` of the results before.
    offset: str = ""


class Choose(Act):
    #: The inline query.
    id: str
    #: The id of the result.
    result: str


@router.post("/inline")
async def inline(world: Here, given: Inline) -> Json:
    bot, person = both(world, given)
    if text.units(given.query) > 256:
        raise refuse("an inline query has at most 256 characters", 400)
    made = Query(new_id(), bot.id, person.id, world.clock.now(), given.query)
    world.queries[made.id] = made
    told = {"id": made.id, "from": person.user, "query": given.query, "offset": given.offset, "chat_type": "sender"}
    return done(world, id=made.id, update_id=updates.put(world, bot.id, "inline_query", told))


@router.get("/results")
async def show_results(world: Here, id: str, wait: float = 0) -> Json:
    """What the bot offers; waits up to `wait` seconds for it."""
    _asked(world, id)
    found = await world.hub.until(lambda: _asked(world, id).answer, min(wait, 60))
    return {"answered": found is not None, "results": [], "next_offset": "", "button": None} | (found or {})


@router.post("/choose")
async def choose(world: Here, given: Choose) -> Json:
    """The result becomes a message of the person in the chat with the bot, and the bot hears which it was."""
    bot, person = both(world, given)
    query = _asked(world, given.id)
    offered: list[Json] = (query.answer or {}).get("results", [])
    taken = next((one for one in offered if one["id"] == given.result), None)
    if taken is None or (query.bot, query.person) != (bot.id, person.id):
        raise refuse(f"no result {given.result!r} for {person.name}", 404)
    told = {"result_id": taken["id"], "from": person.user, "query": query.text}
    number = updates.put(world, bot.id, "chosen_inline_result", told)
    return done(world, message_id=results.sent(world, bot, person, taken), update_id=number)


def _asked(world: World, id: str) -> Query:
    query = world.queries.get(id)
    if query is None or query.text is None:
        raise refuse(f"no inline query {id}", 404)
    return query
