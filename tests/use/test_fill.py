"""Filling in a form: each answer is kept before the next question is shown."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from core.model.answering import MayNotSkip
from core.model.catalog.lookup import Catalogs
from core.model.draft import Draft, NotReady
from core.model.focus import OnDraft, OnReason
from core.model.ids import DraftId, FormKey, RequestId
from core.model.move import Answer, Move, Skip, Typed
from core.model.org import Org
from core.model.period import Period
from core.model.request import Request, Status
from core.model.turn import AlreadyClosed, NotYours, OnItsWay
from core.store import cards, drafts
from core.store.cards import Card
from core.store.db import Database, Stale, Tx
from core.use import fill
from core.use.act import NoSuchRequest, act
from core.use.fill import DraftGone, NoSuchForm, OldButton, Unasked
from core.use.filling import Filling
from tests.company import WISH, publish, settle, stored, vacation, wished
from tests.databases import opened, wait_inside
from tests.model.build import EGOR, EN, LATER, MARAT, NOON, VERA, key
from tests.model.story import approve, give_back, recall

VACATION, SIMPLE = FormKey("vacation"), FormKey("wish")
SUMMER = Period(date(2027, 8, 5), date(2027, 8, 18))


@pytest.fixture
async def company(db: Database) -> Database:
    await settle(db)
    await publish(db, vacation())
    await publish(db, WISH)
    return db


def hear(move: Move) -> fill.Hear:
    def heard(_draft: Draft, _org: Org, _catalogs: Catalogs) -> Move:
        return move

    return heard


async def start(db: Database, form: FormKey = VACATION) -> Filling:
    return await db.write(fill.start, form, EGOR, {}, NOON)


async def press(db: Database, filling: Filling, move: Move) -> Filling:
    draft = filling.draft
    return await db.write(fill.move, draft.id, EGOR, draft.revision, hear(move), EN, LATER)


async def say(db: Database, words: str) -> Filling:
    return await db.write(fill.answer, EGOR, hear(Typed(words)), EN, LATER)


async def filled(db: Database) -> Filling:
    """A wish at its review."""
    await start(db, SIMPLE)
    return await press(db, await say(db, "a chair"), Skip())


async def submit(db: Database, filling: Filling, message: int | None = None) -> Request:
    draft = filling.draft
    return await db.write(fill.submit, draft.id, draft.person, draft.revision, message, EN, LATER)


async def returned(db: Database) -> Request:
    request = await wished(db)
    return await db.write(act, request.id, give_back(request, MARAT, "which one?"))


async def drafts_left(db: Database) -> list[Draft]:
    return list(await db.read(fill.begun, EGOR))


async def test_all_forms_are_offered(company: Database) -> None:
    assert [form.key for form in await company.read(fill.catalog, VERA)] == ["vacation", "wish"]


async def test_a_form_begins_at_its_first_question_and_waits_for_words(company: Database) -> None:
    filling = await start(company)
    assert (filling.draft.at, filling.draft.answers[key("employee")]) == ("period", EGOR)
    assert await drafts_left(company) == [filling.draft]
    assert await company.read(drafts.focus_of, EGOR) == OnDraft(filling.draft.id)


async def test_what_was_understood_already_is_not_asked(company: Database) -> None:
    filling = await company.write(fill.start, VACATION, EGOR, {key("period"): SUMMER}, NOON)
    assert filling.draft.at == "substitute"


async def test_a_form_that_is_not_there_cannot_be_begun(company: Database) -> None:
    with pytest.raises(NoSuchForm):
        await start(company, FormKey("nothing"))


async def test_each_answer_is_kept(company: Database) -> None:
    filling = await press(company, await start(company), Answer(SUMMER))
    assert (filling.draft.at, filling.draft.revision, filling.note) == ("substitute", 1, None)
    assert await drafts_left(company) == [filling.draft]


async def test_words_answer_the_question_that_waits_for_them(company: Database) -> None:
    await start(company)
    filling = await say(company, "5.08.2027 - 18.08.2027")
    assert (filling.draft.at, filling.draft.answers[key("period")]) == ("substitute", SUMMER)


async def test_a_refused_answer_keeps_everything_and_tells_why(company: Database) -> None:
    before = (await start(company)).draft
    filling = await press(company, Filling(before, Org()), Skip())
    assert isinstance(filling.note, MayNotSkip)
    assert (filling.draft.at, filling.draft.answers) == (before.at, before.answers)
    assert filling.draft.revision == before.revision + 1


async def test_a_button_of_an_earlier_question_answers_nothing(company: Database) -> None:
    old = await start(company)
    new = await press(company, old, Answer(SUMMER))
    again = await press(company, old, Answer(SUMMER))
    assert isinstance(again.note, OldButton)
    assert again.draft == new.draft
    assert await drafts_left(company) == [new.draft]


async def test_of_two_taps_at_once_one_answers(company: Database) -> None:
    filling = await start(company)
    taps = (press(company, filling, Answer(SUMMER)) for _ in range(8))
    notes = [type(found.note).__name__ for found in await asyncio.gather(*taps)]
    assert sorted(notes) == ["NoneType"] + ["OldButton"] * 7
    assert (await drafts_left(company))[0].revision == 1


async def test_a_draft_is_its_owners_alone(company: Database) -> None:
    filling = await start(company)
    for attempt in (
        lambda tx: fill.move(tx, filling.draft.id, VERA, 0, hear(Skip()), EN, LATER),
        lambda tx: fill.resume(tx, filling.draft.id, VERA, LATER),
        lambda tx: fill.submit(tx, filling.draft.id, VERA, 0, None, EN, LATER),
    ):
        with pytest.raises(DraftGone):
            await company.write(attempt)
    assert await drafts_left(company) == [filling.draft]


async def test_words_that_nothing_waits_for_are_told_apart(company: Database) -> None:
    with pytest.raises(Unasked) as nothing:
        await say(company, "hello")
    assert nothing.value.focus is None
    request = await wished(company)
    reason = OnReason(request.id, request.steps[0].stage, 1, "reject")
    await company.write(drafts.set_focus, EGOR, reason)
    with pytest.raises(Unasked) as waits:
        await say(company, "too dear")
    assert waits.value.focus == reason
    await company.write(drafts.set_focus, EGOR, OnDraft(DraftId(999)))
    with pytest.raises(Unasked):
        await say(company, "hello")


async def test_a_button_of_another_draft_turns_the_words_to_it(company: Database) -> None:
    first = await start(company)
    second = await start(company, SIMPLE)
    assert await company.read(drafts.focus_of, EGOR) == OnDraft(second.draft.id)
    await press(company, first, Answer(SUMMER))
    assert await company.read(drafts.focus_of, EGOR) == OnDraft(first.draft.id)
    await company.write(fill.resume, second.draft.id, EGOR, LATER)
    assert (await say(company, "a chair")).draft.answers[key("what")] == "a chair"


async def test_a_submitted_draft_becomes_a_request_on_its_way(company: Database) -> None:
    request = await submit(company, await filled(company), message=77)
    assert (request.status, request.version, request.values) == (Status.PENDING, 1, {key("what"): "a chair"})
    assert request.created == LATER
    assert await company.read(stored, request.id) == request
    assert await drafts_left(company) == []
    assert await company.read(drafts.focus_of, EGOR) is None
    assert await company.read(cards.of, request.id, EGOR) == Card(request.id, EGOR, 77, 0, "")


async def test_a_draft_is_not_submitted_before_it_is_ready(company: Database) -> None:
    filling = await press(company, await start(company), Answer(SUMMER))
    filling = await press(company, filling, Skip())
    with pytest.raises(NotReady):
        await submit(company, filling)
    assert await drafts_left(company) == [filling.draft]
    assert await count(company, "request") == 0


async def test_an_old_review_submits_nothing(company: Database) -> None:
    old = await start(company, SIMPLE)
    await filled(company)
    with pytest.raises(OldButton):
        await submit(company, Filling(old.draft, Org()))


async def test_a_second_tap_on_submit_makes_no_second_request(company: Database) -> None:
    filling = await filled(company)
    taps = [submit(company, filling) for _ in range(8)]
    outcomes = await asyncio.gather(*taps, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DraftGone"] * 7 + ["Request"]
    assert await count(company, "request") == 1


async def test_an_answer_that_comes_while_the_draft_is_sent_is_not_lost(postgresql_url: str) -> None:
    """The slower of the two sees that it was too late, whichever it is."""
    async with opened(postgresql_url) as db:
        await settle(db)
        await publish(db, WISH)
        filling = await filled(db)
        tries = 0

        def submit_slowly(tx: Tx) -> Request:
            nonlocal tries
            tries += 1
            found = drafts.load(tx, filling.draft.id, EGOR)
            assert found is not None
            if tries == 1:
                wait_inside(press(db, filling, Typed("never mind")))
            drafts.take(tx, found.draft)
            return fill.submit(tx, filling.draft.id, EGOR, filling.draft.revision, None, EN, LATER)

        with pytest.raises((DraftGone, OldButton)):
            await db.write(submit_slowly)
        assert tries == 2
        assert len(await drafts_left(db)) == 1


async def count(db: Database, table: str) -> int:
    return int(await db.read(lambda tx: tx.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()))  # noqa: S608


async def test_a_discarded_draft_is_gone_and_its_words_too(company: Database) -> None:
    filling = await start(company)
    await company.write(fill.discard, filling.draft.id, EGOR)
    assert await drafts_left(company) == []
    assert await company.read(drafts.focus_of, EGOR) is None
    with pytest.raises(DraftGone):
        await press(company, filling, Answer(SUMMER))


async def test_discarding_one_draft_leaves_the_words_with_the_other(company: Database) -> None:
    first, second = await start(company), await start(company, SIMPLE)
    await company.write(fill.discard, first.draft.id, EGOR)
    assert await company.read(drafts.focus_of, EGOR) == OnDraft(second.draft.id)


async def test_a_returned_request_is_improved_in_a_draft_of_its_answers(company: Database) -> None:
    request = await returned(company)
    filling = await company.write(fill.revise, request.id, EGOR, LATER)
    assert (filling.draft.request, filling.draft.at) == (request.id, None)
    assert filling.draft.answers == request.values
    again = await submit(company, filling, message=78)
    assert (again.id, again.status, again.round, again.version) == (request.id, Status.PENDING, 2, 3)
    assert await drafts_left(company) == []


async def test_the_draft_that_was_begun_is_gone_on_with(company: Database) -> None:
    request = await returned(company)
    first = await company.write(fill.revise, request.id, EGOR, NOON)
    await start(company)
    second = await company.write(fill.revise, request.id, EGOR, NOON + timedelta(hours=1))
    assert second.draft == first.draft
    assert await company.read(drafts.focus_of, EGOR) == OnDraft(first.draft.id)


async def test_a_returned_request_is_improved_in_the_version_it_was_made_with(company: Database) -> None:
    request = await returned(company)
    await publish(company, WISH.replace("Wish", "Desire"))
    filling = await company.write(fill.revise, request.id, EGOR, LATER)
    assert filling.draft.form.version == 1


async def test_only_the_author_improves_a_request_and_only_when_it_is_with_him(company: Database) -> None:
    request = await wished(company)
    with pytest.raises(OnItsWay):
        await company.write(fill.revise, request.id, EGOR, LATER)
    back = await company.write(act, request.id, give_back(request, MARAT))
    with pytest.raises(NotYours):
        await company.write(fill.revise, request.id, MARAT, LATER)
    with pytest.raises(NoSuchRequest):
        await company.write(fill.revise, request.id, VERA, LATER)
    with pytest.raises(NoSuchRequest):
        await company.write(fill.revise, RequestId(999), EGOR, LATER)
    await company.write(act, back.id, recall())
    with pytest.raises(AlreadyClosed):
        await company.write(fill.revise, request.id, EGOR, LATER)
    assert await count(company, "draft") == 0


async def test_an_improvement_that_comes_too_late_is_refused_and_kept(company: Database) -> None:
    request = await returned(company)
    filling = await company.write(fill.revise, request.id, EGOR, LATER)
    await company.write(act, request.id, recall())
    with pytest.raises(AlreadyClosed):
        await submit(company, filling)
    assert await drafts_left(company) == [filling.draft]


async def test_a_stale_answer_is_tried_again_and_finds_the_new_question(company: Database) -> None:
    """As when two workers handle two taps: the second sees what the first has left."""
    filling = await start(company)
    with pytest.raises(Stale):
        await company.write(drafts.save, filling.draft, 5, NOON)
    request = await wished(company)
    assert (await company.write(act, request.id, approve(request, MARAT))).closed
