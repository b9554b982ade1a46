"""What is wrong with the leave of a form."""

from collections.abc import Iterator, Mapping

from core.model.field import Compared, Field
from core.model.fields.choice import ChoiceField
from core.model.fields.period import PeriodField
from core.model.fields.person import PersonField
from core.model.fields.request import RequestField
from core.model.form import Form, Until, asked_later
from core.model.leave.rule import Leave
from core.model.problem import Problem
from core.model.words import N_

_HUNDRED = 100


def of_leave(form: Form) -> Iterator[Problem]:
    yield from _of_until(form)
    if form.leave is not None:
        yield from _of_fields(form, form.leave)
        yield from _of_kinds(form, form.leave)
        if form.leave.team_limit is not None and not 0 <= form.leave.team_limit <= _HUNDRED:
            yield Problem(("leave", "team_limit"), N_("A share of a team is from 0 to 100 percent."))
        if form.leave.sick:
            yield from _of_sickness(form.leave)


def _of_until(form: Form) -> Iterator[Problem]:
    for stage in form.route:
        if stage.until is Until.PAY_DAY and form.leave is None:
            what = N_("Only a leave has a day until when it is paid: write the form's “leave”.")
            yield Problem(("route", stage.key, "until"), what)


def _of_fields(form: Form, leave: Leave) -> Iterator[Problem]:
    known = {field.key: field for field in form.fields}
    for word, key in leave.named:
        where, about = ("leave", word), (("field", str(key)),)
        if key not in known:
            yield Problem(where, N_("There is no field “{field}” in this form."), about)
        elif (what := _unfit(word, known[key])) is not None:
            yield Problem(where, what, about)
        elif key in asked_later(form):
            what = N_("The field “{field}” is answered by a stage, and a leave is counted when the form is sent.")
            yield Problem(where, what, about)


def _unfit(word: str, field: Field) -> str | None:
    match word:
        case "period":
            return None if isinstance(field, PeriodField) else N_("The field “{field}” holds no period.")
        case "kind":
            return None if isinstance(field, ChoiceField) else N_("The field “{field}” has no options.")
        case "replaces":
            return None if isinstance(field, RequestField) else N_("The field “{field}” names no request.")
        case "person" | "substitute":
            return None if isinstance(field, PersonField) else N_("The field “{field}” holds no person.")
        case _:
            yes_no = field.compared is Compared.YES_NO
            return None if yes_no else N_("The field “{field}” is not answered by yes or no.")


def _of_sickness(leave: Leave) -> Iterator[Problem]:
    """Whoever is ill is so for whole days, and neither spends leave nor is too many."""
    plain = {"balance": (), "below_zero": False, "team_limit": None, "from_noon": None, "until_noon": None}
    for word, unless_written in plain.items():
        if getattr(leave, word) != unless_written:
            what = N_("A sick leave is told and not asked for: “{word}” has no meaning for it.")
            yield Problem(("leave", word), what, (("word", word),))


def _of_kinds(form: Form, leave: Leave) -> Iterator[Problem]:
    named = (("balance", leave.balance), ("planned", leave.planned))
    for word, written in named:
        if leave.kind is None and written:
            yield Problem(("leave", word), N_("These are options of a field: write it under “kind”."))
    options: Mapping[str, object] = next(
        (one.options for one in form.fields if one.key == leave.kind and isinstance(one, ChoiceField)), {}
    )
    for word, option in ((word, option) for word, written in named for option in written if options):
        if option not in options:
            about = (("field", str(leave.kind)), ("option", option))
            yield Problem(("leave", word), N_("The field “{field}” has no option “{option}”."), about)
