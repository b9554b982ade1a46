"""What each move does to a draft: an answer, a tick, a step back. It does not know who has made it, nor how."""

from dataclasses import replace
from typing import Any, assert_never

from core.model.draft import Draft, accepted_by, asked, editable, filled_in, onward
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField
from core.model.fields.table import TableField
from core.model.filled import filled
from core.model.here import Here
from core.model.ids import FieldKey, PersonId
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
    DropRows,
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
from core.model.value import File, Picked, Value, files_in


class MayNotSkip(Refusal):
    """This question cannot be skipped: please answer it first."""


class NothingBefore(Refusal):
    """This is the first question. Press Cancel to leave the form."""


class NothingAsked(Refusal):
    """All questions are answered. Press Submit to send the form, or Change to correct an answer."""


class NoFileHere(Refusal):
    """A file does not answer this question. Please write the answer, or press a button."""


def step(draft: Draft, move: Move, here: Here, org: Org) -> Draft:
    """`draft` after `move`, one revision on. Raises Refusal."""
    return replace(_moved(draft, move, here, org), revision=draft.revision + 1)


def _moved(draft: Draft, move: Move, here: Here, org: Org) -> Draft:
    match move:
        case Answer():
            return _answered(draft, move.value, here, org)
        case Typed() | Sheet() | Cell() | AddRow() | DropRow() | DropRows() | TakeRows():
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
            return onward(draft)
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
        before = rows_of(draft.answers.get(f.key))
        value, view = told(f, before, draft.view, move, here)
        others = {key: answer for key, answer in draft.answers.items() if key != f.key}
        answers = filled_in(draft.form, {**others, f.key: value} if value else others, org, draft.terms)
        return replace(draft if value == before else _his_own(draft, f), answers=answers, view=view)
    present = draft.answers.get(f.key)
    return _answered(draft, f.instead(move.text, present, here), here, org) if isinstance(move, Typed) else draft


def _his_own(draft: Draft, f: Field) -> Draft:
    """What he says himself is a start no more."""
    return replace(draft, offered=draft.offered - {f.key})


def _kept(draft: Draft, value: Value) -> Draft:
    """The answer so far, without going on to the next question."""
    return replace(draft, answers={**draft.answers, _field(draft).key: value})


def _answered(draft: Draft, value: Any, here: Here, org: Org) -> Draft:
    f = _field(draft)
    accepted = accepted_by(f, value, draft, here, org)
    known = {**draft.answers, f.key: accepted}
    if isinstance(f, CatalogField) and isinstance(accepted, Picked):
        # What the row before has answered must not stay beside this one.
        kept = {key: one for key, one in known.items() if key not in f.fills}
        known = {**kept, **filled(draft.form, f, accepted, draft.person, here, org)}
    answers = filled_in(draft.form, known, org, draft.terms)
    return onward(replace(_his_own(draft, f), answers=answers, skipped=draft.skipped - {f.key}))


def _skip(draft: Draft, org: Org) -> Draft:
    f = _field(draft)
    if f.required:
        raise MayNotSkip
    answers = filled_in(draft.form, {k: v for k, v in draft.answers.items() if k != f.key}, org, draft.terms)
    return onward(replace(_his_own(draft, f), answers=answers, skipped=draft.skipped | {f.key}))


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
