"""A confidential request: nobody finds it but those who take part, whichever way he looks for it."""

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId, RoleKey
from core.model.org import ADMIN
from core.store import forms
from core.use.act import NoSuchRequest
from core.use.people import deactivate, reseat
from dialogs.action import OnRequest, OnWatch, Verb, Watching
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.sayings import misses, press, press_data, reply, sees, silence
from tests.dialogs.test_linked import REPORT

BUTTON = """\
form: button
title: {ru: Красная кнопка, en: Red button}
aliases: {ru: [нужна помощь], en: [need help]}
owner: hr
privacy: sealed
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что случилось, en: What has happened}}
  - {key: tell_manager, type: yes_no, title: {ru: Сообщить руководителю, en: Tell the manager}}
route:
  - {stage: accounting, title: {ru: Кому доверяем, en: Confidant}, who: [role: accounting]}
  - stage: manager
    title: {ru: Руководитель, en: Manager}
    who: [manager_of: author]
    when: {field: tell_manager, is: yes}
"""
#: Who leads the author, who stands above, whoever answers for the process, an administrator, a colleague.
OUTSIDE = ("Ольга", "Пётр", "Елена", "Роман", "Вера")


@pytest.fixture
def sealed(house: House) -> House:
    house.talk.change("Роман", roles=frozenset({ADMIN}))
    house.talk.write(forms.publish, read_both(BUTTON, 1)[0], house.talk.clock.now)
    house.talk.write(forms.publish, read_both(REPORT.replace("form: outing, ", ""), 1)[0], house.talk.clock.now)
    return house


def asks(house: House, tells: tuple[str, str] = ("Нет", "No")) -> None:
    house.as_(
        "Иван",
        (house.say("нужна помощь", "need help"),),
        (secret(house),),
        (press(house.say(*tells)), sees(confidential(house))),
        (press("Submit"), sees(confidential(house))),
    )


def secret(house: House) -> str:
    return house.say("Выгорание", "Burnout")


def confidential(house: House) -> str:
    return house.say("Конфиденциально: видят только участники.", "Confidential: only those who take part see it.")


def test_whoever_takes_part_reads_it_and_hands_it_on_to_nobody(sealed: House) -> None:
    asks(sealed)
    sealed.hears("Анна", sees(secret(sealed), confidential(sealed), "[Approve]"))
    for name in OUTSIDE:
        sealed.hears(name, silence())
    sealed.as_("Анна", (press("More…"), sees("❓"), misses("[Hand on]", "[Add an approver]", "[Add observer]")))


def test_nobody_else_finds_it_whichever_way_he_looks(sealed: House) -> None:
    asks(sealed)
    on = RequestId(1)
    card, history, files, watch = (
        packed(one)
        for one in (
            OnRequest(on, Verb.OPEN),
            OnRequest(on, Verb.HISTORY),
            OnRequest(on, Verb.FILES),
            OnWatch(on, Watching.ASK),
        )
    )
    for name in OUTSIDE:
        for button in (card, history, files, watch):
            sealed.as_(name, (press_data(button), sees(NoSuchRequest), misses(secret(sealed))))
        for words in (
            "/inbox",
            "/my",
            "/start",
            sealed.say("где заявка Ивана Петрова?", "where is the request of Иван Петров?"),
        ):
            sealed.as_(name, (words, misses(secret(sealed), "Иван Петров · " + secret(sealed))))
        sealed.as_(
            name,
            (sealed.say("расход", "outlay"), misses(secret(sealed))),
            ("1", misses(secret(sealed), sealed.say("Красная", "Red"))),
            ("/cancel",),
        )


def test_an_open_one_is_found_by_its_owner_and_an_administrator(sealed: House) -> None:
    sealed.talk.write(forms.publish, read_both(BUTTON.replace("privacy: sealed\n", ""), 1)[0], sealed.talk.clock.now)
    sealed.as_(
        "Иван",
        (sealed.say("нужна помощь", "need help"),),
        (secret(sealed),),
        (press(sealed.say("Нет", "No")),),
        (press("Submit"), misses(confidential(sealed))),
    )
    for name in ("Елена", "Роман"):
        sealed.as_(name, (press_data(packed(OnRequest(RequestId(1), Verb.OPEN))), sees(secret(sealed))))


def test_its_author_does_not_name_it_in_another_request(sealed: House) -> None:
    asks(sealed)
    sealed.as_("Иван", (sealed.say("расход", "outlay"), misses(secret(sealed))), ("1", misses(secret(sealed))))


def test_the_manager_reads_it_where_the_author_says_so(sealed: House) -> None:
    asks(sealed, ("Да", "Yes"))
    sealed.hears("Ольга", silence())
    sealed.as_("Анна", (press("Approve"),))
    sealed.hears("Ольга", sees(secret(sealed), confidential(sealed), "[Approve]"))


def test_a_name_lets_nobody_in_before_the_author_says_so(sealed: House) -> None:
    asks(sealed)
    only = sealed.say("Показать заявку может только её автор: ", "Only the author of this request can show it to: ")
    sealed.as_("Анна", (reply("@Вера поможет?", secret(sealed)), sees(only, "Вера"), misses("[Вера")))
    sealed.hears("Вера", silence())
    sealed.as_("Иван", (reply("@Вера, поможешь?", secret(sealed)), sees(sealed.say("«Вера»", "“Вера”"), "[Вера")))
    sealed.hears("Вера", silence())
    sealed.as_("Иван", (press("Вера Ким"),))
    sealed.hears("Вера", sees(secret(sealed), confidential(sealed)))


def test_no_stage_opens_a_form_that_was_sealed_since(sealed: House) -> None:
    opening = """\
form: order
title: {ru: Поручение, en: Errand}
aliases: {ru: [поручение], en: [errand]}
owner: hr
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author], do: act, opens: [button]}
"""
    sealed.talk.write(forms.publish, read_both(opening, 1)[0], sealed.talk.clock.now)
    sealed.as_("Иван", (sealed.say("поручение", "errand"),), ("Чай",), (press("Submit"),))
    sealed.hears("Ольга", sees("Чай"), misses(sealed.say("Открыть", "Open")))


def test_the_last_one_who_is_asked_leaves_and_nobody_learns_of_it(sealed: House) -> None:
    """Whoever dismisses people is neither refused nor told; the request waits until there is somebody again."""
    asks(sealed)
    for name in ("Анна", "Борис", "Елена"):
        sealed.talk.write(deactivate, sealed.talk.person(name).id, sealed.talk.clock.now)
    sealed.talk.sweep()
    for name in ("Ольга", "Пётр", "Роман", "Вера"):
        sealed.hears(name, silence())
    sealed.talk.change("Вера", roles=frozenset({RoleKey("hr")}))
    sealed.talk.write(reseat, sealed.talk.clock.now)
    sealed.talk.sweep()
    sealed.hears("Вера", sees(secret(sealed), "[Approve]"))
