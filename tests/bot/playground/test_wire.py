"""The wire: names, shapes of requests, tokens, what is not there, who may ask."""

import json
import os
import subprocess
import sys

import pytest

from bot.playground import Client
from bot.playground.methods import METHODS, UNSUPPORTED
from bot.playground.schema import schema
from bot.playground.serve import listen
from tests.bot.playground.wire import EGOR, Api

#: As BotFather would give it.
REAL = f"123456789:AA{'x' * 33}"
MISSING = sorted(schema().methods.keys() - METHODS.keys())


async def test_every_other_method_of_the_schema_says_it_is_missing(api: Api) -> None:
    assert len(MISSING) == 185 - len(METHODS)
    for method in MISSING:
        assert await api.no(method) == f"501 Not Implemented in the playground: {method}"


def test_what_is_written_is_in_the_schema() -> None:
    assert METHODS.keys() <= schema().methods.keys()
    assert all(names <= schema().methods[method].keys() for method, names in UNSUPPORTED.items())


async def test_unknown_method_and_token(api: Api) -> None:
    assert await api.no("sendNothing") == "404 Not Found"
    assert await Api(api.session, api.url, "notatoken").no("getMe") == "401 Unauthorized"


async def test_token_of_a_real_bot_does_not_belong_here(api: Api, people: Client) -> None:
    real = Api(api.session, api.url, REAL)
    assert (await real.no("getMe")).startswith("401 Unauthorized: this looks like a real bot's token")
    assert [bot["id"] for bot in await people.get("bots")] == [42]


@pytest.mark.parametrize(
    ("words", "environment", "why"),
    [
        (["--port", "0"], {"KIVOK_BOT_TOKEN": REAL}, "KIVOK_BOT_TOKEN holds a real bot's token"),
        (["--port", "0", "--host", "0.0.0.0"], {}, "the playground listens on this machine only"),  # noqa: S104
        (["--port", "70000"], {}, "port must be 0-65535"),
    ],
    ids=["real token", "open to all", "no port"],
)
def test_playground_does_not_start_where_it_must_not(words: list[str], environment: dict[str, str], why: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.playground", *words],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, why in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.parametrize(
    "body", [b'{"text": "\\ud800"}', b'{"x": NaN}', b'{"x": 1e999}', b"[" * 100_000, b"\xff", b"[1]", b'"x"', b"{"]
)
async def test_unsound_json_is_refused(api: Api, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with api.session.post(f"{api.url}/bot{api.token}/getMe", data=body, headers=headers) as answer:
        assert (await answer.json())["description"] == "Bad Request: can't parse the request's JSON object"
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", reply_parameters=body.decode("latin-1"))
    assert refused.startswith("400 Bad Request: can't parse reply_parameters")


async def test_names_of_methods_ignore_case(api: Api) -> None:
    assert (await api.ok("GETME"))["id"] == 42


async def test_unknown_parameter_is_refused(api: Api) -> None:
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", reply_to_message_id=1)
    assert refused == '400 Bad Request: unknown parameter "reply_to_message_id" in sendMessage of Bot API 10.3'


@pytest.mark.parametrize("kind", ["query", "form", "multipart", "json"])
async def test_every_shape_of_request_is_read(api: Api, kind: str) -> None:
    fields = {
        "chat_id": "1001",
        "text": "x",
        "reply_parameters": json.dumps({"message_id": 1}),
        "protect_content": "true",
    }
    url = f"{api.url}/bot{api.token}/sendMessage"
    match kind:
        case "query":
            request = api.session.get(url, params=fields)
        case "form":
            request = api.session.post(url, data=fields)
        case "json":
            request = api.session.post(url, json={**fields, "chat_id": 1001, "reply_parameters": {"message_id": 1}})
        case _:
            body = await api.form("sendMessage", {"unused": ("a", b"a")}, **fields)
            assert body["result"]["has_protected_content"]
            return
    async with request as answer:
        result = (await answer.json())["result"]
    assert result["reply_to_message"]["message_id"] == 1
    assert result["has_protected_content"]


@pytest.mark.parametrize("wrong", ["abc", "1.5", True])
async def test_number_that_is_none(api: Api, wrong: object) -> None:
    refused = await api.no("deleteMessage", chat_id=EGOR, message_id=wrong)
    assert refused == "400 Bad Request: can't parse message_id: must be of type Integer"


async def test_log_shows_what_was_asked_and_answered(api: Api, people: Client) -> None:
    await api.send(text="for the log")
    await api.call("sendMessage", chat_id=EGOR, text="")
    good, bad = await people.get("log", method="sendMessage")
    assert (good["parameters"]["text"], good["status"], good["answer"]["ok"]) == ("for the log", 200, True)
    assert (bad["status"], bad["answer"]["description"]) == (400, "Bad Request: message text is empty")


async def test_foreign_pages_and_hosts_are_not_served(api: Api) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        async with api.session.get(f"{api.url}/_playground/people", headers=headers) as answer:
            assert answer.status == 403
    async with api.session.get(f"{api.url}/_playground/people", headers={"Origin": api.url}) as answer:
        assert answer.status == 200


def test_only_this_machine_is_listened_on() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        listen("0.0.0.0", 0)  # noqa: S104 - refused, that is the point
