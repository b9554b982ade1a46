"""Inline keyboards: what Telegram refuses."""

from typing import Any

import pytest

from bot.playground.errors import Json
from tests.bot.playground.wire import EGOR, Api, button, inline

ONE = "exactly one action is expected"
URL = "400 Bad Request: inline keyboard button URL"
SCRIPT = "javascript:alert(1)"
PARSE = "400 Bad Request: can't parse inline keyboard button:"


async def refused(api: Api, markup: Any) -> str:
    return await api.no("sendMessage", chat_id=EGOR, text="x", reply_markup=markup)


@pytest.mark.parametrize("data", ["x" * 64, "я" * 32, "x"])
async def test_data_of_64_bytes_fits(api: Api, data: str) -> None:
    await api.send(reply_markup=inline([button("a", data)]))


@pytest.mark.parametrize("data", ["x" * 65, "я" * 33, ""])
async def test_data_is_1_to_64_bytes(api: Api, data: str) -> None:
    assert await refused(api, inline([button("a", data)])) == "400 Bad Request: BUTTON_DATA_INVALID"


async def test_eight_in_a_row_and_a_hundred_in_all(api: Api) -> None:
    await api.send(reply_markup=inline(*[[button("a")] * 8] * 12, [button("a")] * 4))
    assert await refused(api, inline([button("a")] * 9)) == "400 Bad Request: reply markup is too long"
    assert (
        await refused(api, inline(*[[button("a")] * 8] * 12, [button("a")] * 5))
        == "400 Bad Request: reply markup is too long"
    )


@pytest.mark.parametrize("style", ["danger", "success", "primary"])
async def test_styles(api: Api, style: str) -> None:
    await api.send(reply_markup=inline([button("a", style=style)]))


async def test_other_styles_are_refused(api: Api) -> None:
    assert await refused(api, inline([button("a", style="link")])) == "400 Bad Request: BUTTON_STYLE_INVALID"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"text": "a"}, f"{PARSE} Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "disabled": {}, "url": "https://a.b"}, f"{PARSE} {ONE}, found url and disabled"),
        ({"text": " ", "callback_data": "a"}, f"{PARSE} text is empty"),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "400 Bad Request: BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "url": SCRIPT}, f"{URL} '{SCRIPT}' is invalid: Wrong HTTP URL"),
        ({"text": "a", "pay": True}, "501 Not Implemented in the playground: InlineKeyboardButton.pay"),
    ],
)  # fmt: skip
async def test_wrong_buttons(api: Api, wrong: Json, error: str) -> None:
    assert await refused(api, inline([wrong])) == error


@pytest.mark.parametrize(
    "right",
    [
        {"url": "https://example.com"},
        {"copy_text": {"text": "1041"}},
        {"disabled": {}},
        {"web_app": {"url": "https://example.com/app"}},
        {"switch_inline_query_current_chat": ""},
    ],
)
async def test_other_kinds_of_buttons(api: Api, right: Json) -> None:
    await api.send(reply_markup=inline([{"text": "a", **right}]))


async def test_broken_markup(api: Api) -> None:
    assert await refused(api, "{") == "400 Bad Request: can't parse reply_markup JSON object"
    assert (await refused(api, {})).startswith("400 Bad Request: can't parse reply_markup: object of an unknown type")
    assert 'no field "colour"' in await refused(api, inline([button("a", colour="red")]))
    assert 'Can\'t find field "text"' in await refused(api, inline([{"callback_data": "a"}]))
