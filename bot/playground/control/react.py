"""What people think of a message: reactions and votes."""

from fastapi import APIRouter

from bot.playground import posts, reactions, updates
from bot.playground.control.ask import Here, done, refuse
from bot.playground.control.speak import Act, both
from bot.playground.errors import ApiError, Json
from bot.playground.values import Bot, Person, Post
from bot.playground.world import World

router = APIRouter()


class React(Act):
    message_id: int
    #: None takes the reaction away.
    emoji: str | None = None


class Vote(Act):
    message_id: int
    #: Places from 0; none takes the vote back.
    options: list[int]


@router.post("/react")
async def react(world: Here, given: React) -> Json:
    """The bot hears of it only if it has asked for `message_reaction`; otherwise `update_id` is null."""
    bot, person = both(world, given)
    post = _post(world, bot, person, given.message_id)
    wish = [{"type": "emoji", "emoji": given.emoji}] if given.emoji else []
    try:
        number = reactions.by_person(world, bot.id, person, post, wish)
    except ApiError as no:
        raise refuse(no.description, 400) from None
    return done(world, update_id=number)


@router.post("/vote")
async def vote(world: Here, given: Vote) -> Json:
    bot, person = both(world, given)
    post = _post(world, bot, person, given.message_id)
    poll: Json | None = post.message.get("poll")
    chosen = sorted(set(given.options))
    if poll is None:
        raise refuse(f"message {given.message_id} is no poll")
    _check_vote(poll, post.votes, chosen)
    told = _counted(poll, chosen)
    posts.note(world, bot.id, person.id, post, "vote", message=post.message | {"poll": told}, votes=chosen)
    numbers = [updates.put(world, bot.id, "poll", told)]
    if not poll["is_anonymous"]:
        names = [told["options"][place]["persistent_id"] for place in chosen]
        answer = {"poll_id": poll["id"], "user": person.user, "option_ids": chosen, "option_persistent_ids": names}
        numbers.append(updates.put(world, bot.id, "poll_answer", answer))
    return done(world, update_ids=numbers)


def _post(world: World, bot: Bot, person: Person, id: int) -> Post:
    post = posts.find(world, bot.id, person.id, id)
    if post is None:
        raise refuse(f"no message {id} in the chat of {person.name}", 404)
    return post


def _check_vote(poll: Json, before: list[int], chosen: list[int]) -> None:
    if poll["is_closed"]:
        raise refuse("the poll is closed")
    if any(not 0 <= place < len(poll["options"]) for place in chosen):
        raise refuse("no such option", 400)
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise refuse("the poll takes one answer")
    if before and poll["type"] == "quiz":
        raise refuse("a quiz takes no second answer")


def _counted(poll: Json, chosen: list[int]) -> Json:
    """In a private chat one person votes."""
    options = [option | {"voter_count": int(place in chosen)} for place, option in enumerate(poll["options"])]
    return poll | {"options": options, "total_voter_count": int(bool(chosen))}
