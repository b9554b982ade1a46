"""Screens in Telegram's HTML, and its buttons."""

from html import escape
from typing import Any

from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from core.model.rich import Rich
from dialogs.packing import packed
from dialogs.screen import Bold, Choice, Line, Quote, Screen, Search, Span, Style, fitted

_STYLES = {Style.MAIN: "success", Style.DANGER: "danger"}


def text(screen: Screen) -> str:
    """The words of a screen; what is too long for one message is cut where it hurts least."""
    return "\n".join(_line(line) for line in fitted(screen).lines)


def markup(screen: Screen) -> dict[str, Any] | None:
    """The buttons of a screen; None when it has none."""
    keyboard = [[_button(choice) for choice in row] for row in screen.rows if row]
    if not keyboard:
        return None
    return {"inline_keyboard": keyboard, **({"force_reply": True} if screen.answer else {})}


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    match span:
        case str():
            return escape(span, quote=False)
        case Bold():
            return f"<b>{escape(span.text, quote=False)}</b>"
        case Quote():
            return f"<blockquote expandable>{escape(span.text, quote=False)}</blockquote>"
        case Rich():
            return _rich(span)


def _rich(rich: Rich) -> str:
    entities = [
        MessageEntity(type=mark.look.value, offset=mark.at, length=mark.length, url=escape(mark.url) or None)
        for mark in rich.marks
    ]
    return html_decoration.unparse(rich.text, entities)


def _button(choice: Choice) -> dict[str, Any]:
    button: dict[str, Any] = {"text": choice.label}
    match choice.action:
        case None:
            button["disabled"] = {}
        case Search():
            button["switch_inline_query_current_chat"] = choice.action.words
        case _:
            button["callback_data"] = packed(choice.action)
    if choice.style in _STYLES:
        button["style"] = _STYLES[choice.style]
    return button
