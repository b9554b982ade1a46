"""Requests within requests, in one transaction each: sent, waited for, ended, taken back; and nobody waits for ever."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from core.model.answering import step
from core.model.children import Child, Parent
from core.model.command import Cancel, Recall, Reopen, Submit, Undo
from core.model.ids import DraftId, PersonId, StageKey
from core.model.move import Answer
from core.model.outcome import Outcome
from core.model.refusal import Refusal
from core.model.request import Request, Status, waiting_for
from core.model.turn import NotYourTurn, StageWaits, TooDeep
from core.store import drafts, outbox, people, requests
from core.store.db import Database, Tx
from core.store.outbox import Kind
from core.use import fill
from core.use.act import NoSuchRequest, act
from core.use.audit import verify
from core.use.children import begin
from core.use.fill import DraftGone, NoSuchForm, OldButton
from core.use.people import deactivate
from tests.company import publish, settle, stored, submit
from tests.databases import opened, wait_inside
from tests.model.build import ANNA, EGOR, EN, FELIX, LATER, MARAT, NOON, VERA, key
from tests.model.story import approve, complete, give_back, reject

ORDER = """\
form: order
title: Order
owner: finance
fields:
  - {key: what, type: text, title: What}
  - {key: supplier, type: text, required: no, title: Supplier}
route:
  - stage: purchase
    title: Purchase
    who: [person: vera@example.org]
    do: act
    within: 8h
    opens: [bill, order, nothing]
"""
BILL = """\
form: bill
title: Bill
owner: finance
cancel: [payment]
fields:
  - {key: what, type: text, title: What}
  - {key: supplier, type: text, title: Supplier}
route:
  - {stage: payment, title: Payment, who: [person: anna@example.org]}
"""
PURCHASE = StageKey("purchase")


@pytest.fixture
async def company(db: Database) -> Database:
    return await _founded(db)


async def _founded(db: Database) -> Database:
    await settle(db)
    for form in (ORDER, BILL):
        await publish(db, form)
    return db


@pytest.fixture
async def order(company: Database) -> Request:
    """It waits for Vera, who may open a bill for it."""
    return await company.write(submit, "order", EGOR, {"what": "a chair"})


async def _begun(db: Database, order: Request, which: int = 1, by: PersonId = VERA) -> DraftId:
    return await db.write(begin, order.id, by, 0, which, order.round, NOON)


async def _sent(db: Database, draft: DraftId, by: PersonId = VERA, now: object = NOON) -> Request:
    def send(tx: Tx) -> Request:
        kept = drafts.load(tx, draft, by)
        assert kept is not None
        org, known = people.org(tx), kept.draft
        while known.at is not None:
            known = step(known, Answer("Spring"), EN, org)
        drafts.save(tx, known, kept.draft.revision, NOON)
        return fill.submit(tx, draft, by, known.revision, None, EN, NOON)

    return await db.write(send)


async def _with_bill(db: Database, order: Request) -> Request:
    return await _sent(db, await _begun(db, order))


async def _now(db: Database, request: Request) -> Request:
    return await db.read(stored, request.id)


async def _waiting(db: Database) -> set[tuple[int, int]]:
    rows = await db.read(lambda tx: tx.execute(text("SELECT person, request FROM waiting")).all())
    return {(row.person, row.request) for row in rows}


async def test_what_is_sent_is_known_on_both_sides(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    assert bill.parent == Parent(order.id, PURCHASE)
    assert bill.values == {key("what"): "a chair", key("supplier"): "Spring"}
    assert (await _now(company, order)).children == (Child(bill.id, bill.form.title, PURCHASE, VERA, wait=True),)
    assert await _waiting(company) == {(ANNA, bill.id)}
    assert (await company.read(verify)).broken == ()


async def test_nothing_is_known_of_what_was_not_sent(company: Database, order: Request) -> None:
    draft = await _begun(company, order)
    with pytest.raises(OldButton):
        await company.write(fill.submit, draft, VERA, 99, None, EN, NOON)
    assert (await _now(company, order)) == order
    assert await company.read(requests.everything) == (order.id,)
    bill = await _sent(company, draft)
    with pytest.raises(DraftGone):
        await company.write(fill.submit, draft, VERA, 1, None, EN, NOON)
    assert [one.id for one in (await _now(company, order)).children] == [bill.id]


async def test_two_taps_begin_one_draft_and_after_sending_another_is_begun(company: Database, order: Request) -> None:
    first = await _begun(company, order)
    assert await _begun(company, order) == first
    assert await _begun(company, order, 2) != first
    await _sent(company, first)
    assert await _begun(company, await _now(company, order)) != first


async def test_a_draft_without_the_other_request_is_another_one(company: Database, order: Request) -> None:
    within = await _begun(company, order)
    alone = await company.write(fill.start, (await company.read(drafts.of, VERA))[0].draft.form.key, VERA, {}, NOON)
    assert alone.draft.id != within
    assert alone.draft.parent is None


@pytest.mark.parametrize(
    ("which", "by", "refused"),
    [
        (0, VERA, NotYourTurn),
        (4, VERA, NotYourTurn),
        (1, MARAT, NoSuchRequest),
        (1, EGOR, NotYourTurn),
        (3, VERA, NoSuchForm),
    ],
)
async def test_what_cannot_be_opened(
    company: Database, order: Request, which: int, by: PersonId, refused: type[Refusal]
) -> None:
    with pytest.raises(refused):
        await _begun(company, order, which, by)
    assert await company.read(drafts.count, by) == 0


async def test_the_end_of_it_comes_in_the_same_transaction(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    with pytest.raises(StageWaits):
        await company.write(act, order.id, complete(await _now(company, order), VERA, LATER))
    await company.write(act, bill.id, approve(bill, ANNA, LATER))
    after = await _now(company, order)
    assert after.children[0].outcome is Outcome.APPROVED
    assert after.values[key("supplier")] == "Spring"
    assert await _waiting(company) == {(VERA, order.id)}
    parcels = await company.write(outbox.claim, "a", LATER, most=99)
    assert (Kind.ASK, VERA, order.id) in [(one.kind, one.person, one.request) for one in parcels]
    assert (await company.write(act, order.id, complete(after, VERA, LATER))).status is Status.APPROVED
    assert (await company.read(verify)).broken == ()


async def test_its_end_is_taken_back_with_the_decision_it_came_from(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    await company.write(act, bill.id, approve(bill, ANNA, LATER))
    await company.write(act, bill.id, Undo(ANNA, LATER + timedelta(seconds=30)))
    after = await _now(company, order)
    assert (after.children[0].outcome, waiting_for(after)) == (None, frozenset())
    await company.write(act, bill.id, approve(await _now(company, bill), ANNA, LATER))
    assert waiting_for(await _now(company, order)) == {VERA}
    assert (await company.read(verify)).broken == ()


async def test_what_is_opened_again_and_what_is_cancelled(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    await company.write(act, bill.id, reject(bill, ANNA, now=LATER))
    assert (await _now(company, order)).children[0].outcome is Outcome.REJECTED
    await company.write(act, bill.id, Reopen(VERA, LATER))
    assert waiting_for(await _now(company, order)) == frozenset()
    again = await company.write(act, bill.id, Submit(VERA, bill.values, LATER))
    await company.write(act, bill.id, approve(again, ANNA, LATER))
    cancelling = await company.write(act, bill.id, Cancel(VERA, LATER, "wrong"))
    assert (await _now(company, order)).children[0].outcome is Outcome.APPROVED
    await company.write(act, bill.id, approve(cancelling, ANNA, LATER))
    assert (await _now(company, order)).children[0].outcome is Outcome.CANCELLED
    assert (await company.read(verify)).broken == ()


async def test_what_is_sent_too_late_waits_for_nothing(company: Database, order: Request) -> None:
    draft = await _begun(company, order)
    await company.write(act, order.id, complete(order, VERA, LATER))
    bill = await _sent(company, draft)
    after = await _now(company, order)
    assert after.status is Status.APPROVED
    assert after.children == (Child(bill.id, bill.form.title, PURCHASE, VERA, wait=False),)
    await company.write(act, bill.id, approve(bill, ANNA, LATER))
    assert (await _now(company, order)).children[0].outcome is Outcome.APPROVED
    assert (await _now(company, order)).values == order.values


async def test_one_within_the_other_and_no_deeper_than_five(company: Database, order: Request) -> None:
    outer = order
    for depth in range(1, 6):
        inner = await _sent(company, await _begun(company, outer, 2))
        assert inner.parent == Parent(outer.id, PURCHASE, depth)
        outer = inner
    with pytest.raises(TooDeep):
        await _begun(company, outer, 2)
    assert await company.read(drafts.count, VERA) == 0
    while outer.parent is not None:
        ended = await company.write(act, outer.id, complete(outer, VERA, LATER))
        assert ended.status is Status.APPROVED
        assert ended.parent is not None
        outer = await company.read(stored, ended.parent.id)
        assert waiting_for(outer) == {VERA}
    assert (await company.read(verify)).broken == ()


async def test_nobody_is_reminded_while_it_waits(company: Database, order: Request) -> None:
    async def set_() -> int:
        count = await company.read(lambda tx: tx.execute(text("SELECT count(*) FROM timer WHERE request = 1")).scalar())
        return int(count or 0)

    assert order.id == 1
    assert await set_() == 2
    bill = await _with_bill(company, order)
    assert await set_() == 0
    await company.write(act, bill.id, approve(bill, ANNA, LATER))
    assert await set_() == 2


async def test_whoever_opened_it_is_asked_when_the_other_is_recalled(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    await company.write(act, order.id, Recall(EGOR, LATER))
    parcels = await company.write(outbox.claim, "a", LATER, most=99)
    assert [(one.person, one.request) for one in parcels if one.kind is Kind.OFFER] == [(VERA, bill.id)]
    await company.write(act, bill.id, Recall(VERA, LATER))
    assert (await _now(company, order)).children[0].outcome is Outcome.RECALLED
    assert (await company.read(verify)).broken == ()


async def test_whoever_leaves_while_it_waits_is_replaced(company: Database, order: Request) -> None:
    bill = await _with_bill(company, order)
    await company.write(deactivate, VERA, LATER)
    await company.write(act, bill.id, approve(await _now(company, bill), ANNA, LATER))
    assert waiting_for(await _now(company, order)) == {FELIX}


async def test_both_change_at_once_and_neither_waits_for_ever(company: Database) -> None:
    """Approving one, and recalling or returning the one above, in whichever order they come."""
    for turn in range(6):
        order = await company.write(submit, "order", EGOR, {"what": "a chair"})
        bill = await _with_bill(company, order)
        above = await _now(company, order)
        other = Recall(EGOR, LATER) if turn % 2 else give_back(above, VERA)
        async with asyncio.timeout(20):
            await asyncio.gather(
                company.write(act, bill.id, approve(bill, ANNA, LATER)), company.write(act, order.id, other)
            )
        assert (await _now(company, order)).children[0].outcome is Outcome.APPROVED
    assert (await company.read(verify)).broken == ()


async def test_somebody_leaves_while_it_ends(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db:
        await _founded(db)
        order = await db.write(submit, "order", EGOR, {"what": "a chair"})
        bill = await _with_bill(db, order)

        def slowly(tx: Tx) -> Request:
            requests.load_to_change(tx, bill.id)
            wait_inside(asyncio.sleep(0.3))
            return act(tx, bill.id, approve(bill, ANNA, LATER))

        async with asyncio.timeout(20):
            await asyncio.gather(db.write(slowly), db.write(deactivate, VERA, LATER))
        after = await _now(db, order)
        assert after.children[0].outcome is Outcome.APPROVED
        assert waiting_for(after) == {FELIX}
