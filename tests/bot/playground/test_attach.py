"""Files of every kind, albums of them, and a file in another's place."""

import json

import pytest

from bot.playground import Client
from bot.playground.errors import Json
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import EGOR, Api, button, inline

KINDS = {
    "Document": {"file_name", "mime_type"},
    "Video": {"width", "height", "duration"},
    "Animation": {"width", "height", "duration"},
    "Audio": {"duration", "performer", "title"},
    "Voice": {"duration"},
    "Sticker": {"type", "width", "height", "is_animated", "is_video"},
}


async def sent(api: Api, kind: str, **more: str) -> Json:
    body = await api.form(f"send{kind}", {kind.lower(): ("a.bin", b"content")}, chat_id=str(EGOR), **more)
    assert body["ok"], body
    result: Json = body["result"]
    return result


@pytest.mark.parametrize("kind", KINDS)
async def test_file_of_every_kind_goes_out_and_comes_back(api: Api, people: Client, kind: str) -> None:
    told = {"performer": "Кто-то", "title": "Песня"} if kind == "Audio" else {}
    message = await sent(api, kind, **({"duration": "7"} if "duration" in KINDS[kind] else {}), **told)
    file = message[kind.lower()]
    assert KINDS[kind] <= file.keys()
    assert file.get("duration", 7) == 7
    again = await api.ok(f"send{kind}", chat_id=EGOR, **{kind.lower(): file["file_id"]})
    assert again[kind.lower()] == file
    path = (await api.ok("getFile", file_id=file["file_id"]))["file_path"]
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"content"
    seen = (await people.chat(EGOR))["messages"][-1]["files"]
    assert [one["kind"] for one in seen] == ([] if kind == "Sticker" else [kind.lower()])


async def test_file_of_one_kind_is_none_of_another(api: Api) -> None:
    document = (await sent(api, "Document"))["document"]["file_id"]
    refused = await api.no("sendVideo", chat_id=EGOR, video=document)
    assert refused == "400 Bad Request: can't use file of type Document as Video"


@pytest.mark.parametrize(
    "file",
    ["attach://nothing", "AgACAgIAAx0", "../../etc/passwd", ""],
)
async def test_file_that_is_not_there(api: Api, file: str) -> None:
    refused = await api.no("sendDocument", chat_id=EGOR, document=file)
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"


async def test_broken_picture_and_empty_file(api: Api) -> None:
    body = await api.form("sendPhoto", {"photo": ("a.png", b"no picture")}, chat_id=str(EGOR))
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    body = await api.form("sendDocument", {"document": ("a.txt", b"")}, chat_id=str(EGOR))
    assert body["description"] == "Bad Request: file must be non-empty"


@pytest.mark.parametrize("kinds", [("photo", "video"), ("audio", "audio"), ("document", "document")])
async def test_album_of_what_goes_together(api: Api, kinds: tuple[str, str]) -> None:
    media = json.dumps([{"type": kind, "media": f"attach://f{n}"} for n, kind in enumerate(kinds)])
    body = await api.form("sendMediaGroup", {"f0": ("0", PIXEL), "f1": ("1", b"b")}, chat_id=str(EGOR), media=media)
    assert [kind in message for kind, message in zip(kinds, body["result"], strict=True)] == [True, True]


@pytest.mark.parametrize("kinds", [("audio", "photo"), ("document", "video"), ("audio", "document")])
async def test_album_of_what_does_not_go_together(api: Api, kinds: tuple[str, str]) -> None:
    media = [{"type": kind, "media": "attach://a"} for kind in kinds]
    refused = await api.no("sendMediaGroup", chat_id=EGOR, media=media)
    assert refused == "400 Bad Request: can't use the media of the specified type in the album"


async def test_a_refused_album_sends_nothing(api: Api, people: Client) -> None:
    before = await people.messages(EGOR)
    media = json.dumps([{"type": "document", "media": "attach://a"}, {"type": "document", "media": "attach://b"}])
    body = await api.form("sendMediaGroup", {"a": ("a", b"a")}, chat_id=str(EGOR), media=media)
    assert body["description"] == "Bad Request: wrong file identifier/HTTP URL specified"
    assert await people.messages(EGOR) == before


async def test_file_takes_the_place_of_another(api: Api, people: Client) -> None:
    message = await sent(api, "Document", caption="old", reply_markup=json.dumps(inline([button("Да")])))
    media = json.dumps({"type": "photo", "media": "attach://p", "caption": "<b>new</b>", "parse_mode": "HTML"})
    edit = {"chat_id": str(EGOR), "message_id": str(message["message_id"]), "media": media}
    changed = (await api.form("editMessageMedia", {"p": ("p.png", PIXEL)}, **edit))["result"]
    assert ("photo" in changed, "document" in changed, changed["caption"]) == (True, False, "new")
    assert "reply_markup" not in changed
    assert (await people.chat(EGOR))["messages"][-1]["files"][0]["kind"] == "photo"


async def test_text_can_become_a_picture(api: Api) -> None:
    message, file = await api.send(text="words"), (await sent(api, "Video"))["video"]["file_id"]
    changed = await api.ok(
        "editMessageMedia",
        chat_id=EGOR,
        message_id=message["message_id"],
        media={"type": "video", "media": file},
    )
    assert ("video" in changed, "text" in changed) == (True, False)


async def test_album_keeps_its_kind(api: Api) -> None:
    media = json.dumps([{"type": "document", "media": "attach://a"}] * 2)
    body = await api.form("sendMediaGroup", {"a": ("a", b"a")}, chat_id=str(EGOR), media=media)
    edit = {"chat_id": str(EGOR), "message_id": str(body["result"][0]["message_id"])}
    photo = json.dumps({"type": "photo", "media": "attach://p"})
    body = await api.form("editMessageMedia", {"p": ("p.png", PIXEL)}, media=photo, **edit)
    assert body["description"] == "Bad Request: can't use the media of the specified type in the album"


async def test_what_cannot_carry_another_file(api: Api) -> None:
    sticker = await sent(api, "Sticker")
    media = {"type": "video", "media": "attach://a"}
    refused = await api.no("editMessageMedia", chat_id=EGOR, message_id=sticker["message_id"], media=media)
    assert refused == "400 Bad Request: message can't be edited"
    refused = await api.no("editMessageMedia", chat_id=EGOR, message_id=999, media=media)
    assert refused == "400 Bad Request: message to edit not found"


async def test_thumbnails_are_not_there(api: Api) -> None:
    media = {"type": "video", "media": "attach://a", "thumbnail": "attach://b"}
    refused = await api.no("sendMediaGroup", chat_id=EGOR, media=[media, media])
    assert refused == "501 Not Implemented in the playground: video with thumbnail"
