"""Half-days and balances of leave in words: «13,5 дня»."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from core.model.fields.date import show_date
from core.model.leave.blackout import Blackout
from core.model.leave.ledger import Entry, Posting
from core.model.period import Period
from core.model.words import N_
from core.use.balances import Account
from dialogs.i18n import _

_NBSP = "\N{NO-BREAK SPACE}"
_ENTRIES = {
    Entry.OPENING: N_("opening balance"),
    Entry.ACCRUAL: N_("grown in a month"),
    Entry.RESERVED: N_("asked for"),
    Entry.RELEASED: N_("asked for no more, or granted"),
    Entry.TAKEN: N_("granted"),
    Entry.REVERSAL: N_("cancelled, or moved"),
    Entry.RECOUNT: N_("counted again"),
    Entry.ADJUSTMENT: N_("corrected"),
}

#: By whether a department and a branch are named.
_UNWELCOME = {
    (False, False): N_("{days}: leave is unwelcome ({reason})"),
    (True, False): N_("{days}: leave is unwelcome in the department “{department}” ({reason})"),
    (False, True): N_("{days}: leave is unwelcome in the branch “{branch}” ({reason})"),
    (True, True): N_("{days}: leave is unwelcome in the department “{department}” of the branch “{branch}” ({reason})"),
}


def number(half_days: int, locale: str) -> str:
    """«13,5»."""
    return format_decimal(Decimal(half_days) / 2, "#,##0.#", locale=locale)


def days(half_days: int, locale: str) -> str:
    """«13,5 дня», "1 day"."""
    count = Decimal(half_days) / 2
    count = count.to_integral_value() if count == count.to_integral_value() else count
    return format_unit(count, "duration-day", "long", "#,##0.#", locale=locale).replace(" ", _NBSP)


def signed(half_days: int, locale: str) -> str:
    """«+2 дня», «−1,5 дня»."""
    sign = "+" if half_days > 0 else "−" if half_days < 0 else ""
    return f"{sign}{days(abs(half_days), locale)}"


def dates(listed: Iterable[date], locale: str) -> str:
    """«1 и 9 мая», «31 декабря, 1–8 и 10 января»: what repeats is said once, and days in a row by their ends."""
    found = _in_a_row(listed)
    following = [*(first for first, _last in found), None][1:]
    return _joined([_told(*days, then, locale) for days, then in zip(found, following, strict=True)])


def account_lines(account: Account, locale: str) -> list[str]:
    """What there is of one kind of leave: today, at the end of the year, and what is asked for."""
    title = account.title.in_(locale) if account.title is not None else account.kind
    lines = [
        _("{kind}: {days} today").format(kind=title, days=days(account.today, locale)),
        _("To be asked for now: {days}").format(days=days(max(account.free, 0), locale)),
    ]
    if account.ahead > 0:
        lines.append(_("Granted and still to come: {days}").format(days=days(account.ahead, locale)))
    if account.pending:
        lines.append(_("Waiting for a decision: {days}").format(days=days(account.pending, locale)))
    end = _("By {day} there will be {days}")
    return [*lines, end.format(day=day_of(account.last_day, locale), days=days(account.year_end, locale))]


def blackout_line(blackout: Blackout, when: str) -> str:
    """«12–20 декабря отпуск в отделе «Продажи» не приветствуется: годовой отчёт»."""
    department, branch = bool(blackout.department), bool(blackout.branch)
    words = _(_UNWELCOME[department, branch])
    return words.format(
        days=when, department=blackout.department, branch=blackout.branch, reason=blackout.reason.rstrip(".")
    )


def entry_line(entry: Posting, locale: str, by: str = "") -> str:
    """«28 апреля 2027: −12 дней, согласован, заявка № 7»; `by` is the name of whoever has entered it."""
    parts = [f"{show_date(entry.on, locale)}: {signed(entry.half_days, locale)}", _(_ENTRIES[entry.entry])]
    parts += [_("request {number}").format(number=entry.request)] if entry.request is not None else []
    parts += [by] if by else []
    parts += [entry.reason] if entry.reason else []
    return ", ".join(parts)


def day_of(day: date, locale: str) -> str:
    """«31 декабря»."""
    return format_date(day, "d MMMM", locale).replace(" ", _NBSP)


def span(period: Period, beside: Period, locale: str) -> str:
    """«3–7 мая», with the year where it is another than that of what it stands beside."""
    first, last = period.first, period.last
    year = "" if last.year == beside.first.year else f" {last.year}"
    if first == last:
        return day_of(last, locale) + year
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_of(last, locale)}{year}"
    return f"{day_of(first, locale)} – {day_of(last, locale)}{year}"


def _in_a_row(listed: Iterable[date]) -> list[tuple[date, date]]:
    """The first and the last day of each row within a month; two days are no row yet."""
    found: list[tuple[date, date]] = []
    for day in listed:
        first, last = found[-1] if found else (day, day)
        if (day - last).days == 1 and day.month == last.month:
            found[-1] = (first, day)
        else:
            found.append((day, day))
    return [
        row
        for first, last in found
        for row in ([(first, first), (last, last)] if (last - first).days == 1 else [(first, last)])
    ]


def _told(first: date, last: date, then: date | None, locale: str) -> str:
    """With the month, unless the next ones are of the same."""
    same = then is not None and (last.year, last.month) == (then.year, then.month)
    end = str(last.day) if same else day_of(last, locale)
    return end if first == last else f"{first.day}–{end}"


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
