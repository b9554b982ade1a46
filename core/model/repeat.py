"""What somebody answers as he did before. It does not know how the earlier request is found."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from core.model.answering import step
from core.model.draft import Draft
from core.model.field import Field, Widget
from core.model.form import Form, asked_later, beginning, completed, visible
from core.model.here import Here
from core.model.ids import DraftId, FieldKey
from core.model.keeping import kept
from core.model.move import Keep
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.terms import Terms
from core.model.value import Value, Values


def as_last_time(form: Form, last: Request, here: Here, org: Org) -> Values:
    """The answers of `last` to the fields that repeat, as far as they still are answers: forms change, days pass, and
    people leave."""
    return _again((field for field in form.fields if field.repeats), form, last, here, org)


def copied(form: Form, request: Request, terms: Terms, here: Here, org: Org) -> Draft:
    """A new draft with the answers of `request` as far as they still are answers, at its author's review, or at the
    first question that is open. What was left out stays left out; a sentence is confirmed anew."""
    known = (field for field in form.fields if field.widget is not Widget.SIGN and not field.by_itself)
    answers = _again(known, form, request, here, org)
    left_out = frozenset(f.key for f in visible(request.form, request.values, request.terms)) - request.values.keys()
    skipped = frozenset(f.key for f in form.fields if f.key in left_out and not f.required)
    stands = {key: value for key, value in beginning(form, request.author, here).items() if key not in skipped}
    values = completed(form, {**stands, **answers}, org, terms)
    draft = Draft(DraftId(0), form, request.author, values, skipped, terms=terms)
    return replace(step(draft, Keep(), here, org), revision=0)


def _again(fields: Iterable[Field], form: Form, last: Request, here: Here, org: Org) -> Values:
    later, types = asked_later(form), {field.key: field.type for field in last.form.fields}
    again: dict[FieldKey, Value] = {}
    for field in fields:
        known = field.key in last.values and types[field.key] == field.type
        # What is kept for a time only goes to no other request: it would outlive its time there.
        known = known and field.key not in kept(form) and field.key not in kept(last.form)
        if known and field.key not in later:
            with suppress(Refusal):
                value = field.accept(last.values[field.key], here)
                field.fits(value, last.author, org)
                again[field.key] = value
    return again
