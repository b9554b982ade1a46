"""The versions of each form."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import NoResultFound

from core.forms.mistake import FormMistakes
from core.forms.source import source_of
from core.model.fields.choice import ChoiceField
from core.model.ids import FormKey
from core.store import forms
from core.store.db import Database, Tx
from tests.company import ROUND, WISH, publish, settle, stored, vacation, wished
from tests.databases import opened
from tests.model.build import LATER, NOON, key

NEXT = WISH.replace("Просьба, en: Wish", "Желание, en: Desire")


def versions(tx: Tx) -> list[tuple[str, int]]:
    return [(row.key, row.version) for row in tx.execute(text("SELECT key, version FROM form ORDER BY id"))]


async def test_a_form_begins_with_its_first_version(db: Database) -> None:
    published = await publish(db, WISH)
    assert (published.form.key, published.form.version) == ("wish", 1)
    assert await db.read(forms.load, published.id) == published.form


async def test_the_form_that_comes_with_kivok_comes_back_as_it_was(db: Database) -> None:
    published = await publish(db, vacation())
    assert [field.key for field in published.form.fields][:3] == ["employee", "company", "manager"]
    assert await db.read(forms.named, FormKey("vacation")) == published


async def test_the_same_form_is_not_published_again(db: Database) -> None:
    first = await publish(db, WISH)
    assert await publish(db, WISH.replace("\n", "\n\n"), LATER) == first
    assert await db.read(versions) == [("wish", 1)]


async def test_a_changed_form_is_a_new_version_and_the_old_one_stays(db: Database) -> None:
    first, second = await publish(db, WISH), await publish(db, NEXT)
    assert (second.form.version, second.form.title.words["en"]) == (2, "Desire")
    assert await db.read(forms.load, first.id) == first.form
    assert await db.read(forms.named, FormKey("wish")) == second


async def test_a_form_may_become_again_what_it_was(db: Database) -> None:
    for text_ in (WISH, NEXT, WISH):
        await publish(db, text_)
    assert await db.read(versions) == [("wish", 1), ("wish", 2), ("wish", 3)]


async def test_only_the_newest_versions_are_offered_in_the_order_of_their_keys(db: Database) -> None:
    for text_ in (WISH, ROUND, NEXT):
        await publish(db, text_)
    offered = await db.read(forms.newest)
    assert [(published.form.key, published.form.version) for published in offered] == [("round", 1), ("wish", 2)]


async def test_a_request_keeps_the_version_it_was_made_with(db: Database) -> None:
    await settle(db)
    await publish(db, WISH)
    old = await wished(db)
    await publish(db, NEXT)
    new = await wished(db)
    assert (await db.read(stored, old.id)).form.version == 1
    assert (await db.read(stored, new.id)).form.version == 2


async def test_another_process_reads_the_same_form(url: str) -> None:
    async with opened(url) as here, opened(url) as there:
        published = await publish(here, WISH)
        assert await there.read(forms.load, published.id) == published.form


async def test_a_form_that_was_not_kept_is_not_remembered(db: Database) -> None:
    def undone(tx: Tx) -> None:
        published = forms.publish(tx, source_of(WISH), NOON)
        assert forms.load(tx, published.id).key == "wish"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await db.write(undone)
    published = await publish(db, ROUND)
    assert published.form.key == "round"
    assert (await db.write(forms.load, published.id)).key == "round"
    assert await db.read(forms.named, FormKey("wish")) is None


async def test_a_form_full_of_mistakes_is_not_kept(db: Database) -> None:
    with pytest.raises(FormMistakes):
        await db.write(forms.publish, {"form": "broken"}, NOON)
    assert await db.read(versions) == []


async def test_several_processes_may_publish_the_same_form_at_once(url: str) -> None:
    async with opened(url) as one, opened(url) as two:
        published = await asyncio.gather(*(publish(db, WISH) for db in (one, two) * 8))
        assert len({found.id for found in published}) == 1
        assert await one.read(versions) == [("wish", 1)]


async def test_a_form_that_is_not_there_is_an_error(db: Database) -> None:
    assert await db.read(forms.named, FormKey("nothing")) is None
    with pytest.raises(NoResultFound):
        await db.read(forms.load, 1)


async def test_the_order_of_languages_and_options_survives(db: Database) -> None:
    published = await publish(db, vacation())
    kind = (await db.read(forms.load, published.id)).field(key("kind"))
    assert isinstance(kind, ChoiceField)
    assert list(kind.options) == ["annual", "unpaid", "study", "child_care"]
    assert list(kind.title.words) == ["ru", "en"]
