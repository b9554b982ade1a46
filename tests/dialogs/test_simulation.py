"""How a participant is called, and what is told of a circle."""

from dataclasses import replace

import pytest

from core.model.ids import CatalogKey, ColumnKey, RoleKey
from core.model.simulation import Matter, simulated
from core.model.terms import NO_TERMS
from core.model.who import (
    Author,
    EachOf,
    InColumn,
    InField,
    InRole,
    InRows,
    ManagerOf,
    ManagersOf,
    Named,
    PartnersOf,
    Who,
)
from core.use.simulate import Simulation
from dialogs.i18n import speaking
from dialogs.simulation import called, told
from tests.model.build import EGOR, MARAT, ORG, form, here, key, org_with, stage
from tests.model.samples import field

ASKS = form(
    stage("one", Author()),
    fields=(
        field("person", key=key("who")),
        field("table", key=key("trip")),
        field("catalog", key=key("client"), catalog=CatalogKey("clients"), own_words=True),
    ),
)


@pytest.mark.parametrize(
    ("who", "english", "russian"),
    [
        (Author(), "the author", "автор"),
        (Named("a@example.org"), "a@example.org", "a@example.org"),
        (InRole(RoleKey("hr")), "role hr", "роль hr"),
        (EachOf(RoleKey("hr")), "everybody in the role hr", "каждый в роли hr"),
        (InField(key("who")), "“Who”", "«Кто»"),
        (ManagerOf(), "manager (the author)", "руководитель (автор)"),
        (ManagerOf(key("who")), "manager (“Who”)", "руководитель («Кто»)"),
        (ManagerOf(level=2), "manager of level 2 (the author)", "руководитель уровня 2 (автор)"),
        (ManagersOf(up_to=3), "managers up to level 3 (the author)", "руководители до уровня 3 (автор)"),
        (InColumn(key("client"), ColumnKey("manager")), "“Client”, column manager", "«Клиент», столбец manager"),
        (PartnersOf(key("client")), "the people of the company in “Client”", "люди компании из поля «Клиент»"),
        (InRows(key("trip"), key("who")), "“Lines”, column who", "«Позиции», столбец who"),
    ],
)
def test_everybody_who_can_be_asked_has_a_name(who: Who, english: str, russian: str) -> None:
    for locale, words in (("en", english), ("ru", russian)):
        with speaking(locale):
            assert called(who, ASKS, here(locale)) == words


def test_managers_who_go_round_are_told() -> None:
    org = org_with(replace(ORG.people[MARAT], manager=EGOR))
    matter = Matter(form(stage("boss", ManagersOf(up_to=3))), EGOR, {}, NO_TERMS)
    for locale, words in (("en", "The managers go round in a circle"), ("ru", "Руководители идут по кругу")):
        with speaking(locale):
            lines = told(Simulation(matter, org, simulated(matter, org), (), here(locale)))
        assert lines[-1] == f"   {words}: Egor Lapin → Marat Yusupov → Egor Lapin"
