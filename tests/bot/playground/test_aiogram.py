"""An unmodified aiogram bot: it must not notice the difference."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MediaUnion,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.playground import Client, Playground
from tests.bot.playground.wire import EGOR, TOKEN

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Отпуск", callback_data="go", style="success")]]
)


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    made = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(playground.url)))
    yield made
    await made.session.close()


@pytest.fixture
async def started(bot: Bot, people: Client) -> Bot:
    await bot.me()
    await people.say(EGOR, "/start")
    return bot


def talking() -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message(CommandStart())
    async def greet(message: Message) -> None:
        await message.answer("<b>Чем помочь?</b>", parse_mode="HTML", reply_markup=KEYBOARD)

    @dispatcher.callback_query()
    async def choose(query: CallbackQuery) -> None:
        await query.answer("Записал")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Когда?")

    return dispatcher


async def conversation(people: Client) -> None:
    await people.say(EGOR, "/start")
    shown = await people.sees(EGOR, "Чем помочь?")
    assert shown["entities"][0]["type"] == "bold"
    pressed = await people.press(EGOR, "Отпуск")
    assert (await people.answer(pressed["callback_query_id"]))["text"] == "Записал"
    edited = await people.sees(EGOR, "Когда?")
    assert edited["message_id"] == shown["message_id"]
    assert edited["keyboard"] == []


async def test_conversation_over_polling(bot: Bot, people: Client) -> None:
    dispatcher = talking()
    await bot.me()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    await conversation(people)
    await dispatcher.stop_polling()
    await asyncio.wait_for(polling, 15)


async def test_conversation_over_a_webhook(bot: Bot, people: Client) -> None:
    app = web.Application()
    SimpleRequestHandler(talking(), bot, secret_token="s3cret").register(app, "/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    await conversation(people)
    assert (await bot.get_webhook_info()).pending_update_count == 0
    await runner.cleanup()


async def test_files_go_both_ways(started: Bot, people: Client) -> None:
    content = bytes(range(256)) * 40
    sent = await started.send_document(
        EGOR, BufferedInputFile(content, "Счёт № 7.pdf"), caption="<i>вот</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert sent.document.file_name == "Счёт № 7.pdf"
    fetched = await started.download(sent.document)
    assert fetched is not None
    assert fetched.read() == content
    album: list[MediaUnion] = [
        InputMediaDocument(media=BufferedInputFile(bytes([number]), f"{number}.txt")) for number in range(3)
    ]
    group = await started.send_media_group(EGOR, album)
    assert len({message.media_group_id for message in group}) == 1


async def test_commands_go_through_the_client(started: Bot) -> None:
    scope = BotCommandScopeChat(chat_id=EGOR)
    await started.set_my_commands([BotCommand(command="new", description="Новая")], scope=scope, language_code="ru")
    [command] = await started.get_my_commands(scope=scope, language_code="ru")
    assert command.description == "Новая"


@pytest.mark.parametrize(
    ("action", "raised"),
    [
        ("429", TelegramRetryAfter),
        ("500", TelegramServerError),
        ("502_html", ClientDecodeError),
        ("403", TelegramForbiddenError),
        ("reset_before", TelegramNetworkError),
        ("lost_answer", TelegramNetworkError),
    ],
)
async def test_faults_become_the_clients_exceptions(
    started: Bot, people: Client, action: str, raised: type[Exception]
) -> None:
    await people.post("faults", action=action)
    with pytest.raises(raised):
        await started.send_message(EGOR, "x")


async def test_refusals_become_the_clients_exceptions(started: Bot) -> None:
    sent = await started.send_message(EGOR, "x")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await sent.edit_text("x")
    with pytest.raises(TelegramBadRequest, match='Unsupported start tag "zz" at byte offset 10'):
        await started.send_message(EGOR, "0123456789<zz>", parse_mode="HTML")
    with pytest.raises(TelegramServerError, match="Not Implemented in the playground: sendDice"):
        await started.send_dice(EGOR)
