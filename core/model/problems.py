"""What is wrong with a form, found before it is published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from core.model.condition import All, Amount, Chosen, Condition, Mask, Said, Text, fields_of
from core.model.field import Field, Source, Widget
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.fields.number import NumberField
from core.model.fields.person import PersonField
from core.model.fields.text import TextField
from core.model.fields.yes_no import YesNoField
from core.model.form import Do, Form, Stage
from core.model.formula_problems import formula_problems
from core.model.ids import FieldKey
from core.model.org import Org
from core.model.problem import Problem
from core.model.table_problems import table_problems
from core.model.who import InField, InRole, ManagerOf, Named, Who
from core.model.words import N_

_SHORTEST, _LONGEST = timedelta(hours=1), timedelta(days=366)
#: What may be filled in from a person's card.
ATTRIBUTES = ("company", "position", "department", "branch", "email", "phone", "manager")


def problems(form: Form, org: Org | None = None) -> tuple[Problem, ...]:
    """Everything wrong with `form`, found before it is published. With `org`, also stages that nobody could hold."""
    found = [*_of_keys(form), *_of_fields(form), *_of_route(form)]
    if org is not None:
        found += _of_people(form, org)
    return tuple(found)


def _of_keys(form: Form) -> Iterator[Problem]:
    for kind, keys in (("fields", [str(f.key) for f in form.fields]), ("route", [str(s.key) for s in form.route])):
        for key, times in Counter(keys).items():
            if times > 1:
                about = (("key", key), ("times", str(times)))
                yield Problem((kind, key), N_("The key “{key}” is used {times} times."), about)
    if not form.route:
        yield Problem(("route",), N_("The route is empty: nobody would ever see the request."))
    if not form.fields:
        yield Problem(("fields",), N_("The form asks nothing: it needs at least one field."))
    for key in form.headline:
        if key not in _keys(form):
            yield _no_field(("headline",), key)


def _of_fields(form: Form) -> Iterator[Problem]:
    turns = _turns(form)
    for at, field in enumerate(form.fields):
        where = ("fields", field.key)
        for problem in field.problems():
            yield replace(problem, where=(*where, *problem.where))
        later = _keys(form) - {f.key for f in form.fields[:at] if turns[f.key] <= turns[field.key]}
        for key in sorted(later & frozenset().union(*(fields_of(c) for c in field.when))):
            yield _later((*where, "when"), key)
        yield from _of_conditions(form, (*where, "when"), field.when)
        for problem in (*formula_problems(field, form.fields, later), *table_problems(field)):
            yield replace(problem, where=(*where, *problem.where))
        if field.source is not None:
            if field.source.field in later:
                yield _later((*where, "from"), field.source.field)
            yield from _of_source(form, (*where, "from"), field.source)


def _of_source(form: Form, where: tuple[str, ...], source: Source) -> Iterator[Problem]:
    yield from _of_person_field(form, where, source.field)
    if source.attribute not in ATTRIBUTES:
        about = (("attribute", source.attribute), ("choice", ", ".join(ATTRIBUTES)))
        yield Problem(where, N_("Nothing is known about a person by the name of “{attribute}”."), about)


def _of_route(form: Form) -> Iterator[Problem]:
    turns = _turns(form)
    for at, stage in enumerate(form.route):
        where = ("route", stage.key)
        yield from _of_conditions(form, (*where, "when"), stage.when)
        yield from (_later((*where, name), key) for name, key in _looked_at(stage) if turns.get(key, _AUTHOR) >= at)
        if not stage.who:
            yield Problem((*where, "who"), N_("Nobody is asked at this stage."))
        for participant in stage.who:
            yield from _of_conditions(form, (*where, "who"), participant.when)
        yield from _of_fill(form, stage)
        yield from _of_limit(stage)
        for name, who in _people(stage):
            if isinstance(who, InField | ManagerOf) and who.field is not None:
                yield from _of_person_field(form, (*where, name), who.field)


def _of_limit(stage: Stage) -> Iterator[Problem]:
    where = ("route", stage.key, "within")
    if stage.within is not None and stage.do is Do.INFORM:
        yield Problem(where, N_("Nobody is waited for at a stage that only tells: it has no time limit."))
    if stage.within is not None and not _SHORTEST <= stage.within <= _LONGEST:
        yield Problem(where, N_("A time limit is from an hour to a year."))


def _of_fill(form: Form, stage: Stage) -> Iterator[Problem]:
    where = ("route", stage.key, "fill")
    if stage.fill and stage.do is not Do.ACT:
        yield Problem(where, N_("Only a stage that does something fills in fields: write “do: act”."))
    for key in stage.fill:
        if key not in _keys(form):
            yield _no_field(where, key)
        elif form.field(key).source is not None or form.field(key).widget is Widget.NONE:
            yield Problem(where, N_("Nobody is asked for the field “{field}”."), (("field", key),))
        if sum(other.fill.count(key) for other in form.route) > 1:
            yield Problem(where, N_("The field “{field}” is filled in more than once."), (("field", key),))


#: Before the first stage.
_AUTHOR = -1


def _turns(form: Form) -> dict[FieldKey, int]:
    """Who answers each field: the author, or the stage at this place of the route."""
    stages = {key: at for at, stage in reversed(tuple(enumerate(form.route))) for key in stage.fill}
    return {field.key: stages.get(field.key, _AUTHOR) for field in form.fields}


def _looked_at(stage: Stage) -> Iterator[tuple[str, FieldKey]]:
    """The fields that decide who is asked here, each with the name of the place."""
    conditions = [("when", c) for c in stage.when] + [("who", c) for p in stage.who for c in p.when]
    yield from ((name, key) for name, condition in conditions for key in sorted(fields_of(condition)))
    for name, who in _people(stage):
        if isinstance(who, InField | ManagerOf) and who.field is not None:
            yield name, who.field


def _people(stage: Stage) -> Iterator[tuple[str, Who]]:
    """Everybody that a stage names, each with the name of the place."""
    yield from (("who", participant.who) for participant in stage.who)
    yield from (("fallback", who) for who in stage.fallback)


def _of_person_field(form: Form, where: tuple[str, ...], key: FieldKey) -> Iterator[Problem]:
    if key not in _keys(form):
        yield _no_field(where, key)
    elif not isinstance(form.field(key), PersonField):
        yield Problem(where, N_("The field “{field}” holds no person."), (("field", key),))


def _of_conditions(form: Form, where: tuple[str, ...], conditions: tuple[Condition, ...]) -> Iterator[Problem]:
    for condition in conditions:
        if isinstance(condition, All):
            yield from _of_conditions(form, where, condition.parts)
        elif condition.field not in _keys(form):
            yield _no_field(where, condition.field)
        else:
            field = form.field(condition.field)
            if (what := _unfit(condition, field)) is not None:
                yield Problem(where, what, (("field", field.key),))
            for option in _missing(condition, field):
                what = N_("The field “{field}” has no option “{option}”.")
                yield Problem(where, what, (("field", field.key), ("option", option)))


def _unfit(condition: Condition, field: Field) -> str | None:
    """Why this condition could never be met by answers of this field."""
    if isinstance(field, FormulaField):
        return _unfit_result(condition, field)
    match condition:
        case Amount() if not isinstance(field, NumberField | MoneyField):
            return N_("The field “{field}” holds no amount to compare.")
        case Text() | Mask() if not isinstance(field, TextField):
            return N_("The field “{field}” holds no text to compare.")
        case Said() if not isinstance(field, YesNoField):
            return N_("The field “{field}” is not answered by yes or no.")
        case _:
            return None


def _unfit_result(condition: Condition, field: FormulaField) -> str | None:
    match condition:
        case Amount() if field.result not in (Result.NUMBER, Result.MONEY):
            return N_("The field “{field}” holds no amount to compare.")
        case Text() | Mask() if field.result is not Result.TEXT:
            return N_("The field “{field}” holds no text to compare.")
        case Said() if field.result is not Result.YES_NO:
            return N_("The field “{field}” is not answered by yes or no.")
        case _:
            return None


def _missing(condition: Condition, field: Field) -> list[str]:
    """The options that a condition names, and the field does not have."""
    options = getattr(field, "options", {})
    return sorted(condition.options - frozenset(options)) if isinstance(condition, Chosen) else []


def _of_people(form: Form, org: Org) -> Iterator[Problem]:
    for stage in form.route:
        for name, who in _people(stage):
            where = ("route", stage.key, name)
            if isinstance(who, InRole) and not org.holders(who.role):
                yield Problem(where, N_("The role “{role}” has nobody."), (("role", who.role),))
            if isinstance(who, Named) and not org.active([org.by_email(who.email)]):
                yield Problem(where, N_("Nobody here has the address {email}."), (("email", who.email),))
    if not org.holders(form.owner):
        yield Problem(("owner",), N_("The role “{role}” has nobody."), (("role", form.owner),))


def _later(where: tuple[str, ...], key: FieldKey) -> Problem:
    what = N_("It depends on the field “{field}”, which is asked later: put that one first.")
    return Problem(where, what, (("field", key),))


def _no_field(where: tuple[str, ...], key: FieldKey) -> Problem:
    return Problem(where, N_("There is no field “{field}” in this form."), (("field", key),))


def _keys(form: Form) -> frozenset[FieldKey]:
    return frozenset(field.key for field in form.fields)
