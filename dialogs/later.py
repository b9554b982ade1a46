"""Reminding others of a request, and putting it off oneself: until when is asked in the card."""

from datetime import datetime, timedelta

from core.model.command import Nudge, Snooze
from core.model.here import Here
from core.model.quiet import next_monday, polite, tomorrow
from core.model.turn import check
from core.use import overview
from core.use.act import act, stage_at
from core.use.decide import put_off
from dialogs.action import OnRequest, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, near
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, line
from dialogs.whose import surroundings, whose


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """The question, or an answer to it. Raises Refusal."""
    if action.do is Verb.NUDGE:
        await desk.write(said.once, act, action.request, Nudge(whose(said).id, desk.now()))
        return Reply(toast=_("Your reminder is on its way."))
    if action.do is Verb.PUT_OFF:
        return await _asked(desk, said, action)
    here = surroundings(said, desk.now())
    until = _until(action.do, here)
    at = (whose(said).id, action.stage, action.round, until)
    await desk.write(said.once, put_off, action.request, *at, desk.now(), message=said.message)
    return Reply(toast=_("Put off until {time}").format(time=near(until, here)))


async def _asked(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check(request, Snooze, whose(said).id, stage_at(request, action.stage), action.round, org)
    here = here_of(whose(said), org, desk.now())

    def choice(words: str, do: Verb) -> Choice:
        return Choice(words, OnRequest(request.id, do, action.stage, action.round))

    hour = choice(_("For an hour"), Verb.AN_HOUR)
    days = (choice(_("Tomorrow, 9:00"), Verb.TOMORROW), choice(_("Monday, 9:00"), Verb.MONDAY))
    first = line(Bold(_("Until when?")), f" {headline(request, org, here, whose=True)} · {number(request)}")
    hint = line(_("Until then nothing reminds you of it; you can still decide at any time."))
    return Reply(Screen((first, hint), ((hour,), days, (choice(_("Back"), Verb.NEVER_MIND),))))


def _until(do: Verb, here: Here) -> datetime:
    """Never in the night."""
    match do:
        case Verb.TOMORROW:
            return tomorrow(here.now, here.zone)
        case Verb.MONDAY:
            return next_monday(here.now, here.zone)
        case _:
            return polite(here.now + timedelta(hours=1), here.zone)
