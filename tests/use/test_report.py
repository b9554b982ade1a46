"""What a stage has to answer: a draft of its own, and then the stage is done."""

import pytest

from core.model.command import Complete, Submit
from core.model.draft import NotReady
from core.model.filling import NotFilled
from core.model.ids import FormKey, PersonId, RequestId
from core.model.move import Move, Skip, Typed
from core.model.request import Request, Status
from core.model.turn import AlreadyDecided, CardOutdated, NotYourTurn
from core.store.db import Database
from core.use import fill
from core.use.act import NoSuchRequest, act
from core.use.fill import DraftGone, OldButton
from core.use.filling import Filling
from tests.company import publish, settle, stored, submit
from tests.model.build import ANNA, BORIS, EGOR, EN, LATER, MARAT, NOON, VERA, key
from tests.model.story import approve, give_back
from tests.use.test_fill import hear

BILL = """\
form: bill
title: {ru: Счёт, en: Bill}
owner: accounting
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
  - {key: number, type: text, title: {ru: Номер, en: Number}}
  - {key: memo, type: text, required: no, title: {ru: Заметка, en: Memo}}
resubmit: all
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author]}
  - stage: payment
    title: {ru: Оплата, en: Payment}
    who: [role: accounting]
    do: act
    fill: [number, memo]
  - {stage: chief, title: {ru: Начальник, en: Boss}, who: [manager_of: author]}
"""
_PAYMENT = 1


@pytest.fixture
async def request_(db: Database) -> Request:
    """A bill that waits for accounting."""
    await settle(db)
    await publish(db, BILL)
    sent = await db.write(submit, "bill", EGOR, {"what": "chairs"})
    return await db.write(act, sent.id, approve(sent, MARAT))


async def report(db: Database, id: RequestId, person: PersonId = ANNA, round: int = 1) -> Filling:
    return await db.write(fill.report, id, person, _PAYMENT, round, NOON)


async def say(db: Database, move: Move, person: PersonId = ANNA) -> Filling:
    return await db.write(fill.answer, person, hear(move), EN, LATER)


async def finish(db: Database, filling: Filling) -> Request:
    draft = filling.draft
    return await db.write(fill.finish, draft.id, draft.person, draft.revision, EN, LATER)


async def reported(db: Database, id: RequestId, person: PersonId = ANNA) -> Filling:
    """At the last look."""
    await report(db, id, person)
    await say(db, Typed("318"), person)
    return await say(db, Skip(), person)


async def test_a_stage_is_done_with_its_answers(db: Database, request_: Request) -> None:
    done = await finish(db, await reported(db, request_.id))
    assert done.values == {key("what"): "chairs", key("number"): "318"}
    assert done.open is not None
    assert done.open.stage == "chief"
    assert await db.read(stored, request_.id) == done
    assert await db.read(fill.begun, ANNA) == ()
    with pytest.raises(fill.Unasked):
        await say(db, Typed("thanks"))


async def test_a_report_that_was_begun_is_gone_on_with(db: Database, request_: Request) -> None:
    first = await report(db, request_.id)
    await say(db, Typed("318"))
    again = await report(db, request_.id)
    assert (again.draft.id, again.draft.at) == (first.draft.id, "memo")
    assert (await report(db, request_.id, BORIS)).draft.id != first.draft.id


@pytest.mark.parametrize(("person", "why"), [(MARAT, NotYourTurn), (VERA, NoSuchRequest), (EGOR, NotYourTurn)])
async def test_nobody_else_reports(db: Database, request_: Request, person: PersonId, why: type[Exception]) -> None:
    with pytest.raises(why):
        await report(db, request_.id, person)


async def test_a_stage_that_is_not_there_is_not_reported_on(db: Database, request_: Request) -> None:
    with pytest.raises(NotYourTurn):
        await db.write(fill.report, request_.id, ANNA, 9, 1, NOON)
    with pytest.raises(CardOutdated):
        await report(db, request_.id, round=2)


async def test_what_is_missing_is_asked_for(db: Database, request_: Request) -> None:
    with pytest.raises(NotReady):
        await finish(db, await report(db, request_.id))
    with pytest.raises(NotFilled):
        await db.write(act, request_.id, Complete(ANNA, request_.form.route[_PAYMENT].key, 1, LATER))


async def test_an_old_button_finishes_nothing(db: Database, request_: Request) -> None:
    begun = await report(db, request_.id)
    await say(db, Typed("318"))
    with pytest.raises(OldButton):
        await finish(db, begun)


async def test_a_report_is_not_sent_and_a_form_is_not_finished(db: Database, request_: Request) -> None:
    draft = (await reported(db, request_.id)).draft
    with pytest.raises(OldButton):
        await db.write(fill.submit, draft.id, ANNA, draft.revision, None, EN, LATER)
    await db.write(fill.start, FormKey("bill"), EGOR, {}, NOON)
    with pytest.raises(OldButton):
        await finish(db, await say(db, Typed("tables"), EGOR))


async def test_a_double_tap_finishes_once(db: Database, request_: Request) -> None:
    filling = await reported(db, request_.id)
    await finish(db, filling)
    with pytest.raises(DraftGone):
        await finish(db, filling)


async def test_whoever_is_second_reports_nothing(db: Database, request_: Request) -> None:
    first, second = await reported(db, request_.id), await reported(db, request_.id, BORIS)
    await finish(db, first)
    with pytest.raises(AlreadyDecided):
        await finish(db, second)


async def test_a_report_of_an_earlier_round_is_dropped(db: Database, request_: Request) -> None:
    old = await report(db, request_.id)
    back = await db.write(act, request_.id, give_back(request_, BORIS))
    again = await db.write(act, back.id, Submit(EGOR, back.values, LATER))
    again = await db.write(act, again.id, approve(again, MARAT))
    new = await report(db, again.id, round=2)
    assert new.draft.round == 2
    assert new.draft.id != old.draft.id
    assert [draft.id for draft in await db.read(fill.begun, ANNA)] == [new.draft.id]
    with pytest.raises(DraftGone):
        await finish(db, old)


async def test_a_second_round_offers_what_was_answered(db: Database, request_: Request) -> None:
    done = await finish(db, await reported(db, request_.id))
    back = await db.write(act, done.id, give_back(done, MARAT))
    draft = (await db.write(fill.revise, back.id, EGOR, LATER)).draft
    again = await db.write(fill.submit, draft.id, EGOR, draft.revision, None, EN, LATER)
    again = await db.write(act, again.id, approve(again, MARAT))
    filling = await report(db, again.id, round=2)
    assert (filling.draft.at, filling.draft.answers[key("number")]) == ("memo", "318")
    # Nothing has changed since the manager agreed in this round: he is not asked the same again.
    assert (await finish(db, await say(db, Skip()))).status is Status.APPROVED
