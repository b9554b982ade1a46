"""Rows of a catalog are found while somebody types, and the one that is chosen answers his question."""

from dataclasses import replace

import pytest

from bot.playground.errors import Json
from bot.telegram.connect import _met
from core.forms.source import source_of
from core.model.ids import PersonId
from core.store import forms, people
from tests.bot.telegram.office import STRANGER, Office, account
from tests.dialogs.company import EMMA, IVAN, VERA
from tests.dialogs.rows import CLIENTS, keep

VISIT = """\
form: visit
title: {ru: Визит, en: Visit}
aliases: {ru: [визит], en: [visit]}
owner: hr
headline: [client]
fields:
  - {key: client, type: catalog, catalog: clients, title: {ru: Клиент, en: Client}}
  - {key: why, type: text, title: {ru: Зачем, en: Purpose}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
"""


@pytest.fixture
async def office(office: Office) -> Office:
    await office.db.write(forms.publish, source_of(VISIT), office.clock())
    await office.db.write(keep, "clients", (*CLIENTS, "alma2;Алма;;;ТОО «Груша»"))
    await _met(office.worker, office.bot)
    await office.updates()
    return office


async def typed(office: Office, person: int, words: str = "", offset: str = "") -> tuple[str, Json]:
    """The query, and what is offered."""
    asked = await office.people.post("inline", person=person, query=words, offset=offset)
    await office.work()
    return asked["id"], await office.people.get("results", id=asked["id"])


async def chosen(office: Office, person: PersonId, words: str, title: str, about: str = "") -> None:
    id, offered = await typed(office, account(person), words)
    [result] = [one for one in offered["results"] if one["title"] == title and about in one["description"]]
    await office.people.post("choose", person=account(person), id=id, result=result["id"])
    await office.work()


async def test_a_row_that_is_chosen_answers_the_question(office: Office) -> None:
    await office.say(IVAN, "визит")
    await chosen(office, IVAN, "касп", "Kaspi Bank", "АО · Асель")
    assert (await office.shown(IVAN))[-1].startswith("Визит · Kaspi Bank\nЗачем")


async def test_a_row_whose_name_looks_like_a_command_is_an_answer_too(office: Office) -> None:
    await office.db.write(keep, "clients", (*CLIENTS, "slash;/inbox;;;"))
    await office.say(IVAN, "визит")
    await chosen(office, IVAN, "inbox", "/inbox")
    assert (await office.shown(IVAN))[-1].startswith("Визит · /inbox\nЗачем")


async def test_rows_that_are_called_alike_are_told_apart(office: Office) -> None:
    await office.say(IVAN, "визит")
    await chosen(office, IVAN, "алма", "Алма", "ТОО «Груша» · alma2")
    await office.say(IVAN, "переговоры")
    draft = await office.db.read(lambda tx: tx.exec_driver_sql("SELECT state FROM draft").scalar_one())
    assert '"key":"alma2"' in draft


async def test_pages_follow_each_other(office: Office) -> None:
    await office.say(IVAN, "визит")
    _, first = await typed(office, account(IVAN))
    _, second = await typed(office, account(IVAN), offset=first["next_offset"])
    ids = [[one["id"] for one in page["results"]] for page in (first, second)]
    assert ([len(page) for page in ids], second["next_offset"]) == ([20, 3], "")
    assert not set(ids[0]) & set(ids[1])
    for odd in ("2", "9" * 60, "-1", "x"):
        _, beyond = await typed(office, account(IVAN), offset=odd)
        assert len(beyond["results"]) == (20 if odd in ("-1", "x") else 0)


async def test_nothing_is_kept_of_a_query_by_us_or_by_telegram(office: Office) -> None:
    await office.say(IVAN, "визит")
    before = await office.inbox()
    _, offered = await typed(office, account(IVAN), "нигде такого нет")
    assert (offered["answered"], offered["results"], await office.inbox()) == (True, [], before)
    [call] = await office.calls("answerInlineQuery")
    assert (int(call["parameters"]["cache_time"]), call["parameters"]["is_personal"]) == (0, "true")


async def test_nobody_else_reads_a_catalog(office: Office) -> None:
    await office.say(IVAN, "визит")
    for who, note in (
        (STRANGER, "Только для сотрудников. Открыть бота"),
        (account(VERA), "Сейчас выбирать нечего. Открыть бота"),
        (account(EMMA), "Nothing is asked that this list answers. Open the bot"),
    ):
        _, offered = await typed(office, who, "касп")
        assert (offered["results"], offered["button"]["text"]) == ([], note)
    ivan = (await office.db.read(people.org)).people[IVAN]
    await office.db.write(people.change, replace(ivan, active=False))
    _, offered = await typed(office, account(IVAN), "касп")
    assert offered["results"] == []


async def test_in_another_chat_nothing_is_offered(office: Office) -> None:
    await office.say(IVAN, "визит")
    await office.people.post("inline", person=account(IVAN), query="касп")
    [update] = await office.updates()
    update["inline_query"]["chat_type"] = "group"
    await office.worker.take([update])
    await office.worker.idle()
    assert (await office.calls("answerInlineQuery"))[-1]["parameters"]["results"] in ([], "[]")


async def test_the_question_has_a_button_for_it_where_there_are_more_rows_than_one_sees(office: Office) -> None:
    await office.say(IVAN, "визит")
    rows = (await office.people.messages(account(IVAN)))[-1]["keyboard"]
    buttons = [button for row in rows for button in row]
    assert [b["text"] for b in buttons if "switch_inline_query_current_chat" in b] == ["Искать по буквам"]


async def test_a_bot_without_inline_mode_has_no_such_button(office: Office) -> None:
    office.worker.searches = False
    await office.say(IVAN, "визит")
    [call] = await office.calls("sendMessage")
    assert "switch_inline" not in str(call["parameters"])


@pytest.mark.parametrize(
    "odd", [None, 7, [], {}, {"from": 7}, {"from": {}}, {"from": {"id": "x"}}, {"from": {"id": 1}}]
)
async def test_what_is_no_query_harms_nobody(office: Office, odd: object, caplog: pytest.LogCaptureFixture) -> None:
    await office.worker.take([{"update_id": 5, "inline_query": odd}])
    await office.say(IVAN, "визит")
    assert (await office.shown(IVAN))[-1].startswith("Визит")


async def test_only_the_newest_query_of_somebody_is_answered(office: Office) -> None:
    await office.say(IVAN, "визит")
    for words in ("к", "ка", "кас"):
        await office.people.post("inline", person=account(IVAN), query=words)
    await office.work()
    assert len(await office.calls("answerInlineQuery")) == 1
