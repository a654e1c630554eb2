from __future__ import annotations

from pathlib import Path

from benchmarks.story import ecbplus
from benchmarks.story.coreference import SYSTEMS, Told, table
from onrecord.story.occurrences.likeness import Signs

DOCUMENT = """<Document doc_name="36_1ecb.xml">
<token t_id="1" sentence="0" number="0">http</token>
<token t_id="2" sentence="1" number="0">Police</token>
<token t_id="3" sentence="1" number="1">arrested</token>
<token t_id="4" sentence="1" number="2">two</token>
<token t_id="5" sentence="1" number="3">.</token>
<Markables>
<ACTION_OCCURRENCE m_id="7"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="8"><token_anchor t_id="1"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="9"><token_anchor t_id="2"/></HUMAN_PART_PER>
</Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="7"/><target m_id="20"/></CROSS_DOC_COREF></Relations>
</Document>"""


def signs(article: str, deed: str, *words: str) -> Signs:
    nobody: frozenset[str] = frozenset()
    return Signs(article, 0, frozenset({deed}), nobody, None, nobody, nobody, nobody, nobody, nobody, frozenset(), frozenset(words))


def test_only_mentions_of_events_in_checked_sentences_are_gold(tmp_path: Path) -> None:
    folder = tmp_path / ecbplus.FOLDER
    (folder / "ECB+" / "36").mkdir(parents=True)
    (folder / "ECB+" / "36" / "36_1ecb.xml").write_text(DOCUMENT)
    (folder / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n36,1ecb,1\n")
    ((_, (document,)),) = ecbplus.topics(tmp_path, (36,))
    assert document.article.text == "http\nPolice arrested two."
    assert [(m.span.of(document.article.text), m.chain) for m in document.mentions] == [("arrested", "ACT1")]


def test_mentions_of_one_lemma_in_documents_of_two_parts_are_parted_by_clustering_alone() -> None:
    told = [Told(f"chain{part}", "arrest", part, signs(f"a-{part}", "arrest", "two", "leader")) for part in (0, 0, 1, 1)]
    figures = table([told])
    assert figures["cluster and lemma"]["conll"] == 100.0
    assert figures["lemma"]["conll"] < 100.0


def test_every_system_puts_every_mention_into_one_group() -> None:
    told = [Told("x", deed, 0, signs(f"a-{n}", deed, "two", "leader")) for n, deed in enumerate(("arrest", "arrest", "charge"))]
    for join in SYSTEMS.values():
        assert sorted(place for group in join(told) for place in group) == [0, 1, 2]
