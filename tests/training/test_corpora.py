"""Readers of the training corpora, on small files of our own in their formats."""

import json
from pathlib import Path

from onrecord.language import inventory, weights
from onrecord.language.inventory import Role
from onrecord.language.pieces import Pieces
from training import tasks
from training.corpora import names, polnear, reports, ud

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
