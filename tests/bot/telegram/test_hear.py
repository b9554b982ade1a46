"""What people said, read from updates as Telegram writes them."""

from decimal import Decimal
from typing import Any

import pytest

from bot.telegram.hear import arrived, heard, kept
from core.model.addressed import Addressed
from core.model.value import File, FileKind, Location
from dialogs.said import Way
from tests.bot.telegram.raw import CHAT, GROUP, IVAN, ONCE, ORG, USER, hear, message, press, said

_DOCUMENT = {"file_id": "d1", "file_unique_id": "u1", "file_name": "счёт.pdf", "file_size": 900}


def _photo(width: int, height: int, id: str) -> dict[str, Any]:
    return {"file_id": id, "file_unique_id": id, "width": width, "height": height, "file_size": width * height}


def test_text_is_words_of_the_person_whose_account_it_is() -> None:
    one = hear(said(text="хочу в отпуск"))
    assert (one.said.person, one.said.way, one.said.words) == (IVAN, Way.WORDS, "хочу в отпуск")
    assert (one.chat, one.query, one.album, one.said.language) == (103, None, None, "ru")
    assert one.said.once == (ONCE,)


def test_of_the_message_under_a_button_no_words_are_kept() -> None:
    link = "https://kivok.example.org/calendar/secret.ics"
    under = {"message_id": 7, "date": 1, "chat": CHAT, "text": link, "entities": [{"type": "url", "offset": 0}]}
    update = {"update_id": 1, "callback_query": {"id": "1", "from": USER, "data": "m.h.0", "message": under}}
    assert "secret" not in str(kept(update))
    assert hear(kept(update)) == hear(update)


def test_of_the_message_that_is_replied_to_no_words_are_kept() -> None:
    update = said(text="спасибо", reply_to_message={"message_id": 7, "chat": CHAT, "text": "secret"})
    assert "secret" not in str(kept(update))
    assert hear(kept(update)) == hear(update)
    assert hear(update).said.message == 7


@pytest.mark.parametrize("by", ["quote", "pinned_message"])
def test_of_what_is_quoted_or_pinned_no_words_are_kept(by: str) -> None:
    update = said(text="спасибо", **{by: {"message_id": 7, "chat": CHAT, "text": "secret", "position": 0}})
    assert "secret" not in str(kept(update))
    assert hear(kept(update)) == hear(update)


@pytest.mark.parametrize("odd", [{"message": None}, {"message": []}, {"callback_query": {"message": 7}}, {"poll": {}}])
def test_what_is_no_message_is_kept_as_it_is(odd: dict[str, Any]) -> None:
    assert kept({"update_id": 1, **odd}) == {"update_id": 1, **odd}


def test_caption_is_heard_with_its_file() -> None:
    one = hear(said(document=_DOCUMENT, caption="вот счёт")).said
    assert (one.way, one.words) == (Way.FILES, "вот счёт")
    assert one.files == (File("d1", FileKind.DOCUMENT, "счёт.pdf", 900),)


def test_document_without_a_name_is_called_document() -> None:
    one = hear(said(document={"file_id": "d1", "file_unique_id": "u1"})).said
    assert one.files == (File("d1", FileKind.DOCUMENT, "document", 0),)


def test_largest_size_of_a_photo_is_taken_wherever_it_stands() -> None:
    sizes = [_photo(90, 60, "small"), _photo(1280, 853, "large"), _photo(320, 213, "middle")]
    assert hear(said(photo=sizes)).said.files == (File("large", FileKind.PHOTO, "photo-11.jpg", 1280 * 853),)


def test_parts_of_an_album_tell_which_one() -> None:
    assert hear(said(photo=[_photo(9, 9, "p")], media_group_id="77")).album == "77"


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "s", "emoji": "👍"}},
        {"voice": {"file_id": "v", "duration": 3}},
        {"location": {"latitude": 55.7, "longitude": 37.6}},
        {"photo": []},
        {"something_new": {}},
        {},
    ],
)
def test_what_cannot_be_read_is_neither_words_nor_files(content: dict[str, Any]) -> None:
    assert hear(said(**content)).said.way is Way.OTHER


def test_a_place_is_heard_to_the_digit_in_which_it_was_written() -> None:
    one = hear(said(location={"latitude": 55.751244, "longitude": -0.00001, "horizontal_accuracy": 9.5})).said
    assert one.location == Location(Decimal("55.751244"), Decimal("-0.00001"))


def test_a_place_that_goes_on_moving_is_not_heard_again() -> None:
    moved = message(location={"latitude": 55.7, "longitude": 37.6, "live_period": 900}, edit_date=1_800_000_100)
    assert heard({"update_id": 5, "edited_message": moved}, ORG, ONCE) is None


@pytest.mark.parametrize(
    ("shared", "phone"),
    [
        ({"phone_number": "4930901820", "first_name": "A", "user_id": 7}, "+4930901820"),
        ({"phone_number": "+79261234567", "first_name": "A", "user_id": 7}, "+79261234567"),
        ({"phone_number": "8 (926) 123-45-67", "first_name": "A"}, "8 (926) 123-45-67"),
    ],
)
def test_a_contact_is_heard_by_its_number(shared: dict[str, Any], phone: str) -> None:
    one = hear(said(contact=shared)).said
    assert (one.way, one.phone) == (Way.OTHER, phone)


def test_correction_is_told_apart_from_what_is_new() -> None:
    one = hear({"update_id": 5, "edited_message": message(text="с 6 июля", edit_date=1_800_000_100)}).said
    assert (one.way, one.words) == (Way.EDITED, "с 6 июля")


def test_forwarded_words_are_the_words_of_whoever_forwards_them() -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Кто-то"}
    one = hear(said(text="5–18 июля", forward_origin=origin)).said
    assert (one.person, one.words) == (IVAN, "5–18 июля")


def test_reply_tells_to_which_message() -> None:
    assert hear(said(text="да", reply_to_message=message(message_id=4, text="?"))).said.message == 4


def test_colleagues_are_pointed_at_by_their_accounts() -> None:
    """Places are counted in UTF-16 units; who is not of the company is nobody."""
    at = [{"type": "text_mention", "offset": 3, "length": 4, "user": {"id": 103}}]
    at.append({"type": "text_mention", "offset": 8, "length": 3, "user": {"id": 999}})
    at.append({"type": "mention", "offset": 12, "length": 3})
    named = (Addressed("Иван", (IVAN.id,)), Addressed("Оля", ()))
    assert hear(said(text="🎉 Иван Оля @ab", entities=at)).said.addressed == named
    assert hear(said(document=_DOCUMENT, caption="🎉 Иван Оля", caption_entities=at[:2])).said.addressed == named


def test_press_tells_its_message_and_waits_for_an_answer() -> None:
    one = hear(press(), again=True)
    assert (one.said.way, one.said.words, one.said.message) == (Way.PRESS, "m.h.0", 9)
    assert (one.query, one.chat, one.said.again) == ("q1", 103, True)


def test_press_under_a_message_that_is_too_old_tells_its_number_nevertheless() -> None:
    one = hear(press(message={"chat": CHAT, "message_id": 3, "date": 0}))
    assert (one.chat, one.said.message) == (103, 3)


def test_press_without_message_or_data_is_a_press_of_nothing_known() -> None:
    update = press()
    del update["callback_query"]["message"], update["callback_query"]["data"]
    one = hear(update)
    assert (one.chat, one.said.message, one.said.words) == (103, None, "")


def test_somebody_unknown_is_nobody_of_the_company() -> None:
    stranger = {**USER, "id": 999}
    assert hear(said(text="/start", **{"from": stranger})).said.person is None
    assert hear(press(**{"from": stranger})).said.person is None


def test_the_account_is_known_of_strangers_alone() -> None:
    assert hear(said(text="/start x", **{"from": {**USER, "id": 999}})).said.account == 999
    assert hear(said(text="/start x")).said.account is None


def test_messenger_without_a_language_speaks_english() -> None:
    assert hear(said(text="hi", **{"from": {"id": 103, "is_bot": False, "first_name": "I"}})).said.language == "en"


@pytest.mark.parametrize(
    "update",
    [
        said(text="/start", chat=GROUP),
        {"update_id": 5, "edited_message": message(text="/start", chat=GROUP)},
        press(message=message(chat=GROUP)),
        {"update_id": 5, "channel_post": {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel"}}},
        {"update_id": 5, "my_chat_member": {"chat": CHAT, "from": USER, "date": 1}},
        {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": CHAT, "text": "from nobody"}},
        {"update_id": 5, "something_new": {"from": USER}},
        {"update_id": 5},
    ],
)
def test_what_is_not_said_in_private_by_somebody_is_not_heard(update: dict[str, Any]) -> None:
    assert heard(update, ORG, ONCE) is None


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (said(text="hi"), 103),
        (press(), 103),
        ({"update_id": 5, "my_chat_member": {"chat": CHAT, "from": USER}}, 103),
        ({"update_id": 5, "channel_post": {"chat": CHAT}}, 0),
        ({"update_id": 5, "message": {"from": "nobody"}}, 0),
        ({"update_id": 5, "message": {"from": {"id": "x"}}}, 0),
        ({"update_id": 5, "message": "odd"}, 0),
        ({"update_id": 5}, 0),
    ],
)
def test_every_update_is_kept_in_the_lane_of_its_sender(update: dict[str, Any], lane: int) -> None:
    kept = arrived(update, "body")
    assert (kept.update_id, kept.lane, kept.body) == (update["update_id"], lane, "body")


@pytest.mark.parametrize(
    "update",
    [
        said(text=7),
        said(text="x", **{"from": USER | {"language_code": 7}}),
        said(text="x", chat=CHAT | {"id": "103"}),
        said(text="x", chat=CHAT | {"id": 10**30}),
        said(document=_DOCUMENT | {"file_name": 7}),
        said(document=_DOCUMENT | {"file_size": float("nan")}),
        said(text="x", reply_to_message=message(message_id="9")),
        press(id=None, data=7),
        said(photo=[_photo(90, 60, "small") | {"width": "x", "height": 10**400}]),
    ],
)
def test_what_is_no_word_or_number_is_not_heard(update: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="is expected"):
        hear(update)


def test_an_id_that_no_database_holds_is_nobodys_lane() -> None:
    assert arrived(said(**{"from": USER | {"id": 2**63}}), "").lane == 0


def _reaction(new: list[str], old: list[str] | None = None, **other: Any) -> dict[str, Any]:
    signs = {"new_reaction": new, "old_reaction": old or []}
    told = {name: [{"type": "emoji", "emoji": one} for one in emoji] for name, emoji in signs.items()}
    return {"message_reaction": {"chat": CHAT, "message_id": 11, "user": USER, "date": 0, **told, **other}}


def test_a_reaction_is_the_sign_that_was_put() -> None:
    one = hear(_reaction(["👍"], ["❤"]))
    assert (one.said.person, one.said.way, one.said.words, one.said.message) == (IVAN, Way.REACTION, "👍", 11)
    assert (one.chat, one.query, one.said.once) == (103, None, (ONCE,))


@pytest.mark.parametrize(
    "update",
    [
        _reaction([], ["👍"]),
        _reaction(["👍"], ["👍"]),
        _reaction(["👍"], user=None),
        _reaction(["👍"], user={"id": 666, "first_name": "?", "is_bot": False}),
        _reaction(["👍"], chat=GROUP),
        _reaction([], new_reaction=[{"type": "custom_emoji", "custom_emoji_id": "1"}]),
    ],
    ids=["taken away", "there before", "nobody", "a stranger", "a group", "not an emoji"],
)
def test_other_reactions_are_nobodys_word(update: dict[str, Any]) -> None:
    assert heard({"update_id": 1, **update}, ORG, ONCE) is None


def test_a_reaction_is_in_the_lane_of_its_person() -> None:
    assert arrived({"update_id": 1, **_reaction(["👍"])}, "{}").lane == USER["id"]
