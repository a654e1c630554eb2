"""Lemmas as edit rules: what to cut from the end of a form and what to put there.

The classifier chooses a rule for a word it has not met; forms met in training with a lemma that
differs from them stand in a table, by form and part of speech (``lower|UPOS``).
"""

from __future__ import annotations

IDENTITY = "k0"
LONGEST_CUT = 5


def rule_for(form: str, lemma: str) -> str:
    """The edit rule that turns ``form`` into ``lemma``; the identity where none of use does.

    A rule reads ``k`` (keep case) or ``l`` (lower first), the number of letters to cut from the
    end, then the letters to add: ``l1y`` cuts one and adds ``y``.
    """
    keep = "k" if form[: len(lemma)] == lemma[: len(form)] or form.lower() == form else "l"
    base = form if keep == "k" else form.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    cut, add = len(base) - same, lemma[same:]
    if cut > LONGEST_CUT or (same == 0 and cut):
        return IDENTITY
    return f"{keep}{cut}{add}"


def apply(rule: str, form: str) -> str:
    """Apply an edit rule; a rule that would leave nothing gives the form back."""
    base = form if rule[0] == "k" else form.lower()
    cut = int(rule[1])
    kept = base[: len(base) - cut] if cut else base
    return (kept + rule[2:]) or form
