"""What a button carries."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.ids import DraftId, FormKey, PersonId, RequestId
from dialogs.action import (
    Action,
    Because,
    Begin,
    Correcting,
    Fill,
    Following,
    Go,
    News,
    NotAButton,
    OnBalance,
    OnDraft,
    OnFeed,
    OnRequest,
    OnSeveral,
    OnTeam,
    OnWatch,
    Place,
    Several,
    Speak,
    Verb,
    Watching,
)
from dialogs.packing import MOST, packed, unpacked

_NUMBERS = st.integers(0, 2**53)
_KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
_ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Go, st.sampled_from(Place), _NUMBERS),
    st.builds(Begin, _KEYS.map(FormKey)),
    st.builds(OnDraft, _NUMBERS.map(DraftId), _NUMBERS, st.sampled_from(Fill), _NUMBERS),
    st.builds(OnWatch, _NUMBERS.map(RequestId), st.sampled_from(Watching), _NUMBERS),
    st.builds(OnRequest, _NUMBERS.map(RequestId), st.sampled_from(Verb), _NUMBERS, _NUMBERS, _NUMBERS),
    st.builds(Because, _NUMBERS.map(RequestId), st.sampled_from(Verb), _NUMBERS, _NUMBERS, _NUMBERS),
    st.builds(OnSeveral, st.sampled_from(Several), _NUMBERS, _NUMBERS),
    st.builds(OnTeam, _NUMBERS.map(PersonId), _NUMBERS, _NUMBERS, _NUMBERS),
    st.builds(OnFeed, _NUMBERS.map(PersonId), st.sampled_from(Following)),
    st.builds(OnBalance, _NUMBERS.map(PersonId), st.sampled_from(Correcting), _NUMBERS, _NUMBERS),
    st.builds(Speak, st.sampled_from(["ru", "en"])),
)


@given(_ACTIONS)
def test_a_button_means_what_was_put_into_it(action: Action) -> None:
    data = packed(action)
    assert unpacked(data) == action
    assert len(data.encode()) <= MOST


@given(st.text(max_size=80))
def test_other_data_means_nothing_or_something_but_breaks_nothing(data: str) -> None:
    try:
        action = unpacked(data)
    except NotAButton:
        return
    assert unpacked(packed(action)) == action


@pytest.mark.parametrize(
    "data",
    [
        *("", "m", "m.h", "m.h.0.0", "m.x.0", "m.h.-1", "m.h.+1", "m.h. 1", "m.h.1_0", "m.h.١"),
        *("n.", "f.1.0.o", "f.1.0.?.0", "a.1.a.0", "a.1.?.0.0", "a.1.a.0.0.0", "a.zzzzzzzzzzzzz.a.0.0"),
        *("k.1", "k.1.?", "k.ж.a", "k.1.a.0", "?", "ж.ж", "\0.\0.\0", "n.\0", "n.ж", "l.\0", f"n.{'x' * 33}"),
    ],
)
def test_nonsense_is_no_button(data: str) -> None:
    with pytest.raises(NotAButton):
        unpacked(data)


def test_what_is_too_long_for_a_button_is_noticed() -> None:
    with pytest.raises(ValueError, match="at most 64 bytes"):
        packed(Begin(FormKey("ж" * 32)))


def test_there_are_no_negative_numbers() -> None:
    with pytest.raises(ValueError, match="-1"):
        packed(Go(Place.MINE, -1))


@pytest.mark.parametrize("kind", [Place, Fill, Verb, Watching, News, Several, Following])
def test_no_two_buttons_say_the_same(kind: type[StrEnum]) -> None:
    assert len(kind.__members__) == len(set(kind))
