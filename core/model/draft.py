"""A form being filled in: one question at a time, and what each answer does to it. Pure; the row is elsewhere."""

from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from core.model.children import Parent
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.table import TableField
from core.model.filled import filled
from core.model.form import Form, asked_later, at_stage, beginning, completed, visible
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, PersonId, RequestId, StageKey
from core.model.lines import rows_of, told
from core.model.move import (
    AddRow,
    Answer,
    Attach,
    Back,
    Cell,
    Detach,
    Done,
    DropRow,
    Edit,
    Keep,
    Look,
    Move,
    OnTable,
    Sheet,
    Skip,
    TakeRows,
    Toggle,
    Typed,
    View,
)
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.terms import NO_TERMS, Terms
from core.model.value import File, Picked, Value, Values, files_in


class MayNotSkip(Refusal):
    """This question cannot be skipped: please answer it first."""


class NothingBefore(Refusal):
    """This is the first question. Press Cancel to leave the form."""


class NothingAsked(Refusal):
    """All questions are answered. Press Submit to send the form, or Change to correct an answer."""


class NoFileHere(Refusal):
    """A file does not answer this question. Please write the answer, or press a button."""


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


def begin(
    id: DraftId, form: Form, person: PersonId, org: Org, answers: Values | None = None, terms: Terms = NO_TERMS
) -> Draft:
    """A draft at its first open question; `answers` are those that stand before anybody is asked (`beginning`), and
    those that were understood already."""
    return _next(Draft(id, form, person, _filled_in(form, answers or {}, org, terms), terms=terms))


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
    return _next(replace(draft, terms=request.terms))


def step(draft: Draft, move: Move, here: Here, org: Org) -> Draft:
    """`draft` after `move`, one revision on. Raises Refusal."""
    return replace(_moved(draft, move, here, org), revision=draft.revision + 1)


def asked(draft: Draft) -> tuple[Field, ...]:
    """The questions of this form for these answers, in order: neither notes, nor what fills itself in, nor what has an
    answer that stood there before."""
    return tuple(f for f in mine(draft) if not f.by_itself and not _stood(f, draft) and f.key not in draft.fixed)


def _stood(f: Field, draft: Draft) -> bool:
    """A default that has become no answer since the form was written, such as a day that has passed, is asked for."""
    return f.preset and (f.key in draft.answers or f.key in draft.skipped)


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
        if f.key in values and not f.by_itself:
            _accepted(f, values[f.key], draft, here, org)
        elif f.required and not f.by_itself:
            raise NotReady(field=f.title)
    if draft.stage is None:
        return values
    return {f.key: values[f.key] for f in fields if f.key in values}


def _moved(draft: Draft, move: Move, here: Here, org: Org) -> Draft:
    match move:
        case Answer():
            return _answered(draft, move.value, here, org)
        case Typed() | Sheet() | Cell() | AddRow() | DropRow() | TakeRows():
            return _told(draft, move, here, org)
        case Toggle():
            return _toggled(draft, move.item, here, org)
        case Attach():
            return _attached(draft, move.files, here)
        case Detach():
            return _kept(draft, _files(draft)[:-1]) if _field(draft).widget is Widget.FILES else draft
        case Look():
            return replace(draft, view=move.view)
        case Done():
            return _done(draft, here, org)
        case Keep():
            return _next(draft)
        case Skip():
            return _skip(draft, org)
        case Back():
            return _back(draft)
        case Edit():
            return _edit(draft, move.field)
        case _:
            assert_never(move)


def _field(draft: Draft) -> Field:
    if draft.at is None:
        raise NothingAsked
    return draft.form.field(draft.at)


#: The answers that are gathered bit by bit, and how they begin.
_GATHERED: dict[Widget, Value] = {Widget.CHECKLIST: frozenset(), Widget.CHOICES: frozenset()}
_GATHERED |= {Widget.PEOPLE: (), Widget.FILES: (), Widget.TABLE: ()}


def _done(draft: Draft, here: Here, org: Org) -> Draft:
    f = _field(draft)
    if f.widget not in _GATHERED:
        return draft
    return _answered(draft, draft.answers.get(f.key, _GATHERED[f.widget]), here, org)


def _attached(draft: Draft, files: tuple[File, ...], here: Here) -> Draft:
    f = _field(draft)
    if f.widget is not Widget.FILES:
        raise NoFileHere
    return _kept(draft, f.accept(_files(draft) + files, here))


def _files(draft: Draft) -> tuple[File, ...]:
    return files_in(draft.answers.get(_field(draft).key))


def _toggled(draft: Draft, item: str | PersonId, here: Here, org: Org) -> Draft:
    """Ticking the last item of a list that must be complete answers it: nothing is left to be said. A search has found
    what it was for."""
    f = _field(draft)
    if f.widget not in _GATHERED or f.widget in (Widget.FILES, Widget.TABLE):
        return draft
    changed = f.toggled(draft.answers.get(f.key, _GATHERED[f.widget]), item)
    f.fits(changed, draft.person, org)
    if f.widget is Widget.CHECKLIST and f.required and f.complete(changed):
        return _answered(draft, changed, here, org)
    return replace(_kept(draft, changed), view=replace(draft.view, query=""))


def _told(draft: Draft, move: Typed | OnTable, here: Here, org: Org) -> Draft:
    """Words answer a question; in a table they are cells and rows, as buttons are."""
    f = _field(draft)
    if isinstance(f, TableField):
        value, view = told(f, rows_of(draft.answers.get(f.key)), draft.view, move, here)
        others = {key: answer for key, answer in draft.answers.items() if key != f.key}
        answers = _filled_in(draft.form, {**others, f.key: value} if value else others, org, draft.terms)
        return replace(draft, answers=answers, view=view)
    present = draft.answers.get(f.key)
    return _answered(draft, f.instead(move.text, present, here), here, org) if isinstance(move, Typed) else draft


def _kept(draft: Draft, value: Value) -> Draft:
    """The answer so far, without going on to the next question."""
    return replace(draft, answers={**draft.answers, _field(draft).key: value})


def _answered(draft: Draft, value: Any, here: Here, org: Org) -> Draft:
    f = _field(draft)
    accepted = _accepted(f, value, draft, here, org)
    known = {**draft.answers, f.key: accepted}
    if isinstance(f, CatalogField) and isinstance(accepted, Picked):
        # What the row before has answered must not stay beside this one.
        kept = {key: one for key, one in known.items() if key not in f.fills}
        known = {**kept, **filled(draft.form, f, accepted, draft.person, here, org)}
    answers = _filled_in(draft.form, known, org, draft.terms)
    return _next(replace(draft, answers=answers, skipped=draft.skipped - {f.key}))


def _accepted(f: Field, value: Any, draft: Draft, here: Here, org: Org) -> Value:
    accepted = f.accept(value, here)
    f.fits(accepted, draft.person, org)
    return accepted


def _skip(draft: Draft, org: Org) -> Draft:
    f = _field(draft)
    if f.required:
        raise MayNotSkip
    answers = _filled_in(draft.form, {k: v for k, v in draft.answers.items() if k != f.key}, org, draft.terms)
    return _next(replace(draft, answers=answers, skipped=draft.skipped | {f.key}))


def _filled_in(form: Form, answers: Values, org: Org, terms: Terms) -> Values:
    """What fills itself in follows its source; an answer that is hidden for now is kept: it may come back."""
    sources = {f.key for f in form.fields if f.by_itself}
    kept = {key: value for key, value in answers.items() if key not in sources}
    return {**kept, **completed(form, answers, org, terms)}


def _next(draft: Draft) -> Draft:
    """On to the first question that is open; to the review when none is."""
    open_ = (f.key for f in asked(draft) if not _settled(draft, f))
    at = next(open_, None)
    return replace(draft, at=at, editing=at is not None and draft.editing, view=View())


def _settled(draft: Draft, f: Field) -> bool:
    return f.key in draft.skipped or (f.key in draft.answers and f.complete(draft.answers[f.key]))


def _back(draft: Draft) -> Draft:
    keys = [f.key for f in asked(draft)]
    if draft.editing:
        return replace(draft, at=None, editing=False, view=View())
    place = keys.index(draft.at) if draft.at in keys else len(keys)
    if place == 0:
        raise NothingBefore
    return replace(draft, at=keys[place - 1], view=View())


def _edit(draft: Draft, key: FieldKey) -> Draft:
    if key not in {f.key for f in editable(draft)}:
        return draft
    return replace(draft, at=key, editing=True, view=View())
