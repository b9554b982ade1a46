"""What is wrong with the time limit of a stage."""

from collections.abc import Iterator
from datetime import timedelta

from core.model.fields.date import DateField
from core.model.fields.period import PeriodField
from core.model.form import Do, Form, Stage
from core.model.ids import FieldKey
from core.model.problem import Problem
from core.model.who_problems import no_field
from core.model.words import N_

_SHORTEST, _LONGEST = timedelta(hours=1), timedelta(days=366)


def of_limit(form: Form, stage: Stage) -> Iterator[Problem]:
    where = ("route", stage.key)
    if (stage.within is not None or stage.until is not None) and stage.do is Do.INFORM:
        word = "within" if stage.within is not None else "until"
        what = N_("Nobody is waited for at a stage that only tells: it has no time limit.")
        yield Problem((*where, word), what)
    if stage.within is not None and not _SHORTEST <= stage.within <= _LONGEST:
        yield Problem((*where, "within"), N_("A time limit is from an hour to a year."))
    if stage.after is not None:
        if stage.within is None:
            what = N_("“after” says from when on a time limit counts: write “within”, too.")
            yield Problem((*where, "after"), what)
        yield from _of_after(form, (*where, "after"), stage.after)


def _of_after(form: Form, where: tuple[str, ...], key: FieldKey) -> Iterator[Problem]:
    known = {field.key: field for field in form.fields}
    if key not in known:
        yield no_field(where, key)
    elif not isinstance(known[key], DateField | PeriodField):
        yield Problem(where, N_("The field “{field}” holds neither a day nor a period."), (("field", key),))
