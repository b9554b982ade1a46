"""The card of a request: what each person sees of it, and the buttons that the rules allow him."""

from dataclasses import replace
from datetime import datetime

from core.model.access import readable
from core.model.field import Field, Widget
from core.model.form import asked_later, in_headline, visible
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.outside import hears
from core.model.remind import deadline, overdue
from core.model.request import Request, Status, put_off_until, waiting_for
from core.model.words import N_
from core.use.around import ALONE, Around
from dialogs import around, leave, likeness, notice, observers, sealed, standing
from dialogs.answers import readable_answers
from dialogs.asked import asked_of, remarked, talk
from dialogs.buttons import rows
from dialogs.changed import changes, own_fields
from dialogs.i18n import _, dated, moment, ngettext
from dialogs.listing import listing
from dialogs.rescheduling_words import claimed, moved
from dialogs.screen import Bold, Line, Quote, Screen, line
from dialogs.terms import on_card
from dialogs.verdict import VERDICTS, last_said, needless_by, verdict_of
from dialogs.way import waited_for, way

_NEWS = {
    Status.APPROVED: ("✅", N_("Approved")),
    Status.REJECTED: ("❌", N_("Rejected")),
    Status.RECALLED: ("", N_("Recalled")),
    Status.REWORK: ("↩️", N_("Returned for changes")),
    Status.CANCELLING: ("", N_("To be cancelled")),
    Status.CANCELLED: ("", N_("Cancelled")),
}


def card(request: Request, person: PersonId, org: Org, here: Here, beside: Around = ALONE) -> Screen:
    """The request as `person` may see it, and what he can do."""
    if here.outside:
        return _for_partner(request, person, org, here)
    own = person == request.author
    lines: list[Line] = [_first(request, person, org, here, moved=moved(beside))]
    lines += claimed(request, person, here, beside)
    lines += _question(request, person, org, here)
    lines += [line(notice.told(request, org, here))] if own and request.form.notice and request.closed else []
    lines += _standing_in(request, person)
    lines += [line(words) for words in sealed.lines(request.form)]
    lines += [] if own else likeness.lines(request.form, beside.alike, here)
    lines += [line(said) for said in remarked(request, person, org, here)]
    lines += _reported(request, here) if own else _facts(request, person, here)
    lines += [line(words) for words in (*on_card(request, person, here), *leave.on_card(request, person, org, here))]
    lines += _answers_with_words(request, org)
    lines += _answer_of_another(request, person, org)
    lines += [line(words) for words in talk(request, person, org)]
    lines += [line(words) for words in (standing.lines(request, request.open, org, here) if request.open else ())]
    if request.open is None or request.held or not request.open.waits_for(person):
        lines += _waiting(request, person, org, here)
    lines += _withdrawn(request, person)
    lines += _time(request, person, here)
    lines += _comments(request.commented)
    lines += observers.lines(request, org)
    lines += around.lines(request, beside, here)
    if shown := way(request, org, here):
        lines.append(line(shown))
    wished = request.status is Status.APPROVED and request.returned is None and not moved(beside)
    if own and wished and request.form.wish:
        lines.append(line(request.form.wish.in_(here.locale)))
    if own:
        lines += _folded(_own_words(request, here) + _listings(request, person, here))
    return Screen(tuple(lines), rows(request, person, org, here, beside))


def _for_partner(request: Request, person: PersonId, org: Org, here: Here) -> Screen:
    """To somebody of another company: what is marked for him, what he is asked, and nothing of who else is asked."""
    lines: list[Line] = [_first(request, person, org, here), *map(line, sealed.lines(request.form))]
    waits = request.open is not None and request.open.waits_for(person)
    # Why it is to be cancelled is said inside the company; but who decides on it has to know.
    if waits or request.cancelling is None:
        lines += _question(request, person, org, here)
    lines += [line(said) for said in remarked(request, person, org, here)]
    lines += _facts(request, person, here)
    if waits and not request.held:
        lines += [line(words) for words in standing.lines(request, request.open, org, here)] if request.open else []
        lines += _time(request, person, here)
    elif not request.closed:
        lines.append(line("⏳ ", _("Under way")))
    comments = sum(hears(person, number, request, org) for number in range(1, request.commented + 1))
    return Screen((*lines, *_comments(comments)), rows(request, person, org, here))


def moved_below(request: Request, person: PersonId, org: Org, here: Here) -> Screen:
    """What is left of a card when a newer one has come below it."""
    head = headline(request, org, here, whose=person != request.author)
    return Screen((line(f"{head} · {number(request)}"), line(_("The present state is below."))))


def headline(request: Request, org: Org, here: Here, *, whose: bool) -> str:
    """«Отпуск · Егор Лапин · 5–18 июля, 14 дней»: what it is, whose, how much, when."""
    form, values = request.form, request.values
    headed = [field for field in in_headline(form, outside=here.outside) if field.key in values]
    shown = [field.show(values[field.key], here) for field in headed]
    return " · ".join([form.title.in_(here.locale), *([org.name(request.author)] if whose else []), *shown])


def number(request: Request) -> str:
    """«№ 12», "#12"."""
    return around.number(request.id)


def how_it_stands(request: Request) -> str:
    """«✅ Согласовано»: how it has ended or stands, in a sign and a word; «В работе» while a stage is waited for."""
    sign, words = _NEWS.get(request.status, ("⏳", N_("Under way")))
    if request.status is Status.APPROVED and request.form.notice:
        sign, words = "✅", N_("Sent")
    if request.status is Status.REWORK and request.returned is None:
        sign, words = "↩️", N_("Opened again")
    return f"{sign} {_(words)}".strip()


def facts(request: Request, person: PersonId, here: Here, *, drawn: bool) -> list[str]:
    """«Замещает: Вера Ким» and so on: what was answered, or (`drawn`) what filled itself in; less what the headline
    says already, and what is not for this person."""
    return [
        _fact(field, request, here)
        for field in readable_answers(request, person, here)
        if (field.source is not None) is drawn and not _in_headline(field, request)
    ]


def _fact(field: Field, request: Request, here: Here) -> str:
    return f"{field.title.in_(here.locale)}: {field.show(request.values[field.key], here)}"


def _in_headline(field: Field, request: Request) -> bool:
    is_author = field.widget is Widget.PERSON and request.values[field.key] == request.author
    return is_author or field in in_headline(request.form, outside=False)


def _first(request: Request, person: PersonId, org: Org, here: Here, *, moved: bool = False) -> Line:
    head = headline(request, org, here, whose=person != request.author)
    if request.status is Status.CANCELLING and request.open is not None and request.open.waits_for(person):
        return line(Bold(_("Cancel? {what}").format(what=head)), f" · {number(request)}")
    told = request.status is Status.APPROVED and _is_told(request, person)
    if request.status not in _NEWS or moved or told:
        return line(Bold(head), f" · {number(request)}")
    return line(Bold(f"{how_it_stands(request)}: {head}"), f" · {number(request)}")


def _is_told(request: Request, person: PersonId) -> bool:
    """Whether somebody has only to know of it: it was sent by another, and nobody has approved it."""
    return request.form.notice and person != request.author


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


def _question(request: Request, person: PersonId, org: Org, here: Here) -> list[Line]:
    """What the person is asked, if anything; and why it is to be cancelled, or is not."""
    if request.cancelling is not None:
        return [line(_("Reason: {words}").format(words=request.cancelling.reason))]
    if request.status is Status.APPROVED and request.returned is not None:
        return [line(_("It stays approved"))]
    step = request.open
    ask = request.form.stage(step.stage).ask if step is not None and step.waits_for(person) else None
    return [line(words) for words in (*([ask.in_(here.locale)] if ask else []), *asked_of(request, person, org))]


def _standing_in(request: Request, person: PersonId) -> list[Line]:
    """Why it came to somebody whom the stage does not name."""
    seats = [seat for seat in request.open.ready if person in seat.people] if request.open is not None else []
    if any(seat.for_author for seat in seats) and person != request.author:
        return [line(_("The author does not decide on their own request, so it came to you."))]
    if any(seat.stands_in or seat.for_author for seat in seats):
        return [line(_("Nobody else was found, so the request came to you."))]
    return []


def _facts(request: Request, person: PersonId, here: Here) -> list[Line]:
    """What there is to decide on."""
    asked, drawn = (facts(request, person, here, drawn=drawn) for drawn in (False, True))
    return [line(fact) for fact in (*_changes(request, person, here), *asked)] + _folded(
        _listings(request, person, here) + drawn
    )


def _changes(request: Request, person: PersonId, here: Here) -> list[str]:
    """What its author has changed since it was sent last, as far as this person may read it."""
    if request.status is not Status.PENDING:
        return []
    before = {key: value for key, value in request.changed if value is not None}
    changed_ = {key for key, _value in request.changed}
    fields = [one for one in own_fields(request) if one.key in changed_]
    open_ = (one for one in fields if readable(one, person, request, outside=here.outside))
    return changes(before, request.values, open_, here)


def _listings(request: Request, person: PersonId, here: Here) -> list[str]:
    """The rows of every table that `person` may read, each below its title: other facts are told beside them."""
    found = [
        (field.title.in_(here.locale), listing(field, request.values[field.key], here))
        for field in readable_answers(request, person, here)
    ]
    return [one for title, rows in found if rows for one in (f"{title}:", *rows)]


def _folded(words: list[str]) -> list[Line]:
    return [line(Quote("\n".join(words)))] if words else []


def _answers_with_words(request: Request, org: Org) -> list[Line]:
    given = [seat.answer for step in request.steps for seat in step.seats if seat.answer]
    # What went back to a stage has lost the answers from there on, and with them the words why; what stays approved, or
    # was opened again, has the answers that it had before.
    told = request.status in (Status.PENDING, Status.REWORK, Status.APPROVED)
    back = [request.returned] if request.returned is not None and told else []
    answers = [answer for answer in (*given, *back) if answer.comment]
    return [line(f"{VERDICTS[a.verdict][0]} {org.name(a.by)}: {a.comment}") for a in dict.fromkeys(answers)]


def _answer_of_another(request: Request, person: PersonId, org: Org) -> list[Line]:
    """Who has filled this person's place, or said enough for him, unless his words have told that already; or unless
    the person is asked something else by now, of which that would seem to be the answer."""
    if request.open is not None and request.open.waits_for(person):
        return []
    last = last_said(request, person) or needless_by(request, person)
    if last is None or last.by == person or last.comment:
        return []
    return [line(verdict_of(last, request, org))]


def _waiting(request: Request, person: PersonId, org: Org, here: Here) -> list[Line]:
    """For whom, besides this person, who may have been asked something."""
    step, own = request.open, person == request.author
    if step is None or step.since is None:
        return []
    who, since = waited_for(step, request, org, here, besides=person), moment(step.held or step.since, here)
    waits = line("⏳ ", _("Waiting for {who} since {since}").format(who=who, since=since))
    lines = [waits] if who and (step.standing is None or request.held) else []
    if own:
        lines += [_sleeping(org.name(id), until, here) for id, until in step.put_off if until > here.now]
    if own and step.nudged is not None:
        lines.append(line(_("You sent a reminder: {time}").format(time=moment(step.nudged, here))))
    return lines


def _withdrawn(request: Request, person: PersonId) -> list[Line]:
    """To whoever has had a card that asked him, at a stage that has not been reached again. Who has handed it on, or
    was only asked a question, knows."""
    known = {id for step in request.steps for seat in step.seats for id in (*seat.people, *seat.hops)}
    known |= {reply.to.whom for step in request.steps for reply in step.replies}
    known |= {id for step in request.steps if step.standing is not None for id in step.standing.had}
    if request.status is not Status.PENDING or person == request.author or person not in request.met:
        return []
    if person in known or person in waiting_for(request):
        return []
    return [line(_("There is nothing for you to decide now: the request has been changed, or has gone back."))]


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


def _comments(count: int) -> list[Line]:
    return [line(ngettext("{count} comment: see the history", "{count} comments: see the history", count))] * bool(
        count
    )
