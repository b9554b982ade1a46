"""«Кто в отпуске»: what each person sees of whose absences, and how he leafs through them."""

from datetime import UTC, datetime

import pytest

from core.model.ids import PersonId, RoleKey
from core.model.sight import COMPANY
from core.use.away import NoTeam
from dialogs.action import OnTeam
from dialogs.packing import packed
from tests.dialogs.company import OLGA
from tests.dialogs.resting import asks, resting, rests
from tests.dialogs.sayings import begins, changed, fresh, incoming, misses, press, press_data, sees, toast
from tests.dialogs.talk import STRANGER, Talk

JULY = 2027 * 12 + 6


@pytest.fixture
def office(talk: Talk) -> Talk:
    """In August Иван is away, and Вера would like to be; Emma is away now."""
    talk.write(resting)
    rests(talk, "Иван", "с 5 по 18 августа")
    asks(talk, "Вера", "с 16 по 20 августа")
    rests(talk, "Emma", "from 1 to 7 July")
    for chat in talk.chats.values():
        chat.read()
    return talk


def drawing(talk: Talk, who: str) -> str:
    return talk.chat(who).messages[-1].screen.drawing


def button(leader: PersonId, month: int = JULY + 1, months: int = 1, page: int = 0) -> str:
    return packed(OnTeam(leader, month, months, page))


def test_a_manager_asks_and_sees_his_team_at_a_glance(office: Talk) -> None:
    office.as_(
        "Ольга",
        (
            "кто в отпуске?",
            begins("Команда: Ольга Смирнова · июль 2027"),
            sees("[picture]", "Сегодня нет: Emma Stone до 7 июля", "Emma Stone: 1–7 июля"),
            sees("[← июнь] [август →]", "[Три месяца]", "[В меню]"),
            misses("Вся компания"),
            fresh(),
        ),
        (
            press("август →"),
            begins("Команда: Ольга Смирнова · август 2027"),
            sees(
                "Иван Петров: 5–18 августа", "Вера Ким: 16–20 августа 2027, на согласовании", "Сегодня нет: Emma Stone"
            ),
            changed(),
        ),
    )
    shown = drawing(office, "Ольга")
    assert all(name in shown for name in ("Ольга Смирнова", "Иван Петров", "Вера Ким", "Emma Stone"))
    assert "Пётр" not in shown
    assert "на согласовании" in shown


def test_three_months_are_one_picture(office: Talk) -> None:
    office.as_(
        "Ольга",
        ("кто в отпуске",),
        (press("Три месяца"), begins("Команда: Ольга Смирнова · июль – сентябрь 2027"), changed()),
        (press("октябрь →"), begins("Команда: Ольга Смирнова · октябрь – декабрь 2027")),
        (press("январь →"), sees("январь – март 2028")),
        (press("← октябрь"), sees("октябрь – декабрь 2027")),
        (press("Один месяц"), begins("Команда: Ольга Смирнова · октябрь 2027")),
    )


def test_a_month_can_be_asked_for(office: Talk) -> None:
    office.as_("Ольга", ("отпуска команды в августе", begins("Команда: Ольга Смирнова · август 2027")))


def test_a_colleague_sees_what_is_granted_and_nothing_else(office: Talk) -> None:
    office.as_(
        "Emma",
        ("who is away?", begins("Team: Ольга Смирнова · July 2027"), sees("Away today: Emma Stone until 7 July")),
        (press("August →"), sees("Иван Петров: 5–18 August"), misses("Вера Ким", "asked for", "The whole company")),
    )
    shown = drawing(office, "Emma")
    assert "Вера Ким" in shown  # as one of the team
    assert "asked" not in shown.replace('id="asked"', "")


def test_ones_own_wish_is_seen_by_oneself(office: Talk) -> None:
    office.as_(
        "Вера",
        ("кто в отпуске в августе", sees("Вера Ким: 16–20 августа 2027, на согласовании", "Иван Петров: 5–18 августа")),
    )


def test_nobody_reads_why_somebody_is_away(office: Talk) -> None:
    for who in ("Ольга", "Елена"):
        office.as_(who, ("кто в отпуске", misses("Отгул", "№")), (press("август →"), misses("Отгул", "№")))
        assert "Отгул" not in drawing(office, who)


def test_hr_sees_the_company_those_who_are_away_first(office: Talk) -> None:
    office.as_(
        "Елена",
        ("кто в отпуске", begins("Вся компания · июль 2027"), sees("Сегодня нет: Emma Stone"), misses("Моя команда")),
        (press("август →"), sees("Вера Ким: 16–20 августа 2027, на согласовании")),
    )
    shown = drawing(office, "Елена")
    assert shown.index("Вера Ким") < shown.index("Анна Серова")
    assert shown.index("Иван Петров") < shown.index("Борис Ганин")


def test_hr_who_leads_people_goes_from_them_to_everybody_and_back(office: Talk) -> None:
    office.change("Борис", manager=office.person("Елена").id)
    office.as_(
        "Елена",
        ("кто в отпуске", begins("Команда: Елена Рот · июль 2027"), sees("Сегодня все на месте.")),
        (press("Вся компания"), begins("Вся компания · июль 2027"), sees("[Моя команда]"), changed()),
        (press("Моя команда"), begins("Команда: Елена Рот")),
    )


def test_more_than_thirty_people_take_several_pictures(office: Talk) -> None:
    office.hire(*(f"Новый Сотрудник {number:02}" for number in range(30)))
    office.as_(
        "Елена",
        ("кто в отпуске", sees("[Ещё →]"), misses("[← Назад]")),
        (press("Ещё →"), begins("Вся компания · июль 2027"), misses("Ещё →", "Emma Stone: 1–7"), changed()),
    )
    assert "Новый Сотрудник 29" in drawing(office, "Елена")
    assert "Emma" not in drawing(office, "Елена")


def test_a_team_of_the_manager_is_behind_a_button_of_the_card(office: Talk) -> None:
    office.as_(
        "Ольга",
        (press("Команда"), begins("Команда: Ольга Смирнова · август 2027"), sees("на согласовании"), fresh()),
        (press("сентябрь →"), changed()),
        (press("Согласовать"), toast("Согласовано")),
    )


def test_the_card_of_its_author_has_no_such_button(office: Talk) -> None:
    office.as_("Вера", ("/my",), (press("№ 2"), misses("[Команда]")))


def test_days_over_the_end_of_a_month_are_all_shown(office: Talk) -> None:
    asks(office, "Иван", "с 30 сентября по 3 октября")
    office.as_("Ольга", (incoming(),), (press("Команда"), begins("Команда: Ольга Смирнова · сентябрь – ноябрь 2027")))


@pytest.mark.parametrize("leader", [OLGA, COMPANY])
def test_a_forged_button_shows_nobody_elses_team(office: Talk, leader: PersonId) -> None:
    office.as_("Анна", ("/my",), (press_data(button(leader)), toast(NoTeam), misses("Иван", "Вера", "Emma")))


def test_a_partner_sees_nothing(office: Talk) -> None:
    office.hire("Гость Партнёров", manager=OLGA, roles=frozenset({RoleKey("partner")}))
    office.as_(
        "Гость",
        ("кто в отпуске", misses("Иван", "Вера", "Emma", "[picture]")),
        ("/team", misses("Иван", "Вера", "Emma", "[picture]")),
        (press_data(button(OLGA)), misses("Иван", "Вера", "Emma", "[picture]")),
    )


def test_a_stranger_sees_nothing(office: Talk) -> None:
    office.as_("stranger", ("/team", sees("рабочий бот"), misses("[picture]")))
    assert all(not message.screen.drawing for message in office.chats[STRANGER].messages)


def test_whoever_has_no_team_is_told_so(office: Talk) -> None:
    office.change("Анна", manager=None)
    office.as_("Анна", ("/team", begins("Здесь нет команды")))


@pytest.mark.parametrize(("month", "shown"), [(0, "июль 2025"), (JULY + 999, "июль 2029")])
def test_nobody_leafs_out_of_the_calendar(office: Talk, month: int, shown: str) -> None:
    office.as_("Ольга", ("/team",), (press_data(button(OLGA, month)), sees(shown)))
    assert len(office.chat("Ольга").messages[-1].screen.rows[0]) == 1


def test_a_page_that_is_not_there_is_the_last_one(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press_data(button(OLGA, page=7)), sees("Иван Петров: 5–18 августа")))


def test_many_who_are_away_today_are_counted(office: Talk) -> None:
    office.clock.now = datetime(2027, 8, 2, 9, tzinfo=UTC)
    office.hire(*(f"Новый {number}" for number in range(10)), manager=OLGA)
    for number in range(10):
        rests(office, f"Новый {number}", "сегодня")
    office.as_(
        "Ольга", ("/team", sees("Новый 0 до 2 августа", "Новый 7 до 2 августа, ещё 2"), misses("Новый 8 до 2 ав"))
    )
