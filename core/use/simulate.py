"""How a request of a form would go if this person sent it with these answers. Changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.catalog.lookup import Definitions, named
from core.model.draft import begin
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField, NotChosen
from core.model.fields.choice import ChoiceField
from core.model.fields.file import FileField
from core.model.fields.person import one_meant
from core.model.fields.request import RequestField, RequestNotChosen
from core.model.filled import filled
from core.model.form import Form, asked_later, beginning, completed, visible
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, FormKey, PersonId
from core.model.linking import number_in
from core.model.names import knowing
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.simulation import Matter, Stop, simulated
from core.model.value import File, FileKind, Linked, Picked, Value, Values
from core.store import forms, people
from core.store.db import Tx
from core.use.last_time import as_last_time
from core.use.lookup import Shelves
from core.use.terms import on_present_terms


class FormUnknown(Refusal):
    """There is no form “{form}”. Known are: {known}. The name of a file will do, too."""


class FieldUnknown(Refusal):
    """There is no field “{field}” in this form. Its fields are: {known}."""


class NotAnswered(Refusal):
    """Nobody is asked for the field “{field}”."""


class AnswerRefused(Refusal):
    """{why} See the field “{field}”."""


class RowUnclear(Refusal):
    """“{typed}” may be several rows: {keys}. Please write one of these keys."""


@dataclass(frozen=True, slots=True)
class Simulation:
    matter: Matter
    org: Org
    stops: tuple[Stop, ...]
    missing: tuple[Field, ...]  #: what the author would have to answer, too
    here: Here  #: by which it is shown: the zone is the author's


def form_named(tx: Tx, key: str, catalogs: Definitions) -> Form:
    """The form that is in use, or that would be once Kivok has started. Raises FormUnknown."""
    if (published := forms.named(tx, FormKey(key))) is not None:
        return published.form
    texts = {name.removesuffix(".yaml"): text for name, text in shipped()}
    if key not in texts:
        known = {*texts, *(one.form.key for one in forms.newest(tx))}
        raise FormUnknown(form=key, known=", ".join(sorted(known)))
    return read_form(texts[key], catalogs=catalogs)


def simulate(tx: Tx, form: Form, author: str, given: Mapping[str, str], here: Here) -> Simulation:
    """`author` is a name or an e-mail, `given` are answers as they would be typed, by the keys of the fields. Raises
    Refusal for what cannot be understood."""
    org = people.org(tx)
    person = one_meant(author, knowing(here, org))
    here = replace(knowing(here, org), zone=org.zone(person))
    answers = _answers(tx, form, person, given, here, org)
    draft = begin(DraftId(0), form, person, org, {**beginning(form, person, here), **answers})
    draft = replace(as_last_time(tx, draft, answers, here, org), at=None)
    draft = on_present_terms(tx, draft, org, here.now)
    values = completed(form, draft.answers, org, draft.terms)
    matter = Matter(form, person, values, draft.terms)
    return Simulation(matter, org, simulated(matter, org), tuple(_missing(matter)), here)


def _missing(matter: Matter) -> Iterable[Field]:
    later = asked_later(matter.form)
    for field in visible(matter.form, matter.values, matter.terms):
        asked = field.required and not field.by_itself and field.widget is not Widget.NONE
        if asked and field.key not in later and field.key not in matter.values:
            yield field


def _answers(tx: Tx, form: Form, person: PersonId, given: Mapping[str, str], here: Here, org: Org) -> Values:
    """What a row of a catalog answers besides stands too, unless it is given."""
    shelves = Shelves(tx, person, org)
    here = replace(here, named=partial(named, shelves))
    found: dict[FieldKey, Value] = {}
    drawn: dict[FieldKey, Value] = {}
    for key, typed in given.items():
        field = _field(form, key)
        try:
            value = _value(field, typed, here, shelves)
            field.fits(value, person, org)
        except Refusal as why:
            raise AnswerRefused(field=key, why=why) from None
        found[field.key] = value
        if isinstance(field, CatalogField) and isinstance(value, Picked):
            drawn |= filled(form, field, value, person, here, org)
    return {**drawn, **found}


def _field(form: Form, key: str) -> Field:
    known = [field for field in form.fields if not field.by_itself and field.widget is not Widget.NONE]
    if (field := next((one for one in form.fields if one.key == key), None)) is None:
        raise FieldUnknown(field=key, known=", ".join(one.key for one in known))
    if field not in known:
        raise NotAnswered(field=key)
    return field


def _value(field: Field, typed: str, here: Here, shelves: Shelves) -> Value:
    """As it would be typed in the chat; an option also by its key, a row and a request by what finds it, and of a file
    its name."""
    match field:
        case CatalogField():
            return _row(field, typed, shelves)
        case RequestField():
            return _request(field, typed, shelves)
        case FileField():
            return field.accept((File("", FileKind.DOCUMENT, typed, 0),), here)
        case ChoiceField() if typed in field.options:
            return field.accept(typed, here)
        case _:
            return field.parse(typed, here)


def _row(field: CatalogField, typed: str, shelves: Shelves) -> Picked:
    """Called so, or with this key; or the only one that is found."""
    if (keyed := shelves.keyed(field.catalog, typed)) is not None:
        return keyed
    entries = shelves.titled(field.catalog, typed) or shelves.find(field.catalog, typed, 0).entries
    picked = [row for row in (shelves.pick(field.catalog, entry.id) for entry in entries) if row is not None]
    if len(picked) == 1:
        return picked[0]
    if picked:
        raise RowUnclear(typed=typed[:40], keys=", ".join(row.key for row in picked))
    if not field.own_words:
        raise NotChosen
    return Picked("", typed)


def _request(field: RequestField, typed: str, shelves: Shelves) -> Linked:
    number = number_in(typed)
    linked = None if number is None else shelves.linked(number, field.form)
    if linked is None:
        raise RequestNotChosen
    return linked
