"""HR corrects a balance: entered once, with who and why, however often it is confirmed; and the person is told."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from core.model.ids import PersonId, PostingId
from core.model.leave.correction import Correction
from core.model.leave.ledger import Entry, Posting
from core.model.org import Org
from core.store import drafts, leave, people
from core.store.db import Database, Tx
from core.use import correct, deliver
from core.use.balances import adjust
from core.use.correct import BalanceHasMoved, Corrected, Correcting, CorrectionGone, NoBalanceYet
from core.use.deliver import Delivery, OfBalance
from tests.databases import opened
from tests.model.build import ADAM, ANNA, EGOR, HELEN, MARAT
from tests.use.leaving import APRIL, ask, open_company


@pytest.fixture
async def company(db: Database) -> Database:
    return await open_company(db)


async def begun(db: Database, half_days: int = 4, whose: PersonId = EGOR) -> Correcting:
    return await db.write(correct.begin, HELEN, APRIL, Correction(whose, half_days=half_days, reason="overtime"))


async def confirmed(db: Database, seen: Correcting, whose: PersonId = EGOR) -> Corrected | Correcting:
    return await db.write(correct.confirm, HELEN, whose, seen.revision, APRIL)


def adjustments(tx: Tx, whose: PersonId = EGOR) -> list[Posting]:
    return [one for one in leave.book(tx, whose) if one.entry is Entry.ADJUSTMENT]


async def letters(db: Database) -> list[Delivery]:
    claimed = await db.write(deliver.claim, "a", APRIL, 99)
    return [one for one in claimed if isinstance(one.matter, OfBalance)]


async def test_it_is_one_entry_with_who_and_why_and_one_message(company: Database) -> None:
    made = await confirmed(company, await begun(company))
    assert isinstance(made, Corrected)
    assert (made.before, made.after) == (40, 44)
    entry = Posting(
        person=EGOR,
        kind="annual",
        entry=Entry.ADJUSTMENT,
        half_days=4,
        on=APRIL.date(),
        by=HELEN,
        reason="overtime",
    )
    assert await company.read(adjustments) == [entry]
    (letter,) = await letters(company)
    assert (letter.parcel.person, letter.matter) == (EGOR, OfBalance(made))


async def test_a_second_tap_finds_that_it_is_gone(company: Database) -> None:
    seen = await begun(company)
    taps = await asyncio.gather(*(confirmed(company, seen) for _tap in range(3)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in taps) == ["Corrected", "CorrectionGone", "CorrectionGone"]
    assert len(await company.read(adjustments)) == 1
    assert len(await letters(company)) == 1


async def test_two_workers_enter_it_once(postgresql_url: str) -> None:
    async with opened(postgresql_url) as db, opened(postgresql_url) as other:
        await open_company(db)
        seen = await begun(db)
        taps = await asyncio.gather(*(confirmed(one, seen) for one in (db, other)), return_exceptions=True)
        assert sorted(type(one).__name__ for one in taps) == ["Corrected", "CorrectionGone"]
        assert len(await db.read(adjustments)) == 1


async def test_what_has_changed_since_it_was_seen_is_shown_again_and_not_entered(company: Database) -> None:
    seen = await begun(company)
    await company.write(ask, "2027-06-07", "2027-06-11")
    again = await confirmed(company, seen)
    assert isinstance(again, Correcting)
    assert isinstance(again.note, BalanceHasMoved)
    assert await company.read(adjustments) == []
    assert isinstance(await confirmed(company, again), Corrected)


@pytest.mark.parametrize("whose", [ANNA, MARAT])
async def test_a_button_that_names_somebody_else_enters_nothing(company: Database, whose: PersonId) -> None:
    again = await confirmed(company, await begun(company), whose)
    assert isinstance(again, Correcting)
    assert await company.read(adjustments, whose) == []


async def test_what_is_not_known_yet_cannot_be_confirmed(company: Database) -> None:
    seen = await company.write(correct.begin, HELEN, APRIL, Correction(EGOR, half_days=4))
    assert isinstance(await confirmed(company, seen), Correcting)
    assert await company.read(adjustments) == []


async def test_before_and_after_stay_as_they_were_whatever_comes_later(company: Database) -> None:
    first = await confirmed(company, await begun(company))
    second = await confirmed(company, await begun(company, -3))
    assert isinstance(first, Corrected)
    assert isinstance(second, Corrected)
    await company.write(ask, "2027-06-07", "2027-06-11")
    assert [(one.before, one.after) for one in (first, second)] == [(40, 44), (44, 41)]
    told = [one.matter.corrected for one in await letters(company) if isinstance(one.matter, OfBalance)]
    assert told == [first, second]


async def test_nothing_is_corrected_where_nobody_has_entered_a_balance(company: Database) -> None:
    org = await company.read(people.org)
    await company.write(people.change, replace(org.people[ADAM], hired=None))
    seen = await begun(company, whose=ADAM)
    assert isinstance(seen.note, NoBalanceYet)
    assert seen.correction == Correction(half_days=4, reason="overtime")
    changed = await company.write(correct.change, HELEN, APRIL, lambda seen: replace(seen.correction, person=ADAM))
    assert isinstance(changed.note, NoBalanceYet)


async def test_only_a_balance_that_there_is_is_corrected(company: Database) -> None:
    seen = await company.write(correct.begin, HELEN, APRIL, Correction(EGOR, "study", 4, "overtime"))
    assert (seen.correction.kind, list(seen.kinds)) == ("annual", ["annual"])


async def test_without_the_words_that_are_waited_for_there_is_nothing(company: Database) -> None:
    await begun(company)
    await company.write(correct.put_away, HELEN)
    assert await company.read(drafts.focus_of, HELEN) is None
    with pytest.raises(CorrectionGone):
        await company.read(correct.look, HELEN, APRIL)


async def test_an_entry_that_is_not_there_is_a_fault_of_ours(company: Database) -> None:
    with pytest.raises(LookupError):
        await company.read(partial(correct.corrected, id=PostingId(99), org=Org()))


async def test_what_the_administrator_corrects_is_told_to_nobody(company: Database) -> None:
    egor = (await company.read(people.org)).people[EGOR]
    await company.write(adjust, egor, 4, "paid out", APRIL)
    assert await letters(company) == []
