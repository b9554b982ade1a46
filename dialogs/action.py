"""What a button does when it is pressed.

A button carries no authority: whoever presses it, and whether it still applies, is checked again on every press.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from core.model.ids import AnnouncementId, DraftId, FormKey, PersonId, RequestId
from core.model.refusal import Refusal


class NotAButton(Refusal):
    """That button is out of date. Here is what you can do now."""


class Place(StrEnum):
    """A screen that can be gone to from anywhere."""

    HOME = "h"
    NEW = "n"
    INBOX = "i"
    MINE = "m"
    DRAFTS = "d"
    NEWS = "w"
    WATCHED = "o"
    WHERE = "q"  #: how far the person's own requests have come
    SETTINGS = "s"
    LANGUAGE = "l"
    HELP = "e"


@dataclass(frozen=True, slots=True)
class Go:
    place: Place
    page: int = 0


@dataclass(frozen=True, slots=True)
class Begin:
    """Fill in a form."""

    form: FormKey


class Fill(StrEnum):
    """What is done to a draft."""

    OPTION = "o"
    TICK = "t"
    ALL = "a"
    DAY = "d"
    MONTH = "m"
    TIME = "h"  #: minutes since midnight
    PAGE = "p"
    PERSON = "w"
    ROW = "r"
    OWN = "O"  #: what was looked for, as it was written
    NEW = "N"  #: a row of a catalog that is not there yet; the argument is how many of its cells stay
    YES = "y"
    NO = "n"
    DETACH = "x"
    DONE = "f"
    KEEP = "k"
    LINE = "l"  #: open a row of a table, from 1; 0 goes back to all of them
    CELL = "g"
    ADD = "z"  #: a row
    DROP = "u"  #: a row
    CLEAR = "A"  #: drop all rows, which stood there as a start
    TAKE = "T"  #: the good rows of what was pasted
    EMPTY = "q"  #: leave a cell empty
    SKIP = "s"
    BACK = "b"
    EDIT = "e"
    CHANGE = "c"  #: show what can be changed
    REVIEW = "v"
    SUBMIT = "S"
    FINISH = "F"  #: a stage is done, with what it had to answer
    RESUME = "R"
    CANCEL = "C"
    DISCARD = "D"


@dataclass(frozen=True, slots=True)
class OnDraft:
    draft: DraftId
    revision: int
    do: Fill
    arg: int = 0


class Verb(StrEnum):
    """What is done to a request."""

    APPROVE = "a"
    COMPLETE = "c"
    ACKNOWLEDGE = "k"
    REJECT = "r"
    RETURN = "b"
    RETURN_TO = "B"  #: the argument is a place in the route, from 1; 0 for the author
    APPROVE_SAYING = "A"
    COMPLETE_SAYING = "C"
    MOVE = "v"  #: the argument is a status of the stage, from 1
    MOVE_SAYING = "V"  #: as well; 0 for one that is yet to be chosen
    APPROVE_ASK = "j"  #: approve; asks first where the sum is large
    APPROVE_SURELY = "Y"
    RECALL = "x"
    RECALL_SURELY = "X"
    CANCEL = "t"
    REOPEN = "O"
    KEEP = "K"  #: do not cancel it
    REVISE = "e"
    AMEND = "M"
    COPY = "U"  #: a new draft with the same answers
    RESCHEDULE = "T"  #: a draft of other days for a leave that is granted
    OPEN = "o"
    WHERE = "W"  #: show how far it has come
    HISTORY = "h"
    FILES = "f"
    NEVER_MIND = "n"
    REPORT = "p"  #: fill in what the stage has to answer
    PUT_OFF = "z"  #: show until when it can be put off
    AN_HOUR = "1"  #: put it off for an hour
    TOMORROW = "2"
    MONDAY = "3"
    NUDGE = "g"
    UNDO = "u"
    MORE = "m"  #: show what is seldom done
    BACK = "y"  #: show the card again
    ASK = "q"
    ASK_WHOM = "Q"  #: the argument is who
    ANSWER = "w"
    HAND_ON = "d"
    HAND_ON_TO = "D"  #: the argument is who
    ADD = "i"
    ADD_WHOM = "I"  #: the argument is who, as of the next three
    BEFORE = "4"
    BESIDE = "5"
    AFTER = "6"
    SKIP = "s"  #: say nothing
    OPEN_CHILD = "E"  #: fill in a form for the stage; the argument is its place among those that it opens, from 1


@dataclass(frozen=True, slots=True)
class OnRequest:
    request: RequestId
    do: Verb
    stage: int = 0  #: its place in the route
    round: int = 0
    arg: int = 0


class Watching(StrEnum):
    """What is done about those who look on at a request."""

    ASK = "w"  #: who is to look on
    PAGE = "p"
    LET_IN = "i"  #: the argument is the person
    LEAVE = "x"
    CONFIRM = "k"
    SHOW = "s"  #: a comment, to partners; the argument is its number
    LINK = "l"  #: for a partner without an account; the argument is the person, 0 asks which one


@dataclass(frozen=True, slots=True)
class OnWatch:
    request: RequestId
    do: Watching
    arg: int = 0


@dataclass(frozen=True, slots=True)
class Because:
    """Say no, for one of the ready reasons of the stage."""

    request: RequestId
    do: Verb
    stage: int
    round: int
    reason: int  #: its place among them


class News(StrEnum):
    """What is done to an announcement."""

    AUDIENCE = "a"  #: show who could get it
    CHOOSE = "c"
    PAGE = "p"
    EXPIRY = "e"  #: show until when it could hold
    UNTIL = "u"
    CONFIRM = "k"  #: with the button by which readers confirm, or without
    PREVIEW = "v"
    REWRITE = "w"
    DETACH = "d"
    BACK = "b"
    SEND = "S"
    CANCEL = "C"
    DISCARD = "D"
    COUNT = "t"
    AGAIN = "A"
    ARCHIVE = "x"
    ARCHIVE_SURELY = "X"
    OPEN = "o"
    READ = "r"


@dataclass(frozen=True, slots=True)
class OnNews:
    announcement: AnnouncementId
    do: News
    revision: int = 0  #: of an announcement that is being written
    arg: int = 0


class Several(StrEnum):
    """What is done to several requests that wait."""

    OPEN = "o"  #: lay out what can be approved
    PAGE = "p"
    TICK = "t"
    UNTICK = "u"
    ALL = "a"
    NONE = "n"
    APPROVE = "y"  #: those that are ticked; the argument tells which these were
    SURELY = "Y"


@dataclass(frozen=True, slots=True)
class OnSeveral:
    do: Several
    arg: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class OnTeam:
    """Show who of a team is away."""

    leader: PersonId
    month: int  #: the first that is shown: twelve for each year, and January is 0
    months: int = 1
    page: int = 0


class Following(StrEnum):
    """What is done about the link by which a calendar follows a team."""

    ASK = "a"  #: how it stands; the first link is made at once
    MAKE = "m"  #: another link, in the place of the one there is
    REVOKE = "r"


@dataclass(frozen=True, slots=True)
class OnFeed:
    leader: PersonId
    do: Following


class Correcting(StrEnum):
    """What is done to a correction of somebody's balance of leave."""

    BEGIN = "b"
    WHOM = "w"  #: 0 asks once more
    KIND = "k"  #: the argument is its place among the kinds
    DAYS = "d"  #: ask once more by how much
    REASON = "r"  #: ask once more why
    CONFIRM = "S"


@dataclass(frozen=True, slots=True)
class OnBalance:
    person: PersonId
    do: Correcting
    revision: int = 0  #: of what was seen
    arg: int = 0


@dataclass(frozen=True, slots=True)
class Announce:
    """Begin an announcement."""


@dataclass(frozen=True, slots=True)
class Mornings:
    """Choose whether to be told at 9:00 what waits."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Speak:
    """Choose a language."""

    locale: str


#: About no request, and no form.
Beside: TypeAlias = OnNews | OnTeam | OnFeed | OnBalance | Announce | Mornings | Speak
Action: TypeAlias = Go | Begin | OnDraft | OnRequest | Because | OnSeveral | OnWatch | Beside
