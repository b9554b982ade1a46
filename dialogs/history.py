"""What happened to a request, line by line, on one screen."""

from dataclasses import replace
from typing import assert_never

from core.model.access import readable
from core.model.children import ChildEnded, ChildOpened, ChildReopened, Fulfilled
from core.model.erasing import Erased
from core.model.event import (
    Acknowledged,
    Added,
    AgreedBefore,
    Amended,
    Answered,
    Approved,
    Aside,
    Asked,
    Cancelled,
    Closed,
    Commented,
    Completed,
    Decided,
    Detour,
    Event,
    HandedOn,
    Informed,
    Nudged,
    Recalled,
    Recounted,
    Rejected,
    Reopened,
    Replaced,
    Returned,
    Skip,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
    Uncancelled,
    Undone,
)
from core.model.fields.file import called
from core.model.form import Form
from core.model.here import Here
from core.model.ids import FieldKey, PersonId, StageKey
from core.model.observers import Confirmed, Observed, Unobserved
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.outside import told_outside
from core.model.partners import Shown
from core.model.rich import units
from core.model.statuses import Moved
from core.model.who import Place
from core.use.overview import History
from dialogs import around, observers, standing
from dialogs.action import OnRequest, Verb
from dialogs.card import headline, number
from dialogs.i18n import _, moment, ngettext
from dialogs.leave import recounted
from dialogs.reasons import Looked, why_passed
from dialogs.screen import Bold, Choice, Screen, line
from dialogs.terms import conversions, left
from dialogs.way import among

#: UTF-16 units that the entries take, so that all of them fit into one message below its heading.
_ROOM = 3500
#: Characters of an entry when there is not enough room for all.
_SHORT = 160


def screen(history: History, person: PersonId, here: Here) -> Screen:
    """Every event with its time in the reader's zone, the first on top; without the answers that he may not read."""
    request = history.request
    first = line(Bold(f"{_('History')}: {headline(request, history.org, here, whose=True)}"), f" · {number(request)}")
    secret = frozenset(
        field.key for field in request.form.fields if not readable(field, person, request, outside=here.outside)
    )
    events = history.events
    if here.outside:
        events = tuple(told_outside(events, person, request, history.org))
    events = tuple(_without(event, secret, request.form) for event in events)
    told = [f"{moment(event.now, here)} · {_told(event, request.form, history.org, here)}" for event in events]
    back = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    return Screen((first, *(line(one) for one in _latest(told))), ((back,),))


def _latest(told: list[str]) -> list[str]:
    """All of it, as far as it fits into one message; else how it began, and what came last, long words cut."""
    if sum(units(one) + 1 for one in told) <= _ROOM:
        return told
    short = [one if len(one) <= _SHORT else f"{one[:_SHORT].rstrip()}…" for one in told]
    kept, room = len(short), _ROOM - units(short[0])
    while kept > 1 and (room := room - units(short[kept - 1]) - 1) >= 0:
        kept -= 1
    left_out = ngettext("… {count} entry is left out", "… {count} entries are left out", kept - 1)
    return [short[0], *([left_out] if kept > 1 else []), *short[kept:]]


def _without(event: Event, secret: frozenset[FieldKey], form: Form) -> Event:
    """What was sent tells of amounts, and a stage that was passed over tells why, by answers of then."""
    if isinstance(event, Erased):
        return replace(event, fields=tuple(key for key in event.fields if key not in secret))
    if not isinstance(event, Submitted | Amended | StageSkipped):
        return event
    if form.budget is not None and form.budget.fields & secret:
        event = replace(event, terms=replace(event.terms, spending=None))
    if isinstance(event, Submitted | Amended):
        return replace(event, values={key: value for key, value in event.values.items() if key not in secret})
    return replace(event, had=tuple((key, value) for key, value in event.had if key not in secret))


def _told(event: Event, form: Form, org: Org, here: Here) -> str:
    match event:
        case Submitted() | Amended():
            terms = (*conversions(form, event.values, event.terms, here), *left(event.terms, here))
            words = _("Sent: {who}") if isinstance(event, Submitted) else _("Changed: {who}")
            return " · ".join([words.format(who=org.name(event.by)), *terms])
        case StageOpened() | StageSkipped() | Informed() | Replaced():
            return _reached(event, form, org, here)
        case Approved() | Completed() | Acknowledged() | Rejected() | Returned() | AgreedBefore() | Fulfilled():
            return _decided(event, form, org, here)
        case Moved():
            return standing.moved(event, form, org, here)
        case Asked() | Answered() | HandedOn() | Added():
            return _detour(event, form, org, here)
        case Recalled() | Undone() | Cancelled() | Uncancelled() | Reopened():
            return _turned(event, org)
        case Snoozed() | Nudged() | Commented() | Observed() | Unobserved() | Confirmed() | Shown():
            return _aside(event, org, here)
        case ChildOpened() | ChildEnded() | ChildReopened():
            return around.told(event, form, org, here)
        case Recounted():
            return recounted(event.terms.leave, here)
        case Erased():
            titles = ", ".join(form.field(key).title.in_(here.locale) for key in event.fields)
            return _("Deleted after its time: {what}").format(what=titles or _("files"))
        case Closed():
            return "✅ " + _("Everybody has been told") if _is_told(event, form) else _ending(event.outcome)
        case _:
            assert_never(event)


def _reached(event: StageOpened | StageSkipped | Informed | Replaced, form: Form, org: Org, here: Here) -> str:
    match event:
        case StageOpened():
            return f"⏳ {_stage(form, event.stage, here)}: {_places(event.places, org)}"
        case Replaced():
            return _("{stage}: now {who}").format(stage=_stage(form, event.stage, here), who=_places(event.places, org))
        case Informed():
            return _("Informed: {who}").format(who=_places(event.places, org))
        case StageSkipped():
            return f"⏭ {_stage(form, event.stage, here)}: {_why(event, form, here)}"
        case _:
            assert_never(event)


def _decided(event: Decided | AgreedBefore | Fulfilled, form: Form, org: Org, here: Here) -> str:
    stage, who = _stage(form, event.stage, here), org.name(event.by)
    match event:
        case Approved() | Completed() | Acknowledged():
            return f"✅ {stage}: {who}{_saying(event.comment)}"
        case Rejected():
            return f"❌ {stage}: {who}{_saying(event.reason)}"
        case Returned() if event.to is not None:
            back = _("back to “{stage}”").format(stage=_stage(form, event.to, here))
            return f"↩️ {stage}: {who}, {back}{_saying(event.reason)}"
        case Returned():
            return f"↩️ {stage}: {who}{_saying(event.reason)}"
        case AgreedBefore():
            earlier = _("agreed already at “{stage}”").format(stage=_stage(form, event.earlier, here))
            return f"✅ {stage}: {who}, {earlier}"
        case Fulfilled():
            return f"✅ {stage}: {who}, {around.number(event.child)}"
        case _:
            assert_never(event)


def _detour(event: Detour, form: Form, org: Org, here: Here) -> str:
    who = org.name(event.by)
    match event:
        case Asked():
            return "❓ " + _("{who} asks {whom}").format(who=who, whom=org.name(event.whom)) + _saying(event.text)
        case Answered():
            return _("{who} answers {whom}").format(who=who, whom=org.name(event.to)) + _saying(event.text)
        case HandedOn():
            words = _("{who} has handed it on to {whom}")
            return words.format(who=who, whom=org.name(event.to)) + _saying(event.comment)
        case Added():
            words = _("{who} wants {whom} to agree, too")
            return words.format(who=who, whom=org.name(event.whom)) + _saying(event.comment)
        case _:
            assert_never(event)


def _turned(event: Recalled | Undone | Cancelled | Uncancelled | Reopened, org: Org) -> str:
    who = "" if event.by is None else org.name(event.by)
    match event:
        case Recalled():
            return _("Recalled: {who}").format(who=who) + _saying(event.reason)
        case Undone():
            return _("{who} has taken the decision back").format(who=who)
        case Cancelled():
            return _("To be cancelled: {who}").format(who=who) + _saying(event.reason)
        case Uncancelled():
            return _("It stays approved")
        case Reopened():
            return _("Opened again: {who}").format(who=who) + _saying(event.reason)
        case _:
            assert_never(event)


def _aside(event: Aside, org: Org, here: Here) -> str:
    who = org.name(event.by)
    match event:
        case Snoozed():
            return "💤 " + _("{who} has put it off until {time}").format(who=who, time=moment(event.until, here))
        case Nudged():
            return _("Reminded: {who}").format(who=who)
        case Commented():
            files = [f"📎 {', '.join(called(file, here) for file in event.files)}"] if event.files else []
            return f"{who}: " + " ".join([*([_("“{words}”").format(words=event.text)] if event.text else []), *files])
        case Observed() | Unobserved() | Confirmed():
            return observers.told(event, org)
        case Shown():
            return observers.told_shown(event, org)
        case _:
            assert_never(event)


def _is_told(event: Closed, form: Form) -> bool:
    """Whether nobody has approved what has ended well."""
    return form.notice and event.outcome is Outcome.APPROVED


def _ending(outcome: Outcome) -> str:
    match outcome:
        case Outcome.APPROVED:
            return "✅ " + _("Finished: approved")
        case Outcome.REJECTED:
            return "❌ " + _("Finished: rejected")
        case Outcome.RECALLED:
            return _("Finished: recalled")
        case Outcome.CANCELLED:
            return _("Finished: cancelled")
        case _:
            assert_never(outcome)


def _saying(words: str) -> str:
    return ": " + _("“{words}”").format(words=words) if words else ""


def _stage(form: Form, key: StageKey, here: Here) -> str:
    return form.stage(key).title.in_(here.locale)


def _places(places: tuple[Place, ...], org: Org) -> str:
    return ", ".join(_place(place, org) for place in places) or "—"


def _place(place: Place, org: Org) -> str:
    who = among(place.people, org, " / ")
    if place.for_author:
        return _("{who} (instead of the author)").format(who=who)
    return _("{who} (nobody else was found)").format(who=who) if place.stands_in else who


def _why(event: StageSkipped, form: Form, here: Here) -> str:
    """«сумма: 900 000 ₽ ≤ 1 000 000 ₽»: what was looked at, as it was then; nothing of what is not in `had`."""
    if event.why is Skip.AUTHOR:
        return _("the author would be asked")
    if event.why is Skip.NOBODY:
        return _("nobody was found")
    return why_passed(form.stage(event.stage), Looked(form, dict(event.had), event.terms, here))
