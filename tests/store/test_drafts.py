"""Drafts, one row each; and what each person's next words belong to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.model.children import Parent
from core.model.draft import Draft
from core.model.focus import Focus, OnCorrection, OnDraft, OnObserver, OnReason
from core.model.ids import DraftId, PersonId, RequestId, StageKey
from core.model.leave.correction import Correction
from core.model.move import View
from core.model.period import Period
from core.model.value import Value
from core.store import drafts
from core.store.db import Database, Stale, Tx
from core.store.forms import Published
from tests.company import publish, settle, vacation
from tests.model.build import EGOR, MARAT, NOON, VERA, key

SUMMER = Period(date(2027, 8, 5), date(2027, 8, 18))


@pytest.fixture
async def form(db: Database) -> Published:
    await settle(db)
    return await publish(db, vacation())


def kept(tx: Tx, draft: Draft, form_id: int, minute: int = 0) -> Draft:
    now = NOON + timedelta(minutes=minute)
    draft = replace(draft, id=drafts.add(tx, form_id, draft.person, draft.request, now))
    drafts.save(tx, draft, 0, now)
    return draft


FILLED: Mapping[Any, Value] = {
    key("employee"): EGOR,
    key("kind"): "study",
    key("period"): SUMMER,
    key("handover"): frozenset({"passed"}),
}


@pytest.mark.parametrize(
    "filled",
    [
        {},
        {"answers": FILLED},
        {"skipped": frozenset({key("substitute"), key("period")})},
        {"at": key("period")},
        {"at": key("period"), "editing": True},
        {"view": View(page=2, query="Ве")},
        {"view": View(month=date(2027, 8, 1), first=date(2027, 8, 5))},
        {"view": View(query="a", cells=())},
        {"view": View(cells=("Медиа Плюс", ""))},
        {"revision": 7},
        {"answers": FILLED, "offered": frozenset({key("period"), key("handover")})},
        {"answers": FILLED, "parent": Parent(RequestId(12), StageKey("purchase"), 2)},
        {"answers": FILLED, "at": key("substitute"), "stage": StageKey("accounting"), "round": 2},
        {
            "answers": FILLED,
            "skipped": frozenset({key("substitute")}),
            "at": key("handover"),
            "view": View(1),
            "revision": 3,
        },
    ],
)
async def test_a_draft_comes_back_as_it_was(db: Database, form: Published, filled: dict[str, Any]) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR, **filled), form.id)
    assert await db.read(drafts.load, draft.id, EGOR) == drafts.KeptDraft(draft, form.id, None)


# As version 0.1.0 wrote it.
OLD = (
    '{"answers":{"kind":"study","period":["2027-08-05","2027-08-18"]},"skipped":["substitute"],"at":"handover",'
    '"editing":true,"view":{"page":2,"query":"a","month":"2027-08-01","first":null}}'
)


async def test_an_old_draft_is_still_understood(db: Database, form: Published) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id)
    await db.write(lambda tx: tx.execute(text("UPDATE draft SET state = :state"), {"state": OLD}))
    found = await db.read(drafts.load, draft.id, EGOR)
    assert found is not None
    assert found.draft == replace(
        draft,
        answers={key("kind"): "study", key("period"): SUMMER},
        skipped=frozenset({key("substitute")}),
        at=key("handover"),
        editing=True,
        view=View(page=2, query="a", month=date(2027, 8, 1)),
    )


async def test_nobody_finds_the_draft_of_somebody_else(db: Database, form: Published) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id)
    assert await db.read(drafts.load, draft.id, VERA) is None
    assert await db.read(drafts.of, VERA) == ()
    await db.write(drafts.drop, draft.id, VERA)
    assert await db.read(drafts.load, draft.id, EGOR) is not None


async def test_only_the_revision_that_was_read_is_overwritten(db: Database, form: Published) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id)
    first, second = replace(draft, revision=1, at=key("period")), replace(draft, revision=1, at=key("handover"))
    await db.write(drafts.save, first, 0, NOON)
    with pytest.raises(Stale):
        await db.write(drafts.save, second, 0, NOON)
    found = await db.read(drafts.load, draft.id, EGOR)
    assert found is not None
    assert found.draft == first


async def test_a_draft_is_taken_once_and_only_as_it_was_read(db: Database, form: Published) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id)
    with pytest.raises(Stale):
        await db.write(drafts.take, replace(draft, revision=5))
    await db.write(drafts.take, draft)
    with pytest.raises(Stale):
        await db.write(drafts.take, draft)
    assert await db.read(drafts.of, EGOR) == ()


async def test_drafts_live_side_by_side_the_last_touched_first(db: Database, form: Published) -> None:
    made = [await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id, minute) for minute in (0, 1, 2)]
    await db.write(drafts.save, replace(made[0], revision=1), 0, NOON + timedelta(minutes=3))
    found = await db.read(drafts.of, EGOR)
    assert [one.draft.id for one in found] == [made[0].id, made[2].id, made[1].id]


async def test_the_message_in_which_a_draft_is_seen_is_remembered(db: Database, form: Published) -> None:
    one, two = [await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id) for _ in range(2)]
    await db.write(drafts.shown, [])
    await db.write(drafts.shown, [(one.id, 10), (two.id, 11), (one.id, 12), (DraftId(999), 13)])
    found = await db.read(drafts.of, EGOR)
    assert {kept_.draft.id: kept_.message for kept_ in found} == {one.id: 12, two.id: 11}


async def test_a_dropped_draft_is_gone(db: Database, form: Published) -> None:
    draft = await db.write(kept, Draft(DraftId(0), form.form, EGOR), form.id)
    await db.write(drafts.drop, draft.id, EGOR)
    assert await db.read(drafts.load, draft.id, EGOR) is None


@pytest.mark.parametrize(
    "focus",
    [
        OnDraft(DraftId(7)),
        OnReason(RequestId(7), StageKey("manager"), 2, "reject"),
        OnObserver(RequestId(7)),
        OnCorrection(Correction()),
        OnCorrection(Correction(PersonId(7), "study", -5, "why")),
    ],
    ids=lambda f: type(f).__name__,
)
async def test_what_the_next_words_belong_to_comes_back(db: Database, form: Published, focus: Focus) -> None:
    await db.write(drafts.set_focus, EGOR, OnDraft(DraftId(1)))
    await db.write(drafts.set_focus, EGOR, focus)
    assert await db.read(drafts.focus_of, EGOR) == focus
    assert await db.read(drafts.focus_of, MARAT) is None
    await db.write(drafts.set_focus, EGOR, None)
    assert await db.read(drafts.focus_of, EGOR) is None
    await db.write(drafts.set_focus, EGOR, None)


async def test_a_draft_of_no_form_is_refused(db: Database, form: Published) -> None:
    with pytest.raises(DBAPIError):
        await db.write(drafts.add, form.id + 1, EGOR, None, NOON)
