"""Bad input: a clear no, and the server stays up."""

import asyncio
import json
import random
from urllib.parse import urlsplit

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from bot.playground.errors import Json
from tests.bot.playground.fuzz import fuzz
from tests.bot.playground.wire import EGOR, Api

MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}


async def test_random_requests_leave_no_traceback() -> None:
    outcome = await fuzz(500, random.randrange(1_000_000))
    assert outcome.tracebacks == []
    assert outcome.up
    assert sum(outcome.answers.values()) == 500
    assert outcome.answers["silent"] == 0


async def posted(api: Api, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Json]:
    async with api.session.post(f"{api.url}{path}", data=body, headers=headers) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize("body", [b"", b"junk", b"--x\r\nContent-Disposition: form-data; name=", b"--y--"])
async def test_broken_form(api: Api, body: bytes) -> None:
    status, told = await posted(api, f"/bot{api.token}/sendDocument", body, MULTIPART)
    assert (status, told["ok"]) == (400, False)
    status, told = await posted(api, "/_playground/upload", body, MULTIPART)
    assert (status, isinstance(told["detail"], str)) == (400, True)
    await api.send()


async def test_form_without_a_boundary(api: Api) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    status, told = await posted(api, f"/bot{api.token}/sendMessage", b"junk", headers)
    assert (status, told["description"]) == (400, "Bad Request: can't parse the request's form")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"{", "JSON decode error"),
        (b"[]", "body"),
        (b'{"person": "x", "text": 5}', "body.person: Input should be a valid integer"),
        (b'{"person": 1001}', "body.text: Field required"),
        (b'{"person": 1001, "text": "\\ud800"}', "body"),
    ],
)
async def test_junk_to_a_control(api: Api, body: bytes, why: str) -> None:
    status, told = await posted(api, "/_playground/say", body, {"Content-Type": "application/json"})
    assert (status, why in told["detail"]) == (400, True)


@pytest.mark.parametrize(
    "person",
    [
        {"telegram_id": 0, "name": "x"},
        {"telegram_id": 2**60, "name": "x"},
        {"telegram_id": 5, "name": " "},
        {"telegram_id": 5, "name": "x", "zone": "Mars/Olympus"},
        {"telegram_id": 5, "name": "x", "language": "по-русски"},
        {"telegram_id": 5, "name": "x", "username": "@x y"},
    ],
)
async def test_people_that_cannot_be(people: Client, person: Json) -> None:
    with pytest.raises(Refused):
        await people.post("people", [person])


async def test_file_of_21_megabytes_comes_but_cannot_be_fetched(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"big.bin": b"x" * (21 * 2**20)})
    document = (await api.ok("getUpdates"))[0]["message"]["document"]
    assert document["file_size"] == 21 * 2**20
    assert await api.no("getFile", file_id=document["file_id"]) == "400 Bad Request: file is too big"


async def test_file_over_50_megabytes_is_not_taken(api: Api) -> None:
    body = await api.form("sendDocument", {"document": ("big.bin", b"x" * (50 * 2**20 + 1))}, chat_id=str(EGOR))
    assert (body["error_code"], body["description"]) == (413, "Request Entity Too Large")


async def raw(api: Api, head: str, body: bytes) -> bytes:
    """A request written by hand, and all that comes back after nothing more is said."""
    address = urlsplit(api.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(head.format(host=address.netloc).replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
    writer.write_eof()
    try:
        return await asyncio.wait_for(reader.read(), 20)
    finally:
        writer.close()


async def test_announced_flood_is_refused_at_once(api: Api) -> None:
    head = f"POST /bot{api.token}/getMe HTTP/1.1\nHost: {{host}}\nContent-Length: 99999999999"
    answer = await raw(api, head, b"")
    assert b"413" in answer.splitlines()[0]


async def test_client_that_leaves_in_the_middle_harms_nobody(api: Api) -> None:
    for path in (f"/bot{api.token}/sendMessage", "/_playground/say"):
        head = f"POST {path} HTTP/1.1\nHost: {{host}}\nContent-Type: application/json\nContent-Length: 1000"
        await raw(api, head, json.dumps({"chat_id": EGOR})[:5].encode())
    await api.send()


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:99999/", "http://127.0.0.1:x/", "http://"])
async def test_addresses_that_are_none(api: Api, url: str) -> None:
    refused = await api.no("setWebhook", url=url)
    assert refused == "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    keyboard = {"inline_keyboard": [[{"text": "x", "url": url}]]}
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", reply_markup=keyboard)
    assert refused == f"400 Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"


@pytest.mark.parametrize("head", ["Host: [", "Host: {host}\nOrigin: http://["])
async def test_heads_that_are_none(api: Api, head: str) -> None:
    answer = await raw(api, f"GET /_playground/people HTTP/1.1\n{head}", b"")
    assert b"403" in answer.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    ["<tg-time unix='²'>x</tg-time>", f'<a href="tg://user?id={"1" * 5000}">x</a>', "&#0;", "&#xD800;", "<b" * 1000],
)
async def test_odd_markup(api: Api, text: str) -> None:
    body = await api.call("sendMessage", chat_id=EGOR, text=text, parse_mode="HTML")
    assert body["ok"] or body["error_code"] == 400


async def test_text_that_is_far_too_long(api: Api) -> None:
    assert await api.no("sendMessage", chat_id=EGOR, text="x" * 100_001) == "400 Bad Request: text is too long"


async def test_numbers_that_are_none(api: Api) -> None:
    for number in ("1e5", "9" * 400, 10**400):
        refused = await api.no("sendLocation", chat_id=EGOR, latitude=number, longitude=1)
        assert refused == "400 Bad Request: can't parse latitude: must be of type Float"


async def test_fault_of_an_unknown_method_is_refused(people: Client) -> None:
    with pytest.raises(Refused, match="no method 'sendMesage'"):
        await people.post("faults", action="500", method="sendMesage")
