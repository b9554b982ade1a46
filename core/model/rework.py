"""The author's answers, sent again: which of the decisions that were made still stand."""

from collections.abc import Iterator

from core.model.command import Amend, Submit
from core.model.event import Amended, Submitted
from core.model.filling import check_fixed
from core.model.form import Resubmit, asked_later, visible
from core.model.ids import FieldKey, StageKey
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.step import State, Step
from core.model.value import Value, Values


class NothingChanged(Refusal):
    """All the answers are what they were, so nothing is sent."""


def submitted(request: Request, command: Submit) -> Submitted:
    """Raises AnswerFixed."""
    values = _merged(request, command.values)
    check_fixed(request, values)
    kept = tuple(_kept(request, values, request.form.resubmit))
    return Submitted(command.by, values, command.now, command.terms, kept, command.parent)


def amended(request: Request, command: Amend) -> Amended:
    """Raises AnswerFixed, NothingChanged."""
    values = _merged(request, command.values)
    check_fixed(request, values)
    if values == request.values:
        raise NothingChanged
    kept = tuple(_kept(request, values, Resubmit.CHANGED))
    return Amended(command.by, values, command.now, command.terms, kept)


def watched(request: Request, stage: StageKey) -> frozenset[FieldKey]:
    """The author's answers with which a yes given at this stage falls. What the stage may not read, it has not agreed
    to."""
    watch = request.form.stage(stage).watch
    read = {field.key for field in request.form.fields if not field.sensitive or stage in field.seen_by}
    return frozenset(read - asked_later(request.form) if watch is None else watch)


def _merged(request: Request, values: Values) -> Values:
    """What the stages have filled in meanwhile is theirs: the author's copy of it may be old."""
    later = asked_later(request.form)
    own: dict[FieldKey, Value] = {key: value for key, value in values.items() if key not in later}
    theirs = {key: value for key, value in request.values.items() if key in later}
    if not theirs:
        return own
    shown = {field.key for field in visible(request.form, {**own, **theirs}, request.terms)}
    return {**own, **{key: value for key, value in theirs.items() if key in shown}}


def _kept(request: Request, values: Values, policy: Resubmit) -> Iterator[StageKey]:
    keys = {*request.values, *values}
    differ = frozenset(key for key in keys if request.values.get(key) != values.get(key))
    for step in request.steps:
        if _said(step) and _stands(request, step, differ, policy):
            yield step.stage


def _said(step: Step) -> bool:
    return step.state is State.PASSED or any(answer.yes for answer in step.answers)


def _stands(request: Request, step: Step, differ: frozenset[FieldKey], policy: Resubmit) -> bool:
    if policy is Resubmit.RETURNER:
        return step.state is State.PASSED
    return policy is Resubmit.CHANGED and not differ & watched(request, step.stage)
