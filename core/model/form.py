"""A form: its questions, and the route that an answered one takes. Data, the same for every process."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from core.model.agree import ALL, Agree
from core.model.budget import Budget
from core.model.condition import Condition, applies, fields_of, on_budget
from core.model.field import Field, Source, Widget, drawn_from
from core.model.formula.unreckoned import OperandMissing
from core.model.here import Here
from core.model.ids import FieldKey, FormKey, PersonId, RoleKey, StageKey, StatusKey
from core.model.label import Label, Reason
from core.model.leave.rule import Leave
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.statuses import StageStatus
from core.model.terms import NO_TERMS, Terms
from core.model.value import Value, Values
from core.model.who import Participant, Who, person_in, wanted


class Do(StrEnum):
    """What is wanted at a stage."""

    APPROVE = "approve"  #: a decision: yes, no, or back to the author
    ACT = "act"  #: something is done, then reported
    ACKNOWLEDGE = "acknowledge"  #: read it and say so; the route waits
    INFORM = "inform"  #: told; the route does not wait


class Own(StrEnum):
    """Who decides where the author would decide on his own request."""

    MANAGER = "manager"  #: whoever leads him, or leads that one
    SKIP = "skip"  #: nobody
    ALLOW = "allow"  #: he himself


class Nobody(StrEnum):
    """Who is asked instead of somebody who is not found."""

    FALLBACK = "fallback"  #: the stage's fallback, whoever answers for the process, the administrators
    MANAGER = "manager"  #: whoever leads the author; then those of the fallback
    SKIP = "skip"  #: nobody
    REFUSE = "refuse"  #: the request waits where it is until somebody is found


class Privacy(StrEnum):
    """Who may see the requests of a form."""

    OPEN = "open"  #: whoever takes part, whoever answers for the process, the administrators
    SEALED = "sealed"  #: whoever takes part, and only the author lets anybody else in


class Resubmit(StrEnum):
    """Who is asked again about a request that has come back and is sent again."""

    CHANGED = "changed"  #: whoever has not agreed yet, or watches an answer that has been changed
    RETURNER = "returner"  #: whoever returned it, and those behind him
    ALL = "all"


class Until(StrEnum):
    """A day by which a stage has to be over, whatever the day on which it began."""

    PAY_DAY = "pay_day"  #: the last working day on which a leave can be paid


class Answering(StrEnum):
    """How a yes can be said besides by its button."""

    WORDS = "words"  #: «ок» or «согласен» in reply to the card
    REACTIONS = "reactions"  #: a thumb up on the card


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A form whose requests can be opened at a stage."""

    form: FormKey  #: the key of the form
    wait: bool = True  #: no yes is said at the stage before such a request has ended
    by_itself: Label | None = None  #: Kivok begins it in these words, and the stage is done when it is approved


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    key: StageKey
    title: Label
    who: tuple[Participant, ...]
    do: Do = Do.APPROVE
    when: tuple[Condition, ...] = ()  #: the stage is passed over unless any of these holds
    fallback: tuple[Who, ...] = ()  #: who is asked instead of somebody who is not found
    ask: Label | None = None  #: what the people of this stage are asked, in a sentence
    fill: tuple[FieldKey, ...] = ()  #: the fields that are answered here, not by the author
    within: timedelta | None = None  #: how long it may take; those who are asked are reminded before it is over
    after: FieldKey | None = None  #: a day or a period: `within` counts from its end, where that is after the opening
    until: Until | None = None  #: until which day; where that is not known, `within` holds
    agree: Agree = ALL  #: how many have to, and in what order
    own: Own | None = None  #: None stands for the manager where something is decided, and else for the author
    again: bool = False  #: whoever has agreed at an earlier stage is asked here all the same
    watch: tuple[FieldKey, ...] | None = None  #: the answers with which a yes given here falls; None for all of them
    if_nobody: Nobody = Nobody.FALLBACK
    reasons: tuple[Reason, ...] = ()  #: why its people reject or return: ready to be chosen, instead of the form's
    statuses: tuple[StageStatus, ...] = ()  #: what it can stand at until it is done; it begins with the first
    opens: tuple[Opening, ...] = ()  #: the forms that its people can fill in as part of the request

    @property
    def author_decides(self) -> bool:
        """Whether the author may be asked about his own request."""
        return self.own is Own.ALLOW or (self.own is None and self.do is not Do.APPROVE)

    @property
    def begun(self) -> Opening | None:
        """The form that Kivok begins here, and with which the stage is done."""
        return next((one for one in self.opens if one.by_itself is not None), None)

    def status(self, key: StatusKey) -> StageStatus:
        """Raises KeyError."""
        for status in self.statuses:
            if status.key == key:
                return status
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One version of a form. A version never changes; requests keep the one they were made with."""

    key: FormKey
    version: int
    title: Label
    owner: RoleKey  #: who answers for the process, and gets what nobody else can be found for
    fields: tuple[Field, ...]
    route: tuple[Stage, ...]
    aliases: tuple[Label, ...] = ()  #: words by which people call it, one label a language's word
    headline: tuple[FieldKey, ...] = ()  #: fields that belong into the first line about a request
    budget: Budget | None = None  #: what its requests are counted against
    leave: Leave | None = None  #: what its requests are as leaves
    alike: tuple[FieldKey, ...] = ()  #: the fields whose answers tell that two requests may be one and the same
    wish: Label | None = None  #: the last words to the author when all have agreed
    privacy: Privacy = Privacy.OPEN
    resubmit: Resubmit = Resubmit.CHANGED
    cancel: tuple[StageKey, ...] = ()  #: the stages that have to agree that an approved request is cancelled
    reasons: tuple[Reason, ...] = ()  #: why somebody rejects or returns: ready to be chosen at every stage
    #: How one can approve besides by the button. Words are written on purpose; a reaction may be meant as a greeting.
    answers: tuple[Answering, ...] = (Answering.WORDS,)
    #: An amount above this is confirmed by a button when it is approved in words, by a reaction, or with others.
    large: Decimal = Decimal(100_000)

    @property
    def sealed(self) -> bool:
        return self.privacy is Privacy.SEALED

    @property
    def notice(self) -> bool:
        """Whether nobody is asked: such a request is only told, and has ended as soon as it is sent."""
        return all(stage.do is Do.INFORM for stage in self.route)

    def field(self, key: FieldKey) -> Field:
        """Raises KeyError."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def stage(self, key: StageKey) -> Stage:
        """Raises KeyError."""
        for stage in self.route:
            if stage.key == key:
                return stage
        raise KeyError(key)


def in_headline(form: Form, *, outside: bool) -> tuple[Field, ...]:
    """The fields of the first line about a request, which everybody sees: never a sensitive one, and to a partner, who
    is `outside`, only what is marked for him."""
    fields = {field.key: field for field in form.fields if not field.sensitive and (field.partners or not outside)}
    return tuple(fields[key] for key in form.headline if key in fields)


def reasons_at(form: Form, stage: StageKey) -> tuple[Reason, ...]:
    """Why one can say no at this stage, besides one's own words."""
    return form.stage(stage).reasons or form.reasons


def asked_later(form: Form) -> frozenset[FieldKey]:
    """The fields that a stage answers, not the author."""
    return frozenset(key for stage in form.route for key in stage.fill)


def fixed_at(form: Form, stage: StageKey, values: Values) -> frozenset[FieldKey]:
    """The answers that stay as they are from this stage on."""
    return frozenset(field.key for field in form.fields if field.fixed_from == stage and field.key in values)


def needed_by(form: Form, stage: StageKey) -> frozenset[FieldKey]:
    """The fields without which this stage is not passed."""
    passed = [one.key for one in form.route]
    until = passed[: passed.index(stage) + 1]
    return frozenset(field.key for field in form.fields if field.required_from in until)


def visible(form: Form, values: Values, terms: Terms = NO_TERMS) -> tuple[Field, ...]:
    """The fields that apply to these answers, notes among them, in the form's order. An answer that is hidden itself
    makes no other field appear."""
    shown: list[Field] = []
    known: dict[FieldKey, Value] = {}
    for field in form.fields:
        if applies(field.when, known, terms):
            shown.append(field)
            if field.key in values:
                known[field.key] = values[field.key]
    return tuple(shown)


def participants(stage: Stage) -> Iterator[tuple[tuple[str, ...], Participant]]:
    """Everybody whom a stage and its statuses name on conditions, each with the names of the place."""
    yield from ((("who",), one) for one in stage.who)
    for at, status in enumerate(stage.statuses):
        for word, several in (("who", status.who), ("by", status.by)):
            yield from ((("statuses", str(at), word), one) for one in several)


def conditions_of(stage: Stage) -> tuple[Condition, ...]:
    """Those on which it depends whom a stage asks."""
    return (*stage.when, *(condition for participant in stage.who for condition in participant.when))


def looked_at(form: Form, condition: Condition) -> frozenset[FieldKey]:
    """The fields on which it depends whether a condition holds."""
    budget = form.budget if on_budget([condition]) else None
    return fields_of(condition) | (budget.fields if budget is not None else frozenset())


def asked_at(stage: Stage, values: Values, terms: Terms) -> tuple[Who, ...]:
    """Whom a stage asks; nobody when it is to be passed over."""
    return wanted(stage.who, values, terms) if applies(stage.when, values, terms) else ()


def beginning(form: Form, author: PersonId, here: Here) -> Values:
    """The answers that stand before the author is asked."""
    later = asked_later(form)
    return {key: value for key, value in _defaults(form, author, here).items() if key not in later}


def at_stage(form: Form, stage: Stage, author: PersonId, here: Here) -> Values:
    """The answers that stand before the people of a stage are asked."""
    return {key: value for key, value in _defaults(form, author, here).items() if key in stage.fill}


def completed(form: Form, values: Values, org: Org, terms: Terms = NO_TERMS) -> Values:
    """`values` with what is filled in from a person's card, and without the answers of fields that do not apply."""
    known: dict[FieldKey, Value] = {}
    for field in form.fields:
        if applies(field.when, known, terms):
            value = _value(field, values, known, org, terms)
            if value is not None:
                known[field.key] = value
    return known


def unreckoned(form: Form, field: Field, known: Values, terms: Terms = NO_TERMS) -> Refusal | None:
    """Why a formula has no result for these answers; None when it has one, and for other fields."""
    try:
        field.computed(known, terms.rates)
    except OperandMissing as why:
        missing = next((f.title for f in form.fields if f.key == why.about["field"]), Label({}))
        return OperandMissing(field=missing)
    except Refusal as why:
        return why
    return None


def _defaults(form: Form, author: PersonId, here: Here) -> dict[FieldKey, Value]:
    first = {field.key: field.initial(author, here) for field in form.fields}
    return {key: value for key, value in first.items() if value is not None}


def _value(field: Field, values: Values, known: Values, org: Org, terms: Terms) -> Value | None:
    if field.widget is Widget.FORMULA:
        with suppress(Refusal):
            return field.computed(known, terms.rates)
        return None
    if field.source is not None:
        return _drawn(field.source, known, org)
    value: Value | None = values.get(field.key)
    settled: Value | None = None if value is None else field.settled(value, terms.rates)
    return settled


def _drawn(source: Source, values: Values, org: Org) -> Value | None:
    person = person_in(values, source.field)
    return None if person is None else drawn_from(source, person, org)
