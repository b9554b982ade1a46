"""What is wrong with the rules by which the stages of a form decide, found before it is published."""

from collections.abc import Iterator

from core.model.agree import ALL
from core.model.fields.money import MoneyField
from core.model.form import Do, Form, Own, Stage, asked_later
from core.model.problem import Problem
from core.model.words import N_


def of_rules(form: Form) -> Iterator[Problem]:
    yield from _of_cancel(form)
    for stage in form.route:
        yield from _of_watch(form, stage)
        where = ("route", stage.key)
        if stage.do is Do.INFORM and (stage.agree != ALL or stage.again):
            word = "agree" if stage.agree != ALL else "again"
            what = N_("Nobody answers at the stage “{stage}”, which only tells.")
            yield Problem((*where, word), what, (("stage", stage.key),))
        if stage.own is Own.SKIP and any(isinstance(field, MoneyField) for field in form.fields):
            what = N_("Where it is about money, a stage is not passed over: write manager or allow, not skip.")
            yield Problem((*where, "own"), what)


def _of_cancel(form: Form) -> Iterator[Problem]:
    stages = {stage.key: stage for stage in form.route}
    for key in form.cancel:
        if key not in stages:
            yield Problem(("cancel",), N_("There is no stage “{stage}” in this form."), (("stage", key),))
        elif stages[key].do is Do.INFORM and not form.notice:
            what = N_("Nobody answers at the stage “{stage}”, which only tells.")
            yield Problem(("cancel",), what, (("stage", key),))
        if form.cancel.count(key) > 1:
            what = N_("The key “{key}” is used {times} times.")
            yield Problem(("cancel",), what, (("key", key), ("times", str(form.cancel.count(key)))))


def _of_watch(form: Form, stage: Stage) -> Iterator[Problem]:
    where, known = ("route", stage.key, "watch"), {field.key for field in form.fields}
    for key in stage.watch or ():
        if key not in known:
            yield Problem(where, N_("There is no field “{field}” in this form."), (("field", key),))
        elif key in asked_later(form):
            what = N_("The field “{field}” is filled in by a stage: only what the author answers is watched.")
            yield Problem(where, what, (("field", key),))
