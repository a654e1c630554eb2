"""Readers of the training corpora, on small files of our own in their formats."""

import json
from pathlib import Path

from onrecord.language import inventory, weights
from onrecord.language.inventory import Role
from onrecord.language.pieces import Pieces
from training import tasks
from training.corpora import names, ontogum, polnear, reports, ud

CONLLU = """# newdoc id = GUM_news_harbour
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tsail\tsail\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_

# newdoc id = GUM_fiction_sea
# sent_id = 2
1\tWaves\twave\tNOUN\tNNS\tNumber=Plur\t0\troot\t_\t_

"""

TEXT = "Lind said the ships would leave.\n\nShe added: “Two boats stay.”\n"
ANNOTATION = {
    "furniture": [],
    "actors": [{"name": "Anna Lind", "aliases": ["Lind"]}],
    "statements": [
        {
            "content": ["the ships would leave"],
            "cue": "said",
            "speaker": "Anna Lind",
            "speaker_span": "Lind",
            "addressee": None,
            "venue": None,
        },
        {"content": ["Two boats stay."], "cue": "added", "speaker": "Anna Lind", "speaker_span": "She", "addressee": None, "venue": None},
    ],
    "events": [
        {
            "span": "leave",
            "sentence": "the ships would leave",
            "type": "RETREAT",
            "status": "planned",
            "actor": [],
            "recipient": [],
            "place": None,
            "condition": None,
        }
    ],
    "quantities": [{"span": "Two boats", "of": None}],
}


def test_conllu_leaves_out_word_ranges_and_documents_with_a_narrow_licence(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, "utf-8")
    (sentence,) = ud.read(path)
    assert [w.form for w in sentence.words] == ["Do", "n't", "sail"]
    assert [w.head for w in sentence.words] == [2, 2, 2]


def test_entities_nest_and_a_coordination_is_headed_by_its_conjunction(tmp_path: Path) -> None:
    rows = [
        "1\tLind\tLind\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-cf1-2-coref(2-person-new-cf2-1-coref-Anna_%28Lind%29)",
        "2\tand\tand\tCCONJ\tCC\t_\t3\tcc\t_\t_",
        "3\tRoux\tRoux\tPROPN\tNNP\t_\t1\tconj\t_\tEntity=(3-person-new-cf3-1-coref)1)|SpaceAfter=No",
        "4\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_",
    ]
    path = tmp_path / "x.conllu"
    path.write_text("# newdoc id = GUM_news_two\n# sent_id = two-1\n" + "\n".join(rows) + "\n\n", "utf-8")
    (sentence,) = ud.read(path)
    assert sorted(sentence.entities, key=lambda e: (e.start, e.end)) == [
        ud.Entity(0, 1, "person"),
        ud.Entity(0, 3, "person"),
        ud.Entity(2, 3, "person"),
    ]
    assert [sentence.head_of(0, 3), sentence.head_of(0, 1), sentence.head_of(2, 3)] == [1, 0, 2]


def test_chains_have_two_mentions_or_more(tmp_path: Path) -> None:
    path = tmp_path / "two.conll"
    path.write_text("# begin document\n0\tLind\t(1(2)\n1\tand\t_\n2\tRoux\t1)\n3\tthey\t(1)\n4\tshe\t(2)\n5\tit\t(4)\n", "utf-8")
    assert ontogum.chains(path) == [[(0, 1), (4, 5)], [(0, 3), (3, 4)]]


def test_of_names_within_names_the_outermost_counts(tmp_path: Path) -> None:
    text = "Maren\tB-Organization\tB-Location\nCity\tI-Organization\tI-Location\nCouncil\tI-Organization\n"
    for number in range(2):
        (tmp_path / f"a{number}.tsv").write_text(text, "utf-8")
    (line,) = next(names.newswire(tmp_path)).lines
    assert line == (("Maren", "B-ORG"), ("City", "I-ORG"), ("Council", "I-ORG"))


def test_names_by_sentence_leave_open_what_the_corpus_does_not_type(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text("# sent_id = a-1\n1\tMaren\tB-LOC\t-\tb\n2\tDanish\tB-OTH\t-\tb\n3\tslept\tO\n\n", "utf-8")
    assert names.uner_by_sentence(path) == {"a-1": ["B-LOC", names.OPEN, "O"]}


def test_newswire_holds_every_tenth_article_back(tmp_path: Path) -> None:
    for number in range(11):
        (tmp_path / f"a{number:02}.tsv").write_text("http://x\tO\n\nPort\tB-Location\nMaren\tI-Location\nslept\tO\n", "utf-8")
    assert [d.document for d in names.newswire(tmp_path, held_back=True)] == ["a00", "a10"]
    (line,) = next(names.newswire(tmp_path)).lines
    assert line == (("Port", "B-LOC"), ("Maren", "I-LOC"), ("slept", "O"))


def test_polnear_reads_discontinuous_spans_and_one_annotator(tmp_path: Path) -> None:
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "one.txt").write_text("It leaks, she said, badly.", "utf-8")
    standoff = "T1\tSource 10 13\tshe\nT2\tCue 14 18\tsaid\n"
    standoff += "T3\tContent 0 8;20 25\tIt leaks badly\nE1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
    for annotator in "ab":
        (tmp_path / "attributions" / f"one_{annotator}.ann").write_text(standoff, "utf-8")
    (article,) = polnear.read(tmp_path)
    assert article.attributions == (polnear.Attribution(((10, 13),), ((14, 18),), ((0, 8), (20, 25))),)


def test_an_annotated_report_becomes_labels_and_anchors(tmp_path: Path) -> None:
    for kind in ("articles", "texts"):
        (tmp_path / kind / "3").mkdir(parents=True)
    (tmp_path / "articles/3/one.json").write_text(json.dumps(ANNOTATION), "utf-8")
    (tmp_path / "texts/3/one.txt").write_text(TEXT, "utf-8")
    (example,) = tasks.from_reports(reports.read(tmp_path), Pieces(weights.FOLDER / "vocab.txt"))
    at = example.words.index
    assert inventory.EVENT_LABELS[example.labels["event"][at("leave")]] == "B-RETREAT"
    assert inventory.CUE_LABELS[example.labels["cue"][at("said")]] == "B-CUE"
    said = next(a for a in example.anchors if a.word == at("said"))
    assert said.roles[Role.SOURCE] == {at("Lind")}
    assert said.roles[Role.CONTENT] == set(range(at("the"), at("leave") + 1))
    she = next(a for a in example.anchors if a.word == at("She"))
    assert she.roles[Role.SAME] == {at("Lind")}


def test_what_is_held_back_is_not_read_for_training(tmp_path: Path) -> None:
    for kind in ("articles", "texts"):
        (tmp_path / kind / reports.HELD_BACK[0]).mkdir(parents=True)
    (tmp_path / "articles" / reports.HELD_BACK[0] / "one.json").write_text(json.dumps(ANNOTATION), "utf-8")
    (tmp_path / "texts" / reports.HELD_BACK[0] / "one.txt").write_text(TEXT, "utf-8")
    assert not list(reports.read(tmp_path))
    assert len(list(reports.read(tmp_path, held_back=True))) == 1
