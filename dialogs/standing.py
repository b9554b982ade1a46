"""At which of its statuses a stage stands, and how it was moved there, in words."""

from core.model.form import Form
from core.model.here import Here
from core.model.ids import StageKey, StatusKey
from core.model.org import Org
from core.model.request import Request
from core.model.statuses import Moved, StageStatus
from core.model.step import Step
from dialogs.i18n import _, moment
from dialogs.way import among, waited_for


def title(form: Form, stage: StageKey, status: StatusKey, here: Here) -> str:
    return form.stage(stage).status(status).title.in_(here.locale)


def number_of(request: Request, to: StageStatus) -> int:
    """The number of a status at the open stage, from 1: what a button carries."""
    return request.form.stage(request.open.stage).statuses.index(to) + 1 if request.open is not None else 0


def stands_at(request: Request, here: Here) -> list[str]:
    """The title of the status at which the request stands, where it does at one."""
    step = request.open
    if step is None or step.standing is None:
        return []
    return [title(request.form, step.stage, step.standing.status, here)]


def lines(request: Request, step: Step, org: Org, here: Here) -> list[str]:
    """«⏳ В закупке с 10:15: Анна Серова», and what was said with the move; a partner reads neither that
    nor who has it."""
    if step.standing is None:
        return []
    at, since = title(request.form, step.stage, step.standing.status, here), moment(step.standing.since, here)
    if here.outside:
        return ["⏳ " + _("{status} since {since}").format(status=at, since=since)]
    words = _("{status} since {since}: {who}")
    told = "⏳ " + words.format(status=at, since=since, who=waited_for(step, request, org, here))
    said, by = step.standing.comment, step.standing.moved[-1:]
    return [told, *(f"{org.name(one)}: " + _("“{words}”").format(words=said) for one in by if said)]


def moved(event: Moved, form: Form, org: Org, here: Here) -> str:
    """«Иван Петров: В работе → В закупке: «срочно» · ⏳ Анна Серова»."""
    was, to = (title(form, event.stage, key, here) for key in (event.was, event.to))
    done = "✅ " if form.stage(event.stage).status(event.to).ends else ""
    said = ": " + _("“{words}”").format(words=event.comment) if event.comment else ""
    has = [among(place.people, org, " / ") for place in event.places]
    return f"{done}{org.name(event.by)}: {was} → {to}{said}" + (f" · ⏳ {', '.join(has)}" if has else "")
