"""The methods that work, by name. What is not here answers 501: nothing is made up."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.call import Call
from bot.playground.methods import callback, chat, commands, delete, edit, files, intake, profile, send

Method = Callable[[Call], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "setMyName": profile.set_name,
    "getMyName": profile.get_name,
    "setMyDescription": profile.set_description,
    "getMyDescription": profile.get_description,
    "setMyShortDescription": profile.set_short_description,
    "getMyShortDescription": profile.get_short_description,
    "setMyCommands": commands.set_commands,
    "getMyCommands": commands.get_commands,
    "deleteMyCommands": commands.delete_commands,
    "setChatMenuButton": commands.set_menu_button,
    "getChatMenuButton": commands.get_menu_button,
    "getUpdates": intake.get_updates,
    "setWebhook": intake.set_webhook,
    "deleteWebhook": intake.delete_webhook,
    "getWebhookInfo": intake.get_webhook_info,
    "sendMessage": send.send_message,
    "sendPhoto": send.send_photo,
    "sendDocument": send.send_document,
    "sendMediaGroup": send.send_media_group,
    "sendChatAction": send.send_chat_action,
    "editMessageText": edit.edit_text,
    "editMessageCaption": edit.edit_caption,
    "editMessageReplyMarkup": edit.edit_reply_markup,
    "deleteMessage": delete.delete_message,
    "deleteMessages": delete.delete_messages,
    "answerCallbackQuery": callback.answer_callback_query,
    "getFile": files.get_file,
    "getChat": chat.get_chat,
}

_MESSAGE = {"business_connection_id", "message_thread_id", "direct_messages_topic_id"}
_SENDING = _MESSAGE | {"ephemeral_message_parameters", "suggested_post_parameters"}
_EDITING = {"business_connection_id", "inline_message_id"}
#: Parameters of working methods that would change the outcome and do not work: these answer 501 as well.
UNSUPPORTED: dict[str, set[str]] = {
    "sendMessage": _SENDING,
    "sendPhoto": _SENDING,
    "sendDocument": _SENDING | {"thumbnail"},
    "sendMediaGroup": _MESSAGE,
    "sendChatAction": {"business_connection_id", "message_thread_id"},
    "editMessageText": _EDITING | {"rich_message"},
    "editMessageCaption": _EDITING,
    "editMessageReplyMarkup": _EDITING,
    "setWebhook": {"certificate", "ip_address"},
}
