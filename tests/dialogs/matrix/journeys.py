"""Requests on every kind of way, as far as their end: what somebody has just agreed to is looked at on the way, too."""

from dataclasses import dataclass

from tests.dialogs.matrix.cast import RECIPIENT, route
from tests.dialogs.matrix.doing import AT_FINANCE, approves, lets_in, names, picks, says, sends
from tests.dialogs.matrix.row import Doing
from tests.dialogs.sayings import press

#: What the author and a past approver can look at besides their cards.
_LOOKS: tuple[Doing, ...] = (("author", "/my"), ("author", press("History")), ("past", press("History")))
_THREE = "{person: $present}, {person: $substitute}, {person: $newcomer}"
_RETURN: tuple[Doing, ...] = (("present", press("Return")),)
_WHY = ("нет сметы", "no estimate")


@dataclass(frozen=True)
class Journey:
    name: str
    form: str
    do: tuple[Doing, ...]
    ends: int = 1  #: how often it is approved


JOURNEYS = (
    Journey(
        "one after the other, all of them",
        route(between=RECIPIENT),
        (*AT_FINANCE, *_LOOKS, approves("present"), *_LOOKS, approves("substitute"), *_LOOKS, approves("next")),
    ),
    Journey(
        "whoever is first",
        route(_THREE, more=", agree: first"),
        (*AT_FINANCE, approves("newcomer"), *_LOOKS, approves("next")),
    ),
    Journey(
        "two of three",
        route(_THREE, more=", agree: 2"),
        (
            *AT_FINANCE,
            approves("present"),
            *says("substitute", "Reject", ("дорого", "too dear")),
            *_LOOKS,
            approves("newcomer"),
            approves("next"),
        ),
    ),
    Journey(
        "in turn",
        route(_THREE, more=", agree: in_turn"),
        (
            *AT_FINANCE,
            approves("present"),
            approves("substitute"),
            *_LOOKS,
            ("newcomer", press("Approve")),
            approves("next"),
        ),
    ),
    Journey(
        "in words",
        route(),
        (
            *AT_FINANCE,
            *says("present", "With a comment", ("если есть", "if there are")),
            ("substitute", press("Approve")),
            *says("next", "With a comment", ("берите", "take them")),
        ),
    ),
    Journey(
        "returned to the author, and to a stage",
        route(),
        (
            *AT_FINANCE,
            *_RETURN,
            names("present", "author"),
            ("present", _WHY),
            ("author", press("Change and send")),
            ("author", press("Submit")),
            *_RETURN,
            picks("present", "Начальник", "Boss"),
            ("present", _WHY),
            *map(approves, ("past", "present", "substitute", "next")),
        ),
    ),
    Journey(
        "changed on its way, so that the director is not asked",
        route(),
        (
            *AT_FINANCE,
            approves("present"),
            ("author", press("Change")),
            ("author", press("Change")),
            picks("author", "Сколько", "How many"),
            ("author", "3"),
            ("author", press("Submit")),
            *map(approves, ("past", "present", "substitute")),
        ),
    ),
    Journey(
        "a yes that is taken back, also the last one",
        route(),
        (
            *AT_FINANCE,
            approves("present"),
            ("present", press("Undo")),
            *map(approves, ("present", "substitute", "next")),
            ("next", press("Undo")),
            *_LOOKS,
            approves("next"),
        ),
        ends=2,
    ),
    Journey(
        "rejected, opened again, approved, cancelled, and opened again",
        route(),
        (
            *sends("2"),
            *lets_in("observer", "partner"),
            approves("past"),
            *says("present", "Reject", ("дорого", "too dear")),
            ("author", press("Open again")),
            ("author", press("Change and send")),
            ("author", press("Submit")),
            *map(approves, ("present", "substitute")),
            *says("author", "Cancel the request", ("передумали", "plans have changed")),
            *_LOOKS,
            *(((role), press("Cancel it")) for role in ("past", "present", "substitute")),
            ("author", press("Open again")),
            ("author", press("Change and send")),
            ("author", press("Submit")),
            *map(approves, ("past", "present", "substitute")),
        ),
        ends=2,
    ),
)
