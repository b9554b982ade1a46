"""The methods that work, by name. What is not here answers 501: nothing is made up."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.call import Call
from bot.playground.methods import (
    attach,
    callback,
    chat,
    commands,
    copy,
    delete,
    edit,
    files,
    inline,
    intake,
    pin,
    poll,
    profile,
    react,
    send,
    topic,
)

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
    "sendContact": send.send_contact,
    "sendLocation": send.send_location,
    "sendMessageDraft": send.send_message_draft,
    "sendPhoto": attach.send_photo,
    "sendDocument": attach.send_document,
    "sendVideo": attach.send_video,
    "sendAnimation": attach.send_animation,
    "sendAudio": attach.send_audio,
    "sendVoice": attach.send_voice,
    "sendSticker": attach.send_sticker,
    "sendMediaGroup": attach.send_media_group,
    "sendChatAction": send.send_chat_action,
    "editMessageText": edit.edit_text,
    "editMessageCaption": edit.edit_caption,
    "editMessageMedia": edit.edit_media,
    "editMessageReplyMarkup": edit.edit_reply_markup,
    "copyMessage": copy.copy_message,
    "copyMessages": copy.copy_messages,
    "forwardMessage": copy.forward_message,
    "forwardMessages": copy.forward_messages,
    "pinChatMessage": pin.pin_message,
    "unpinChatMessage": pin.unpin_message,
    "unpinAllChatMessages": pin.unpin_all,
    "setMessageReaction": react.set_reaction,
    "sendPoll": poll.send_poll,
    "stopPoll": poll.stop_poll,
    "deleteMessage": delete.delete_message,
    "deleteMessages": delete.delete_messages,
    "answerInlineQuery": inline.answer_inline_query,
    "answerWebAppQuery": inline.answer_web_app_query,
    "answerCallbackQuery": callback.answer_callback_query,
    "getFile": files.get_file,
    "createForumTopic": topic.create_topic,
    "getChat": chat.get_chat,
    "getChatMember": chat.get_member,
    "getChatMemberCount": chat.count_members,
    "getChatAdministrators": chat.get_administrators,
    "leaveChat": chat.leave_chat,
}

_DIRECT = {"direct_messages_topic_id"}
_MESSAGE = _DIRECT | {"business_connection_id"}
_SENDING = _MESSAGE | {"ephemeral_message_parameters", "suggested_post_parameters"}
_COPYING = _DIRECT | {"video_start_timestamp", "suggested_post_parameters"}
_EDITING = {"business_connection_id", "inline_message_id"}
#: Parameters of working methods that would change the outcome and do not work: these answer 501 as well.
UNSUPPORTED: dict[str, set[str]] = {
    "sendMessage": _SENDING,
    "sendContact": _SENDING,
    "sendLocation": _SENDING | {"live_period", "heading", "proximity_alert_radius"},
    "sendMessageDraft": {"can_stop", "keep_on_stop"},
    "sendPhoto": _SENDING,
    "sendDocument": _SENDING | {"thumbnail"},
    "sendVideo": _SENDING | {"thumbnail", "cover", "start_timestamp"},
    "sendAnimation": _SENDING | {"thumbnail"},
    "sendAudio": _SENDING | {"thumbnail"},
    "sendVoice": _SENDING,
    "sendSticker": _SENDING,
    "sendMediaGroup": _MESSAGE,
    "sendPoll": {"business_connection_id"}
    | {"shuffle_options", "allow_adding_options", "hide_results_until_closes", "members_only", "country_codes"}
    | {"explanation_media", "media", "open_period", "close_date"},
    "sendChatAction": {"business_connection_id"},
    "editMessageText": _EDITING | {"rich_message"},
    "editMessageCaption": _EDITING,
    "editMessageMedia": _EDITING,
    "editMessageReplyMarkup": _EDITING,
    "copyMessage": _COPYING,
    "copyMessages": _DIRECT,
    "forwardMessage": _COPYING,
    "forwardMessages": _DIRECT,
    "pinChatMessage": {"business_connection_id"},
    "unpinChatMessage": {"business_connection_id"},
    "stopPoll": {"business_connection_id"},
    "createForumTopic": {"icon_custom_emoji_id"},
    "setWebhook": {"certificate", "ip_address"},
}
