"""The buttons of a card: what the rules allow its reader, the main thing first."""

from core.model.command import (
    Acknowledge,
    Add,
    Amend,
    Answer,
    Approve,
    Ask,
    Cancel,
    Complete,
    HandOn,
    Nudge,
    Recall,
    Reject,
    Reopen,
    Return,
    Snooze,
    Submit,
    Undo,
)
from core.model.decide import allowed
from core.model.ending import GRACE
from core.model.here import Here
from core.model.ids import PersonId
from core.model.leaving import away_in
from core.model.moving import moves
from core.model.org import Org
from core.model.request import Request, Status, waiting_for
from core.model.rescheduling import goes_back, over_for_good
from core.model.sight import Sight, sight
from core.model.statuses import Move
from core.model.turn import Verb as Allowed
from core.model.words import N_
from core.use.around import ALONE, Around
from dialogs import around, observers
from dialogs import rescheduling_words as rescheduling
from dialogs.action import OnRequest, OnTeam, Verb
from dialogs.answers import readable_files
from dialogs.i18n import _, moment
from dialogs.months import months_of
from dialogs.screen import LABEL, Choice, Row, Style, label, paired
from dialogs.standing import number_of
from dialogs.verdict import VERDICTS, last_said, verdict_words

_OFFERS: dict[Allowed, tuple[str, Verb, Style]] = {
    Answer: (N_("Answer"), Verb.ANSWER, Style.MAIN),
    Approve: (N_("Approve"), Verb.APPROVE, Style.MAIN),
    Complete: (N_("Done"), Verb.COMPLETE, Style.MAIN),
    Acknowledge: (N_("I have read it"), Verb.ACKNOWLEDGE, Style.MAIN),
    Reject: (N_("Reject"), Verb.REJECT, Style.DANGER),
    Return: (N_("Return"), Verb.RETURN, Style.PLAIN),
    Submit: (N_("Change and send"), Verb.REVISE, Style.MAIN),
    Amend: (N_("Change"), Verb.AMEND, Style.PLAIN),
    Nudge: (N_("Remind"), Verb.NUDGE, Style.PLAIN),
    Recall: (N_("Recall"), Verb.RECALL, Style.PLAIN),
}
_RARE: dict[Allowed, tuple[str, str, Verb]] = {
    Ask: ("❓ ", N_("Ask"), Verb.ASK),
    HandOn: ("", N_("Hand on"), Verb.HAND_ON),
    Add: ("", N_("Add an approver"), Verb.ADD),
}
#: What they are called while it is asked whether it is cancelled.
_CANCELLING: dict[Allowed, tuple[str, Verb, Style]] = {
    Approve: (N_("Cancel it"), Verb.APPROVE, Style.DANGER),
    Reject: (N_("Leave it approved"), Verb.REJECT, Style.PLAIN),
    Recall: (N_("Do not cancel"), Verb.KEEP, Style.PLAIN),
}
#: Of what has ended.
_AFTERWARDS: dict[Allowed, tuple[str, Verb]] = {
    Cancel: (N_("Cancel the request"), Verb.CANCEL),
    Reopen: (N_("Open again"), Verb.REOPEN),
}
_REPORT = (N_("Fill in and finish"), Verb.REPORT, Style.MAIN)
_SAYING = {Approve: Verb.APPROVE_SAYING, Complete: Verb.COMPLETE_SAYING, Move: Verb.MOVE_SAYING}


#: When a card has more rows than this, what is seldom needed is left out of it.
_ROWS = 3


def rows(request: Request, person: PersonId, org: Org, here: Here, beside: Around = ALONE) -> tuple[Row, ...]:
    """The main thing, then the rest; when that gets too long, what is seldom needed stands behind one button."""
    offers = _offers(request, person, org, here) or _decided(request, person, here)
    main = tuple(paired([*around.openings(request, beside, here), *offers]))
    always, rare = _always(request, person, org, here), _rare(request, person, org, here, beside)
    all_ = (*main, *paired([*always, *rare]))
    if not rare or len(all_) <= _ROWS:
        return all_
    more = Choice(_("More…"), OnRequest(request.id, Verb.MORE, *place_of(request)))
    return (*main, *paired([*always, more]))


def seldom(request: Request, person: PersonId, org: Org, here: Here, beside: Around) -> tuple[Row, ...]:
    """What stands behind that button, and the way back."""
    back = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    return (*paired(_rare(request, person, org, here, beside)), (back,))


def _always(request: Request, person: PersonId, org: Org, here: Here) -> list[Choice]:
    """What decides nothing, the most important last."""
    always = [Choice(_("History"), OnRequest(request.id, Verb.HISTORY))]
    if Snooze in allowed(request, person, org):
        always.insert(0, Choice("💤 " + _("Put off"), OnRequest(request.id, Verb.PUT_OFF, *place_of(request))))
    if readable_files(request, person, here):
        always.append(Choice("📎 " + _("Files"), OnRequest(request.id, Verb.FILES)))
    if (leader := _team(request, person, org)) is not None:
        always.append(Choice(_("Team"), leader))
    if _undoable(request, person, org, here):
        always.insert(0, Choice(_("Undo"), OnRequest(request.id, Verb.UNDO)))
    return always


def _team(request: Request, person: PersonId, org: Org) -> OnTeam | None:
    """Who else is away then: for whoever is to decide on a leave, and may see all of its team."""
    away = away_in(request.form.leave, request.values)
    if away is None or person == request.author or person not in waiting_for(request):
        return None
    leader = org.manager(away.person)
    if leader is None or sight(person, leader, org, {request.form.owner}) is not Sight.ALL:
        return None
    return OnTeam(leader, *months_of(away.span.period))


def _rare(request: Request, person: PersonId, org: Org, here: Here, beside: Around) -> list[Choice]:
    verbs = [verb for verb in allowed(request, person, org) if verb in _RARE]
    offered = (_RARE[verb] for verb in verbs)
    rare = [Choice(sign + _(words), OnRequest(request.id, do, *place_of(request))) for sign, words, do in offered]
    copy = [Choice(_("Copy"), OnRequest(request.id, Verb.COPY))] if person == request.author else []
    watching = observers.choices(request, person, org, here)
    after = [*rescheduling.choices(request, person, here, beside), *_afterwards(request, person, org, here, beside)]
    return [*rare, *after, *copy, *watching, *around.choices(beside, here)]


def _afterwards(request: Request, person: PersonId, org: Org, here: Here, beside: Around) -> list[Choice]:
    """Nothing of a leave whose place another one wants, or has taken, and of a move that was cancelled; one that was
    granted is not opened again once its old days have come."""
    if beside.claim is not None or over_for_good(request):
        return []
    late = () if goes_back(request, here.today) else (Reopen,)
    verbs = [verb for verb in allowed(request, person, org) if verb in _AFTERWARDS and verb not in late]
    return [Choice(_(words), OnRequest(request.id, do)) for words, do in map(_AFTERWARDS.__getitem__, verbs)]


def place_of(request: Request) -> tuple[int, int]:
    """The place of the open stage in the route, and the round: what a button is about."""
    return next((at for at, step in enumerate(request.steps) if step is request.open), 0), request.round


def _undoable(request: Request, person: PersonId, org: Org, here: Here) -> bool:
    """For so short a time only, that the button is gone when it is over."""
    before = request.before
    return before is not None and here.now - before.now <= GRACE and Undo in allowed(request, person, org)


def _offers(request: Request, person: PersonId, org: Org, here: Here) -> list[Choice]:
    verbs = [verb for verb in allowed(request, person, org) if verb in _OFFERS or verb is Move]

    def choice(words: str, do: Verb, style: Style) -> Choice:
        return Choice(_(words), OnRequest(request.id, do, *place_of(request)), style)

    # A stage that has questions of its own is done by answering them.
    asks = request.open is not None and bool(request.form.stage(request.open.stage).fill)
    offered = {**_OFFERS, Complete: _REPORT} if asks else _OFFERS
    if around.is_main(request):
        offered = {**offered, Complete: (*offered[Complete][:2], Style.PLAIN)}
    if request.status is Status.CANCELLING:
        offered = {**offered, **_CANCELLING}
    saying = [
        choice(N_("With a comment"), _SAYING[verb], Style.PLAIN)
        for verb in verbs
        if verb in _SAYING and not (asks and verb is Complete) and request.status is not Status.CANCELLING
    ]
    offers = [choice(*offered[verb]) for verb in verbs if verb is not Move]
    if Move in verbs:
        offers = [*_moves(request, person, org, here), *offers]
    # Before Remind, Change and Recall, which an author who is his own approver has as well.
    own = sum(verb in (Nudge, Amend, Recall) for verb in verbs)
    return offers[: len(offers) - own] + saying + offers[len(offers) - own :]


def _moves(request: Request, person: PersonId, org: Org, here: Here) -> list[Choice]:
    """The main one is that by which the stage is done, else the first."""
    found = moves(request, person, org)
    main = next((to for to in found if to.ends), found[0])
    return [
        Choice(
            label(to.title.in_(here.locale)),
            OnRequest(request.id, Verb.MOVE, *place_of(request), number_of(request, to)),
            Style.MAIN if to is main else Style.PLAIN,
        )
        for to in found
    ]


def _decided(request: Request, person: PersonId, here: Here) -> list[Choice]:
    """«✅ Согласовано, 14:05», or as much of it as a button can show; nothing to be pressed any more."""
    if (last := last_said(request, person)) is None:
        return []
    (sign, _words), words, at = VERDICTS[last.verdict], verdict_words(last, request), moment(last.now, here)
    return [Choice(next(one for one in (f"{words}, {at}", f"{sign} {at}", words) if len(one) <= LABEL), None)]
