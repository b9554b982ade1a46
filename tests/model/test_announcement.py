"""Announcements: who is meant, and what keeps one from being sent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.model.access import may_announce
from core.model.announcement import (
    LONGEST,
    Announcement,
    Audience,
    ExpiryIsPast,
    Group,
    NobodyReads,
    NothingWritten,
    Status,
    TextTooLong,
    audiences,
    check_ready,
    end_of,
    last_day,
    members,
    readers,
)
from core.model.ids import AnnouncementId, PersonId
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.rich import Rich
from tests.model.build import ANNA, BORIS, EGOR, GONE, HELEN, HR, MARAT, NOON, OLGA, ORG, VERA, org_with, without

MOSCOW, ALMATY = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Almaty")
SALES, CLERKS = Audience(Group.DEPARTMENT, "Sales"), Audience(Group.ROLE, "accounting")
IN_MOSCOW = Audience(Group.BRANCH, "Moscow")


def placed(id: PersonId, **attributes: str) -> Person:
    return replace(ORG.people[id], **attributes)  # type: ignore[arg-type]  # names of places


#: Some of them have a branch and a department.
COMPANY = org_with(
    placed(EGOR, branch="Moscow", department="Sales"),
    placed(MARAT, branch="Moscow", department="Sales"),
    placed(VERA, branch="Almaty", department="Sales"),
    placed(GONE, branch="Omsk", department="Sales"),
    placed(HELEN, branch="Moscow"),
)


def written(text: str = "The office closes at four", **attributes: object) -> Announcement:
    made = Announcement(AnnouncementId(1), HELEN, NOON, text=Rich(text))
    return replace(made, **attributes)  # type: ignore[arg-type]  # of any attribute


@pytest.mark.parametrize(
    ("audience", "people"),
    [
        (SALES, (EGOR, MARAT, VERA)),
        (IN_MOSCOW, (EGOR, MARAT, HELEN)),
        (CLERKS, (ANNA, BORIS)),
        (Audience(Group.ROLE, "nobody"), ()),
        (Audience(Group.BRANCH, "Omsk"), ()),
    ],
)
def test_members_of_an_audience_work_here_now(audience: Audience, people: tuple[PersonId, ...]) -> None:
    assert members(audience, COMPANY) == people


def test_everybody_is_whoever_works_here() -> None:
    assert members(Audience(), ORG) == tuple(sorted(set(ORG.people) - {GONE}))


def test_the_author_is_no_reader() -> None:
    assert readers(written(audience=IN_MOSCOW), COMPANY) == (EGOR, MARAT)
    assert readers(written(audience=IN_MOSCOW, author=OLGA), COMPANY) == (EGOR, MARAT, HELEN)


def test_audiences_are_everybody_and_where_somebody_works() -> None:
    assert audiences(COMPANY) == (
        Audience(),
        Audience(Group.BRANCH, "Almaty"),
        IN_MOSCOW,
        SALES,
        *(Audience(Group.ROLE, role) for role in ("accounting", "admin", "director", "finance", "hr")),
    )


def test_what_is_complete_may_be_sent() -> None:
    check_ready(written(expires=NOON + timedelta(seconds=1)), ORG, NOON)
    check_ready(written("x" * LONGEST), ORG, NOON)


@pytest.mark.parametrize(
    ("announcement", "refusal"),
    [
        (written(""), NothingWritten),
        (written(" \n "), NothingWritten),
        (written("x" * (LONGEST + 1)), TextTooLong),
        (written("😀" * (LONGEST // 2 + 1)), TextTooLong),
        (written(audience=Audience(Group.BRANCH, "Omsk")), NobodyReads),
        (written(audience=Audience(Group.ROLE, "hr")), NobodyReads),
        (written(expires=NOON), ExpiryIsPast),
        (written(expires=NOON - timedelta(days=1)), ExpiryIsPast),
    ],
)
def test_what_is_not_may_not(announcement: Announcement, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        check_ready(announcement, COMPANY, NOON)


@pytest.mark.parametrize(("status", "holds"), [(Status.DRAFT, False), (Status.SENT, True), (Status.ARCHIVED, False)])
def test_what_was_sent_holds_until_it_is_archived(status: Status, holds: bool) -> None:
    assert written(status=status).holds is holds


@pytest.mark.parametrize(
    ("text", "headline"), [("One\nTwo", "One"), ("\n\n One \nTwo", "One "), ("One", "One"), ("", "")]
)
def test_the_headline_is_the_first_line_that_says_something(text: str, headline: str) -> None:
    assert written(text).headline == headline


@pytest.mark.parametrize(
    ("day", "zone", "end"),
    [
        (date(2027, 7, 5), MOSCOW, datetime(2027, 7, 5, 21, tzinfo=UTC)),
        (date(2027, 7, 5), ALMATY, datetime(2027, 7, 5, 19, tzinfo=UTC)),
        (date(2027, 12, 31), MOSCOW, datetime(2027, 12, 31, 21, tzinfo=UTC)),
    ],
)
def test_a_last_day_holds_to_its_midnight(day: date, zone: ZoneInfo, end: datetime) -> None:
    assert end_of(day, zone) == end
    assert last_day(end, zone) == day


@pytest.mark.parametrize("day", [date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Santiago", "Africa/Cairo"])
def test_a_last_day_is_found_again_when_clocks_change(day: date, zone: str) -> None:
    assert last_day(end_of(day, ZoneInfo(zone)), ZoneInfo(zone)) == day


@pytest.mark.parametrize(
    ("person", "org", "may"),
    [
        (HELEN, ORG, True),
        (OLGA, ORG, False),
        (HELEN, without(HELEN), False),
        (HELEN, org_with(replace(ORG.people[HELEN], roles=frozenset())), False),
        (GONE, org_with(replace(ORG.people[GONE], roles=frozenset({HR}))), False),
        (PersonId(99), ORG, False),
    ],
)
def test_only_hr_announces(person: PersonId, org: Org, may: bool) -> None:
    assert may_announce(person, org) is may
