"""A story played in the chats of everybody, and what each of them has seen of its last step."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from core.model.event import Event
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request, Status, waiting_for
from core.store import cards, journal, people, requests
from core.store.db import Tx
from core.store.outbox import Kind
from core.use.people import deactivate
from dialogs.card import headline
from dialogs.i18n import here_of, speaking
from dialogs.screen import Screen, fitted, text_of
from dialogs.way import way
from tests.dialogs.chat import Chat, plain
from tests.dialogs.matrix.cast import CAST, called, gather
from tests.dialogs.matrix.row import Both, Declares, Doing, How, Leaves, Passes
from tests.dialogs.rows import keep
from tests.dialogs.sayings import Saying
from tests.dialogs.talk import Posted, Talk

_ID = RequestId(1)
_SAYINGS = {
    Kind.REMIND: How.REMINDED,
    Kind.FORWARD: How.PASSED_ON,
    Kind.PHOTOS: How.PASSED_ON,
    Kind.DOCUMENTS: How.PASSED_ON,
}


@dataclass(frozen=True)
class State:
    """How things stand."""

    org: Org
    request: Request | None
    events: tuple[Event, ...]  #: all that has happened
    cards: dict[PersonId, int]  #: by which message each sees the request


@dataclass(frozen=True)
class Drawn:
    """A screen that came up in somebody's chat."""

    role: str
    screen: Screen
    fresh: bool  #: in a new message
    status: Status | None  #: of the request
    at: int  #: in which of the moments


@dataclass
class Play:
    talk: Talk
    locale: str
    moments: list[tuple[Event, ...]] = field(default_factory=list)  #: what each doing has made happen
    drawn: list[Drawn] = field(default_factory=list)  #: all that anybody has ever seen
    known: dict[str, frozenset[str]] = field(default_factory=dict)  #: by role, what his card read before the last step
    before: int = 0  #: how much had happened then
    posted: int = 0  #: and how much had been posted
    spoken: str = ""  #: the role that has acted last, and what Kivok has answered
    said: list[tuple[int, Screen]] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)

    def begin(self, form: str) -> None:
        gather(self.talk, self.locale, form)
        self.state = self.talk.read(_state)

    def step(self, *doing: Doing) -> None:
        """All of it is played, and the last one is what is looked at."""
        *before, last = doing
        self.known = {role: frozenset(self.card(role)) for role in CAST}
        for one in before:
            self._does(*one)
        for chat in self.talk.chats.values():
            chat.read()
        self.before, self.posted = len(self.state.events), len(self.talk.post)
        self._does(*last)

    @property
    def request(self) -> Request:
        assert self.state.request is not None, "nothing has been sent"
        return self.state.request

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened in the last step."""
        return self.state.events[self.before :]

    @property
    def way(self) -> str:
        """As it is shown now; nothing where there is none to be shown."""
        with speaking(self.locale):
            return plain(way(self.request, self.state.org, self._here("author")))

    def seen(self, role: str) -> tuple[tuple[How, str], ...]:
        """What this role has had in his chat since, in short."""
        mine = [one for one in self.talk.post[self.posted :] if one.parcel.person == id_of(role)]
        found = [(self._how(one), self._new(role, one.message.screen, fresh=_is_new(one))) for one in mine]
        return (*self._answer(role, {one.number for one in mine}), *found)

    def chat(self, role: str) -> Chat:
        return self.talk.chat(called(role, self.locale))

    def card(self, role: str) -> list[str]:
        """The lines of the card that he has, if any."""
        number = self.state.cards.get(id_of(role))
        return [] if number is None else lines_of(self.chat(role).message(number).screen)

    def _does(self, role: str, saying: Saying | Both | Leaves | Declares | Passes) -> None:
        before, shown = len(self.state.events), {of: _counted(self.chat(of)) for of in CAST}
        if isinstance(saying, Leaves):
            self._leaves(role)
        elif isinstance(saying, Declares):
            self._declares(saying.day)
        elif isinstance(saying, Passes):
            self.talk.goes_by(days=saying.days)
            self.spoken = ""
        else:
            words = saying[self.locale == "en"] if isinstance(saying, tuple) else saying
            self.spoken = role
            self.talk.as_(called(role, self.locale), (words, self._overheard))
        self.state = self.talk.read(_state)
        status = self.state.request.status if self.state.request is not None else None
        self.moments.append(self.state.events[before:])
        for of in CAST:
            for screen, fresh in _since(shown[of], self.chat(of)):
                self.drawn.append(Drawn(of, screen, fresh, status, len(self.moments) - 1))

    def _leaves(self, role: str) -> None:
        self.talk.write(deactivate, id_of(role), self.talk.clock.now)
        self.talk.sweep()
        self.spoken = ""

    def _declares(self, day: date) -> None:
        self.talk.write(keep, "days", ("code;name;date;kind;country;branch", f"new;Праздник;{day};holiday;RU;"))
        self.talk.sweep()
        self.spoken = ""

    def _overheard(self, chat: Chat) -> str:
        """What Kivok says to whoever acts is read at once, and so is no news any more."""
        self.said, self.toasts = [(one.number, one.screen) for one in chat.news()], list(chat.toasts)
        return ""

    def _answer(self, role: str, posted: set[int]) -> tuple[tuple[How, str], ...]:
        """What was said to this role at once, if it was the one that acted."""
        if role != self.spoken:
            return ()
        own = [*self.toasts, *(self._new(role, screen, fresh=True) for at, screen in self.said if at not in posted)]
        return ((How.ANSWERED, " | ".join(filter(None, own))),) if own else ()

    def _how(self, posted: Posted) -> How:
        if not posted.message.is_card:
            return _SAYINGS[posted.parcel.kind]
        if not _is_new(posted):
            return How.CHANGED
        return How.ASKED if posted.parcel.person in waiting_for(self.request) else How.TOLD

    def _new(self, role: str, screen: Screen, *, fresh: bool) -> str:
        """What he has not read before; and the first line of a new message in any case."""
        files = [f"📎 {file.name}" for file in screen.files]
        known = self.known[role] | {self.way}
        told = [line for at, line in enumerate(lines_of(screen)) if line not in known or (fresh and at == 0)]
        return " | ".join([*files, *(self._short(line, role) for line in told)])

    def _short(self, line: str, role: str) -> str:
        with speaking(self.locale):
            whose = role != "author"
            head = plain(headline(self.request, self.state.org, self._here(role), whose=whose))
        return line.replace(" · № 1" if self.locale == "ru" else " · #1", "").replace(head, "…")

    def _here(self, role: str) -> Here:
        return here_of(self.state.org.people[id_of(role)], self.state.org, self.talk.clock.now)


def id_of(role: str) -> PersonId:
    return CAST[role][0]


def _state(tx: Tx) -> State:
    kept, org = requests.load(tx, _ID), people.org(tx)
    if kept is None:
        return State(org, None, (), {})
    shown = (cards.of(tx, _ID, id) for id, _ru, _en in CAST.values())
    happened = journal.of(tx, _ID, kept.request.form)
    return State(org, kept.request, happened, {card.person: card.message for card in shown if card is not None})


def _counted(chat: Chat) -> dict[int, int]:
    """How many screens each message has shown."""
    return {message.number: len(message.screens) for message in chat.messages}


def _since(shown: dict[int, int], chat: Chat) -> Iterator[tuple[Screen, bool]]:
    """The screens that have come since, and whether in a new message."""
    for message in chat.messages:
        for at, screen in enumerate(message.screens):
            if at >= shown.get(message.number, 0):
                yield screen, at == 0


def _is_new(posted: Posted) -> bool:
    return posted.message.edits is None


def lines_of(screen: Screen) -> list[str]:
    text = plain(text_of(fitted(screen)))
    return text.split("\n") if text else []
