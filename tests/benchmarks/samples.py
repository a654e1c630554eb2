"""A small document of our own in CoNLL-U, with a multiword token, two paragraphs and two pronouns."""

from pathlib import Path

from benchmarks.language.given import Paragraphs
from training.corpora import layout

NAME = "GUM_news_ferry"
CONLLU = """\
# newdoc id = GUM_news_ferry
# newpar
# sent_id = GUM_news_ferry-1
# text = Anna Lind didn't wait.
1	Anna	Anna	PROPN	NNP	Number=Sing	5	nsubj	_	_
2	Lind	Lind	PROPN	NNP	Number=Sing	1	flat	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	Tense=Past	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	wait	wait	VERB	VB	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# sent_id = GUM_news_ferry-2
# text = She left.
1	She	she	PRON	PRP	Person=3|PronType=Prs	2	nsubj	_	_
2	left	leave	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# sent_id = GUM_news_ferry-3
# text = Nobody saw her
1	Nobody	nobody	PRON	NN	_	2	nsubj	_	_
2	saw	see	VERB	VBD	Tense=Past	0	root	_	_
3	her	she	PRON	PRP	Person=3|PronType=Prs	2	obj	_	_

"""


def paragraphs(folder: Path) -> Paragraphs:
    path = folder / "sample.conllu"
    path.write_text(CONLLU, "utf-8")
    ((_, found),) = layout.documents(layout.read(path))
    return found
