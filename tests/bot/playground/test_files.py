"""Files: byte for byte there and back."""

import os

import pytest

from bot.playground import Client
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import EGOR, Api

WRONG = "400 Bad Request: wrong file identifier/HTTP URL specified"


async def fetched(api: Api, file_id: str) -> bytes:
    file = await api.ok("getFile", file_id=file_id)
    async with api.session.get(f"{api.url}/file/bot{api.token}/{file['file_path']}") as answer:
        content = await answer.read()
    assert file["file_size"] == len(content)
    return content


async def test_document_of_a_person_comes_unchanged(api: Api, people: Client) -> None:
    content = os.urandom(300_000)
    await people.upload(EGOR, {"Счёт № 7.pdf": content}, caption="оплатить")
    message = (await api.ok("getUpdates"))[0]["message"]
    assert message["document"]["file_name"] == "Счёт № 7.pdf"
    assert message["document"]["mime_type"] == "application/pdf"
    assert message["caption"] == "оплатить"
    assert await fetched(api, message["document"]["file_id"]) == content


async def test_document_of_the_bot_comes_unchanged_and_can_be_sent_again(api: Api, people: Client) -> None:
    content = os.urandom(5000)
    sent = (await api.form("sendDocument", {"document": ("отчёт.xlsx", content)}, chat_id="1001"))["result"]["document"]
    assert await fetched(api, sent["file_id"]) == content
    again = await api.ok("sendDocument", chat_id=EGOR, document=sent["file_id"])
    assert again["document"] == sent
    [file] = (await people.chat(EGOR))["messages"][-1]["files"]
    async with api.session.get(api.url + file["url"]) as answer:
        assert await answer.read() == content


async def test_photo_has_its_size(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.png": PIXEL})
    [photo] = (await api.ok("getUpdates"))[0]["message"]["photo"]
    assert (photo["width"], photo["height"]) == (1, 1)
    assert await fetched(api, photo["file_id"]) == PIXEL


async def test_picture_can_go_as_a_document(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.png": PIXEL}, kind="document")
    assert (await api.ok("getUpdates"))[0]["message"]["document"]["mime_type"] == "image/png"


async def test_album_of_a_person_is_one_group_of_updates(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.txt": b"a", "b.txt": b"b", "c.png": PIXEL}, caption="три")
    messages = [update["message"] for update in await api.ok("getUpdates")]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["три", None, None]
    assert all("document" in message for message in messages)


async def test_unknown_files(api: Api) -> None:
    assert await api.no("sendDocument", chat_id=EGOR, document="nothing") == WRONG
    assert await api.no("sendDocument", chat_id=EGOR, document="attach://nothing") == WRONG
    assert await api.no("getFile", file_id="nothing") == "400 Bad Request: invalid file_id"
    refused = await api.no("sendPhoto", chat_id=EGOR, photo="https://example.com/a.png")
    assert refused == "400 Bad Request: failed to get HTTP URL content"
    async with api.session.get(f"{api.url}/file/bot{api.token}/documents/nothing") as answer:
        assert answer.status == 404


async def test_files_that_are_not_what_they_should_be(api: Api) -> None:
    body = await api.form("sendPhoto", {"photo": ("a.png", b"no picture")}, chat_id="1001")
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    body = await api.form("sendDocument", {"document": ("a.txt", b"")}, chat_id="1001")
    assert body["description"] == "Bad Request: file must be non-empty"
    sent = (await api.form("sendDocument", {"document": ("a.txt", b"a")}, chat_id="1001"))["result"]["document"]
    refused = await api.no("sendPhoto", chat_id=EGOR, photo=sent["file_id"])
    assert refused == "400 Bad Request: can't use file of type Document as Photo"


async def test_big_files_can_be_sent_but_not_fetched(api: Api) -> None:
    sent = await api.form("sendDocument", {"document": ("a.bin", bytes(20 * 2**20 + 1))}, chat_id="1001")
    file = sent["result"]["document"]["file_id"]
    assert await api.no("getFile", file_id=file) == "400 Bad Request: file is too big"


@pytest.mark.parametrize("kind", ["photo", "document", "video", "animation", "audio", "voice"])
async def test_person_sends_files_of_every_kind(api: Api, people: Client, kind: str) -> None:
    await people.upload(EGOR, {"a.bin": PIXEL}, kind=kind)
    message = (await api.ok("getUpdates"))[0]["message"]
    found = message["photo"][-1] if kind == "photo" else message[kind]
    assert await fetched(api, found["file_id"]) == PIXEL
