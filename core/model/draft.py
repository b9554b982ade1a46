"""A form being filled in: what is known so far, and what is still asked. Pure; the row is elsewhere. It does not know
what can be said to it."""

from dataclasses import dataclass, field, replace
from typing import Any

from core.model.children import Parent
from core.model.field import Field, Widget
from core.model.form import Form, asked_later, at_stage, beginning, completed, visible
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, PersonId, RequestId, StageKey
from core.model.move import View
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.terms import NO_TERMS, Terms
from core.model.value import Value, Values


class NotReady(Refusal):
    """One answer is missing: {field}."""


@dataclass(frozen=True, slots=True)
class Draft:
    id: DraftId
    form: Form
    person: PersonId
    answers: Values = field(default_factory=dict)
    skipped: frozenset[FieldKey] = frozenset()
    at: FieldKey | None = None  #: the question being asked; None at the review
    editing: bool = False  #: the question was opened from the review, and leads back to it
    view: View = field(default_factory=View)
    revision: int = 0
    request: RequestId | None = None  #: the request that is being reworked, or reported on
    stage: StageKey | None = None  #: the stage that this draft reports on; None when the author fills in the form
    terms: Terms = NO_TERMS  #: of the present moment, not kept; of a report, those of the request
    round: int = 0  #: of the request that is under way, when the report or the change was begun
    fixed: frozenset[FieldKey] = frozenset()  #: the answers that stay as they are
    parent: Parent | None = None  #: what the request will be part of
    offered: frozenset[FieldKey] = frozenset()  #: whose answers are a start only, which he has not agreed to yet


def begin(
    id: DraftId, form: Form, person: PersonId, org: Org, answers: Values | None = None, terms: Terms = NO_TERMS
) -> Draft:
    """A draft at its first open question; `answers` are those that stand before anybody is asked (`beginning`), and
    those that were understood already."""
    return onward(Draft(id, form, person, filled_in(form, answers or {}, org, terms), terms=terms))


def rework(id: DraftId, request: Request, here: Here) -> Draft:
    """A draft of a request that came back, at its author's review. What was left out stays left out; what did not apply
    then is asked when it does."""
    form, person, answers = request.form, request.author, request.values
    left_out = {f.key for f in visible(form, answers, request.terms) if f.key not in answers} - asked_later(form)
    hidden = {key: value for key, value in beginning(form, person, here).items() if key not in left_out}
    known = {**hidden, **answers}
    return Draft(id, form, person, known, frozenset(left_out), request=request.id, fixed=request.fixed)


def report(id: DraftId, request: Request, stage: StageKey, person: PersonId, here: Here) -> Draft:
    """A draft of what a stage has to answer, at its first open question."""
    form = request.form
    known = {**at_stage(form, form.stage(stage), request.author, here), **request.values}
    draft = Draft(id, form, person, known, request=request.id, stage=stage, round=request.round, fixed=request.fixed)
    return onward(replace(draft, terms=request.terms))


def asked(draft: Draft) -> tuple[Field, ...]:
    """The questions of this form for these answers, in order: neither notes, nor what fills itself in, nor what has an
    answer that stood there before."""
    return tuple(f for f in mine(draft) if not f.by_itself and not _stood(f, draft) and f.key not in draft.fixed)


def editable(draft: Draft) -> tuple[Field, ...]:
    """What can be changed at the review."""
    return tuple(f for f in mine(draft) if not f.by_itself and f.key not in draft.fixed)


def mine(draft: Draft, answers: Values | None = None) -> tuple[Field, ...]:
    """The fields that this draft is about, as far as they apply to the answers: those of its stage, or, when the author
    fills in the form, those of no stage."""
    later = asked_later(draft.form)
    own = draft.form.stage(draft.stage).fill if draft.stage is not None else None
    known = draft.answers if answers is None else answers
    shown = (f for f in visible(draft.form, known, draft.terms) if f.widget is not Widget.NONE)
    return tuple(f for f in shown if (f.key in own if own is not None else f.key not in later))


def progress(draft: Draft) -> tuple[int, int]:
    """Which question of how many is being asked."""
    keys = [f.key for f in asked(draft)]
    return (keys.index(draft.at) + 1 if draft.at in keys else len(keys)), len(keys)


def submitted(draft: Draft, here: Here, org: Org) -> Values:
    """The answers to be sent, each checked once more; of a report, only its own. Raises Refusal."""
    values = completed(draft.form, draft.answers, org, draft.terms)
    fields = mine(draft, values)
    for f in fields:
        if f.key in draft.offered or (f.required and f.key not in values and not f.by_itself):
            raise NotReady(field=f.title)
        if f.key in values and not f.by_itself:
            accepted_by(f, values[f.key], draft, here, org)
    if draft.stage is None:
        return values
    return {f.key: values[f.key] for f in fields if f.key in values}


def onward(draft: Draft) -> Draft:
    """On to the first question that is open; to the review when none is."""
    open_ = (f.key for f in asked(draft) if not _settled(draft, f))
    at = next(open_, None)
    return replace(draft, at=at, editing=at is not None and draft.editing, view=View())


def filled_in(form: Form, answers: Values, org: Org, terms: Terms) -> Values:
    """What fills itself in follows its source; an answer that is hidden for now is kept: it may come back."""
    sources = {f.key for f in form.fields if f.by_itself}
    kept = {key: value for key, value in answers.items() if key not in sources}
    return {**kept, **completed(form, answers, org, terms)}


def accepted_by(f: Field, value: Any, draft: Draft, here: Here, org: Org) -> Value:
    """`value` as an answer that can be given here. Raises Refusal."""
    accepted = f.accept(value, here)
    f.fits(accepted, draft.person, org)
    return accepted


def _stood(f: Field, draft: Draft) -> bool:
    """A default that has become no answer since the form was written, such as a day that has passed, is asked for."""
    return f.preset and (f.key in draft.answers or f.key in draft.skipped)


def _settled(draft: Draft, f: Field) -> bool:
    if f.key in draft.skipped:
        return True
    return f.key in draft.answers and f.key not in draft.offered and f.complete(draft.answers[f.key])
