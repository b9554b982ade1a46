"""No parser fails at what has once been found, nor at a moment of random input. `make fuzz` searches for longer."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
SEEDS = [seed for name in TARGETS for seed in sorted((CORPUS / name).iterdir())]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}/{seed.name}")
def test_what_was_found_once_does_no_harm(seed: Path) -> None:
    TARGETS[seed.parent.name](seed.read_bytes())


def test_every_seed_has_its_parser() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} == set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_moment_of_random_input_does_no_harm(name: str, data: st.DataObject) -> None:
    known = st.sampled_from([seed.read_bytes() for seed in SEEDS if seed.parent.name == name])
    piece = st.binary(max_size=8) | known
    TARGETS[name](b"".join(data.draw(st.lists(piece, max_size=6))))
