from __future__ import annotations

import pytest
from spacy.tokens import Doc

from onrecord.language.words import blank
from onrecord.publish.annotation.tense import instance_of

PAST, PRES, INF = "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin", "VerbForm=Inf"
PART, ING = "Tense=Past|VerbForm=Part", "Tense=Pres|VerbForm=Part"


@pytest.mark.parametrize(
    ("group", "tense", "aspect", "others"),
    [
        ([("met", "VERB", PAST)], "PAST", "NONE", {}),
        ([("will", "AUX", "VerbForm=Fin"), ("meet", "VERB", INF)], "FUTURE", "NONE", {}),
        ([("has", "AUX", PRES), ("met", "VERB", PART)], "PRESENT", "PERFECTIVE", {}),
        ([("had", "AUX", PAST), ("been", "AUX", PART), ("meeting", "VERB", ING)], "PAST", "PERFECTIVE_PROGRESSIVE", {}),
        ([("did", "AUX", PAST), ("not", "PART", ""), ("meet", "VERB", INF)], "PAST", "NONE", {"polarity": "NEG"}),
        ([("could", "AUX", "VerbForm=Fin"), ("meet", "VERB", INF)], "NONE", "NONE", {"modality": "COULD"}),
        ([("to", "PART", ""), ("meet", "VERB", INF)], "INFINITIVE", "NONE", {}),
        ([("meeting", "VERB", ING)], "PRESPART", "NONE", {}),
        ([("met", "VERB", PART)], "PASTPART", "NONE", {}),
        ([("no", "DET", ""), ("talks", "NOUN", "")], "NONE", "NONE", {"polarity": "NEG", "pos": "NOUN"}),
    ],
)
def test_tense_and_aspect_follow_from_the_verbs_of_a_group(
    group: list[tuple[str, str, str]], tense: str, aspect: str, others: dict[str, str]
) -> None:
    last = len(group) - 1
    lemmas = {"has": "have", "had": "have", "been": "be", "did": "do"}
    doc = Doc(
        blank().vocab,
        words=[word for word, _, _ in group],
        pos=[pos for _, pos, _ in group],
        morphs=[morph for _, _, morph in group],
        tags=["MD" if word in ("will", "could") else "X" for word, _, _ in group],
        lemmas=[lemmas.get(word, word) for word, _, _ in group],
        heads=[last] * len(group),
        deps=[*("aux" if pos == "AUX" else "advmod" for _, pos, _ in group[:-1]), "root"],
    )
    found = instance_of(doc[last])
    assert (found["tense"], found["aspect"]) == (tense, aspect)
    assert {"pos": "VERB", "polarity": "POS", **others}.items() <= found.items()
    assert ("modality" in found) == ("modality" in others)
