"""Around a decision: the words it waits for, and seeing a card again."""

from datetime import datetime

import pytest
from sqlalchemy import text

from core.model.command import Approve, Decision, Reject
from core.model.focus import OnDraft, OnReason
from core.model.ids import DraftId, PersonId, RequestId, StageKey
from core.model.request import Request, Status
from core.model.turn import AlreadyDecided, CardOutdated, NotYourTurn
from core.store import drafts
from core.store.db import Database
from core.use import decide
from core.use.act import NoSuchRequest, act
from core.use.decide import Button
from tests.company import WISH, publish, settle, wished
from tests.model.build import EGOR, LATER, MARAT, VERA
from tests.model.story import approve, give_back

BOSS = StageKey("boss")


def yes(by: PersonId, stage: StageKey, round: int, now: datetime) -> Decision:
    return Approve(by, stage, round, now)


def _no(on: OnReason, by: PersonId, now: datetime, words: str) -> Decision:
    return Reject(by, on.stage, on.round, now, words)


def _button(request: Request) -> Button:
    return Button(request.id, 0, 1, None)


@pytest.fixture
async def company(db: Database) -> Database:
    await settle(db)
    await publish(db, WISH)
    return db


@pytest.fixture
async def wish(company: Database) -> Request:
    return await wished(company)


async def test_a_button_decides_at_the_stage_and_in_the_round_it_was_seen_in(company: Database, wish: Request) -> None:
    after = await company.write(decide.decide_at, wish.id, MARAT, yes, 0, 1, LATER)
    assert after.status is Status.APPROVED
    with pytest.raises(AlreadyDecided):
        await company.write(decide.decide_at, wish.id, MARAT, yes, 0, 1, LATER)


@pytest.mark.parametrize(
    ("place", "round", "refused"), [(1, 1, NotYourTurn), (99, 1, NotYourTurn), (0, 2, CardOutdated)]
)
async def test_a_button_of_another_card_decides_nothing(
    company: Database, wish: Request, place: int, round: int, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await company.write(decide.decide_at, wish.id, MARAT, yes, place, round, LATER)


async def test_what_is_not_for_somebody_does_not_exist_for_him(company: Database, wish: Request) -> None:
    for attempt in (
        lambda tx: decide.decide_at(tx, wish.id, VERA, yes, 0, 1, LATER),
        lambda tx: decide.ask_why(tx, VERA, "reject", _button(wish), _no, LATER),
        lambda tx: decide.show_again(tx, wish.id, VERA, LATER),
        lambda tx: decide.decide_at(tx, RequestId(999), MARAT, yes, 0, 1, LATER),
        lambda tx: act(tx, RequestId(999), approve(wish, MARAT)),
    ):
        with pytest.raises(NoSuchRequest):
            await company.write(attempt)


async def test_the_next_words_are_the_reason(company: Database, wish: Request) -> None:
    request, _on, _org = await company.write(decide.ask_why, MARAT, "reject", _button(wish), _no, LATER)
    assert request == wish
    assert await company.read(drafts.focus_of, MARAT) == OnReason(wish.id, BOSS, 1, "reject")
    after = await company.write(decide.decide_saying, wish.id, Reject(MARAT, BOSS, 1, LATER, "too dear"))
    assert after.status is Status.REJECTED
    assert await company.read(drafts.focus_of, MARAT) is None


async def test_nobody_is_asked_for_a_reason_who_may_not_decide(company: Database, wish: Request) -> None:
    with pytest.raises(NotYourTurn):
        await company.write(decide.ask_why, EGOR, "reject", _button(wish), _no, LATER)
    back = await company.write(act, wish.id, give_back(wish, MARAT))
    with pytest.raises(NotYourTurn):
        await company.write(decide.ask_why, EGOR, "reject", _button(back), _no, LATER)
    assert await company.read(drafts.focus_of, EGOR) is None


async def test_a_reason_that_is_not_given_after_all_leaves_a_draft_alone(company: Database, wish: Request) -> None:
    await company.write(decide.ask_why, MARAT, "reject", _button(wish), _no, LATER)
    await company.write(decide.never_mind, MARAT)
    assert await company.read(drafts.focus_of, MARAT) is None
    await company.write(drafts.set_focus, MARAT, OnDraft(DraftId(1)))
    await company.write(decide.never_mind, MARAT)
    assert await company.read(drafts.focus_of, MARAT) == OnDraft(DraftId(1))


async def test_a_card_is_sent_again_when_it_is_asked_for(company: Database, wish: Request) -> None:
    await company.write(decide.show_again, wish.id, MARAT, LATER)
    kinds = text("SELECT kind FROM outbox WHERE person = :person ORDER BY id")
    found = await company.read(lambda tx: list(tx.execute(kinds, {"person": MARAT}).scalars()))
    assert found == ["ask", "show"]
