"""Sending a request back: to its author, or to a stage that it has passed."""

from core.model.command import Return
from core.model.decide import returnable
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request
from core.model.turn import check
from core.use import overview
from core.use.act import stage_at
from dialogs import reason
from dialogs.action import OnRequest, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, label, line, paired
from dialogs.whose import whose


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """To whom is asked in the card, unless it can only be the author; why, below it. Raises Refusal."""
    if action.do is Verb.RETURN_TO:
        return await reason.ask(desk, said, action, Verb.RETURN, over=True, back=action.arg)
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check(request, Return, whose(said).id, stage_at(request, action.stage), action.round, org)
    if not returnable(request, whose(said).id, org):
        return await reason.ask(desk, said, action, Verb.RETURN)
    return Reply(_to_whom(request, action, whose(said).id, org, here_of(whose(said), org, desk.now())))


def _to_whom(request: Request, action: OnRequest, person: PersonId, org: Org, here: Here) -> Screen:
    def choice(words: str, to: int) -> Choice:
        return Choice(label(words), OnRequest(request.id, Verb.RETURN_TO, action.stage, action.round, to))

    passed = returnable(request, person, org)
    stages = [
        choice(request.form.stage(step.stage).title.in_(here.locale), at)
        for at, step in enumerate(request.steps, start=1)
        if step.stage in passed
    ]
    author = choice(org.name(request.author), 0)
    first = line(
        Bold(_("To whom does it go back?")), f" {headline(request, org, here, whose=True)} · {number(request)}"
    )
    hint = line(_("From a stage on, everybody decides once more; the answers of before no longer count."))
    never = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    return Screen((first, hint), ((author,), *paired(stages), (never,)))
