"""A random company, a random form, and the life of one request: every command, pressed by anybody at any time."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from core.model import command as said
from core.model.agree import Agree, Whose
from core.model.children import Adopt, EndChild, Nesting, OpenChild, ResumeChild
from core.model.condition import Amount, Op
from core.model.decide import returnable
from core.model.event import Where
from core.model.fields.money import MoneyField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Nobody, Opening, Own, Resubmit, Stage
from core.model.ids import FieldKey, FormKey, PersonId, RequestId, RoleKey, StageKey, StatusKey
from core.model.label import Label
from core.model.money import Money
from core.model.moving import moves
from core.model.org import ADMIN, Org, Person
from core.model.outcome import Outcome
from core.model.request import Request, blank
from core.model.statuses import Move, StageStatus
from core.model.who import Author, InRole, ManagerOf, Named, Participant, Who
from tests.model.build import NOON

PEOPLE = tuple(PersonId(id) for id in range(1, 9))
ROLES = (RoleKey("buyers"), RoleKey("guards"))
OWNER = RoleKey("owner")
AMOUNT, NOTE, PAID = FieldKey("amount"), FieldKey("note"), FieldKey("paid")
FIELDS = (
    MoneyField(key=AMOUNT, title=Label({"en": "A"})),
    TextField(key=NOTE, title=Label({"en": "N"}), required=False),
    TextField(key=PAID, title=Label({"en": "P"}), required=False),
)
_OVER = Amount(AMOUNT, Op.MORE, Decimal(1000))
_AGREE = (
    *(Agree(), Agree(Whose.FIRST), Agree(Whose.IN_TURN)),
    *(Agree(Whose.SOME, 2), Agree(Whose.SOME, 50, percent=True)),
)
#: The statuses of a stage that has some, and one that none has.
LETTERS = tuple(map(StatusKey, "abczx"))
#: What stages may open.
CHILDREN = (FormKey("c0"), FormKey("c1"))
_TITLE = Label({"en": "C"})
AT_STAGE = (
    *(said.Approve, said.Complete, Move, said.Acknowledge, said.Reject, said.Return),
    *(said.Ask, said.Answer, said.HandOn, said.Add, OpenChild, said.Snooze),
)
OWN = (said.Submit, said.Amend, said.Recall, said.Cancel, said.Reopen, said.Nudge)


class Chance:
    """Whatever is left to chance in one life."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.pool: tuple[PersonId, ...] = PEOPLE

    def one(self, of: Any) -> Any:
        return of[self.dice.randrange(len(of))]

    def maybe(self, of: int) -> bool:
        """Once in so many times."""
        return self.dice.randrange(of) == 0

    def person(self) -> PersonId:
        return PersonId(self.one(PEOPLE))

    def org(self) -> Org:
        people = [self._card(id) for id in PEOPLE]
        # Somebody always keeps Kivok running: that nobody is left at all is tried elsewhere.
        people[-1] = replace(people[-1], active=True, roles=people[-1].roles | {ADMIN})
        return Org({person.id: person for person in people})

    def _card(self, id: PersonId) -> Person:
        roles = frozenset(role for role in (*ROLES, OWNER) if self.maybe(3))
        manager = None if self.maybe(4) else self.person()
        return Person(id, f"P{id}", f"{id}@x.org", manager=manager, roles=roles, active=not self.maybe(7))

    def form(self) -> Form:
        # Among few the same person is asked at several stages.
        self.pool = self.one((PEOPLE, PEOPLE[:2]))
        route = tuple(self._stage(at) for at in range(self.dice.randrange(1, 5)))
        asked = [stage.key for stage in route if stage.do is not Do.INFORM]
        return Form(
            key=FormKey("f"),
            version=1,
            title=Label({"en": "F"}),
            owner=OWNER,
            fields=FIELDS,
            route=route,
            resubmit=self.one((Resubmit.CHANGED, Resubmit.CHANGED, Resubmit.RETURNER, Resubmit.ALL)),
            cancel=tuple(asked[: self.dice.randrange(3)]),
        )

    def _stage(self, at: int) -> Stage:
        do = self.one((Do.APPROVE, Do.APPROVE, Do.APPROVE, Do.ACT, Do.ACKNOWLEDGE, Do.INFORM))
        who = tuple(
            Participant(self._who(), (_OVER,) if self.maybe(4) else ()) for _ in range(self.dice.randrange(1, 4))
        )
        statuses = self._statuses() if do is Do.ACT and self.maybe(2) else ()
        return Stage(
            key=StageKey(f"s{at}"),
            title=Label({"en": f"S{at}"}),
            who=who,
            do=do,
            statuses=statuses,
            when=(_OVER,) if self.maybe(4) else (),
            fallback=(self._who(),) if self.maybe(2) else (),
            fill=(PAID,) if do is Do.ACT and not statuses and self.maybe(2) else (),
            within=timedelta(hours=8) if self.maybe(2) else None,
            agree=self.one(_AGREE) if not statuses else Agree(),
            own=self.one((None, None, *Own)),
            again=self.maybe(3),
            watch=self.one((None, (), (AMOUNT,), (NOTE,))),
            if_nobody=self.one((Nobody.FALLBACK, Nobody.FALLBACK, *Nobody)),
            opens=self._opens(by_itself=do is Do.ACT and not statuses) if do is not Do.INFORM and self.maybe(3) else (),
        )

    def _statuses(self) -> tuple[StageStatus, ...]:
        """One that it begins with, two that may take it off, and the end; from each some moves lead on."""
        onward = (
            self.one((("b", "c"), ("b", "c", "z"))),
            self.one((("a",), ("a", "c"))),
            self.one((("a", "z"), ("z",))),
        )
        found = [
            StageStatus(
                key=StatusKey(key),
                title=Label({"en": key}),
                next=tuple(map(StatusKey, next_)),
                who=self._several() if key != "a" and self.maybe(2) else (),
                by=self._several() if self.maybe(3) else (),
                pause=self.maybe(3),
            )
            for key, next_ in zip("abc", onward, strict=True)
        ]
        by = self._several() if self.maybe(3) else ()
        return (*found, StageStatus(key=StatusKey("z"), title=Label({"en": "z"}), by=by, ends=True))

    def _several(self) -> tuple[Participant, ...]:
        count = self.dice.randrange(1, 3)
        return tuple(Participant(self._who(), (_OVER,) if self.maybe(4) else ()) for _ in range(count))

    def _opens(self, *, by_itself: bool) -> tuple[Opening, ...]:
        begun = _TITLE if by_itself and self.maybe(2) else None
        first, *others = CHILDREN[: self.dice.randrange(1, 3)]
        opened = [Opening(form=first, wait=not self.maybe(3), by_itself=begun)]
        return (*opened, *(Opening(form=form, wait=not self.maybe(3)) for form in others))

    def told(self, request: Request, now: datetime) -> Nesting:
        """What becomes of a child, as Kivok makes it known; or one that was opened too late."""
        if not request.children or self.maybe(6):
            id, stage = RequestId(100 + len(request.children)), self.one(request.form.route).key
            return Adopt(self.person(), stage, now, id, _TITLE)
        held = request.held
        child = self.one(held if held and not self.maybe(4) else request.children)
        if child.outcome is not None:
            return ResumeChild(child.id, now)
        return EndChild(child.id, self.one((Outcome.APPROVED, Outcome.APPROVED, *Outcome)), now, self.values())

    def _who(self) -> Who:
        pick = self.dice.randrange(6)
        if pick < 3:
            return Named(f"{self.one(self.pool)}@x.org")
        return (Author(), InRole(self.one(ROLES)), ManagerOf())[pick - 3]

    def opened(self, request: Request, stage: StageKey) -> FormKey:
        """One that the stage opens, if it opens any."""
        opens = [one.form for known in request.form.route if known.key == stage for one in known.opens]
        return FormKey(self.one(opens)) if opens else CHILDREN[0]

    def values(self) -> dict[FieldKey, Any]:
        found: dict[FieldKey, Any] = {AMOUNT: Money(Decimal(self.one((999, 1000, 1001))), "RUB")}
        found |= {NOTE: self.one("ab")} if self.maybe(2) else {}
        # What a stage fills in is none of the author's business, whatever his copy says.
        return found | ({PAID: "forged"} if self.maybe(4) else {})

    def blank(self) -> Request:
        return blank(RequestId(7), self.form(), self.person(), NOON)


def built(
    chance: Chance,
    request: Request,
    org: Org,
    verb: type[Any],
    by: PersonId,
    now: datetime,
    late: int = 0,
    to: StatusKey | None = None,
) -> Any:
    """A command as a button of the open stage makes it; `late` rounds too old."""
    stage = request.open.stage if request.open is not None else StageKey("s0")
    at = (by, stage, request.round - late, now)
    make: dict[type[Any], Callable[[], Any]] = {
        said.Approve: lambda: said.Approve(*at),
        said.Complete: lambda: said.Complete(*at, values={PAID: chance.one("xy")} if _fills(request, stage) else {}),
        Move: lambda: Move(
            by, stage, request.round - late, to or _letter(chance, request, by, org), now, chance.one(("", "so"))
        ),
        said.Acknowledge: lambda: said.Acknowledge(*at),
        said.Reject: lambda: said.Reject(*at, "why"),
        said.Return: lambda: said.Return(*at, "why", _target(chance, request, by, org)),
        said.Ask: lambda: said.Ask(*at, chance.one(_others(by)), "what?"),
        said.Answer: lambda: said.Answer(*at, "that"),
        said.HandOn: lambda: said.HandOn(*at, chance.one(_others(by)), "please"),
        said.Add: lambda: said.Add(*at, chance.one(_others(by)), chance.one(tuple(Where))),
        said.Snooze: lambda: said.Snooze(*at, now + timedelta(hours=1)),
        OpenChild: lambda: OpenChild(
            *at, chance.opened(request, stage), RequestId(100 + len(request.children)), _TITLE
        ),
        said.Undo: lambda: said.Undo(by, now),
        said.Submit: lambda: said.Submit(by, chance.values(), now),
        said.Amend: lambda: said.Amend(by, chance.values(), now),
        said.Recall: lambda: said.Recall(by, now, "changed"),
        said.Cancel: lambda: said.Cancel(by, now, "changed"),
        said.Reopen: lambda: said.Reopen(by, now, "again"),
        said.Nudge: lambda: said.Nudge(by, now),
    }
    return make[verb]()


def _others(by: PersonId) -> list[PersonId]:
    return [person for person in PEOPLE if person != by]


def _target(chance: Chance, request: Request, by: PersonId, org: Org) -> StageKey | None:
    """Where to: to the author, to any stage, to one that has passed."""
    anywhere = chance.one([step.stage for step in request.steps])
    found: StageKey | None = chance.one((None, anywhere, *returnable(request, by, org)))
    return found


def _letter(chance: Chance, request: Request, by: PersonId, org: Org) -> StatusKey:
    """Mostly one to which he may move it."""
    may: list[StatusKey] = [status.key for status in moves(request, by, org)]
    return StatusKey(chance.one(may if may and not chance.maybe(6) else LETTERS))


def _fills(request: Request, stage: StageKey) -> bool:
    return bool(request.form.stage(stage).fill) if stage in {one.key for one in request.form.route} else False
