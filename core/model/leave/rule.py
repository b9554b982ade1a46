"""What a form says of leave: which of its answers tell whose it is, when, and of which kind."""

from dataclasses import dataclass

from core.model.ids import FieldKey

#: The kind of leave that grows month by month, as the law says; also of a form that knows only one kind.
ANNUAL = "annual"
#: That of a form by which people say that they are ill.
SICK = "sick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """The requests of a form are leaves."""

    person: FieldKey  #: who is away
    period: FieldKey
    kind: FieldKey | None = None  #: of leave
    balance: tuple[str, ...] = ()  #: the options of `kind` that are taken from a balance, each from its own
    planned: tuple[str, ...] = ()  #: the options of `kind` that wait for better days; all of them where none is named
    below_zero: bool = False  #: more may be taken than there is
    team_limit: int | None = None  #: percent of a team that may be away at once, without a warning
    substitute: FieldKey | None = None
    from_noon: FieldKey | None = None  #: yes or no: it begins in the middle of its first day
    until_noon: FieldKey | None = None  #: yes or no: it ends in the middle of its last day
    sick: bool = False  #: somebody is ill: it may be within another leave, and is neither taken from a balance nor late
    replaces: FieldKey | None = None  #: the leave whose place it takes as soon as it is granted

    @property
    def named(self) -> tuple[tuple[str, FieldKey], ...]:
        """The fields it looks at, by the words for them."""
        words = ("person", "period", "kind", "substitute", "from_noon", "until_noon", "replaces")
        return tuple((word, key) for word in words if (key := getattr(self, word)) is not None)

    @property
    def fields(self) -> frozenset[FieldKey]:
        """On what the count depends; nobody who may not read these reads anything of it."""
        return frozenset(key for word, key in self.named if word != "substitute")

    def of_balance(self, kind: str | None) -> bool:
        """Whether leave of this kind is taken from a balance."""
        return not self.sick and (self.kind is None or not self.balance or kind in self.balance)

    def can_wait(self, kind: str | None) -> bool:
        """Whether leave of this kind is planned, and not what happens to somebody: such a one is told which days are
        unwelcome."""
        return not self.sick and (self.kind is None or not self.planned or kind in self.planned)
