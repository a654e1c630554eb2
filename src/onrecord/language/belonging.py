"""What belongs to an anchor: every word of its window scored for each role (after the biaffine scorer of Dozat and Manning 2017)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.language.inventory import REACH, Role

Floats = NDArray[np.float32]


class Belonging:
    """The scorer of some roles that follow each other in ``Role``.

    Args:
        roles: the roles, in order.
        filler: words × (roles × width), each word as what fills a role.
        anchor: the same, each word as what has it filled.
        bias: words × roles, how likely a word fills a role of anything.
        distance: distances × roles, from ``REACH`` words before the anchor to as many after it.
    """

    def __init__(self, roles: Sequence[Role], filler: Floats, anchor: Floats, bias: Floats, distance: Floats) -> None:
        by_role = (table.reshape(len(table), len(roles), -1).transpose(1, 0, 2) for table in (filler, anchor))
        self._filler, self._anchor = (np.ascontiguousarray(table) for table in by_role)
        self._anchor = self._anchor / self._anchor.shape[-1] ** 0.5
        self._bias, self._distance = bias.T.copy(), distance.T.copy()
        self._first = roles[0]

    def odds(self, word: int, roles: Sequence[Role], seen: range) -> Floats:
        """Log-odds that each of the words ``seen`` fills each of the ``roles``, which follow each other, for the anchor ``word``.

        Roles × words.
        """
        inside, which = slice(seen.start, seen.stop), slice(roles[0] - self._first, roles[-1] + 1 - self._first)
        odds: Floats = (self._filler[which, inside] @ self._anchor[which, word, :, None])[..., 0]
        odds += self._bias[which, inside]
        odds += self._distance[which, _apart(word, seen)]
        return odds


def _apart(word: int, seen: range) -> NDArray[np.int64]:
    """How far each of the words ``seen`` stands from ``word``, as a row of the table of distances."""
    return np.minimum(np.maximum(np.arange(seen.start - word, seen.stop - word), -REACH), REACH) + REACH
