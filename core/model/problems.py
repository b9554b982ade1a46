"""What is wrong with a form, found before it is published."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from core.model.budget_problems import of_budget
from core.model.catalog.lookup import Definitions
from core.model.catalog_problems import named, of_catalogs
from core.model.condition import All, Amount, Chosen, Condition, Mask, OverBudget, Said, Text, fields_of
from core.model.field import Compared, Field, Prefilled, Source, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.formula import FormulaField, Result
from core.model.fields.money import MoneyField
from core.model.form import Do, Form, Stage, participants
from core.model.formula_problems import formula_problems
from core.model.here import Here
from core.model.ids import FieldKey, FormKey
from core.model.leave_problems import of_leave
from core.model.likeness_problems import of_likeness
from core.model.limit_problems import of_limit
from core.model.opening_problems import of_openings
from core.model.org import Org
from core.model.privacy_problems import of_privacy
from core.model.problem import Problem
from core.model.reason_problems import of_reasons
from core.model.refusal import Refusal
from core.model.rule_problems import of_rules
from core.model.status_problems import of_statuses
from core.model.table_problems import table_problems
from core.model.who import field_of
from core.model.who_problems import no_field, of_people, of_person_field, of_stage
from core.model.words import N_

#: Their defaults are no words that people type.
_BY_KEY = (Widget.CHOICE, Widget.PERSON, Widget.PEOPLE)
_NOWHERE = Here("en", ZoneInfo("UTC"), datetime(2000, 1, 1, tzinfo=UTC))
#: What may be filled in from a person's card.
ATTRIBUTES = ("company", "position", "department", "branch", "email", "phone", "manager")


def problems(
    form: Form,
    org: Org | None = None,
    catalogs: Definitions | None = None,
    forms: Mapping[FormKey, Form] | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong with `form`, found before it is published. With `org`, also stages that nobody could hold; with
    `catalogs`, also those that do not exist, and columns that they do not have; with `forms`, likewise those that its
    stages open."""
    found = [
        *_of_keys(form),
        *_of_fields(form, catalogs),
        *_of_route(form),
        *of_catalogs(form, catalogs),
        *of_budget(form, catalogs),
        *of_leave(form),
        *of_likeness(form),
        *of_rules(form),
        *of_statuses(form),
        *of_reasons(form),
        *of_openings(form, forms),
        *of_privacy(form, forms),
    ]
    if org is not None:
        found += of_people(form, org)
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
            yield no_field(("headline",), key)
        elif form.field(key).sensitive:
            what = N_("The field “{field}” is sensitive, and everybody sees the headline: leave it out there.")
            yield Problem(("headline",), what, (("field", key),))


def _of_fields(form: Form, catalogs: Definitions | None) -> Iterator[Problem]:
    turns = _turns(form)
    for at, field in enumerate(form.fields):
        where = ("fields", field.key)
        for problem in (*field.problems(), *_of_default(field), *_of_secrecy(form, field)):
            yield replace(problem, where=(*where, *problem.where))
        later = _keys(form) - {f.key for f in form.fields[:at] if turns[f.key] <= turns[field.key]}
        for key in sorted(later & frozenset().union(*(fields_of(c) for c in field.when))):
            yield _later((*where, "when"), key)
        yield from _of_turns(form, field, turns[field.key])
        yield from _of_conditions(form, (*where, "when"), field.when)
        for problem in (*formula_problems(field, form.fields, later, catalogs), *table_problems(field, catalogs)):
            yield replace(problem, where=(*where, *problem.where))
        if field.source is not None:
            if field.source.field in later:
                yield _later((*where, "from"), field.source.field)
            yield from _of_source(form, (*where, "from"), field.source)


def _of_turns(form: Form, field: Field, turn: int) -> Iterator[Problem]:
    """From which stage on it is needed, or stays as it is."""
    stages = {stage.key: at for at, stage in enumerate(form.route)}
    where = ("fields", field.key)
    for word, key in (("required_from", field.required_from), ("fixed_from", field.fixed_from)):
        if key is None:
            continue
        if key not in stages:
            yield Problem((*where, word), N_("There is no stage “{stage}” in this form."), (("stage", key),))
        elif field.by_itself or field.widget is Widget.NONE:
            yield Problem((*where, word), N_("Nobody is asked for the field “{field}”."), (("field", field.key),))
        elif turn > stages[key]:
            what = N_("It is filled in only at a later stage than “{stage}”.")
            yield Problem((*where, word), what, (("stage", key),))
        elif form.route[stages[key]].do is Do.INFORM:
            what = N_("Nobody answers at the stage “{stage}”, which only tells.")
            yield Problem((*where, word), what, (("stage", key),))
    if field.required_from is not None and field.required:
        what = N_("It is needed at once unless you also write “required: no”.")
        yield Problem((*where, "required_from"), what)


def _of_secrecy(form: Form, field: Field) -> Iterator[Problem]:
    stages = {stage.key for stage in form.route}
    for key in field.seen_by:
        if key not in stages:
            yield Problem(("seen_by",), N_("There is no stage “{stage}” in this form."), (("stage", key),))
    if field.seen_by and not field.sensitive:
        yield Problem(("seen_by",), N_("Everybody sees this field unless you also write “sensitive: yes”."))


def _of_default(field: Field) -> Iterator[Problem]:
    """A default is typed into the form as people would type it into the chat. Whether it still is an answer, a day that
    has not passed, is found when somebody fills in the form."""
    if field.sensitive and field.repeats:
        yield Problem(("default",), N_("A sensitive answer is given anew each time: “last” cannot stand here."))
    if not isinstance(field, Prefilled) or not field.preset or field.default is None or field.widget in _BY_KEY:
        return
    try:
        field.understand(field.default, _NOWHERE)
    except Refusal:
        yield Problem(("default",), N_("“{word}” cannot be an answer here."), (("word", field.default[:40]),))


def _of_source(form: Form, where: tuple[str, ...], source: Source) -> Iterator[Problem]:
    yield from of_person_field(form, where, source.field)
    if source.attribute not in ATTRIBUTES:
        about = (("attribute", source.attribute), ("choice", ", ".join(ATTRIBUTES)))
        yield Problem(where, N_("Nothing is known about a person by the name of “{attribute}”."), about)


def _of_route(form: Form) -> Iterator[Problem]:
    turns = _turns(form)
    for at, stage in enumerate(form.route):
        where = ("route", stage.key)
        yield from _of_conditions(form, (*where, "when"), stage.when)
        yield from (_later((*where, *place), key) for place, key in _looked_at(stage) if turns.get(key, _AUTHOR) >= at)
        if not stage.who:
            yield Problem((*where, "who"), N_("Nobody is asked at this stage."))
        for place, participant in participants(stage):
            yield from _of_conditions(form, (*where, *place), participant.when)
        yield from _of_fill(form, stage)
        yield from of_limit(form, stage)
        yield from of_stage(form, stage)


def _of_fill(form: Form, stage: Stage) -> Iterator[Problem]:
    where = ("route", stage.key, "fill")
    if stage.fill and stage.do is not Do.ACT:
        yield Problem(where, N_("Only a stage that does something fills in fields: write “do: act”."))
    for key in stage.fill:
        if key not in _keys(form):
            yield no_field(where, key)
        elif form.field(key).source is not None or form.field(key).widget is Widget.NONE:
            yield Problem(where, N_("Nobody is asked for the field “{field}”."), (("field", key),))
        elif form.field(key).repeats:
            what = N_("“last” is for what the author answers, and the field “{field}” is filled in by a stage.")
            yield Problem(where, what, (("field", key),))
        if sum(other.fill.count(key) for other in form.route) > 1:
            yield Problem(where, N_("The field “{field}” is filled in more than once."), (("field", key),))


#: Before the first stage.
_AUTHOR = -1


def _turns(form: Form) -> dict[FieldKey, int]:
    """Who answers each field: the author, or the stage at this place of the route."""
    stages = {key: at for at, stage in reversed(tuple(enumerate(form.route))) for key in stage.fill}
    return {field.key: stages.get(field.key, _AUTHOR) for field in form.fields}


def _looked_at(stage: Stage) -> Iterator[tuple[tuple[str, ...], FieldKey]]:
    """The fields that decide who is asked here and from when on, each with the names of the place."""
    conditions = [(("when",), c) for c in stage.when] + [(place, c) for place, p in participants(stage) for c in p.when]
    yield from ((place, key) for place, condition in conditions for key in sorted(fields_of(condition)))
    for place, who in named(stage):
        if (key := field_of(who)) is not None:
            yield place, key
    if stage.after is not None:
        yield ("after",), stage.after


def _of_conditions(form: Form, where: tuple[str, ...], conditions: tuple[Condition, ...]) -> Iterator[Problem]:
    for condition in conditions:
        if isinstance(condition, All):
            yield from _of_conditions(form, where, condition.parts)
        elif isinstance(condition, OverBudget):
            continue
        elif condition.field not in _keys(form):
            yield no_field(where, condition.field)
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
        case Amount() if field.compared is not Compared.AMOUNT:
            return N_("The field “{field}” holds no amount to compare.")
        case Amount() if isinstance(field, MoneyField) and condition.currency != field.bound_in:
            return N_("The field “{field}” takes several currencies: the bound must be in the first of them.")
        case Text() | Mask() if field.compared is not Compared.TEXT:
            return N_("The field “{field}” holds no text to compare.")
        case Said() if field.compared is not Compared.YES_NO:
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
    if not isinstance(condition, Chosen) or isinstance(field, CatalogField):
        return []
    return sorted(condition.options - frozenset(options))


def _later(where: tuple[str, ...], key: FieldKey) -> Problem:
    what = N_("It depends on the field “{field}”, which is asked later: put that one first.")
    return Problem(where, what, (("field", key),))


def _keys(form: Form) -> frozenset[FieldKey]:
    return frozenset(field.key for field in form.fields)
