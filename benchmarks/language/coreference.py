"""The measures of coreference chains: MUC, B³, CEAFe and their mean, the CoNLL F1, over documents pooled as the official scorer pools them.

Each measure gives the sum that counts as right and the sum that could be, from the side of one set of chains; a recall takes the gold
chains' side and a precision the system's. Pooling adds the sums up over documents (Pradhan et al. 2014, "Scoring Coreference Partitions
of Predicted Mentions").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Mention = tuple[int, int]
"""Words ``[start, end)`` of a document."""

Chains = Collection[Collection[Mention]]
Sums = tuple[float, float]


def muc(own: Chains, other: Chains) -> Sums:
    """Links kept: a chain's mentions less the parts that the other chains cut it into (Vilain et al. 1995)."""
    chain_of = _chain_of(other)
    parts = sum(len({chain_of.get(m, m) for m in chain}) for chain in own)
    mentions = sum(map(len, own))
    return mentions - parts, mentions - len(own)


def b_cubed(own: Chains, other: Chains) -> Sums:
    """For every mention the share of its chain that it shares the other's chain with (Bagga and Baldwin 1998)."""
    shared = _shared(own, other)
    sizes = np.array([len(chain) for chain in own])
    return float((shared**2 / sizes[:, None]).sum()), float(sizes.sum())


def ceaf_e(own: Chains, other: Chains) -> Sums:
    """Likeness of chains under the best pairing one to one, by Luo's (2005) fourth measure."""
    shared = _shared(own, other)
    sizes = np.array([len(chain) for chain in own])[:, None] + np.array([len(chain) for chain in other])[None, :]
    alike = 2 * shared / np.maximum(1, sizes)
    return float(alike[linear_sum_assignment(alike, maximize=True)].sum()), float(len(own))


def found(own: Chains, other: Chains) -> Sums:
    """Mentions that the other chains hold too, with the same bounds."""
    known = _chain_of(other).keys()
    return float(sum(m in known for chain in own for m in chain)), float(sum(map(len, own)))


MEASURES = {"mentions": found, "muc": muc, "b3": b_cubed, "ceafe": ceaf_e}
AVERAGED = ("muc", "b3", "ceafe")


def score(documents: Iterable[tuple[Chains, Chains]]) -> dict[str, float]:
    """Score pairs of (gold, system) chains; percentages.

    ``muc``, ``b3``, ``ceafe`` and ``mentions`` are F1, with ``.p`` and ``.r`` beside them; ``conll`` is the mean of the first three.
    Chains of one document share no mention. What is to count as a chain is the caller's matter: a chain of one mention is scored too.
    """
    pairs = list(documents)
    out: dict[str, float] = {}
    for name, measure in MEASURES.items():
        recall = _ratio(measure(gold, system) for gold, system in pairs)
        precision = _ratio(measure(system, gold) for gold, system in pairs)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out |= {name: 100 * f1, f"{name}.p": 100 * precision, f"{name}.r": 100 * recall}
    return {"conll": sum(out[name] for name in AVERAGED) / len(AVERAGED)} | out


def _ratio(sums: Iterable[Sums]) -> float:
    right, possible = (sum(side) for side in zip(*sums, strict=True))
    return right / possible if possible else 0.0


def _chain_of(chains: Chains) -> Mapping[Mention, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _shared(own: Chains, other: Chains) -> NDArray[np.float64]:
    """How many mentions each two chains share: own × other."""
    chain_of = _chain_of(other)
    counts = np.zeros((len(own), len(other)))
    for row, chain in enumerate(own):
        for mention in chain:
            if mention in chain_of:
                counts[row, chain_of[mention]] += 1
    return counts
