"""Drafts: forms being filled in, one row each; and what each person's next words belong to."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from core.model.draft import Draft
from core.model.focus import Focus, OnAnnouncement, OnCorrection, OnDraft, OnEnding, OnObserver, OnReason
from core.model.form import Form
from core.model.ids import AnnouncementId, DraftId, FieldKey, PersonId, RequestId, StageKey
from core.model.leave.correction import Correction
from core.model.move import View
from core.store import forms
from core.store.children import dump_parent, load_parent
from core.store.codec import dump_values, load_values, text_of
from core.store.db import Stale, Tx
from core.store.instant import stored
from core.store.statement import Statement
from core.store.tables import draft as table
from core.store.tables import focus

_LOAD = Statement(select(table).where(table.c.id == bindparam("of"), table.c.person == bindparam("whose")))
_OF = select(table).where(table.c.person == bindparam("whose")).order_by(table.c.touched.desc(), table.c.id.desc())
_ABOUT = select(table).where(table.c.request == bindparam("of")).order_by(table.c.id)
_COUNT = select(func.count()).select_from(table).where(table.c.person == bindparam("whose"))
_SAVE = Statement(
    update(table)
    .where(table.c.id == bindparam("of"), table.c.revision == bindparam("seen"))
    .values(state=bindparam("to"), revision=bindparam("next"), touched=bindparam("now"))
)
_SHOWN = Statement(update(table).where(table.c.id == bindparam("of")).values(message=bindparam("at")))
_TAKE = delete(table).where(table.c.id == bindparam("of"), table.c.revision == bindparam("seen"))
_DROP = delete(table).where(table.c.id == bindparam("of"), table.c.person == bindparam("whose"))
_FOCUS = text(
    "INSERT INTO focus (person, body) VALUES (:person, :body) ON CONFLICT (person) DO UPDATE SET body = excluded.body"
)
_FOCUSED = Statement(select(focus.c.body).where(focus.c.person == bindparam("whose")))
_UNFOCUS = delete(focus).where(focus.c.person == bindparam("whose"))


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it is stored."""

    draft: Draft
    form_id: int
    message: int | None  #: the message in which it is seen


def add(tx: Tx, form_id: int, person: PersonId, request: RequestId | None, now: datetime) -> DraftId:
    """A new row, to be filled by `save`."""
    values = {"form": form_id, "person": person, "request": request, "state": "{}", "revision": 0}
    row = tx.execute(insert(table).values(**values, touched=stored(now))).inserted_primary_key
    return DraftId(row[0])  # type: ignore[index]  # an insert of one row into a table with a key


def load(tx: Tx, id: DraftId, person: PersonId) -> KeptDraft | None:
    """A person's own draft; nobody else's is found."""
    row = _LOAD.run(tx, {"of": id, "whose": person}).one_or_none()
    return None if row is None else _kept(tx, row)


def of(tx: Tx, person: PersonId) -> tuple[KeptDraft, ...]:
    """A person's drafts, the last touched first."""
    return tuple(_kept(tx, row) for row in tx.execute(_OF, {"whose": person}).all())


def about(tx: Tx, request: RequestId) -> tuple[Draft, ...]:
    """Everybody's drafts of a request that was sent."""
    return tuple(_kept(tx, row).draft for row in tx.execute(_ABOUT, {"of": request}).all())


def count(tx: Tx, person: PersonId) -> int:
    return int(tx.execute(_COUNT, {"whose": person}).scalar_one())


def save(tx: Tx, draft: Draft, seen: int, now: datetime) -> None:
    """Raises Stale when the row is no longer at revision `seen`."""
    values = {"of": draft.id, "seen": seen, "to": _state(draft), "next": draft.revision, "now": stored(now)}
    if _SAVE.run(tx, values).rowcount != 1:
        raise Stale


def take(tx: Tx, draft: Draft) -> None:
    """Drop a draft that goes on its way just as it is here. Raises Stale when the row is no longer at its revision."""
    if tx.execute(_TAKE, {"of": draft.id, "seen": draft.revision}).rowcount != 1:
        raise Stale


def drop(tx: Tx, id: DraftId, person: PersonId) -> None:
    tx.execute(_DROP, {"of": id, "whose": person})


def shown(tx: Tx, where: Iterable[tuple[DraftId, int]]) -> None:
    """The messages in which drafts are seen now."""
    rows = [{"of": id, "at": message} for id, message in where]
    if rows:
        _SHOWN.run_many(tx, rows)


def set_focus(tx: Tx, person: PersonId, on: Focus | None) -> None:
    if on is None:
        tx.execute(_UNFOCUS, {"whose": person})
    else:
        tx.execute(_FOCUS, {"person": person, "body": text_of({"on": type(on).__name__, **asdict(on)})})


def focus_of(tx: Tx, person: PersonId) -> Focus | None:
    body = _FOCUSED.run(tx, {"whose": person}).scalar()
    if body is None:
        return None
    stored_ = json.loads(body)
    if stored_["on"] == "OnDraft":
        return OnDraft(DraftId(stored_["draft"]))
    if stored_["on"] == "OnAnnouncement":
        return OnAnnouncement(AnnouncementId(stored_["announcement"]), stored_["asks"])
    if stored_["on"] == "OnCorrection":
        return OnCorrection(Correction(**stored_["correction"]))
    if stored_["on"] == "OnObserver":
        return OnObserver(RequestId(stored_["request"]))
    if stored_["on"] == "OnEnding":
        return OnEnding(RequestId(stored_["request"]), stored_["verb"])
    stage = StageKey(stored_["stage"])
    chosen = (stored_.get("to"), stored_.get("whom"), stored_.get("status"))
    return OnReason(RequestId(stored_["request"]), stage, stored_["round"], stored_["verb"], *chosen)


def _kept(tx: Tx, row: Any) -> KeptDraft:
    return KeptDraft(_draft(row, forms.load(tx, row.form)), row.form, row.message)


def _state(draft: Draft) -> str:
    state: dict[str, Any] = {"answers": dump_values(draft.form, draft.answers)}
    for word, keys in (("skipped", draft.skipped), ("fixed", draft.fixed), ("offered", draft.offered)):
        if keys:
            state[word] = sorted(keys)
    if draft.at is not None:
        state["at"] = draft.at
    if draft.editing:
        state["editing"] = True
    if draft.stage is not None:
        state["stage"] = draft.stage
    if draft.parent is not None:
        state["parent"] = dump_parent(draft.parent)
    if draft.round:
        state["round"] = draft.round
    if draft.view != View():
        view = draft.view
        days = {"month": view.month, "first": view.first}
        state["view"] = {"page": view.page, "query": view.query, **{k: d and d.isoformat() for k, d in days.items()}}
        if (view.row, view.column, view.pasted) != (None, None, ""):
            state["view"] |= {"row": view.row, "column": view.column, "pasted": view.pasted}
        if view.filed:
            state["view"]["filed"] = True
        if view.cells is not None:
            state["view"]["cells"] = list(view.cells)
    return text_of(state)


def _draft(row: Any, form: Form) -> Draft:
    state = json.loads(row.state)
    view = state.get("view")
    return Draft(
        id=row.id,
        form=form,
        person=row.person,
        answers=load_values(form, state.get("answers", {})),
        skipped=frozenset(FieldKey(key) for key in state.get("skipped", ())),
        at=state.get("at"),
        editing=state.get("editing", False),
        view=View() if view is None else _view(view),
        revision=row.revision,
        request=row.request,
        stage=state.get("stage"),
        round=state.get("round", 0),
        fixed=frozenset(FieldKey(key) for key in state.get("fixed", ())),
        parent=load_parent(state.get("parent")),
        offered=frozenset(FieldKey(key) for key in state.get("offered", ())),
    )


def _view(stored_: dict[str, Any]) -> View:
    days = (_day(stored_["month"]), _day(stored_["first"]))
    cells = stored_.get("cells")
    return View(
        stored_["page"],
        stored_["query"],
        *days,
        stored_.get("row"),
        stored_.get("column"),
        stored_.get("pasted", ""),
        stored_.get("filed", False),
        None if cells is None else tuple(cells),
    )


def _day(stored_: str | None) -> date | None:
    return date.fromisoformat(stored_) if stored_ else None
