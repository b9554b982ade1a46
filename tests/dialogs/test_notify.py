"""What a parcel becomes: a new message, a changed one, or nothing."""

from dataclasses import replace

import pytest

from core.model.command import Approve, Recall, Reject, Return
from core.model.ids import PersonId, StageKey
from core.model.org import Org
from core.model.request import Request
from core.store.cards import Card
from core.store.outbox import Kind, Parcel
from core.use.deliver import Delivery, OfRequest
from dialogs.notify import Message, message
from dialogs.screen import text_of
from tests.model.build import EGOR, MARAT, NOON, OLGA, ORG, VERA, form, named, org_with, stage
from tests.model.story import after, submitted

_FORM = form(stage("both", named(MARAT), named(OLGA)), stage("next", named(VERA)))
_BOTH = StageKey("both")
_REACHABLE = org_with(*(replace(person, telegram=100 + id) for id, person in ORG.people.items()))

ASKED = submitted(_FORM)
HALF = after(ASKED, Approve(OLGA, _BOTH, 1, NOON))
REJECTED = after(ASKED, Reject(OLGA, _BOTH, 1, NOON, "no"))
RETURNED = after(ASKED, Return(OLGA, _BOTH, 1, NOON, "no"))
RECALLED = after(ASKED, Recall(EGOR, NOON))
APPROVED = after(HALF, Approve(MARAT, _BOTH, 1, NOON), Approve(VERA, StageKey("next"), 1, NOON))

NEW, EDIT, NOTHING = "new", "edit", "nothing"


def _made(
    kind: Kind, person: PersonId, request: Request, card: Card | None = None, *, version: int = 0, org: Org = _REACHABLE
) -> Message | None:
    """For a parcel of the present version, unless another is given."""
    parcel = Parcel(1, kind, person, request.id, None, version or request.version, 1, begun=False)
    return message(Delivery(parcel, OfRequest(request, card), org), NOON)


def _card(person: PersonId, version: int = 0, digest: str = "") -> Card:
    return Card(ASKED.id, person, 7, version, digest)


def _what(made: Message | None) -> str:
    if made is None:
        return NOTHING
    return EDIT if made.edits is not None else NEW


@pytest.mark.parametrize(
    ("kind", "person", "request_", "unseen", "seen"),
    [
        (Kind.ASK, MARAT, ASKED, NEW, NEW),
        (Kind.ASK, MARAT, HALF, NEW, NEW),
        (Kind.ASK, OLGA, HALF, NOTHING, EDIT),
        (Kind.ASK, MARAT, REJECTED, NOTHING, EDIT),
        (Kind.ASK, MARAT, RECALLED, NOTHING, EDIT),
        (Kind.ASK, EGOR, RETURNED, NEW, NEW),
        (Kind.ASK, EGOR, RECALLED, NEW, EDIT),
        (Kind.TELL, EGOR, APPROVED, NEW, NEW),
        (Kind.TELL, EGOR, REJECTED, NEW, NEW),
        (Kind.TELL, MARAT, REJECTED, NEW, NEW),
        (Kind.REFRESH, MARAT, HALF, NOTHING, EDIT),
        (Kind.REFRESH, MARAT, APPROVED, NOTHING, EDIT),
        (Kind.REFRESH, EGOR, HALF, NEW, EDIT),
        (Kind.SHOW, MARAT, HALF, NEW, NEW),
        (Kind.SHOW, EGOR, APPROVED, NEW, NEW),
    ],
)
def test_sound_is_for_what_matters(kind: Kind, person: PersonId, request_: Request, unseen: str, seen: str) -> None:
    """With and without an older card in the chat."""
    assert _what(_made(kind, person, request_)) == unseen
    assert _what(_made(kind, person, request_, _card(person))) == seen


@pytest.mark.parametrize("kind", [Kind.ASK, Kind.TELL])
def test_what_is_seen_already_is_not_sent_again(kind: Kind) -> None:
    """A parcel that comes twice, or late, after a newer one."""
    assert _made(kind, MARAT, HALF, _card(MARAT, version=HALF.version)) is None
    assert _made(kind, MARAT, HALF, _card(MARAT, version=HALF.version), version=1) is None


def test_what_is_wanted_again_is_sent_again() -> None:
    assert _what(_made(Kind.SHOW, MARAT, HALF, _card(MARAT, version=HALF.version))) == NEW


def test_what_looks_the_same_is_not_drawn_again() -> None:
    first = _made(Kind.REFRESH, MARAT, HALF, _card(MARAT))
    assert first is not None
    assert _made(Kind.REFRESH, MARAT, HALF, _card(MARAT, digest=first.digest)) is None


def test_a_new_message_takes_the_buttons_of_the_old_one() -> None:
    made = _made(Kind.ASK, MARAT, HALF, _card(MARAT))
    assert made is not None
    assert (made.stub, made.edits) == (7, None)


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_goes_to_who_cannot_get_it(kind: Kind) -> None:
    for org in (
        org_with(replace(_REACHABLE.people[MARAT], active=False), org=_REACHABLE),
        org_with(replace(_REACHABLE.people[MARAT], telegram=None), org=_REACHABLE),
        Org(),
    ):
        assert _made(kind, MARAT, ASKED, org=org) is None


def test_everybody_reads_his_own_language() -> None:
    russian = org_with(replace(_REACHABLE.people[MARAT], locale="ru"), org=_REACHABLE)
    made, other = _made(Kind.ASK, MARAT, ASKED, org=russian), _made(Kind.ASK, MARAT, ASKED)
    assert made is not None
    assert other is not None
    assert text_of(made.screen).startswith("Форма · Egor Lapin")
    assert text_of(other.screen).startswith("Form · Egor Lapin")
