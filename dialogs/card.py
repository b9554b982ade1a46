"""The card of a request: what each person sees of it, and the buttons that the rules allow him."""

from dataclasses import replace
from datetime import datetime

from core.model.access import readable
from core.model.command import Acknowledge, Approve, Complete, Nudge, Recall, Reject, Return, Snooze, Submit
from core.model.decide import allowed
from core.model.field import Field, Widget
from core.model.form import asked_later, in_headline, visible
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.remind import deadline, overdue
from core.model.request import Answer, Request, Status, Verdict, put_off_until
from core.model.turn import Verb as Allowed
from core.model.words import N_
from dialogs.action import OnRequest, Verb
from dialogs.i18n import _, dated, moment, ngettext
from dialogs.listing import listing
from dialogs.screen import LABEL, Bold, Choice, Line, Quote, Row, Screen, Style, line, paired
from dialogs.terms import on_card
from dialogs.way import waited_for, way

_NEWS = {
    Status.APPROVED: ("✅", N_("Approved")),
    Status.REJECTED: ("❌", N_("Rejected")),
    Status.RECALLED: ("", N_("Recalled")),
    Status.REWORK: ("↩️", N_("Returned for changes")),
}
_OFFERS: dict[Allowed, tuple[str, Verb, Style]] = {
    Approve: (N_("Approve"), Verb.APPROVE, Style.MAIN),
    Complete: (N_("Done"), Verb.COMPLETE, Style.MAIN),
    Acknowledge: (N_("I have read it"), Verb.ACKNOWLEDGE, Style.MAIN),
    Reject: (N_("Reject"), Verb.REJECT, Style.DANGER),
    Return: (N_("Return"), Verb.RETURN, Style.PLAIN),
    Submit: (N_("Change and send"), Verb.REVISE, Style.MAIN),
    Nudge: (N_("Remind"), Verb.NUDGE, Style.PLAIN),
    Recall: (N_("Recall"), Verb.RECALL, Style.PLAIN),
}
_REPORT = (N_("Fill in and finish"), Verb.REPORT, Style.MAIN)
_SAYING = {Approve: Verb.APPROVE_SAYING, Complete: Verb.COMPLETE_SAYING}
_VERDICTS = {
    Verdict.APPROVED: ("✅", N_("Approved")),
    Verdict.COMPLETED: ("✅", N_("Done")),
    Verdict.ACKNOWLEDGED: ("✅", N_("Read")),
    Verdict.REJECTED: ("❌", N_("Rejected")),
    Verdict.RETURNED: ("↩️", N_("Returned")),
}


def card(request: Request, person: PersonId, org: Org, here: Here) -> Screen:
    """The request as `person` may see it, and what he can do."""
    own = person == request.author
    lines: list[Line] = [_first(request, org, here, own=own)]
    lines += _question(request, person, here)
    lines += _reported(request, here) if own else _facts(request, person, here)
    lines += [line(words) for words in on_card(request, person, here)]
    lines += _answers_with_words(request, org)
    lines += _answer_of_another(request, person, org)
    if request.open is None or not request.open.waits_for(person):
        lines += _waiting(request, org, here, own=own)
    lines += _time(request, person, here)
    lines += _comments(request)
    if shown := way(request, org, here):
        lines.append(line(shown))
    if own and request.status is Status.APPROVED and request.form.wish:
        lines.append(line(request.form.wish.in_(here.locale)))
    if own:
        lines += _folded(_own_words(request, here) + _listings(request, person, here))
    return Screen(tuple(lines), _rows(request, person, here))


def moved_below(request: Request, person: PersonId, org: Org, here: Here) -> Screen:
    """What is left of a card when a newer one has come below it."""
    head = headline(request, org, here, whose=person != request.author)
    return Screen((line(f"{head} · {number(request)}"), line(_("The present state is below."))))


def headline(request: Request, org: Org, here: Here, *, whose: bool) -> str:
    """«Отпуск · Егор Лапин · 5–18 июля, 14 дней»: what it is, whose, how much, when."""
    form, values = request.form, request.values
    shown = [field.show(values[field.key], here) for field in in_headline(form) if field.key in values]
    return " · ".join([form.title.in_(here.locale), *([org.name(request.author)] if whose else []), *shown])


def number(request: Request) -> str:
    """«№ 12», "#12"."""
    return _("#{number}").format(number=request.id)


def facts(request: Request, person: PersonId, here: Here, *, drawn: bool) -> list[str]:
    """«Замещает: Вера Ким» and so on: what was answered, or (`drawn`) what filled itself in; less what the headline
    says already, and what is not for this person."""
    return [
        _fact(field, request, here)
        for field in readable_answers(request, person)
        if (field.source is not None) is drawn and not _in_headline(field, request)
    ]


def readable_answers(request: Request, person: PersonId) -> list[Field]:
    """The fields that are answered, as far as this person may read them."""
    answered = (field for field in visible(request.form, request.values, request.terms) if field.key in request.values)
    return [field for field in answered if readable(field, person, request)]


def _fact(field: Field, request: Request, here: Here) -> str:
    return f"{field.title.in_(here.locale)}: {field.show(request.values[field.key], here)}"


def verdict_words(answer: Answer) -> str:
    """«✅ Согласовано»."""
    sign, words = _VERDICTS[answer.verdict]
    return f"{sign} {_(words)}"


def _in_headline(field: Field, request: Request) -> bool:
    is_author = field.widget is Widget.PERSON and request.values[field.key] == request.author
    return is_author or field in in_headline(request.form)


def _first(request: Request, org: Org, here: Here, *, own: bool) -> Line:
    head = headline(request, org, here, whose=not own)
    if request.status not in _NEWS:
        return line(Bold(head), f" · {number(request)}")
    sign, words = _NEWS[request.status]
    return line(Bold(f"{sign} {_(words)}: {head}".strip()), f" · {number(request)}")


def _reported(request: Request, here: Here) -> list[Line]:
    """What the stages have filled in, for the author, who knows the rest."""
    later = asked_later(request.form)
    fields = (field for field in visible(request.form, request.values, request.terms) if field.key in later)
    return [line(_fact(field, request, here)) for field in fields if field.key in request.values]


def _own_words(request: Request, here: Here) -> list[str]:
    """What the author has asked for, without what the stages have added."""
    later = asked_later(request.form)
    asked = replace(request, values={key: value for key, value in request.values.items() if key not in later})
    return [fact for drawn in (False, True) for fact in facts(asked, asked.author, here, drawn=drawn)]


def _question(request: Request, person: PersonId, here: Here) -> list[Line]:
    """What the person is asked, if anything."""
    step = request.open
    ask = request.form.stage(step.stage).ask if step is not None and step.waits_for(person) else None
    return [line(ask.in_(here.locale))] if ask else []


def _facts(request: Request, person: PersonId, here: Here) -> list[Line]:
    """What there is to decide on."""
    asked, drawn = (facts(request, person, here, drawn=drawn) for drawn in (False, True))
    return [line(fact) for fact in asked] + _folded(drawn + _listings(request, person, here))


def _listings(request: Request, person: PersonId, here: Here) -> list[str]:
    """The rows of every table that `person` may read, below its title where there are several."""
    found = [
        (field.title.in_(here.locale), listing(field, request.values[field.key], here))
        for field in readable_answers(request, person)
    ]
    tables = [(title, rows) for title, rows in found if rows]
    return [one for title, rows in tables for one in ([f"{title}:", *rows] if len(tables) > 1 else rows)]


def _folded(words: list[str]) -> list[Line]:
    return [line(Quote("\n".join(words)))] if words else []


def _answers_with_words(request: Request, org: Org) -> list[Line]:
    answers = [seat.answer for step in request.steps for seat in step.seats if seat.answer and seat.answer.comment]
    return [line(f"{_VERDICTS[a.verdict][0]} {org.name(a.by)}: {a.comment}") for a in dict.fromkeys(answers)]


def _answer_of_another(request: Request, person: PersonId, org: Org) -> list[Line]:
    """Who has filled this person's place, unless his words have told that already."""
    last = _last_said(request, person)
    if last is None or last.by == person or last.comment:
        return []
    return [line(f"{verdict_words(last)}: {org.name(last.by)}")]


def _waiting(request: Request, org: Org, here: Here, *, own: bool) -> list[Line]:
    step = request.open
    if step is None or step.since is None:
        return []
    who, since = waited_for(step, request, org, here), moment(step.since, here)
    lines = [line("⏳ ", _("Waiting for {who} since {since}").format(who=who, since=since))]
    if own:
        lines += [_sleeping(org.name(id), until, here) for id, until in step.put_off if until > here.now]
    if own and step.nudged is not None:
        lines.append(line(_("You sent a reminder: {time}").format(time=moment(step.nudged, here))))
    return lines


def _sleeping(name: str, until: datetime, here: Here) -> Line:
    return line("💤 ", _("{who} has put it off until {time}").format(who=name, time=moment(until, here)))


def _time(request: Request, person: PersonId, here: Here) -> list[Line]:
    """Until when it is to be done, and until when this person has put it off."""
    limit, step = deadline(request), request.open
    lines: list[Line] = []
    if limit is not None and overdue(request, here.now):
        lines.append(line("🔴 ", _("Overdue: it was to be done by {time}").format(time=dated(limit, here))))
    elif limit is not None:
        lines.append(line(_("To be done by {time}").format(time=moment(limit, here))))
    until = put_off_until(step, person) if step is not None and step.waits_for(person) else None
    if until is not None and until > here.now:
        lines.append(line("💤 ", _("Put off until {time}").format(time=moment(until, here))))
    return lines


def _comments(request: Request) -> list[Line]:
    count = len(request.comments)
    return [line(ngettext("{count} comment: see the history", "{count} comments: see the history", count))] * bool(
        count
    )


def _rows(request: Request, person: PersonId, here: Here) -> tuple[Row, ...]:
    more = [Choice(_("History"), OnRequest(request.id, Verb.HISTORY))]
    if Snooze in allowed(request, person):
        more.insert(0, Choice("💤 " + _("Put off"), OnRequest(request.id, Verb.PUT_OFF, *_here(request))))
    if person == request.author:
        more.append(Choice(_("Copy"), OnRequest(request.id, Verb.COPY)))
    if any(field.widget is Widget.FILES and request.values[field.key] for field in readable_answers(request, person)):
        more.append(Choice("📎 " + _("Files"), OnRequest(request.id, Verb.FILES)))
    return (*paired(_offers(request, person) or _decided(request, person, here)), *paired(more))


def _here(request: Request) -> tuple[int, int]:
    """The place of the open stage in the route, and the round: what a button is about."""
    return next((at for at, step in enumerate(request.steps) if step is request.open), 0), request.round


def _offers(request: Request, person: PersonId) -> list[Choice]:
    verbs = [verb for verb in allowed(request, person) if verb is not Snooze]

    def choice(words: str, do: Verb, style: Style) -> Choice:
        return Choice(_(words), OnRequest(request.id, do, *_here(request)), style)

    # A stage that has questions of its own is done by answering them.
    asks = request.open is not None and bool(request.form.stage(request.open.stage).fill)
    offered = {**_OFFERS, Complete: _REPORT} if asks else _OFFERS
    saying = [
        choice(N_("With a comment"), _SAYING[verb], Style.PLAIN)
        for verb in verbs
        if verb in _SAYING and not (asks and verb is Complete)
    ]
    offers = [choice(*offered[verb]) for verb in verbs]
    # Before Remind and Recall, which an author who is his own approver has as well.
    own = sum(verb in (Nudge, Recall) for verb in verbs)
    return offers[: len(offers) - own] + saying + offers[len(offers) - own :]


def _decided(request: Request, person: PersonId, here: Here) -> list[Choice]:
    """«✅ Согласовано, 14:05», or as much of it as a button can show; nothing to be pressed any more."""
    if (last := _last_said(request, person)) is None:
        return []
    (sign, _words), words, at = _VERDICTS[last.verdict], verdict_words(last), moment(last.now, here)
    return [Choice(next(one for one in (f"{words}, {at}", f"{sign} {at}", words) if len(one) <= LABEL), None)]


def _last_said(request: Request, person: PersonId) -> Answer | None:
    """What was said last in this person's place, by himself or by another."""
    answers = [seat.answer for step in request.steps for seat in step.seats if person in seat.people and seat.answer]
    return max(answers, key=lambda answer: answer.now, default=None)
