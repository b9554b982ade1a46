"""Announcements keep their looks and their files on the way through Telegram."""

from typing import Any

from core.store import announcements
from dialogs.action import News
from tests.bot.telegram.announcing import TEXT, copies, sent
from tests.bot.telegram.office import Office, account
from tests.bot.telegram.raw import message
from tests.dialogs.company import BORIS, HELEN, IVAN, VERA

_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\nIDATx"
    b"\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def test_text_comes_before_its_album_of_ten_and_its_documents(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {f"{n}.png": _PNG for n in range(5)}, caption=TEXT, kind="photo")
    await office.work()
    await office.people.upload(account(HELEN), {f"{n}.pdf": b"%PDF" for n in range(5)}, kind="document")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.send()
    text, *files = await copies(office, IVAN)
    assert (text["text"].startswith(f"📣 {TEXT}"), text["files"]) == (True, [])
    assert [file["kind"] for m in files for file in m["files"]] == ["photo"] * 5 + ["document"] * 5
    assert len({m["media_group_id"] for m in files}) == 2
    assert all(m["reply_to"] for m in files)


async def test_ten_photos_are_one_album(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {f"{n}.png": _PNG for n in range(10)}, caption=TEXT, kind="photo")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.send()
    _text, *photos = await copies(office, IVAN)
    assert (len(photos), len({m["media_group_id"] for m in photos})) == (10, 1)


async def test_files_are_not_lost_when_their_text_had_to_wait(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {"план.pdf": b"%PDF"}, caption=TEXT, kind="document")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.fault("429", "sendMessage", match={"chat_id": account(VERA)}, retry_after=2)
    await office.send()
    office.clock.advance(6)
    await office.send()
    for person in (IVAN, VERA, BORIS):
        assert [bool(m["files"]) for m in await copies(office, person)] == [False, True]


async def test_markup_is_shown_as_it_was_written(office: Office) -> None:
    text = "<b>5 < 6</b> & <script>alert(1)</script> &amp; <a href='x'>"
    await sent(office, text)
    await office.send()
    (copy,) = await copies(office, IVAN)
    assert copy["text"].startswith(f"📣 {text}\n")
    assert copy["entities"] == []


async def test_looks_arrive_where_they_were(office: Office) -> None:
    await office.say(HELEN, "/announce")
    looks: list[dict[str, Any]] = [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "italic", "offset": 3, "length": 5},
        {"type": "text_link", "offset": 9, "length": 5, "url": 'https://example.org/?a="1"&lt=2'},
        {"type": "url", "offset": 15, "length": 11},
        {"type": "code", "offset": 27, "length": 3},
    ]
    await _hears(office, text="😀 важно здесь example.org a<b", entities=looks)
    await _hears(office, text="ниже", entities=[{"type": "underline", "offset": 0, "length": 4}])
    await office.press(HELEN, News.SEND)
    await office.send()
    (copy,) = await copies(office, IVAN)
    units = copy["text"].encode("utf-16-le")
    found = {
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in copy["entities"]
    }
    assert found >= {("bold", "важно"), ("italic", "важно"), ("text_link", "здесь"), ("code", "a<b")}
    assert ("underline", "ниже") in found
    assert [one["url"] for one in copy["entities"] if one["type"] == "text_link"] == [looks[2]["url"]]


async def test_looks_of_a_caption_are_kept_whichever_photo_has_it(office: Office) -> None:
    await office.say(HELEN, "/announce")
    bold = {"caption": "важно", "caption_entities": [{"type": "bold", "offset": 0, "length": 5}]}
    album = [_update(5000 + n, photo=_photo(n), media_group_id="1", **(bold if n == 1 else {})) for n in range(2)]
    await office.worker.take(album)
    await office.worker.idle()
    told = await office.db.read(announcements.draft_of, HELEN)
    assert told is not None
    assert (told.text.text, [mark.look for mark in told.text.marks], len(told.files)) == ("важно", ["bold"], 2)


async def _hears(office: Office, **content: Any) -> None:
    """The bot gets this message of Елена."""
    await office.worker.take([_update(6000 + len(content["text"]), **content)])
    await office.worker.idle()


def _update(id: int, **content: Any) -> dict[str, Any]:
    sender = {"id": account(HELEN), "is_bot": False, "first_name": "Елена", "language_code": "ru"}
    chat = {"id": account(HELEN), "type": "private", "first_name": "Елена"}
    return {"update_id": id, "message": message(**{"from": sender, "chat": chat, **content})}


def _photo(number: int) -> list[dict[str, Any]]:
    return [{"file_id": f"photo-{number}", "file_unique_id": f"p{number}", "width": 9, "height": 9}]
