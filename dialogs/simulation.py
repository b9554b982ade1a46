"""The way that a request would go, in plain lines: who is asked at each stage and why, and who is not found."""

from typing import assert_never

from core.model.field import Widget
from core.model.form import Do, Form, visible
from core.model.here import Here
from core.model.ids import FieldKey
from core.model.org import Org
from core.model.simulation import Found, Stop
from core.model.value import Value
from core.model.who import (
    Author,
    EachOf,
    InColumn,
    InField,
    InRole,
    InRows,
    ManagerOf,
    ManagersOf,
    Named,
    PartnersOf,
    Place,
    Who,
)
from core.use.simulate import Simulation
from dialogs.i18n import _
from dialogs.reasons import Looked, why_asked, why_passed
from dialogs.way import among

#: Below a stage.
_INDENT = "   "


def told(simulation: Simulation) -> list[str]:
    """The answers, what is missing of them, and every stage with what is to be known of it."""
    matter, here = simulation.matter, simulation.here
    author = simulation.org.name(matter.author)
    stops = [line for at, stop in enumerate(simulation.stops, 1) for line in _stop(at, stop, simulation)]
    missing = ", ".join(field.title.in_(here.locale) for field in simulation.missing)
    return [
        f"{matter.form.title.in_(here.locale)} · {author}",
        *_answers(simulation),
        *([_("Not answered yet: {fields}").format(fields=missing)] if missing else []),
        *stops,
    ]


def _answers(simulation: Simulation) -> list[str]:
    matter, here = simulation.matter, simulation.here
    fields = (one for one in visible(matter.form, matter.values, matter.terms) if one.widget is not Widget.NONE)
    known = ((field, matter.values[field.key]) for field in fields if field.key in matter.values)
    return [f"{_INDENT}{field.title.in_(here.locale)}: {field.show(value, here)}" for field, value in known]


def _stop(at: int, stop: Stop, simulation: Simulation) -> list[str]:
    matter, here, org = simulation.matter, simulation.here, simulation.org
    title = stop.stage.title.in_(here.locale)
    looked = Looked(matter.form, _all(simulation), matter.terms, here)
    if not stop.found:
        return [f"{at}. ⏭ {title}: {why_passed(stop.stage, looked)}"]
    who = ", ".join(dict.fromkeys(_place(one.place, org) for one in stop.found)) or "—"
    asked = _("told: {who}").format(who=who) if stop.stage.do is Do.INFORM else who
    whys = [why_asked(stop.stage.when, looked), *(why_asked(one.when, looked) for one in stop.found)]
    why = "; ".join(dict.fromkeys(filter(None, whys)))
    flags = [flag for one in stop.found for flag in _flags(one, stop, simulation)]
    return [
        f"{at}. ⚪ {title}: {asked}{f' ({why})' if why else ''}",
        *(f"{_INDENT}{flag}" for flag in dict.fromkeys(flags)),
    ]


def _all(simulation: Simulation) -> dict[FieldKey, Value | None]:
    values = simulation.matter.values
    return {field.key: values.get(field.key) for field in simulation.matter.form.fields}


def _flags(found: Found, stop: Stop, simulation: Simulation) -> list[str]:
    """What whoever has written the form should look at."""
    form, org, here = simulation.matter.form, simulation.org, simulation.here
    flags = []
    if found.circle:
        way = " → ".join(map(org.name, found.circle))
        flags.append(_("The managers go round in a circle: {way}").format(way=way))
    if found.instead is not None:
        instead = called(found.instead, form, here)
        rung = _("fallback: {who}") if found.instead in stop.stage.fallback else "{who}"
        words = _("{who}: nobody → {instead}: {people}")
        who = called(found.who, form, here)
        people = _place(found.place, org)
        flags.append("❓ " + words.format(who=who, instead=rung.format(who=instead), people=people))
    if found.stuck:
        words = _("{who}: nobody, and nobody instead.").format(who=called(found.who, form, here))
        ends = "" if stop.stage.do is Do.INFORM else " " + _("The request would not get any further.")
        flags.append(f"❌ {words}{ends}")
    return flags


def _place(place: Place, org: Org) -> str:
    return among(place.people, org, " / ")


def called(who: Who, form: Form, here: Here) -> str:
    """A participant as the form names him."""
    match who:
        case Author():
            return _("the author")
        case Named():
            return who.email
        case InRole():
            return _("role {role}").format(role=who.role)
        case EachOf():
            return _("everybody in the role {role}").format(role=who.role)
        case InField():
            return _("“{field}”").format(field=_title(who.field, form, here))
        case ManagerOf() | ManagersOf():
            return _managers(who, form, here)
        case InColumn() | InRows():
            title = _title(who.field, form, here)
            return _("“{field}”, column {column}").format(field=title, column=who.column)
        case PartnersOf():
            return _("the people of the company in “{field}”").format(field=_title(who.field, form, here))
        case _:
            assert_never(who)


def _managers(who: ManagerOf | ManagersOf, form: Form, here: Here) -> str:
    """«руководитель (автор)»: no name is declined."""
    led = _("the author") if who.field is None else _("“{field}”").format(field=_title(who.field, form, here))
    if isinstance(who, ManagersOf):
        return _("managers up to level {level} ({whose})").format(level=who.up_to, whose=led)
    if who.level == 1:
        return _("manager ({whose})").format(whose=led)
    return _("manager of level {level} ({whose})").format(level=who.level, whose=led)


def _title(key: FieldKey, form: Form, here: Here) -> str:
    return form.field(key).title.in_(here.locale)
