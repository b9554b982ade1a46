"""The journal's chain: whatever is changed afterwards is found."""

import pytest
from sqlalchemy import text

from core.model.command import Submit
from core.model.ids import RequestId
from core.model.request import Request
from core.store import journal
from core.store.db import Database, Tx
from core.use import audit
from core.use.act import act
from core.use.audit import Broken
from tests.company import WISH, publish, settle, wished
from tests.databases import wait_inside
from tests.model.build import EGOR, LATER, MARAT, VERA, key
from tests.model.story import approve, give_back

CHAIN = "the chain is broken"
STATE = "the state does not follow from the journal"
UNREADABLE = "the state cannot be read"


@pytest.fixture
async def done(db: Database) -> Request:
    """A request with four entries, whose journal can be written to; and another one, untouched."""
    await settle(db)
    await publish(db, WISH)
    await wished(db, "something else")
    request = await wished(db)
    request = await db.write(act, request.id, give_back(request, MARAT))
    request = await db.write(act, request.id, Submit(EGOR, {key("what"): "a stool"}, LATER))
    request = await db.write(act, request.id, approve(request, MARAT, LATER))
    assert request.version == 4
    await db.write(unlock)
    return request


def unlock(tx: Tx) -> None:
    """What somebody with all rights could do."""
    if tx.dialect.name == "sqlite":
        tx.execute(text("DROP TRIGGER journal_no_update"))
        tx.execute(text("DROP TRIGGER journal_no_delete"))
    else:
        tx.execute(text("DROP TRIGGER journal_append_only ON journal"))


async def tamper(db: Database, request: Request, *statements: str) -> tuple[Broken, ...]:
    """What the audit says after these statements about the request."""

    def change(tx: Tx) -> None:
        for statement in statements:
            assert tx.execute(text(statement), {"id": request.id} if ":id" in statement else {}).rowcount > 0

    await db.write(change)
    verified = await db.read(audit.verify)
    assert verified.requests == 2
    return verified.broken


async def test_an_untouched_journal_holds(db: Database, done: Request) -> None:
    verified = await db.read(audit.verify)
    assert (verified.requests, verified.entries, verified.broken) == (2, 5, ())


async def test_an_empty_database_holds(db: Database) -> None:
    assert await db.read(audit.verify) == audit.Verified(0, 0, ())


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("change", ["events = replace(events, ':', ': ')", "at = at + 1", "hash = '00'"])
async def test_a_changed_entry_is_found(db: Database, done: Request, version: int, change: str) -> None:
    found = await tamper(db, done, f"UPDATE journal SET {change} WHERE request = :id AND version = {version}")  # noqa: S608 - of the test's own
    assert found == (Broken(done.id, version, CHAIN),)


@pytest.mark.parametrize("version", [1, 2, 3])
async def test_a_deleted_entry_is_found(db: Database, done: Request, version: int) -> None:
    found = await tamper(db, done, f"DELETE FROM journal WHERE request = :id AND version = {version}")  # noqa: S608 - of the test's own
    assert found == (Broken(done.id, version, CHAIN),)


async def test_a_deleted_entry_is_found_though_the_later_ones_move_up(db: Database, done: Request) -> None:
    found = await tamper(
        db,
        done,
        "DELETE FROM journal WHERE request = :id AND version = 2",
        "UPDATE journal SET version = version - 1 WHERE request = :id AND version = 3",
        "UPDATE journal SET version = version - 1 WHERE request = :id AND version = 4",
    )
    assert found == (Broken(done.id, 2, CHAIN),)


async def test_a_cut_end_is_found(db: Database, done: Request) -> None:
    found = await tamper(db, done, "DELETE FROM journal WHERE request = :id AND version = 4")
    assert found == (Broken(done.id, 4, CHAIN),)


async def test_a_cut_end_is_found_though_the_head_was_set_back(db: Database, done: Request) -> None:
    found = await tamper(
        db,
        done,
        "UPDATE request SET head = (SELECT hash FROM journal WHERE request = :id AND version = 3) WHERE id = :id",
        "DELETE FROM journal WHERE request = :id AND version = 4",
    )
    assert found == (Broken(done.id, 4, CHAIN),)


async def test_entries_that_change_places_are_found(db: Database, done: Request) -> None:
    found = await tamper(
        db,
        done,
        "UPDATE journal SET version = 99 WHERE request = :id AND version = 2",
        "UPDATE journal SET version = 2 WHERE request = :id AND version = 3",
        "UPDATE journal SET version = 3 WHERE request = :id AND version = 99",
    )
    assert found == (Broken(done.id, 2, CHAIN),)


async def test_an_entry_of_another_request_is_found(db: Database, done: Request) -> None:
    copied = "INSERT INTO journal SELECT request, 2, at, events, hash FROM journal WHERE request <> :id"
    found = await tamper(db, done, copied)
    assert [(broken.version, broken.what) for broken in found] == [(2, CHAIN)]
    assert found[0].request != done.id


async def test_a_journal_that_is_gone_is_found(db: Database, done: Request) -> None:
    assert await tamper(db, done, "DELETE FROM journal WHERE request = :id") == (Broken(done.id, 1, CHAIN),)


@pytest.mark.parametrize(
    ("change", "version", "what"),
    [
        ("head = ''", 5, CHAIN),
        ("version = 5", 5, CHAIN),
        ("status = 'rejected'", 4, STATE),
        ("state = replace(state, 'a stool', 'a throne')", 4, STATE),
        (f"author = {VERA}", 4, STATE),
        ('state = replace(state, \'"created":"2027\', \'"created":"2026\')', 4, STATE),
        ("state = '{'", 0, UNREADABLE),
        ("state = '{}'", 0, UNREADABLE),
        ("status = 'lost'", 0, UNREADABLE),
    ],
)
async def test_a_changed_state_is_found(db: Database, done: Request, change: str, version: int, what: str) -> None:
    found = await tamper(db, done, f"UPDATE request SET {change} WHERE id = :id")  # noqa: S608 - of the test's own
    assert found == (Broken(done.id, version, what),)


async def test_a_chain_that_was_forged_to_the_end_does_not_fit_the_state(db: Database, done: Request) -> None:
    """Whoever rewrites all hashes must rewrite the state as well; the head must be kept elsewhere to find even that."""

    def forge(tx: Tx) -> None:
        rows = tx.execute(text("SELECT * FROM journal WHERE request = :id ORDER BY version"), {"id": done.id}).all()
        head = ""
        for row in rows:
            events = row.events.replace("a stool", "a throne")
            head = journal.seal(head, RequestId(row.request), row.version, row.at, events)
            values = {"id": done.id, "version": row.version, "events": events, "hash": head}
            tx.execute(
                text("UPDATE journal SET events = :events, hash = :hash WHERE request = :id AND version = :version"),
                values,
            )
        tx.execute(text("UPDATE request SET head = :head WHERE id = :id"), {"head": head, "id": done.id})

    await db.write(forge)
    assert (await db.read(audit.verify)).broken == (Broken(done.id, 4, STATE),)


async def test_an_audit_is_not_disturbed_by_decisions_made_meanwhile(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    request = await wished(db)

    def verify_slowly(tx: Tx) -> audit.Verified:
        first = audit.verify(tx)
        wait_inside(db.write(act, request.id, approve(request, MARAT)))
        assert audit.verify(tx) == first
        return first

    assert (await db.read(verify_slowly)).broken == ()
    assert (await db.read(audit.verify)).entries == 2


async def test_all_events_are_told_from_the_first(db: Database, done: Request) -> None:
    events = await db.read(journal.of, done.id, done.form)
    assert [type(event).__name__ for event in events] == [
        "Submitted",
        "StageOpened",
        "Returned",
        "Submitted",
        "StageOpened",
        "Approved",
        "Closed",
    ]


def test_a_seal_covers_every_part_of_an_entry() -> None:
    first = ("", RequestId(1), 1, 0, "[]")
    others = [("x", *first[1:]), ("", RequestId(2), 1, 0, "[]"), ("", RequestId(1), 2, 0, "[]")]
    others += [("", RequestId(1), 1, 1, "[]"), ("", RequestId(1), 1, 0, "[ ]")]
    assert len({journal.seal(*parts) for parts in [first, *others]}) == 6
