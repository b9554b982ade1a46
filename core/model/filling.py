"""What has to be filled in before a stage is passed, and what may not be filled in otherwise any more."""

from core.model.command import Acknowledge, Approve, Complete
from core.model.field import Field
from core.model.form import asked_later, needed_by, visible
from core.model.label import Label
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.statuses import Move
from core.model.turn import NotYourTurn
from core.model.value import Values


class NotFilled(Refusal):
    """This is still to be filled in before the stage is done: {fields}."""


class AuthorHasToFill(Refusal):
    """The author has not filled in yet: {fields}. Please return the request to him, and say so."""


class AnswerFixed(Refusal):
    """This cannot be changed any more: {fields}. Please leave it as it was."""


def check_filled(request: Request, command: Approve | Complete | Acknowledge | Move) -> None:
    """Raises NotFilled for what the stage must answer and has not, AuthorHasToFill for what he must have answered by
    now, NotYourTurn for what is not the stage's to answer, and AnswerFixed."""
    fill = request.form.stage(command.stage).fill
    given: Values = command.values if isinstance(command, Complete) else {}
    if not set(given) <= set(fill):
        raise NotYourTurn
    values = {**request.values, **given}
    check_fixed(request, values)
    needed = needed_by(request.form, command.stage)
    empty = [f for f in visible(request.form, values, request.terms) if f.key not in values and not f.by_itself]
    if own := [f for f in empty if f.key in fill and (f.required or f.key in needed)]:
        raise NotFilled(fields=_titles(own))
    if others := [f for f in empty if f.key in needed and f.key not in asked_later(request.form)]:
        raise AuthorHasToFill(fields=_titles(others))


def check_fixed(request: Request, values: Values) -> None:
    """Raises AnswerFixed when `values` differ from what is fixed."""
    changed = [f for f in request.form.fields if f.key in request.fixed and values.get(f.key) != request.values[f.key]]
    if changed:
        raise AnswerFixed(fields=_titles(changed))


def _titles(fields: list[Field]) -> tuple[Label, ...]:
    return tuple(field.title for field in fields)
