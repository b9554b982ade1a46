"""What somebody answers as he did before. It does not know how the earlier request is found."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from core.model.answering import step
from core.model.draft import Draft, filled_in, onward
from core.model.field import Field, Widget
from core.model.fields.catalog import CatalogField, NotChosen
from core.model.fields.table import RowsMissing, TableField
from core.model.filled import filled
from core.model.form import Form, asked_later, beginning, completed, visible
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, PersonId
from core.model.keeping import kept
from core.model.lines import rows_of
from core.model.move import Keep
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.terms import Terms
from core.model.value import Picked, TableRow, Value, Values


def as_last_time(form: Form, last: Request, here: Here, org: Org) -> Values:
    """The answers of `last` to the fields that repeat, as far as they still are answers: forms and catalogs change,
    days pass, and people leave. A row of a catalog is as it is now; a sensitive answer is given anew."""
    now = _Now(last.author, here, org)
    again: dict[FieldKey, Value] = {}
    for field, was, value in _known((f for f in form.fields if f.repeats and not f.sensitive), form, last):
        with suppress(Refusal):
            again[field.key] = now.answer(field, was, value)
    return again


def begun_as_last_time(draft: Draft, last: Request, given: Values, here: Here, org: Org) -> Draft:
    """`draft`, which has just been begun, with the answers of `last`, and with what the rows of catalogs among them
    answer besides; nothing of it changes what is `given`. The rows of a table are a start, about which he is asked."""
    again = {key: value for key, value in as_last_time(draft.form, last, here, org).items() if key not in given}
    known = {**draft.answers, **again}
    for field in visible(draft.form, known, draft.terms):
        row = again.get(field.key)
        if isinstance(field, CatalogField) and isinstance(row, Picked):
            known |= filled(draft.form, field, row, draft.person, here, org)
    answers = filled_in(draft.form, {**known, **given}, org, draft.terms)
    offered = frozenset(key for key in again if draft.form.field(key).widget is Widget.TABLE)
    return onward(replace(draft, answers=answers, offered=offered))


def copied(form: Form, request: Request, terms: Terms, here: Here, org: Org) -> Draft:
    """A new draft with the answers of `request` as far as they still are answers, at its author's review, or at the
    first question that is open. What was left out stays left out; a sentence is confirmed anew."""
    now = _Now(request.author, here, org)
    fields = (field for field in form.fields if field.widget is not Widget.SIGN and not field.by_itself)
    answers: dict[FieldKey, Value] = {}
    for field, was, value in _known(fields, form, request):
        with suppress(Refusal):
            answers[field.key] = now.fitting(field, _of_its_kind(field, was, value))
    left_out = frozenset(f.key for f in visible(request.form, request.values, request.terms)) - request.values.keys()
    skipped = frozenset(f.key for f in form.fields if f.key in left_out and not f.required)
    stands = {key: value for key, value in beginning(form, request.author, here).items() if key not in skipped}
    values = completed(form, {**stands, **answers}, org, terms)
    draft = Draft(DraftId(0), form, request.author, values, skipped, terms=terms)
    return replace(step(draft, Keep(), here, org), revision=0)


@dataclass(frozen=True, slots=True)
class _Now:
    """The present, in which an earlier answer has to stand. Everything here raises Refusal where it does not."""

    author: PersonId
    here: Here
    org: Org

    def fitting(self, field: Field, value: Value) -> Value:
        accepted = field.accept(value, self.here)
        field.fits(accepted, self.author, self.org)
        return accepted

    def answer(self, field: Field, was: Field, value: Value) -> Value:
        match field, was, value:
            case TableField(), TableField(), tuple():
                return self._rows(field, was, value)
            case CatalogField(), CatalogField(), Picked():
                return self.fitting(field, self._row(field, was, value))
            case _:
                return self.fitting(field, value)

    def _row(self, field: CatalogField, was: CatalogField, picked: Picked) -> Picked:
        if field.catalog != was.catalog:
            raise NotChosen
        if not picked.key:
            return field.understand(picked.title, self.here)
        for row in self.here.named(field.catalog, picked.key).rows:
            if row.key == picked.key:
                return row
        raise NotChosen

    def _rows(self, table: TableField, was: TableField, value: Value) -> tuple[TableRow, ...]:
        """Those that can still stand: each by itself, for of a start the number does not matter."""
        one = replace(table, least=1, most=1)
        good: list[TableRow] = []
        for row in rows_of(_of_its_kind(table, was, value)):
            with suppress(Refusal):
                cells = ((key, cell, table.column(key)) for key, cell in row.cells if cell is not None)
                asked = [(key, self.answer(column, was.column(key), cell)) for key, cell, column in cells]
                good += rows_of(self.fitting(one, (TableRow(tuple(asked)),)))
        if not good:
            raise RowsMissing(limit=table.least)
        return tuple(good[: table.most])


def _known(fields: Iterable[Field], form: Form, last: Request) -> Iterator[tuple[Field, Field, Value]]:
    """Those of the author's own fields that were answered in `last`, with what they were there, and the answers."""
    later, then = asked_later(form), {field.key: field for field in last.form.fields}
    for field in fields:
        known = field.key in last.values and then[field.key].type == field.type
        # What is kept for a time only goes to no other request: it would outlive its time there.
        known = known and field.key not in kept(form) and field.key not in kept(last.form)
        if known and field.key not in later:
            yield field, then[field.key], last.values[field.key]


def _of_its_kind(field: Field, was: Field, value: Value) -> Value:
    """Of a table, only the cells that people fill in, and whose columns are what they were."""
    if not isinstance(field, TableField) or not isinstance(was, TableField):
        return value
    then = {column.key: column.type for column in was.columns}
    same = {column.key for column in field.inputs if then.get(column.key) == column.type}
    rows = rows_of(value)
    return tuple(replace(row, cells=tuple(cell for cell in row.cells if cell[0] in same)) for row in rows)
