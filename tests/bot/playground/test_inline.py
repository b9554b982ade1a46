"""Inline mode: `@bot text`, the results, the one that is taken."""

import asyncio

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from bot.playground.errors import Json
from tests.bot.playground.wire import EGOR, VERA, Api


def article(id: str = "1", text: str = "<b>Да</b>", **more: object) -> Json:
    said = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": id, "title": "Заголовок", "input_message_content": said, **more}


async def test_person_asks_and_takes_a_result(api: Api, people: Client) -> None:
    asked = await people.post("inline", person=EGOR, query="отпуск", offset="2")
    [update] = await api.ok("getUpdates")
    query = update["inline_query"]
    assert (query["id"], query["query"], query["offset"], query["from"]["id"]) == (asked["id"], "отпуск", "2", EGOR)
    waiting = asyncio.create_task(people.get("results", id=asked["id"], wait=20))
    results = [article("1"), article("2", "другое")]
    await api.ok("answerInlineQuery", inline_query_id=asked["id"], results=results, next_offset="4", cache_time=0)
    offered = await waiting
    assert ([one["id"] for one in offered["results"]], offered["next_offset"]) == (["1", "2"], "4")
    taken = await people.post("choose", person=EGOR, id=asked["id"], result="1")
    chosen, message = await api.ok("getUpdates", offset=update["update_id"] + 1)
    assert chosen["chosen_inline_result"]["result_id"] == "1"
    assert (message["message"]["text"], message["message"]["via_bot"]["id"]) == ("Да", 42)
    seen = (await people.chat(EGOR))["messages"][-1]
    assert (seen["message_id"], seen["via_bot"], seen["from_bot"]) == (taken["message_id"], True, False)


async def test_results_of_other_kinds(api: Api, people: Client) -> None:
    uploaded = await people.upload(EGOR, {"a.txt": b"a"})
    [update] = await api.ok("getUpdates")
    file = update["message"]["document"]["file_id"]
    place = {"latitude": 1.5, "longitude": 2.5}
    results: list[Json] = [
        {"type": "document", "id": "d", "title": "t", "document_file_id": file, "caption": "вот"},
        {"type": "contact", "id": "c", "phone_number": "+7", "first_name": "Вера"},
        {"type": "location", "id": "l", "title": "t", **place},
        {"type": "article", "id": "p", "title": "t", "input_message_content": place},
        {"type": "article", "id": "n", "title": "t", "input_message_content": results_contact()},
    ]
    asked = await people.post("inline", person=EGOR)
    await api.ok("answerInlineQuery", inline_query_id=asked["id"], results=results)
    for result in results:
        await people.post("choose", person=EGOR, id=asked["id"], result=result["id"])
    seen = [one for one in await people.messages(EGOR) if one["message_id"] > uploaded["message_id"]]
    assert (seen[0]["files"][0]["name"], seen[0]["text"]) == ("a.txt", "вот")
    assert [one["contact"] and one["contact"]["first_name"] for one in seen] == [None, "Вера", None, None, "Анна"]
    assert [one["location"] for one in seen[2:4]] == [place, place]


def results_contact() -> Json:
    return {"phone_number": "+7", "first_name": "Анна"}


@pytest.mark.parametrize(
    ("results", "why"),
    [
        ([article(str(n)) for n in range(51)], "400 Bad Request: RESULTS_TOO_MUCH"),
        ([article(), article()], "400 Bad Request: RESULT_ID_DUPLICATE"),
        ([article("я" * 33)], "400 Bad Request: RESULT_ID_INVALID"),
        ([article(text=" ")], "400 Bad Request: message text is empty"),
        ([article(text="я" * 4097)], "400 Bad Request: message is too long"),
        ([article(text="<zz>")], '400 Bad Request: can\'t parse entities: Unsupported start tag "zz" at byte offset 0'),
        (
            [article(reply_markup={"inline_keyboard": []})],
            "501 Not Implemented in the playground: an inline result with",
        ),
        (
            [{"type": "gif", "id": "1", "gif_url": "x", "thumbnail_url": "x"}],
            "501 Not Implemented in the playground: an",
        ),
        ([{"type": "article", "id": "1"}], "can't parse results: Can't find field \"title\""),
        ([{"type": "song", "id": "1"}], "400 Bad Request: can't parse results: object of an unknown type"),
    ],
)
async def test_results_that_are_refused(api: Api, people: Client, results: list[Json], why: str) -> None:
    asked = await people.post("inline", person=EGOR, query="x")
    assert why in await api.no("answerInlineQuery", inline_query_id=asked["id"], results=results)


async def test_offsets_and_buttons_that_are_refused(api: Api, people: Client) -> None:
    id = (await people.post("inline", person=EGOR, query="x"))["id"]
    refused = await api.no("answerInlineQuery", inline_query_id=id, results=[], next_offset="я" * 33)
    assert refused == "400 Bad Request: NEXT_OFFSET_INVALID"
    button = {"text": "Войти", "start_parameter": "не годится"}
    refused = await api.no("answerInlineQuery", inline_query_id=id, results=[], button=button)
    assert refused == "400 Bad Request: START_PARAM_INVALID"


async def test_late_answer(api: Api, people: Client) -> None:
    id = (await people.post("inline", person=EGOR, query="x"))["id"]
    await people.post("clock", seconds=16)
    for one in (id, "unknown"):
        refused = await api.no("answerInlineQuery", inline_query_id=one, results=[])
        assert refused == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_what_cannot_be_taken(api: Api, people: Client) -> None:
    id = (await people.post("inline", person=EGOR, query="x"))["id"]
    await api.ok("answerInlineQuery", inline_query_id=id, results=[article()])
    for person, result in ((EGOR, "2"), (VERA, "1")):
        with pytest.raises(Refused, match="no result"):
            await people.post("choose", person=person, id=id, result=result)
    with pytest.raises(Refused, match="no inline query"):
        await people.post("choose", person=EGOR, id="unknown", result="1")
    with pytest.raises(Refused, match="at most 256"):
        await people.post("inline", person=EGOR, query="я" * 257)
