"""Random forms, companies and answers for the machine."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from core.model.fields.text import TextField
from core.model.form import Do, Form, Own, Resubmit, Stage
from core.model.ids import ColumnKey, FieldKey, FormKey, PersonId, RoleKey, StageKey
from core.model.label import Label
from core.model.money import Money
from core.model.org import ADMIN, Org, Person
from core.model.value import Picked, Value
from core.model.who import Author, InColumn, InField, InRole, ManagerOf, Named, Participant, Who
from tests.model.ledger import CONDITIONS, NEEDED

PEOPLE = tuple(PersonId(id) for id in range(1, 8))
ROLES = tuple(RoleKey(role) for role in ("buyers", "guards", "owner", ADMIN))
FIELD, ROW, COLUMN = FieldKey("who"), FieldKey("row"), ColumnKey("asked")
#: What stages fill in: one answer that has to be there, and one that may be left out.
FILLED = (
    TextField(key=NEEDED, title=Label({"en": "N"})),
    TextField(key=FieldKey("spare"), title=Label({"en": "S"}), required=False),
)
FOREIGN = FieldKey("foreign")

people = st.sampled_from(PEOPLE)
conditions = st.lists(st.sampled_from([condition for condition, _ in CONDITIONS]), max_size=2).map(tuple)
sometimes = st.one_of(st.just(()), st.just(()), conditions)
whos: st.SearchStrategy[Who] = st.one_of(
    st.just(Author()),
    people.map(lambda person: Named(f"{person}@example.org")),
    st.sampled_from(ROLES[:2]).map(InRole),
    st.just(InField(FIELD)),
    st.just(InColumn(ROW, COLUMN)),
    st.sampled_from([ManagerOf(), ManagerOf(FIELD)]),
)
participants = st.builds(Participant, whos, sometimes)


def _stage(at: int, who: list[Participant], do: Do, when: tuple[Any, ...], fallback: list[Who]) -> Stage:
    key = StageKey(f"s{at}")
    title = Label({"en": key})
    lists: dict[str, Any] = {"who": tuple(who), "when": when, "fallback": tuple(fallback)}
    return Stage(key=key, title=title, do=do, own=Own.ALLOW, again=True, **lists)


def _form(stages: list[tuple[Any, ...]], fillers: tuple[int, ...]) -> Form:
    """Each field that stages fill in belongs to the stage at a place, if something is done there."""
    route = [_stage(at, *parts) for at, parts in enumerate(stages)]
    for field, at in zip(FILLED, fillers, strict=True):
        if at < len(route) and route[at].do is Do.ACT:
            route[at] = replace(route[at], fill=(*route[at].fill, field.key))
    return Form(
        key=FormKey("f"),
        version=1,
        title=Label({"en": "F"}),
        owner=ROLES[2],
        fields=FILLED,
        route=tuple(route),
        resubmit=Resubmit.ALL,
    )


stages = st.lists(
    st.tuples(
        st.lists(participants, min_size=1, max_size=3),
        st.sampled_from([Do.APPROVE, Do.APPROVE, Do.APPROVE, Do.ACT, Do.ACKNOWLEDGE, Do.INFORM]),
        sometimes,
        st.lists(whos, max_size=1),
    ),
    min_size=1,
    max_size=4,
)
forms = st.builds(_form, stages, st.tuples(*(st.integers(0, 3) for _field in FILLED)))
#: What is reported with Complete: None is all that the stage has to answer.
reports = st.one_of(
    st.none(), st.none(), st.dictionaries(st.sampled_from([*(f.key for f in FILLED), FOREIGN]), st.text(max_size=1))
)


def _org(cards: list[tuple[PersonId | None, frozenset[RoleKey], bool]]) -> Org:
    """The first two always work here at the start, and the first keeps Kivok running in most companies."""
    ruled = cards[0][0] is None or cards[0][0] > 1
    people = {
        id: Person(
            id,
            f"P{id}",
            f"{id}@example.org",
            manager=boss,
            roles=roles | {ADMIN} if ruled and id == 1 else roles,
            active=active or id < 3,
        )
        for id, (boss, roles, active) in zip(PEOPLE, cards, strict=True)
    }
    return Org(people)


orgs = st.lists(
    st.tuples(st.sampled_from([None, *PEOPLE]), st.frozensets(st.sampled_from(ROLES), max_size=2), st.booleans()),
    min_size=len(PEOPLE),
    max_size=len(PEOPLE),
).map(_org)

answers = st.fixed_dictionaries(
    {},
    optional={
        "kopecks": st.sampled_from([99_999_999, 100_000_000, 100_000_001]),
        "note": st.just("елка"),
        "kind": st.sampled_from(["x", "y"]),
        "urgent": st.booleans(),
        "who": people,
        "row": st.one_of(people, st.sampled_from(ROLES[:2])),
    },
)


def value_of(name: str, answer: Any) -> tuple[FieldKey, Value]:
    if name == "kopecks":
        return FieldKey("amount"), Money(Decimal(answer) / 100, "RUB")
    if name == "row":
        return ROW, Picked("a", "A", ((COLUMN, answer),))
    return FieldKey(name), "Ёлка" if name == "note" else answer
