"""Who may not: strangers, people who have left, colleagues of whom a request is none of their business."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from core.model.ids import DraftId, RequestId
from core.store.db import Tx
from core.use.act import NoSuchRequest
from core.use.fill import DraftGone
from dialogs.action import Fill, NotAButton, OnDraft, OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.sayings import (
    Saying,
    attach,
    edited,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    sticker,
    toast,
)
from tests.dialogs.stories import WISH, asked_for_vacation, asked_to_buy
from tests.dialogs.talk import Talk

_ANYTHING: tuple[Saying, ...] = (
    "/start",
    "/inbox",
    "/my",
    WISH,
    "Иван Петров",
    press_data("m.i.0"),
    press_data("a.1.o.0.0"),
    press_data("a.1.a.1.1"),
    press_data("f.1.0.R.0"),
    press_data("n.vacation"),
    press_data(""),
    attach(file()),
    sticker(),
    edited("отпуск"),
)


@pytest.mark.parametrize("saying", _ANYTHING)
def test_a_stranger_learns_nothing(talk: Talk, saying: Saying) -> None:
    """One sentence whatever he says: no names, no counts, no buttons."""
    asked_for_vacation(talk)
    talk.as_("stranger", (saying, sees("Это рабочий бот компании."), fresh()))
    (answer,) = talk.chat("stranger").messages
    assert answer.choices == []
    assert not any(character.isdigit() for character in str(answer))
    assert not any(person.name in str(answer) for person in talk.org().people.values())


def test_whoever_has_left_is_a_stranger(talk: Talk) -> None:
    """His old card decides nothing, and shows nothing."""
    asked_for_vacation(talk)
    before = str(talk.chat("Ольга").messages[-1])
    account = talk.person("Ольга").telegram
    talk.change("Ольга", active=False)
    talk.as_("Ольга", (press("Согласовать"), sees("Это рабочий бот компании."), misses("Иван", "Согласовано")))
    talk.as_("Ольга", ("/inbox", misses("Иван")))
    talk.as_("Иван", (incoming(), silence()))
    assert str(talk.chats[account or 0].messages[0]) == before


def test_a_request_of_others_is_not_there(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Emma", ("/start",))
    for verb in Verb:
        if verb is not Verb.NEVER_MIND:
            data = packed(OnRequest(RequestId(1), verb, 1, 1))
            talk.as_("Emma", (press_data(data), toast(NoSuchRequest), misses("Иван", "5–18"), sees("How can I help?")))
    talk.as_("Иван", (incoming(), silence()))


def test_a_request_of_others_is_as_little_there_as_none(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Emma", ("/start",))
    for verb in Verb:
        there, nowhere = (packed(OnRequest(RequestId(id), verb, 1, 1)) for id in (1, 999))
        talk.as_("Emma", (press_data(there),))
        first = str(talk.chat("Emma").messages[-1])
        talk.as_("Emma", (press_data(nowhere),))
        assert str(talk.chat("Emma").messages[-1]) == first


def test_a_draft_of_another_is_not_there(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), ("вера",), (press("Всё сделано"), sees("[Отправить]")))
    before = talk.read(_others_have)
    talk.as_("Emma", ("/start",))
    for do in Fill:
        for revision in (0, 2):
            data = packed(OnDraft(DraftId(1), revision, do, 1))
            talk.as_("Emma", (press_data(data), toast(DraftGone), misses("Иван", "5–18", "Deleted")))
    assert talk.read(_others_have) == before
    talk.as_("Иван", (press("Отправить"), sees("⏳ Вера Ким")))


def _bent(data: bytes, place: int, letter: int) -> str:
    at = place % len(data)
    return (data[:at] + bytes([letter]) + data[at + 1 :]).decode()


_NUMBER = st.text("0123456789abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=3)
_LETTER = st.sampled_from([*Fill, *Verb])
_REAL = st.sampled_from([b"a.1.a.0.1", b"f.1.2.S.0", b"f.3.0.D.0", b"a.2.X.0.0", b"n.vacation", b"m.i.0"])
_FORGED = {
    "noise": st.text(max_size=64),
    "formed": st.tuples(st.sampled_from("fa"), _NUMBER, _NUMBER | _LETTER, _LETTER, _NUMBER).map(".".join),
    "bent": st.builds(_bent, _REAL, st.integers(0, 9), st.integers(32, 126)),
}


@pytest.mark.parametrize("kind", ["noise", "formed", "bent"])
def test_forged_data_changes_nothing_of_others(talk: Talk, kind: str) -> None:
    asked_for_vacation(talk, substitute="Вера Ким")
    asked_to_buy(talk)
    talk.as_("Иван", (WISH,))
    talk.as_("Emma", ("/start",))
    before = talk.read(_others_have)

    @settings(max_examples=350, deadline=None, database=None)
    @given(_FORGED[kind])
    def check(data: str) -> None:
        talk.as_("Emma", (press_data(data), misses("Иван", "5–18 August", "900")))

    check()
    assert talk.read(_others_have) == before


@pytest.mark.parametrize(
    "data", ["", ".", "x", "m", "m.q.0", "f.1.0.o", "f.-1.0.o.0", "a.1.a.1", "l.xx", "n.", "ы.1", "f.1.0.o.0.0", "\0"]
)
def test_nonsense_is_no_button(talk: Talk, data: str) -> None:
    talk.as_("Иван", ("/start",), (press_data(data), sees("[Новая заявка]" if data != "l.xx" else "[Русский]")))


def test_a_button_that_a_question_lacks_is_none(talk: Talk) -> None:
    """Each of them is somebody's button, only not of this question; none answers it."""
    talk.as_("Иван", (WISH, sees("Кто вас заменит?")))
    for do in (Fill.OPTION, Fill.TICK, Fill.ALL, Fill.DAY, Fill.MONTH, Fill.YES, Fill.NO, Fill.DETACH):
        revision = _revision(talk)
        talk.as_("Иван", (press_data(packed(OnDraft(DraftId(1), revision, do))), toast(NotAButton), sees("заменит?")))
    for do, arg in ((Fill.EDIT, 99), (Fill.PERSON, 99), (Fill.PAGE, 99), (Fill.DONE, 0), (Fill.KEEP, 0)):
        talk.as_("Иван", (press_data(packed(OnDraft(DraftId(1), _revision(talk), do, arg))), sees("Кто вас заменит?")))
    talk.as_("Иван", ("вера", sees("Всё готово")))


def test_submitting_too_early_is_declined(talk: Talk) -> None:
    talk.as_("Иван", (WISH,), (press_data(packed(OnDraft(DraftId(1), 0, Fill.SUBMIT))), sees("Кто вас заменит?")))
    talk.as_("Иван", ("/my", sees("У вас пока нет заявок")))


def test_an_old_card_of_somebody_who_may_see_no_more(talk: Talk) -> None:
    """HR that is HR no longer is told no more than anybody else."""
    asked_for_vacation(talk)
    talk.as_("Елена", ("/start",), (press_data(packed(OnRequest(RequestId(1), Verb.HISTORY))), sees("Иван Петров")))
    talk.change("Елена", roles=frozenset())
    talk.as_("Елена", (press("К заявке"), toast(NoSuchRequest), misses("Иван")))


def test_his_own_card_shows_him_nothing_either(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Елена", ("/start",), (press_data(packed(OnRequest(RequestId(1), Verb.OPEN))), sees("Иван Петров")))
    talk.change("Елена", roles=frozenset())
    talk.as_("Елена", (press("История"), toast(NoSuchRequest), misses("Иван"), sees("Чем помочь?")))


def test_a_new_substitute_of_the_role_takes_part(talk: Talk) -> None:
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    talk.as_("Анна", (press("Готово"),), (press_old("Готово"), sees("✅ Готово")))


def _others_have(tx: Tx) -> list[object]:
    """All that belongs to others than Emma: she may begin drafts of her own."""
    tables = {
        "request": "SELECT id, version, status, state FROM request ORDER BY id",
        "journal": "SELECT count(*) FROM journal",
        "draft": "SELECT id, revision, state FROM draft WHERE person <> 8 ORDER BY id",
        "outbox": "SELECT count(*) FROM outbox",
        "focus": "SELECT person, body FROM focus WHERE person <> 8 ORDER BY person",
        "person": "SELECT id, locale, active FROM person WHERE id <> 8 ORDER BY id",
    }
    return [tuple(map(tuple, tx.execute(text(query)).all())) for query in tables.values()]


def _revision(talk: Talk) -> int:
    return talk.read(lambda tx: int(tx.execute(text("SELECT max(revision) FROM draft")).scalar_one()))
