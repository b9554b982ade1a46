"""Statuses that could not be kept are found before a form is published."""

from dataclasses import replace
from typing import Any

import pytest

from core.model.agree import Agree, Whose
from core.model.condition import Filled, OverBudget
from core.model.form import Do
from core.model.ids import ColumnKey, StatusKey
from core.model.org import Org
from core.model.problems import problems
from core.model.statuses import StageStatus
from core.model.who import InColumn, InField, InRole, InRows, Participant
from tests.model.build import LAWYER, MARAT, ORG, form, key, named, stage
from tests.model.samples import FIELDS
from tests.model.tickets import OPEN, PURCHASING, SOLVED, STATUSES, WAITING, status, work

_TEXT = replace(FIELDS["text"], key=key("why"))
_LATER = replace(FIELDS["person"], key=key("later"))


def whats(*statuses: StageStatus, org: Org | None = None, **more: Any) -> list[tuple[str, str]]:
    fills = stage("after", named(MARAT), do=Do.ACT, fill=(key("later"),))
    made = form(work(*statuses, **more), fills, fields=(_TEXT, _LATER))
    found = problems(made, org)
    return [(".".join(one.where[2:]), one.what.format_map(dict(one.about))) for one in found]


FIRST, BOUGHT, WAITS, LAST = STATUSES
LOST = StatusKey("lost")


def test_statuses_that_can_be_kept() -> None:
    assert whats() == []
    assert whats(org=ORG) == []


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (
            (status(OPEN, SOLVED, LOST), LAST),
            [("statuses.0.next", "There is no status “lost” at this stage.")],
        ),
        (
            (*STATUSES, status(LOST, SOLVED)),
            [("statuses.4.status", "No move leads to the status “lost”: name it in the “next” of another one.")],
        ),
        (
            (replace(FIRST, next=(PURCHASING, SOLVED)), BOUGHT, replace(WAITS, next=(LOST,)), status(LOST), LAST),
            [
                ("statuses.2.status", "No move leads to the status “waiting”: name it in the “next” of another one."),
                ("statuses.3.status", "No move leads to the status “lost”: name it in the “next” of another one."),
                (
                    "statuses.2.next",
                    "From the status “waiting” no moves lead to an ending: the request would stay there for good.",
                ),
                (
                    "statuses.3.status",
                    "From the status “lost” no moves lead to an ending: the request would stay there for good.",
                ),
            ],
        ),
        (
            (status(OPEN, WAITING), status(WAITING, OPEN)),
            [("statuses", "None of the statuses ends the stage: write “ends: yes” at the last one.")],
        ),
        (
            (status(OPEN, SOLVED), LAST, LAST),
            [
                ("statuses.1.status", "The key “solved” is used 2 times."),
                ("statuses.2.status", "The key “solved” is used 2 times."),
            ],
        ),
        (
            (status(OPEN, SOLVED), replace(LAST, next=(OPEN,), who=BOUGHT.who, pause=True)),
            [
                (f"statuses.1.{word}", f"“solved” ends the stage, and nothing comes after it: leave “{word}” out here.")
                for word in ("next", "who", "pause")
            ],
        ),
        (
            (replace(FIRST, who=BOUGHT.who), BOUGHT, WAITS, LAST),
            [("statuses.0.who", "The stage begins with “open”, with its own people: leave “who” out here.")],
        ),
        (
            (status(OPEN, who=(InRole(LAWYER),), ends=True),),
            [
                (f"statuses.0.{word}", f"The stage begins with “open”, with its own people: leave “{word}” out here.")
                for word in ("who", "ends")
            ],
        ),
    ],
)
def test_moves_that_lead_nowhere(statuses: tuple[StageStatus, ...], expected: list[tuple[str, str]]) -> None:
    assert whats(*statuses) == expected


@pytest.mark.parametrize(
    ("more", "where", "what"),
    [
        ({"do": Do.APPROVE}, "statuses", "Only a stage that does something has statuses: write “do: act”."),
        (
            {"agree": Agree(Whose.FIRST)},
            "agree",
            "A stage with statuses is done by whoever moves it to its ending: leave “agree” out.",
        ),
        (
            {"fill": (key("why"),)},
            "fill",
            "A stage with statuses is done by moving it, and fills in no fields: give them to a stage of their own.",
        ),
    ],
)
def test_stages_that_have_no_statuses(more: dict[str, Any], where: str, what: str) -> None:
    assert whats(**more) == [(where, what)]


@pytest.mark.parametrize(
    ("named_", "word", "what"),
    [
        (Participant(InField(key("no"))), "who", "There is no field “no” in this form."),
        (Participant(InField(key("why"))), "who", "The field “why” holds no person."),
        (
            Participant(InField(key("later"))),
            "who",
            "It depends on the field “later”, which is asked later: put that one first.",
        ),
        (Participant(InRows(key("why"), key("x"))), "who", "The field “why” is no table."),
        (Participant(InColumn(key("why"), ColumnKey("x"))), "who", "The field “why” holds no row of a catalog."),
        (Participant(named(MARAT), (Filled(key("no")),)), "who", "There is no field “no” in this form."),
        (Participant(named(MARAT), (OverBudget(),)), "who", "The form has no budget: write it under “budget”."),
        (Participant(InField(key("no"))), "by", "There is no field “no” in this form."),
    ],
)
def test_people_whom_a_status_cannot_name(named_: Participant, word: str, what: str) -> None:
    changed: dict[str, Any] = {word: (named_,)}
    assert whats(FIRST, replace(BOUGHT, **changed), WAITS, LAST) == [(f"statuses.1.{word}", what)]


def test_a_role_that_nobody_holds_is_told_when_the_company_is_at_hand() -> None:
    empty = (Participant(named(MARAT)), Participant(InRole(LAWYER)))
    found = whats(FIRST, replace(BOUGHT, who=empty, by=empty[1:]), WAITS, LAST, org=ORG)
    assert found == [
        ("statuses.1.who.1", "The role “lawyer” has nobody."),
        ("statuses.1.by.0", "The role “lawyer” has nobody."),
    ]
