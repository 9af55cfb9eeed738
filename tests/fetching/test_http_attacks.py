"""Each row of the table of attacks, with real sockets."""

import pytest

from tests.fetching.attacks import ATTACKS, tried


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack_is_held(attack):
    outcome = tried(attack)

    assert (outcome.reason, outcome.reached) == (attack.reason, False), outcome.line
