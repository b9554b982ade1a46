"""Every event × every role: who hears what of it, in both languages. The table itself is in tests/dialogs/matrix: a new
event gets its rows there."""

from collections.abc import Iterator
from typing import get_args

import pytest

from core.model.event import Closed, Event
from core.model.outcome import Outcome
from core.model.request import Status
from dialogs.i18n import LOCALES, _, speaking
from tests.dialogs.matrix import back, beside, detours, ends, forward, leave, moves, places, time, within
from tests.dialogs.matrix.cast import CAST, FORM
from tests.dialogs.matrix.journeys import JOURNEYS, Journey
from tests.dialogs.matrix.play import Drawn, Play, lines_of
from tests.dialogs.matrix.row import Row, Story
from tests.dialogs.talk import Talk

STORIES: tuple[Story, ...] = tuple(
    story
    for group in (forward, places, moves, within, back, ends, detours, beside, leave, time)
    for story in group.STORIES
)


@pytest.mark.parametrize("event", get_args(Event), ids=lambda event: event.__name__)
def test_every_event_has_its_rows(event: type) -> None:
    rows = [row.about for story in STORIES for row in story.rows if event in row.events]
    assert rows, f"nothing in tests/dialogs/matrix tells who hears of {event.__name__}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_everybody_reads_what_is_his_and_nothing_else(talk: Talk, story: Story, locale: str) -> None:
    play = Play(talk, locale)
    play.begin(story.head + story.form)
    if story.before:
        play.step(*story.before)
    missed: list[str] = []
    for row in story.rows:
        play.step(*row.do)
        missed += _differing(row, play)
    assert not missed, "\n".join(missed)
    _check_ends(play)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_nobody_reads_approved_before_the_end_and_the_author_reads_it_once(
    talk: Talk, journey: Journey, locale: str
) -> None:
    play = Play(talk, locale)
    play.begin(FORM + journey.form)
    play.step(*journey.do)
    assert play.request.status is Status.APPROVED
    assert sum(map(_ends, play.moments)) == journey.ends
    _check_ends(play)


def _differing(row: Row, play: Play) -> Iterator[str]:
    """What the table tells otherwise than the chats, both as they stand there."""
    told: dict[str, object] = {"events": row.events, "way": row.way[LOCALES.index(play.locale)]}
    seen: dict[str, object] = {"events": tuple(map(type, play.events)), "way": play.way}
    for role in CAST:
        told[role] = tuple(one.in_(play.locale) for one in getattr(row, role))
        seen[role] = play.seen(role)
    yield from (f"{row.about} {key}:\n  told {told[key]}\n  seen {seen[key]}" for key in told if told[key] != seen[key])


def _check_ends(play: Play) -> None:
    """Whoever reads that it is approved, it is so, and the history tells it of no future; of every such end the author
    gets one message."""
    with speaking(play.locale):
        approved, finished = f"✅ {_('Approved')}: ", f"✅ {_('Finished: approved')}"
    cards = [one for one in play.drawn if _reads(one, approved)]
    histories = [one for one in play.drawn if _reads(one, finished)]
    assert [_shown(one) for one in cards if one.status is not Status.APPROVED] == []
    assert [_shown(one) for one in histories if not any(map(_ends, play.moments[: one.at]))] == []
    heard = [one.at for one in cards if one.fresh and one.role == "author" and _ends(play.moments[one.at])]
    assert heard == [at for at, moment in enumerate(play.moments) if _ends(moment)]


def _ends(events: tuple[Event, ...]) -> bool:
    """Whether it was approved then."""
    return any(isinstance(event, Closed) and event.outcome is Outcome.APPROVED for event in events)


def _reads(drawn: Drawn, words: str) -> bool:
    return words in "\n".join(lines_of(drawn.screen))


def _shown(drawn: Drawn) -> tuple[str, list[str]]:
    return drawn.role, lines_of(drawn.screen)
