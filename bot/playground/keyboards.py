"""Keyboards as Telegram judges them: which buttons are refused, and which half of a markup the bot gets back."""

from typing import Any

from bot.playground.address import parts
from bot.playground.errors import Json, bad, missing

#: Unofficial, but everybody meets them.
MAX_BUTTONS, MAX_ROW = 100, 8
_KINDS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
_ABSENT = {"login_url", "callback_game", "pay"}
_PRIVATE = {"web_app", "request_contact", "request_location", "request_users", "request_chat"}
_STYLES = {"danger", "success", "primary"}


def split(markup: Json | None) -> tuple[Json | None, Json | None]:
    """(what Message.reply_markup shows, what only the person's client gets), both checked."""
    if markup is None:
        return None, None
    if "inline_keyboard" in markup:
        return inline(markup), None
    if "keyboard" in markup:
        _check_rows(markup["keyboard"])
        for button in _flat(markup["keyboard"]):
            _check_label(button, "keyboard button")
    return None, markup


def inline(markup: Json) -> Json | None:
    """None for a keyboard without buttons: that is how one is taken away."""
    rows = [row for row in markup["inline_keyboard"] if row]
    _check_rows(rows)
    for button in _flat(rows):
        _check_label(button, "inline keyboard button")
        _check_action(button)
    return {**markup, "inline_keyboard": rows} if rows else None


def private(markup: Json) -> bool:
    """Whether it has buttons that are for private chats only."""
    buttons = _flat([*markup.get("inline_keyboard", []), *markup.get("keyboard", [])])
    return any(_PRIVATE & button.keys() for button in buttons)


def kind(button: Json) -> str:
    """The one field that says what an inline button does."""
    kinds = [name for name in _KINDS if name in button]
    if not kinds:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad(f"can't parse inline keyboard button: exactly one action is expected, found {' and '.join(kinds)}")
    return kinds[0]


def _flat(rows: list[list[Json]]) -> list[Json]:
    return [button for row in rows for button in row]


def _check_rows(rows: list[list[Json]]) -> None:
    if any(len(row) > MAX_ROW for row in rows) or len(_flat(rows)) > MAX_BUTTONS:
        raise bad("reply markup is too long")


def _check_label(button: Json, what: str) -> None:
    if not button["text"].strip():
        raise bad(f"can't parse {what}: text is empty")
    if button.get("style", "danger") not in _STYLES:
        raise bad("BUTTON_STYLE_INVALID")


def _check_action(button: Json) -> None:
    value: Any = button[kind(button)]
    match kind(button):
        case "callback_data" if not 1 <= len(value.encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
        case "copy_text" if not 1 <= len(value["text"]) <= 256:
            raise bad("BUTTON_COPY_TEXT_INVALID")
        case "url" if not _address(value):
            raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        case "web_app" if not _address(value["url"], secure=True):
            raise bad(f"inline keyboard button Web App URL '{value['url']}' is invalid: Only HTTPS links are allowed")
        case name if name in _ABSENT:
            raise missing(f"InlineKeyboardButton.{name}")
        case _:
            pass


def _address(url: str, *, secure: bool = False) -> bool:
    """On this machine everything goes: a Mini App under development has no certificate."""
    found = parts(url if "://" in url else f"http://{url}")
    if found.hostname in {"localhost", "127.0.0.1"}:
        return True
    if secure:
        return found.scheme == "https"
    return found.scheme == "tg" or (found.scheme in {"http", "https"} and "." in (found.hostname or ""))
