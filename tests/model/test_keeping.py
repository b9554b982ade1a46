"""Files that are kept for a time only: when they are due, what stays of them, and where they never go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.model.decide import decide
from core.model.erasing import Erase, Erased
from core.model.evolve import evolve
from core.model.field import Field
from core.model.fields.file import FileExpected, FileField
from core.model.form import Form
from core.model.here import Here
from core.model.ids import RequestId
from core.model.keeping import due, kept, overdue
from core.model.react import settle
from core.model.repeat import copied
from core.model.request import Request, Status, blank
from core.model.terms import NO_TERMS
from core.model.value import GONE, File, FileKind, Values, files_in
from core.model.within import offered
from tests.model.build import EGOR, NOON, ORG, file, form, key, stage, words

MONTH, WEEK = timedelta(days=30), timedelta(days=7)
HERE = Here("en", ZoneInfo("UTC"), NOON)
GONE_FILE = (File(GONE, FileKind.DOCUMENT, "", 0),)


def field(name: str, keep: timedelta | None) -> FileField:
    return FileField(key=key(name), title=words(name), required=False, keep=keep)


FORM: Form = form(stage("boss"), fields=[field("scan", MONTH), field("photo", WEEK), field("bill", None)])
ANSWERS: Values = {key(name): (file(f"{name}.pdf"),) for name in ("scan", "photo", "bill")}


def ended(status: Status = Status.APPROVED, values: Values = ANSWERS) -> Request:
    return replace(blank(RequestId(1), FORM, EGOR, NOON), status=status, values=values, ended=NOON, version=3)


def test_only_the_fields_that_say_so_are_kept_for_a_time() -> None:
    assert kept(FORM) == {key("scan"): MONTH, key("photo"): WEEK}


@pytest.mark.parametrize("status", [Status.APPROVED, Status.REJECTED, Status.RECALLED, Status.CANCELLED])
def test_the_time_begins_with_any_end(status: Status) -> None:
    assert due(ended(status)) == NOON + WEEK


@pytest.mark.parametrize("status", [Status.PENDING, Status.REWORK, Status.CANCELLING])
def test_while_it_is_under_way_nothing_is_due(status: Status) -> None:
    assert due(replace(ended(status), ended=NOON if status is Status.CANCELLING else None)) is None


def test_without_files_nothing_is_due() -> None:
    assert due(ended(values={key("bill"): ANSWERS[key("bill")], key("scan"): ()})) is None


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        (WEEK - timedelta(milliseconds=2), ()),
        (WEEK, ("photo",)),
        (MONTH - timedelta(milliseconds=2), ("photo",)),
        (MONTH, ("scan", "photo")),
    ],
)
def test_each_is_due_after_its_own_time(after: timedelta, fields: tuple[str, ...]) -> None:
    assert overdue(ended(), NOON + after) == tuple(map(key, fields))


def test_what_is_due_is_gone_and_the_rest_stays() -> None:
    request, now = replace(ended(), changed=((key("photo"), (file(),)), (key("bill"), None))), NOON + WEEK
    (event,) = decide(request, Erase(now), ORG)
    assert event == Erased((key("photo"),), now)
    after = evolve(request, event)
    assert after.values == {**ANSWERS, key("photo"): GONE_FILE}
    assert after.changed == ((key("photo"), GONE_FILE), (key("bill"), None))
    assert due(after) == NOON + MONTH
    assert (after.status, after.ended) == (Status.APPROVED, NOON)


def test_what_was_opened_again_is_left_alone() -> None:
    again = replace(ended(Status.REWORK), ended=None)
    assert decide(again, Erase(NOON + MONTH), ORG) == ()
    assert decide(ended(), Erase(NOON), ORG) == ()


def test_nobody_hears_a_sound() -> None:
    request = ended()
    event = Erased((key("photo"),), NOON)
    _after, effects = settle(request, [(event, evolve(request, event))])
    assert [type(one).__name__ for one in effects] == ["Refresh"]


def test_it_is_shown_as_what_it_is_and_is_no_answer_any_more() -> None:
    scan = field("scan", MONTH)
    assert scan.show(GONE_FILE, HERE) == "deleted after its time"
    assert files_in(GONE_FILE) == ()
    with pytest.raises(FileExpected):
        scan.accept(GONE_FILE, HERE)


def test_it_goes_to_no_other_request() -> None:
    fleeting: list[Field] = [field("scan", MONTH), field("photo", WEEK)]
    assert [offered(one) for one in (*fleeting, field("bill", None))] == [False, False, True]
    draft = copied(FORM, ended(), NO_TERMS, HERE, ORG)
    assert draft.answers == {key("bill"): ANSWERS[key("bill")]}
    newer = replace(FORM, fields=tuple(replace(one, keep=None) for one in FORM.fields if isinstance(one, FileField)))
    assert copied(newer, ended(), NO_TERMS, HERE, ORG).answers == {key("bill"): ANSWERS[key("bill")]}


@pytest.mark.parametrize(
    ("keep", "wrong"),
    [
        (None, False),
        (timedelta(days=1), False),
        (timedelta(days=3660), False),
        (timedelta(hours=23), True),
        (timedelta(days=3661), True),
    ],
)
def test_from_a_day_to_ten_years(keep: timedelta | None, wrong: bool) -> None:
    assert [one.where for one in field("scan", keep).problems()] == ([("keep",)] if wrong else [])


def test_a_moment_is_not_missed_by_less_than_a_millisecond() -> None:
    request = replace(ended(), ended=datetime(2027, 7, 1, 9, 0, 0, 999_999, tzinfo=UTC))
    assert overdue(request, datetime(2027, 7, 8, 9, 0, 0, 999_000, tzinfo=UTC)) == (key("photo"),)
