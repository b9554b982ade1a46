"""What is told of a leave: how its days are counted, what is left, who else is away, what speaks against it; and how
much leave somebody has who asks."""

from collections.abc import Sequence
from datetime import datetime

from core.calendars.shipped import laws
from core.model.access import HR, readable
from core.model.draft import Draft
from core.model.fields.period import show_days, show_span
from core.model.form import Until, completed
from core.model.here import Here
from core.model.ids import PersonId
from core.model.leave.blackout import Blackout
from core.model.leave.counting import halves_of
from core.model.leave.country import country_of
from core.model.leave.facts import Balance, Cause, Doubt, Facts
from core.model.leave.law import NO_LAW, Law
from core.model.leaving import Away, away_in
from core.model.org import Org
from core.model.overseeing import oversees
from core.model.period import Period
from core.model.request import Request, Status
from core.model.words import N_
from core.store import people
from core.store.db import Tx
from core.use.balances import Account, accounts
from dialogs.action import Correcting, Go, OnBalance, Place
from dialogs.desk import Desk
from dialogs.i18n import _, ngettext
from dialogs.leave_words import account_lines, blackout_line, dates, day_of, days, number, span
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Screen, Style, line
from dialogs.whose import surroundings, whose

#: Names in one line: a card has to stay short.
_NAMED = 5
_WEEK = 7
_PLAIN = {
    Doubt.OVERDRAWN: N_("This is more than is left"),
    Doubt.TEAM_AWAY: N_("Too many of the team would be away then"),
    Doubt.BLACKOUT: N_("On these days the department wants nobody away"),
    Doubt.RECOUNT: N_("The calendar of these days may still change: then they are counted again"),
    Doubt.NO_LAW: N_("The leave law of this country is not known here: days of the calendar are counted"),
    Doubt.NO_BALANCE: N_("How much leave there is has not been entered yet: HR enters it"),
}
#: Words by which somebody asks how much leave he has: one of the first, and one of the others.
_HOW_MUCH = ("сколько", "остаток", "остатки", "how much", "how many", "balance")
_OF_LEAVE = ("отпуск", "leave", "vacat", "days off", "time off")


def on_review(draft: Draft, org: Org, here: Here) -> list[str]:
    """What its author has to know before it is sent."""
    facts, away = draft.terms.leave, away_in(draft.form.leave, completed(draft.form, draft.answers, org, draft.terms))
    if facts is None or away is None:
        return []
    told = (*_instead(facts, here), *_counted(facts, here, why=False), *_balance(facts, away, here))
    return [*told, *_doubts(facts, away, org, here)]


def on_question(unwelcome: Sequence[Blackout], here: Here) -> list[str]:
    """What the days had better not be, while they are chosen."""
    today = Period(here.today, here.today)
    return [blackout_line(one, span(one.period, today, here.locale)) for one in unwelcome[:_NAMED]]


def on_card(request: Request, person: PersonId, org: Org, here: Here) -> list[str]:
    """As far as it concerns this person, who is of the company; nothing of answers that he may not read."""
    rule, facts, away = request.form.leave, request.terms.leave, away_in(request.form.leave, request.values)
    if rule is None or facts is None or away is None or request.status not in _TOLD:
        return []
    secret = {field.key for field in request.form.fields if not readable(field, person, request, outside=here.outside)}
    if rule.fields & secret:
        return []
    if request.status is Status.CANCELLED:
        return _given_back(facts, here) if person in (away.person, request.author) else []
    why = _knows(person, request, org)
    return [
        *(gone(request, here) if request.status is Status.CANCELLING else _instead(facts, here)),
        *_counted(facts, here, why=why),
        *_again(facts, here, why=why),
        *_back(person, request, facts, here),
        *_for(person, request, facts, org, here),
        *_to_be_paid(person, request, facts, here),
    ]


#: What has come to nothing is not counted.
_TOLD = frozenset({Status.PENDING, Status.REWORK, Status.APPROVED, Status.CANCELLING, Status.CANCELLED})


def gone(request: Request, here: Here) -> list[str]:
    """«Прежние даты, 5–18 июля 2027, не вернутся: отпуска не будет совсем»: what it means to cancel a move."""
    facts = request.terms.leave
    if facts is None or facts.instead is None:
        return []
    words = _("The old days, {dates}, do not come back: there will be no leave at all")
    return [words.format(dates=show_span(facts.instead.period, here))]


def _given_back(facts: Facts, here: Here) -> list[str]:
    """«Вернулось в остаток: 14 дней.»: of a leave that was granted, and is cancelled."""
    words = _("Back in the balance: {days}.")
    return [words.format(days=days(facts.half_days, here.locale))] if facts.balance is not None else []


def _for(person: PersonId, request: Request, facts: Facts, org: Org, here: Here) -> list[str]:
    """The balance and the doubts, for whose leave it is, who asks for it, and who oversees it; the last also reads who
    of the team is away. Once it is decided only what has come of counting it again."""
    away = away_in(request.form.leave, request.values)
    if away is None:
        return []
    overseen = oversees(person, away.person, request.form.owner, org)
    if not overseen and person not in (away.person, request.author):
        return []
    if request.status not in (Status.PENDING, Status.REWORK):
        return [_(_PLAIN[one]) for one in facts.doubts if one is Doubt.OVERDRAWN and facts.was is not None]
    team = _team(facts, away, org, here) if overseen else []
    return [*_short(facts, here), *team, *_doubts(facts, away, org, here)]


def _instead(facts: Facts, here: Here) -> list[str]:
    """«Вместо: 5–18 июля 2027, 14 дней»: the leave that is moved."""
    if facts.instead is None:
        return []
    period = facts.instead.period
    shown = f"{show_span(period, here)}, {show_days(period.days, here.locale)}"
    return [_("Instead of: {dates}").format(dates=shown)]


def _counted(facts: Facts, here: Here, *, why: bool) -> list[str]:
    """«12 дней отпуска: 1 и 9 мая не считаются», with the days of sickness only for who may know of them; nothing where
    there is no such day."""
    left_out = tuple(day for day in facts.not_counted if why or day not in facts.sick)
    if not left_out:
        return []
    one, many = _("{days} of leave: {dates} does not count"), _("{days} of leave: {dates} do not count")
    words = one if len(left_out) == 1 else many
    return [words.format(days=days(facts.half_days, here.locale), dates=dates(left_out, here.locale))]


def recounted(facts: Facts | None, here: Here) -> str:
    """For the history of a request, which everybody reads who sees it: not that somebody was ill."""
    return "; ".join(_again(facts, here, why=False)) if facts is not None else ""


def _knows(person: PersonId, request: Request, org: Org) -> bool:
    """Whether somebody may read that whose leave it is was ill: himself, and who oversees it."""
    away = away_in(request.form.leave, request.values)
    return away is not None and (person == away.person or oversees(person, away.person, request.form.owner, org))


def _again(facts: Facts, here: Here, *, why: bool) -> list[str]:
    """«Календарь изменился, дни пересчитаны: было 14 дней, стало 13 дней»."""
    if facts.was is None:
        return []
    words = _("The calendar has changed, and the days were counted again: {was} before, {now} now")
    if facts.cause is Cause.SICKNESS:
        ill = _("Counted again because of a sick leave: {was} before, {now} now")
        well = _("There is no sick leave in these days any more: {was} before, {now} now")
        told = ill if facts.sick else well
        words = told if why else _("The days were counted again: {was} before, {now} now")
    return [words.format(was=days(facts.was, here.locale), now=days(facts.half_days, here.locale))]


def _back(person: PersonId, request: Request, facts: Facts, here: Here) -> list[str]:
    """«Вернулось в остаток: 3 дня. Можно продлить отпуск до 14 мая: отправьте новую заявку на 12–14 мая, или взять эти
    дни потом»; to whose leave it is, and who has asked for it, as soon as it is granted."""
    away = away_in(request.form.leave, request.values)
    if away is None or not facts.sick or request.status is not Status.APPROVED:
        return []
    if person not in (away.person, request.author):
        return []
    count = sum(halves_of(away.span, day) for day in facts.sick)
    back = _("Back in the balance: {days}.").format(days=days(count, here.locale))
    more = facts.extended
    if more is None or more.last < here.today:
        return [back + " " + _("You can take them at another time: send a new request.")]
    words = _("The leave can be extended until {day}: send a new request for {dates}. Or take the days later.")
    extended = words.format(day=day_of(more.last, here.locale), dates=span(more, away.span.period, here.locale))
    return [f"{back} {extended}"]


def _balance(facts: Facts, away: Away, here: Here) -> list[str]:
    """«Остаток: сегодня 20, на 28 апреля 20, после отпуска 8 дней»."""
    balance, locale = facts.balance, here.locale
    if balance is None:
        return []
    words = _("Balance: {today} today, {first} on {day}, {after} after this leave")
    shown = words.format(
        today=number(balance.today, locale),
        first=number(balance.first, locale),
        day=day_of(away.span.period.first, locale),
        after=days(balance.after, locale),
    )
    return [shown, *_pending(balance, here)]


def _short(facts: Facts, here: Here) -> list[str]:
    """«12 дней из остатка: 20 → 8 дней»."""
    balance, locale = facts.balance, here.locale
    if balance is None:
        return []
    before = number(balance.first - balance.pending, locale)
    taken, after = days(facts.half_days, locale), days(balance.after, locale)
    words = _("{days} of the balance: {before} → {after}").format(days=taken, before=before, after=after)
    return [words, *_pending(balance, here)]


def _pending(balance: Balance, here: Here) -> list[str]:
    if not balance.pending:
        return []
    return [_("Asked for besides, and not decided yet: {days}").format(days=days(balance.pending, here.locale))]


def _team(facts: Facts, away: Away, org: Org, here: Here) -> list[str]:
    """«В это время не будет: 1 из 2 (Вера Ким, 3–7 мая)»."""
    if not facts.team:
        return []
    if not facts.away:
        return [_("Everybody else of the team is there then")]
    names = [f"{org.name(who)}, {span(period, away.span.period, here.locale)}" for who, period in facts.away]
    shown = "; ".join((*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])))
    count = len({who for who, _period in facts.away})
    return [_("Also away then: {count} of {team} ({names})").format(count=count, team=facts.team, names=shown)]


def _to_be_paid(person: PersonId, request: Request, facts: Facts, here: Here) -> list[str]:
    """To whoever is asked to pay it."""
    step = request.open
    if step is None or facts.pay_by is None or not step.waits_for(person):
        return []
    if request.form.stage(step.stage).until is not Until.PAY_DAY or request.status is not Status.PENDING:
        return []
    return [_("To be paid by {day}").format(day=day_of(facts.pay_by, here.locale))]


def _doubts(facts: Facts, away: Away, org: Org, here: Here) -> list[str]:
    zone = org.people[away.person].zone if away.person in org.people else ""
    law = laws().get(country_of(zone) or "", NO_LAW)
    named = [blackout_line(one, span(one.period, away.span.period, here.locale)) for one in facts.blackout[:_NAMED]]
    others = [one for one in facts.doubts if not named or one is not Doubt.BLACKOUT]
    return [*(_doubt(one, law) for one in others), *named]


def _doubt(doubt: Doubt, law: Law) -> str:
    match doubt:
        case Doubt.SHORT_NOTICE:
            return _notice(law.notice.days if law.notice is not None else 0)
        case Doubt.NO_LONG_PART:
            count = law.part.days if law.part is not None else 0
            return ngettext(
                "No part of {count} day is possible any more this year",
                "No part of {count} days is possible any more this year",
                count,
            )
        case Doubt.FIRST_MONTHS:
            count = law.waiting.months if law.waiting is not None else 0
            return ngettext(
                "Not {count} month of work yet: leave is given by agreement",
                "Not {count} months of work yet: leave is given by agreement",
                count,
            )
        case _:
            return _(_PLAIN[doubt])


def _notice(count: int) -> str:
    """«До начала меньше двух недель»: when it was sent."""
    if count == 2 * _WEEK:
        return _("Less than two weeks are left before it begins")
    return ngettext(
        "Less than {count} day is left before it begins", "Less than {count} days are left before it begins", count
    )


def asks(words: str) -> bool:
    """Whether somebody wants to know how much leave he has: «сколько у меня отпуска?»."""
    said = words.casefold().replace("ё", "е")
    return any(one in said for one in _HOW_MUCH) and any(one in said for one in _OF_LEAVE)


async def mine(desk: Desk, said: Said) -> Screen:
    """How much leave somebody has."""
    now = desk.now()
    here, found = surroundings(said, now), await desk.read(_accounts, whose(said).id, now)
    lines: list[Line] = [line(Bold(_("Your leave")))]
    for account in found:
        lines += [line(words) for words in account_lines(account, here.locale)]
    if not found:
        lines.append(line(_("How much leave you have has not been entered yet. Please ask HR.")))
    ways = (Choice(_("New request"), Go(Place.NEW), Style.MAIN), Choice(_("To the menu"), Go(Place.HOME)))
    correct = (Choice(_("Correct a balance"), OnBalance(PersonId(0), Correcting.BEGIN)),)
    return Screen(tuple(lines), (ways, *([correct] if HR in whose(said).roles else [])))


def _accounts(tx: Tx, person: PersonId, now: datetime) -> tuple[Account, ...]:
    org = people.org(tx)
    return accounts(tx, org.people[person], now, org)
