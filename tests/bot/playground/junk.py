"""Random requests: sound ones, nearly sound ones and plain junk, to the Bot API, the controls and everything else."""

import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import Json
from bot.playground.methods import METHODS
from bot.playground.schema import Field, schema
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import ANNA, EGOR, NOBODY, TOKEN, VERA

_LONG = "я" * 5000
_STRINGS = [
    "", " ", "x", "/start", "Да", "😀" * 40, _LONG, "\x00", "null", "[]", "{}", "<b>x</b>", "<b>", "&#0;&#xD800;",
    "<tg-time unix='²'>x", '<a href="http://[">x</a>', "attach://a", "http://[", "https://127.0.0.1:99999/", "@egor",
    "../../etc/passwd", "@nobody", "HTML", "typing", "photo", "document", "article", "emoji", "👍", "ru", "tomorrow",
    "Europe/Moscow",
]  # fmt: skip
_NUMBERS: list[Any] = [0, 1, 2, 3, 5, -1, 100, 2**31, 2**63, -(2**63), 10**18, 0.5, -0.5, 1e300, 10**400]
GROUP = -100500
_PEOPLE = [EGOR, VERA, ANNA, NOBODY, GROUP]
_JUNK: list[Any] = [None, True, False, [], {}, [[]], {"": ""}, [None], "NaN", *_NUMBERS, *_STRINGS]
_PART = b"--x\r\nContent-Disposition: form-data"
_BODIES = [
    b"", b"{", b"[1]", b"\xff\xfe", b"null", b'{"chat_id": NaN}', b'{"text": "\\ud800"}', b"[" * 50_000, b"\x00" * 100,
    b"--x\r\n", _PART + b"; name=", _PART + b"\r\n\r\n1\r\n--x--", b"a=%ff%fe&b=%00&=", b"&&&==",
    _PART + b'; name="chat_id"\r\n\r\n\xff\xff\r\n--x--\r\n',
    _PART + b'; name="files"; filename="\x00"\r\n\r\nbody\r\n--x--\r\n',
]  # fmt: skip
_TYPES = ["photo", "document", "article", "emoji", "bold", "text_mention", "default"]
_KINDS = [
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=x; charset=nonsense", "text/plain", "", "///", "application/json; charset=utf-16",
]  # fmt: skip
#: What is right for a name, whatever its type says; taken more often than not.
_GOOD: dict[str, list[Any]] = {
    "person": _PEOPLE[:3], "telegram_id": _PEOPLE[:3], "contact": _PEOPLE[:3], "chat_id": _PEOPLE,
    "from_chat_id": _PEOPLE, "user_id": _PEOPLE, "bot": [None, 42], "keep_people": [True],
    "chat": [GROUP], "add": [[ANNA]], "remove": [[ANNA]], "admins": [[EGOR]],
    "members": [[EGOR, VERA]], "id": [GROUP, "x"],
    "to": ["tomorrow", "working_day", "2098-01-05", 7],
    "zone": ["Europe/Moscow", "Asia/Almaty", None], "data": ["a", "b"], "callback_data": ["a", "b"], "label": ["Да"],
    "text": ["Да", "<b>Да</b> &amp; <i>нет</i>", _LONG], "parse_mode": ["HTML", None], "message_id": list(range(1, 30)),
    "emoji": ["👍", None], "media": ["attach://a"], "photo": ["attach://a"], "document": ["attach://a"],
    "users": [[EGOR], [VERA, ANNA]], "language": ["ru", "en"], "action": ["typing", "500", "429", "truncated_file"],
    "method": ["sendMessage", "*"], "reply_to": [None, 1, 2], "edit": [None, 1], "command": ["new"], "offset": [0, 5],
    "url": ["http://127.0.0.1:9/x", "", "http://127.0.0.1:99999/x", "https://example.com"], "start_param": ["x"],
}  # fmt: skip
#: What would keep the server waiting on purpose.
_PATIENT = {"timeout", "wait", "seconds", "hang"}


@dataclass(frozen=True, slots=True)
class Ask:
    verb: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    #: Uploaded parts beside `form`.
    files: dict[str, bytes] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)


class Junk:
    """`openapi` describes the controls. The same seed asks the same."""

    def __init__(self, seed: int, openapi: Json) -> None:
        self._dice = random.Random(seed)
        self._controls = [
            (path, verb.upper(), spec)
            for path, verbs in openapi["paths"].items()
            for verb, spec in verbs.items()
            # A stream without an end.
            if not path.endswith("/events")
        ]
        self._models: Json = openapi["components"]["schemas"]

    def next(self) -> Ask:
        makers: list[Callable[[], Ask]] = [
            self._method,
            self._method,
            self._control,
            self._control,
            self._raw,
            self._odd,
        ]
        return self._dice.choice(makers)()

    def _chance(self, of: float) -> bool:
        return self._dice.random() < of

    def _method(self) -> Ask:
        """A method of the Bot API with parameters that are mostly of the right type."""
        name = self._dice.choice(list(METHODS if self._chance(0.8) else schema().methods))
        fields = schema().methods[name]
        chosen = {k: f for k, f in fields.items() if self._chance(0.95 if f.required else 0.3)}
        given = {key: self._value(key, one.type) for key, one in chosen.items()}
        if self._chance(0.04):
            given[self._dice.choice(["extra", "", "я", "reply_to_message_id"])] = self._dice.choice(_JUNK)
        path = f"/bot{TOKEN}/{name}"
        if self._chance(0.5):
            return Ask("POST", path, headers={"Content-Type": "application/json"}, body=_dumped(given))
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()}
        files = {
            part: self._dice.choice([PIXEL, b"a", b"", b"\xff\xd8\xff\xc0"]) for part in ("a", *self._inputs(fields))
        }
        return Ask("POST", path, form=form, files=files if self._chance(0.4) else {})

    def _inputs(self, fields: dict[str, Field]) -> list[str]:
        return [name for name, one in fields.items() if "InputFile" in one.type]

    def _value(self, name: str, type: str, depth: int = 0) -> Any:
        if name in _PATIENT:
            return 0.01 if "Float" in type else 0
        if self._chance(0.03) or depth > 4:
            return self._dice.choice(_JUNK)
        if name in _GOOD and not type.startswith(("Input", "Array")) and self._chance(0.7):
            return self._dice.choice(_GOOD[name])
        if type.startswith("Array of "):
            inner = type.removeprefix("Array of ")
            return [self._value("", inner, depth + 1) for _ in range(self._dice.randint(0, 3))]
        match type:
            case "Integer" | "Integer or String":
                return self._dice.choice([1, 2, 3, 4, 5, 6, *_NUMBERS])
            case "Float":
                return self._dice.choice(_NUMBERS)
            case "Boolean" | "True":
                return self._chance(0.7)
            case "String" | "InputFile" | "InputFile or String":
                return self._dice.choice(_STRINGS)
            case _:
                return self._object(type, depth)

    def _object(self, type: str, depth: int) -> Any:
        words = [
            word.strip() for part in type.split(" or ") for chunk in part.split(",") for word in chunk.split(" and ")
        ]
        name = self._dice.choice(words)
        name = self._dice.choice(schema().unions.get(name) or [name])
        fields = schema().types.get(name, {})
        chosen = {k: f for k, f in fields.items() if self._chance(0.97 if f.required else 0.25)}
        made = {key: self._value(key, one.type, depth + 1) for key, one in chosen.items()}
        if "type" in made and self._chance(0.9):
            made["type"] = self._dice.choice(
                ["photo", "document", "article", "emoji", "bold", "text_mention", "default"]
            )
        return made

    def _control(self) -> Ask:
        path, verb, spec = self._dice.choice(self._controls)
        path = path.replace("{id}", self._dice.choice(["x", "%00", "..%2f", "я"]))
        query = {one["name"]: self._word(one["name"]) for one in spec.get("parameters", []) if one["in"] == "query"}
        query = {name: text for name, text in query.items() if self._chance(0.9)}
        content = spec.get("requestBody", {}).get("content", {})
        if "multipart/form-data" in content:
            form = {"person": str(self._dice.choice(_PEOPLE)), "caption": self._dice.choice(_STRINGS)}
            return Ask(verb, path, query, form=form, files={"files": self._dice.choice([PIXEL, b"", b"a"])})
        if not content:
            return Ask(verb, path, query)
        body = self._modelled(content["application/json"]["schema"])
        return Ask(verb, path, query, {"Content-Type": "application/json"}, _dumped(body))

    def _word(self, name: str) -> str:
        if name in _PATIENT:
            return self._dice.choice(["0", "0.01", "x", "nan", "-1"])
        if name in _GOOD and self._chance(0.7):
            return str(self._dice.choice(_GOOD[name]) or "")
        return str(self._dice.choice([*_PEOPLE, 42, 0, 1, "x", *_STRINGS]))

    def _modelled(self, spec: Json) -> Any:
        """Something like the model of a control; hardly ever quite it."""
        if self._chance(0.04):
            return self._dice.choice(_JUNK)
        if "$ref" in spec:
            return self._modelled(self._models[spec["$ref"].rpartition("/")[2]])
        if "anyOf" in spec:
            return self._modelled(self._dice.choice(spec["anyOf"]))
        if "enum" in spec:
            return self._dice.choice([word for word in spec["enum"] if word not in _PATIENT])
        match spec.get("type"):
            case "object":
                return {k: self._named(k, one) for k, one in spec.get("properties", {}).items() if self._chance(0.8)}
            case "array":
                return [self._modelled(spec.get("items", {})) for _ in range(self._dice.randint(0, 3))]
            case "integer":
                return self._dice.choice([0, 1, 2, 3, 4, 5, 6, 42, *_NUMBERS])
            case "number":
                return self._dice.choice(_NUMBERS)
            case "boolean":
                return self._chance(0.5)
            case "string":
                return self._dice.choice(_STRINGS)
            case _:
                return self._dice.choice(_JUNK)

    def _named(self, name: str, spec: Json) -> Any:
        if name in _PATIENT:
            return self._dice.choice([0, 0.01])
        if name in _GOOD and self._chance(0.8):
            return self._dice.choice(_GOOD[name])
        return self._modelled(spec)

    def _raw(self) -> Ask:
        """A body that is not what its head says."""
        path = self._dice.choice([f"/bot{TOKEN}/{name}" for name in ("sendMessage", "sendDocument", "getMe")])
        path = self._dice.choice([path, "/_playground/upload", "/_playground/say", "/_playground/people"])
        headers = {"Content-Type": self._dice.choice(_KINDS)}
        return Ask("POST", path, headers=headers, body=self._dice.choice(_BODIES))

    def _odd(self) -> Ask:
        """Addresses, tokens and heads that nobody should send."""
        junk = "".join(self._dice.choices(string.printable.strip(), k=8)).replace("#", "").replace("?", "")
        paths = [
            "/",
            "/web/main.js",
            f"/web/{junk}",
            "/web/%00",
            f"/bot{junk}/getMe",
            f"/bot{TOKEN}/{junk}",
            f"/{junk}",
        ]
        paths += [
            f"/file/bot{TOKEN}/{junk}",
            "/file/bot1:x/..%2f..%2fetc/passwd",
            "/_playground/nothing",
            "/bot42/getMe",
        ]
        heads: list[dict[str, str]] = [
            {}, {}, {"Host": "["}, {"Host": "evil.example"}, {"Origin": "http://["}, {"Origin": junk},
            {"Content-Type": junk}, {"Range": "bytes=9-1"},
        ]  # fmt: skip
        verb = self._dice.choice(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE"])
        return Ask(verb, self._dice.choice(paths).replace(" ", ""), headers=self._dice.choice(heads))


def _dumped(value: Any) -> bytes:
    return json.dumps(value).encode()
