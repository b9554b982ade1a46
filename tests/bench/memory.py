"""A desk without a database: what the dialogs cost alone. Its use cases are the rules over dictionaries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from core.model.answering import step
from core.model.command import Submit
from core.model.decide import course
from core.model.draft import Draft, begin, submitted
from core.model.form import Form, beginning
from core.model.here import Here
from core.model.ids import DraftId, RequestId
from core.model.org import Org
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request, blank
from core.model.value import File
from core.store import drafts as stored_drafts
from core.store import people as stored_people
from core.use import decide as use_decide
from core.use import fill, overview
from core.use.fill import OldButton
from core.use.filling import Filling
from core.use.overview import Counts
from dialogs import menu
from tests.model.catalogs import NOTHING


async def no_files(file: File) -> str:
    """A reader of files where none come."""
    raise AssertionError(file)


class MemoryDesk:
    """Answers the calls of the walk; any other is an error of the benchmark."""

    public = ""

    def __init__(self, form: Form, org: Org) -> None:
        self._form, self._org = form, org
        self._drafts: dict[int, Draft] = {}
        self._focus: int | None = None
        self._requests: list[Request] = []
        self._answers: dict[Callable[..., Any], Callable[..., Any]] = {
            fill.start: self._start,
            fill.move: self._move,
            fill.answer: self._answer,
            fill.submit: self._submit,
            stored_drafts.set_focus: self._set_focus,
            stored_people.set_locale: lambda *_: None,
            use_decide.never_mind: lambda _person: False,
            overview.counts: lambda _person: Counts(0, len(self._requests), len(self._drafts)),
            menu.forms_and_drafts: lambda _person: ((self._form,), len(self._drafts)),
        }

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def read(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self._answers[fn](*args, **kwargs)

    async def write(self, once: Any, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self._answers[fn](*args, **kwargs)

    async def sheet(self, file: File) -> str:
        return await no_files(file)

    def _start(self, _key: str, person: Any, answers: Any, now: datetime) -> Filling:
        self._focus = len(self._drafts) + 1
        stands = beginning(self._form, person, Here("en", self._org.zone(person), now))
        return self._keep(begin(DraftId(self._focus), self._form, person, self._org, {**stands, **answers}))

    def _move(self, id: int, _person: Any, revision: int | None, hear: Any, here: Any, _now: datetime) -> Filling:
        draft = self._drafts[id]
        if revision is not None and revision != draft.revision:
            return Filling(draft, self._org, None, OldButton())
        try:
            return self._keep(step(draft, hear(draft, self._org, NOTHING), here, self._org))
        except Refusal as refusal:
            return self._keep(replace(draft, revision=draft.revision + 1), refusal)

    def _answer(self, person: Any, hear: Any, here: Any, now: datetime) -> Filling:
        if self._focus is None:
            raise fill.Unasked(None)
        return self._move(self._focus, person, None, hear, here, now)

    def _submit(self, id: int, person: Any, _revision: int, _message: Any, here: Any, now: datetime) -> Request:
        values = submitted(self._drafts.pop(id), here, self._org)
        before = blank(RequestId(len(self._requests) + 1), self._form, person, now)
        after, _effects = settle(before, course(before, Submit(person, values, now), self._org))
        self._requests.append(after)
        self._focus = None
        return after

    def _set_focus(self, _person: Any, on: Any) -> None:
        self._focus = None if on is None else on.draft

    def _keep(self, draft: Draft, note: Refusal | None = None) -> Filling:
        self._drafts[draft.id] = draft
        return Filling(draft, self._org, 1, note)
