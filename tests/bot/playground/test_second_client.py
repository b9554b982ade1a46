"""A bot on python-telegram-bot: a client that shares no line with aiogram does not notice the difference either."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    Message,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.playground import Client, Playground
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import EGOR, TOKEN, VERA

Context = ContextTypes.DEFAULT_TYPE
Bot = Application[Any, Any, Any, Any, Any, Any]

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Отпуск", callback_data="go")]])


async def greet(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_text("<b>Чем помочь?</b>", parse_mode="HTML", reply_markup=KEYBOARD)


async def choose(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Записал")
    await update.callback_query.edit_message_text("Когда?")


async def give_back(update: Update, context: Context) -> None:
    """The same bytes under another name."""
    assert update.message is not None
    assert update.message.document is not None
    content = await (await context.bot.get_file(update.message.document.file_id)).download_as_bytearray()
    await update.message.reply_document(bytes(content), filename="назад.txt", caption=str(len(content)))


async def offer(update: Update, _: Context) -> None:
    assert update.inline_query is not None
    said = InputTextMessageContent(f"Нашёл {update.inline_query.query}")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Заголовок", said)], cache_time=0)


@pytest.fixture
async def bot(playground: Playground, people: Client, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    # Without it the library warns of its own future with every duration, and warnings are errors.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    # Proxy settings of the environment must not catch calls on this machine.
    requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}) for _ in range(2)]
    made = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{playground.url}/bot")
        .base_file_url(f"{playground.url}/file/bot")
        .request(requests[0])
        .get_updates_request(requests[1])
        .build()
    )
    made.add_handler(CommandHandler("start", greet))
    made.add_handler(CallbackQueryHandler(choose))
    made.add_handler(MessageHandler(filters.Document.ALL, give_back))
    made.add_handler(InlineQueryHandler(offer))
    async with made:
        yield made


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator[None]:
    assert bot.updater is not None
    await bot.updater.start_polling(timeout=5)
    await bot.start()
    yield
    await bot.updater.stop()
    await bot.stop()


@asynccontextmanager
async def hooked(bot: Bot) -> AsyncIterator[None]:
    """Updates over a webhook, in a server of one's own: the library's needs another package."""

    async def hear(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        await bot.process_update(Update.de_json(await request.json(), bot.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert await bot.bot.set_webhook(url, secret_token="s3cret", allowed_updates=Update.ALL_TYPES)
    yield
    assert (await bot.bot.get_webhook_info()).pending_update_count == 0
    await bot.bot.delete_webhook()
    await runner.cleanup()


@pytest.mark.parametrize("way", [polling, hooked])
async def test_conversation(bot: Bot, people: Client, way: Any) -> None:
    async with way(bot):
        await people.say(EGOR, "/start")
        shown = await people.sees(EGOR, "Чем помочь?")
        assert shown["entities"][0]["type"] == "bold"
        pressed = await people.press(EGOR, "Отпуск")
        assert (await people.answer(pressed["callback_query_id"]))["text"] == "Записал"
        edited = await people.sees(EGOR, "Когда?")
        assert (edited["message_id"], edited["keyboard"]) == (shown["message_id"], [])
        await people.upload(EGOR, {"письмо.txt": "содержание".encode()})
        returned = await people.sees(EGOR, "20")
        assert returned["files"][0]["name"] == "назад.txt"
        asked = await people.post("inline", person=EGOR, query="отпуск")
        offered = await people.get("results", id=asked["id"], wait=20)
        assert offered["results"][0]["input_message_content"]["message_text"] == "Нашёл отпуск"


@pytest.fixture
async def started(bot: Bot, people: Client) -> Bot:
    await people.say(EGOR, "/start")
    return bot


async def test_pictures_and_albums(started: Bot) -> None:
    bot = started.bot
    photo = await bot.send_photo(EGOR, PIXEL, caption="вот", filename="точка.png", has_spoiler=True)
    assert (photo.photo[0].width, photo.caption, photo.has_media_spoiler) == (1, "вот", True)
    again = await bot.send_photo(EGOR, photo.photo[0].file_id)
    assert again.photo[0].file_unique_id == photo.photo[0].file_unique_id
    pictures = await bot.send_media_group(EGOR, [InputMediaPhoto(PIXEL, caption="один"), InputMediaPhoto(PIXEL)])
    assert [one.caption for one in pictures] == ["один", None]
    papers = await bot.send_media_group(EGOR, [InputMediaDocument(b"a", filename=f"{n}.txt") for n in range(3)])
    assert len({one.media_group_id for one in papers}) == 1
    edited = await papers[0].edit_media(InputMediaDocument(b"other", filename="другой.txt"))
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert edited.document.file_name == "другой.txt"


async def test_the_rest_of_what_bots_do(started: Bot, people: Client) -> None:
    bot = started.bot
    first = await bot.send_message(EGOR, "раз", disable_notification=True)
    second = await bot.send_message(EGOR, "два", reply_parameters=ReplyParameters(first.message_id, quote="раз"))
    assert second.quote is not None
    assert second.quote.text == "раз"
    assert await bot.set_message_reaction(EGOR, first.message_id, "👍")
    assert await bot.pin_chat_message(EGOR, first.message_id)
    assert (await bot.copy_message(EGOR, EGOR, first.message_id)).message_id > second.message_id
    forwarded = await bot.forward_message(EGOR, EGOR, first.message_id)
    assert forwarded.forward_origin is not None
    poll = await bot.send_poll(EGOR, "Когда?", ["Сегодня", "Завтра"], is_anonymous=False)
    assert (await bot.stop_poll(EGOR, poll.message_id)).is_closed
    assert (await bot.send_contact(EGOR, "+7700", "Вера")).contact is not None
    assert (await bot.send_location(EGOR, 43.2, 76.9)).location is not None
    await bot.set_my_commands([BotCommand("new", "Новая")], language_code="ru")
    assert [one.command for one in await bot.get_my_commands(language_code="ru")] == ["new"]
    chat = await bot.get_chat(EGOR)
    assert chat.pinned_message is not None
    assert chat.pinned_message.text == "раз"
    assert await bot.delete_message(EGOR, first.message_id)
    assert first.message_id not in {one["message_id"] for one in await people.messages(EGOR)}


async def test_refusals_become_the_clients_exceptions(started: Bot, people: Client, playground: Playground) -> None:
    bot = started.bot
    message = await bot.send_message(EGOR, "x")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("x")
    with pytest.raises(BadRequest, match='unsupported start tag "zz" at byte offset 0'):
        await bot.send_message(EGOR, "<zz>", parse_mode="HTML")
    with pytest.raises(Forbidden, match="bot can't initiate conversation"):
        await bot.send_message(VERA, "x")
    await people.post("faults", action="429", method="sendMessage", retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(EGOR, "x")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict):
        await bot.get_updates()
    await people.post("faults", action="hang", method="sendMessage", seconds=30)
    with pytest.raises(TimedOut):
        await bot.send_message(EGOR, "x", read_timeout=0.3)
