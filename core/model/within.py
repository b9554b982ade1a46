"""Requests within requests: one is opened at a stage of another, answers pass down and up, and its end is known there.

It does not know how requests are stored, nor that both are changed in one transaction.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import assert_never

from core.model.access import readable
from core.model.children import (
    Adopt,
    ChildEnded,
    ChildOpened,
    ChildReopened,
    EndChild,
    Nested,
    Nesting,
    OpenChild,
    ResumeChild,
)
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.file import FileField
from core.model.fields.formula import FormulaField
from core.model.fields.request import RequestField
from core.model.fields.table import TableField
from core.model.form import Form, Opening, asked_later, visible
from core.model.here import Here
from core.model.ids import FieldKey, FormKey, PersonId, StageKey
from core.model.linking import picture
from core.model.org import Org
from core.model.outcome import Outcome
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.turn import NotYourTurn, check
from core.model.value import Value, Values

#: A sentence is confirmed by whoever reads it.
_PERSONAL = (Widget.SIGN, Widget.NONE)


def nested(request: Request, command: Nesting, org: Org) -> Iterator[Nested]:
    """Raises Refusal for OpenChild only: of all else nothing is lost."""
    match command:
        case OpenChild():
            check(request, OpenChild, command.by, command.stage, command.round, org)
            wait = opening(request, command.form).wait
            yield ChildOpened(command.by, command.stage, command.child, command.title, command.now, wait)
        case Adopt():
            yield ChildOpened(command.by, command.stage, command.child, command.title, command.now, wait=False)
        case EndChild():
            yield ChildEnded(command.child, command.outcome, command.now, _taken(request, command))
        case ResumeChild():
            yield ChildReopened(command.child, command.now)
        case _:
            assert_never(command)


def told_above(before: Request, after: Request, parent: Request, org: Org, now: datetime) -> Iterator[Nesting]:
    """What a request that has changed makes known to the one that it is part of."""
    if before.parent is None and after.parent is not None:
        yield _opened(after, after.parent.stage, parent, org, now)
    was, is_ = outcome(before), outcome(after)
    if is_ is not None and is_ is not was:
        here = Here("en", org.zone(parent.author), now)
        yield EndChild(after.id, is_, now, passed_up(after, parent, here, org))
    elif is_ is not was:
        yield ResumeChild(after.id, now)


def outcome(request: Request) -> Outcome | None:
    """How it has ended, if it has; what is only asked to be cancelled is approved still."""
    if request.status is Status.CANCELLING:
        return Outcome.APPROVED
    return Outcome(request.status) if request.closed else None


def passed_down(parent: Request, form: Form, person: PersonId, here: Here, org: Org) -> Values:
    """What this person would only have to copy from a request into a new one of `form` for it."""
    outside, later = org.partner(person), asked_later(form)
    known = [field for field in parent.form.fields if readable(field, person, parent, outside=outside)]
    fields = tuple(field for field in form.fields if field.key not in later)
    return {**_naming(fields, parent), **dict(_fitting(fields, _answers(parent, known), person, here, org))}


def passed_up(child: Request, parent: Request, here: Here, org: Org) -> Values:
    """The answers of a child that could be answers of the request that it is part of."""
    fitting = _fitting(parent.form.fields, _answers(child, child.form.fields), parent.author, here, org)
    return {**_naming(parent.form.fields, child), **dict(fitting)}


def exchanged(field: Field) -> bool:
    """Whether an answer can pass to it from another request: people answer it, and everybody who sees the request
    reads it."""
    return offered(field) and not field.by_itself


def offered(field: Field) -> bool:
    """Whether its answer can pass to another request; so can what was reckoned. What is kept for a time only would
    outlive it there."""
    fleeting = isinstance(field, FileField) and field.keep is not None
    return not (field.sensitive or fleeting or field.source is not None or field.widget in _PERSONAL)


def alike(one: Field, other: Field) -> bool:
    """Whether an answer of one field can be an answer of the other."""
    match one, other:
        case CatalogField(), CatalogField():
            return one.catalog == other.catalog
        case RequestField(), RequestField():
            return other.form in (None, one.form)
        case TableField(), TableField():
            return one.columns == other.columns
        case FormulaField(), _:
            return one.result.value == other.type
        case _:
            return one.type == other.type


def opening(request: Request, form: FormKey) -> Opening:
    """How requests of this form are opened at the open stage. Raises NotYourTurn: they are not."""
    opens = request.form.stage(request.open.stage).opens if request.open is not None else ()
    for one in opens:
        if one.form == form:
            return one
    raise NotYourTurn


def _opened(child: Request, stage: StageKey, parent: Request, org: Org, now: datetime) -> OpenChild | Adopt:
    """Meanwhile the stage may be over, or its place another's: it is sent all the same, and nothing waits for it."""
    by, title = child.author, child.form.title
    wanted = OpenChild(by, stage, parent.round, now, child.form.key, child.id, title)
    try:
        tuple(nested(parent, wanted, org))
    except Refusal:
        return Adopt(by, stage, now, child.id, title)
    return wanted


def _taken(request: Request, command: EndChild) -> Values:
    """What nobody has answered yet, or the open stage fills in before anybody has said yes there. What has been agreed
    to stays."""
    if command.outcome is not Outcome.APPROVED or request.status not in (Status.PENDING, Status.REWORK):
        return {}
    step = request.open
    fill = request.form.stage(step.stage).fill if step is not None and not any(step.answers) else ()
    free = {key: value for key, value in command.values.items() if key in fill or key not in request.values}
    kept = request.fixed | (request.form.budget.fields if request.form.budget is not None else frozenset())
    free = {key: value for key, value in free.items() if key not in kept and request.values.get(key) != value}
    shown = {field.key for field in visible(request.form, {**request.values, **free}, request.terms)}
    return {key: value for key, value in free.items() if key in shown}


def _answers(request: Request, fields: Iterable[Field]) -> Mapping[FieldKey, tuple[Field, Value]]:
    """The answers of these fields that may pass to another request."""
    answered = (field for field in fields if field.key in request.values and offered(field))
    return {field.key: (field, request.values[field.key]) for field in answered}


def _naming(fields: Iterable[Field], other: Request) -> Values:
    """Where one asks for a request of the very form that the other one is of, that one is the answer."""
    fitting = (f for f in fields if isinstance(f, RequestField) and f.form == other.form.key and not f.sensitive)
    return {field.key: picture(other) for field in fitting}


def _fitting(
    fields: Iterable[Field], given: Mapping[FieldKey, tuple[Field, Value]], person: PersonId, here: Here, org: Org
) -> Iterator[tuple[FieldKey, Value]]:
    """Those of the answers given to other fields that are answers of `fields`, too."""
    for field in fields:
        source, value = given.get(field.key, (field, None))
        if value is not None and exchanged(field) and alike(source, field):
            with suppress(Refusal):
                accepted = field.accept(value, here)
                field.fits(accepted, person, org)
                yield field.key, accepted
