"""Rules that could not be kept are found before a form is published."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.agree import Agree, Whose
from core.model.form import Do, Form, Own
from core.model.ids import StageKey
from core.model.problems import problems
from tests.model.build import ANNA, MARAT, form, key, named, stage
from tests.model.samples import FIELDS

_TEXT = replace(FIELDS["text"], key=key("why"))
_PAID = replace(FIELDS["text"], key=key("paid"))
_MONEY = replace(FIELDS["money"], key=key("amount"))


def whats(**more: Any) -> list[tuple[str, str]]:
    cancel = more.pop("cancel", ())
    fields = more.pop("fields", (_TEXT, _PAID))
    ruled = stage("boss", named(MARAT), **more)
    pay = stage("pay", named(ANNA), do=Do.ACT, fill=(key("paid"),))
    told = stage("told", named(ANNA), do=Do.INFORM)
    made: Form = replace(form(ruled, pay, told, fields=fields), cancel=tuple(map(StageKey, cancel)))
    return [(".".join(problem.where), problem.what) for problem in problems(made)]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"cancel": ["boss", "pay"]},
        {"watch": ()},
        {"watch": (key("why"),)},
        {"own": Own.SKIP},
        {"agree": Agree(Whose.SOME, 2), "again": True},
    ],
)
def test_rules_that_can_be_kept(more: dict[str, Any]) -> None:
    assert whats(**more) == []


ONLY_TELLS = "Nobody answers at the stage “{stage}”, which only tells."


@pytest.mark.parametrize(
    ("more", "where", "what"),
    [
        ({"cancel": ["bos"]}, "cancel", "There is no stage “{stage}” in this form."),
        ({"cancel": ["told"]}, "cancel", ONLY_TELLS),
        ({"watch": (key("wy"),)}, "route.boss.watch", "There is no field “{field}” in this form."),
        (
            {"watch": (key("paid"),)},
            "route.boss.watch",
            "The field “{field}” is filled in by a stage: only what the author answers is watched.",
        ),
        ({"do": Do.INFORM, "agree": Agree(Whose.FIRST)}, "route.boss.agree", ONLY_TELLS),
        ({"do": Do.INFORM, "again": True}, "route.boss.again", ONLY_TELLS),
        (
            {"own": Own.SKIP, "fields": (_MONEY, _TEXT, _PAID)},
            "route.boss.own",
            "Where it is about money, a stage is not passed over: write manager or allow, not skip.",
        ),
    ],
)
def test_rules_that_cannot_be_kept(more: dict[str, Any], where: str, what: str) -> None:
    assert whats(**more) == [(where, what)]


def test_a_stage_is_asked_once_whether_it_is_cancelled() -> None:
    twice = ("cancel", "The key “{key}” is used {times} times.")
    assert whats(cancel=["boss", "boss"]) == [twice, twice]


def test_where_nobody_is_asked_telling_cancels() -> None:
    told = stage("told", named(ANNA), do=Do.INFORM)
    notice: Form = replace(form(told, fields=(_TEXT,)), cancel=(StageKey("told"),))
    assert notice.notice
    assert not replace(notice, route=(*notice.route, stage("boss", named(MARAT)))).notice
    assert problems(notice) == ()
