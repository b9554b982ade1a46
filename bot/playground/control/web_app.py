"""Mini Apps: the signed words with which one is opened, and what a keyboard's one sends back."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from fastapi import APIRouter
from pydantic import Field

from bot.playground.control.ask import Here, done, refuse
from bot.playground.control.speak import Act, both, send
from bot.playground.errors import Json
from bot.playground.values import Query
from bot.playground.world import new_id

router = APIRouter()


class Opened(Act):
    #: Seconds that have passed since: old words must be refused by the bot.
    age: float = Field(0.0, ge=0, le=1e9)
    start_param: str | None = None


class Sent(Act):
    #: Anything at all: a bad client may send what no button ever offered.
    data: str
    button_text: str


@router.post("/web_app")
async def open_web_app(world: Here, given: Opened) -> Json:
    """`init_data` as Telegram hands it to the page, signed with the token that the bot came with."""
    bot, person = both(world, given)
    token = world.tokens.get(bot.id)
    if token is None:
        raise refuse("the bot has not connected since the playground was started")
    query = Query(new_id(), bot.id, person.id, world.clock.now(), None)
    world.queries[query.id] = query
    user = {key: value for key, value in person.user.items() if key != "is_bot"}
    words = {
        "query_id": query.id,
        "user": json.dumps(user, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(int(query.at - given.age)),
    }
    words |= {"start_param": given.start_param} if given.start_param else {}
    return done(world, init_data=urlencode(words | {"hash": signature(token, words)}), query_id=query.id)


@router.post("/web_app_data")
async def send_web_app_data(world: Here, given: Sent) -> Json:
    bot, person = both(world, given)
    if not 1 <= len(given.data.encode("utf-8", "surrogatepass")) <= 4096:
        raise refuse("a Mini App sends 1 to 4096 bytes", 400)
    return send(world, bot, person, [{"web_app_data": {"data": given.data, "button_text": given.button_text}}])


def signature(token: str, words: dict[str, str]) -> str:
    """The `hash` of init data, as core.telegram.org/bots/webapps describes it."""
    lines = "\n".join(f"{name}={words[name]}" for name in sorted(words))
    secret = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return hmac.digest(secret, lines.encode(), hashlib.sha256).hex()
