"""Answers to what people ask without a message: inline queries and Mini Apps."""

import re
from dataclasses import replace

from bot.playground import results
from bot.playground.call import Call
from bot.playground.errors import Json, bad
from bot.playground.values import Query
from bot.playground.world import person_or_bad

_LATE = "query is too old and response timeout expired or query ID is invalid"


def answer_inline_query(call: Call) -> bool:
    query = _query(call, call.get("inline_query_id"), typed=True)
    found: list[Json] = call.get("results")
    if len(found) > 50:
        raise bad("RESULTS_TOO_MUCH")
    if len({one["id"] for one in found}) < len(found):
        raise bad("RESULT_ID_DUPLICATE")
    for one in found:
        results.content(call.world, one)
    if len((call.get("next_offset") or "").encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    button: Json | None = call.get("button")
    if button and not re.fullmatch(r"[\w-]{1,64}", button.get("start_parameter", "-"), re.ASCII):
        raise bad("START_PARAM_INVALID")
    answer = {"results": found, "next_offset": call.get("next_offset") or "", "button": button}
    call.world.queries[query.id] = replace(query, answer=answer)
    call.world.tell("inline", query.bot, query.person, id=query.id)
    return True


def answer_web_app_query(call: Call) -> Json:
    """The person's message with the result stands in the chat; the query is used up."""
    query = _query(call, call.get("web_app_query_id"), typed=False)
    results.sent(call.world, call.bot, person_or_bad(call.world, query.person), call.get("result"))
    del call.world.queries[query.id]
    return {}


def _query(call: Call, id: str, *, typed: bool) -> Query:
    query = call.world.queries.get(id)
    if query is None or query.bot != call.bot.id or (query.text is None) == typed:
        raise bad(_LATE)
    if typed and call.world.clock.now() - query.at > call.world.callback_age:
        raise bad(_LATE)
    return query
