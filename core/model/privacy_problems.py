"""What does not go together with requests that only those see who take part in them."""

from collections.abc import Iterator, Mapping

from core.model.form import Form, Nobody
from core.model.ids import FormKey
from core.model.problem import Problem
from core.model.words import N_


def of_privacy(form: Form, forms: Mapping[FormKey, Form] | None) -> Iterator[Problem]:
    """With `forms`, also those that a stage opens although they are sealed."""
    if form.sealed:
        yield from _of_sealed(form)
    elif forms is not None:
        for stage in form.route:
            for key in (one.form for one in stage.opens if one.form in forms and forms[one.form].sealed):
                what = N_("The form “{form}” is sealed: whoever reads this request would learn of that one.")
                yield Problem(("route", stage.key, "opens"), what, (("form", key),))


def _of_sealed(form: Form) -> Iterator[Problem]:
    if form.leave is not None:
        yield Problem(("leave",), N_("A leave cannot be sealed: the calendar of the team tells of it."))
    if form.budget is not None:
        what = N_("A sealed form is counted against no budget: what is left would tell of its requests.")
        yield Problem(("budget",), what)
    if form.alike:
        what = N_("The requests of a sealed form are not compared: a note about an earlier one would tell of it.")
        yield Problem(("alike",), what)
    for stage in form.route:
        if stage.opens:
            what = N_("A sealed form opens no other one: whoever reads that one would learn of it.")
            yield Problem(("route", stage.key, "opens"), what)
        if stage.if_nobody is Nobody.MANAGER:
            what = N_("In a sealed form the manager is asked only where the route names him.")
            yield Problem(("route", stage.key, "if_nobody"), what)
