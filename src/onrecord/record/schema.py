"""The tables of a record.

Four kinds of tables: what was read (articles, their bytes and readings), what people set right by hand (the ledger),
what follows from all of it (the stories with their entries, each replaced as a whole), and when it was learned (runs), which enters
nothing else.
Every table of entries has real columns for those who ask with SQL, and a ``body`` that decodes to the domain object. Who, where and
when an entry touches lies in ``entry_actors``, ``entry_articles`` and ``entry_days``, which all filters use.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

APPLICATION_ID = 0x4F6E5265
"""``OnRe``, by which a record is told from other SQLite files."""

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", String, nullable=False, comment="ISO 8601, UTC"),
    Column("program", String, nullable=False, comment="version of onrecord"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("url", String),
    Column("title", String),
    Column("title_span", JSON(none_as_null=True)),
    Column("outlet", String),
    Column("agency", String),
    Column("byline", String),
    Column("dateline_place", String),
    Column("published", String, comment="as the article itself tells it; the pile's word is in datings"),
    Column("published_from", String),
    Column("published_at", String, comment="ISO 8601, with the zone where one is stated"),
    Column("modified", String, comment="ISO 8601, with the zone where one is stated"),
    Column("fetched", String, comment="ISO 8601; the earliest fetch"),
    Column("language", String, nullable=False),
    Column("encoding", String, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("credits", JSON, nullable=False, server_default="[]", comment="where the text names those behind it"),
    Column("text", Text, nullable=False),
    Column("intake", String, nullable=False, server_default="", comment="version of what made it of its bytes"),
    Column("run", ForeignKey(runs.c.id), nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("zlib", LargeBinary, nullable=False, comment="the bytes as they came, compressed"),
)

provenances = Table(
    "provenances",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("place", String, primary_key=True),
    Column("context", JSON(none_as_null=True), comment="what is told of the article there, besides its bytes"),
)

readings = Table(
    "readings",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("reader", String, nullable=False, comment="version of what read it"),
    Column("body", Text, nullable=False),
    Column("run", ForeignKey(runs.c.id), nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("address", String, index=True, comment="of the page; its versions have it in common"),
    Column("words", String, index=True, comment="digest of the words of the body; exact copies have it in common"),
    Column("marks", LargeBinary, nullable=False, comment="hashes of some shingles; 32 bits each, little-endian"),
    Column("shingles", LargeBinary, nullable=False, comment="hashes of all shingles, in the order of the text"),
)

marks = Table(
    "marks",
    metadata,
    Column("mark", Integer, primary_key=True, comment="hash of a shingle"),
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    sqlite_with_rowid=False,
)

near_copies = Table(
    "near_copies",
    metadata,
    Column("one", ForeignKey(articles.c.id), primary_key=True, comment="the lesser id"),
    Column("other", ForeignKey(articles.c.id), primary_key=True, index=True),
    Column("of_one", Float, nullable=False, comment="share of its wording that stands in the other"),
    Column("of_other", Float, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, comment="what is set right"),
    Column("value", String, comment="what it is set to, where that is a word or a day"),
    Column("reason", String, nullable=False),
    Column("made", String, nullable=False, index=True, comment="ISO 8601, UTC, to the microsecond; no two are of one moment"),
    Column("program", String, nullable=False, comment="version of onrecord"),
    Column("body", Text, nullable=False),
)

gists = Table(
    "gists",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("teller", String, nullable=False, comment="version of what made it"),
    Column("body", Text, nullable=False, comment="what of the article counts for which story it is of"),
)


def _of_gist(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, ForeignKey(gists.c.article, ondelete="CASCADE"), primary_key=True, index=index)


heavy = Table(
    "heavy",
    metadata,
    Column("stem", String, primary_key=True, comment="of a word that an article is looked up by"),
    _of_gist("article", index=True),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    _of_gist("one"),
    _of_gist("other", index=True),
    Column("alike", Float, nullable=False, comment="how alike the two are; the lesser id is the one"),
)

spine = Table(
    "spine",
    metadata,
    _of_gist("one"),
    _of_gist("other", index=True),
    Column("alike", Float, nullable=False, comment="of the links by which all hangs together, and of those not weighed yet"),
)

pieces = Table(
    "pieces",
    metadata,
    Column("id", String, primary_key=True, comment="digest of articles that hang together by links"),
    Column("stories", JSON, nullable=False, comment="as which stories they come apart"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("first", String, nullable=False, comment="ISO 8601 day on which it is first told; empty where none is known"),
    Column("last", String, nullable=False, comment="the same of the last"),
    Column("articles", JSON, nullable=False),
    Column("told_from", String, nullable=False, comment="digest of all that it follows from"),
    Column("lost", JSON, nullable=False, comment="corrections that find nothing in it any more"),
)

grouped = Table(
    "grouped",
    metadata,
    Column("told_from", String, primary_key=True, comment="digest of all that the stories follow from, where they are all told"),
)


def _of_story() -> Column[str]:
    return Column("story", ForeignKey(stories.c.id, ondelete="CASCADE"), primary_key=True)


datings = Table(
    "datings",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("story", ForeignKey(stories.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("published", String),
    Column("published_from", String),
    Column("reason", String, nullable=False),
)


def _entries(name: str, *columns: Column[object]) -> Table:
    """A table of entries in each story's own order, which ``position`` keeps."""
    return Table(
        name,
        metadata,
        _of_story(),
        Column("position", Integer, primary_key=True),
        Column("id", String, nullable=False, index=True),
        *columns,
        Column("body", Text, nullable=False),
    )


def _place() -> tuple[Column[object], ...]:
    return Column("article", ForeignKey(articles.c.id), nullable=False), Column("start", Integer), Column("end", Integer)


actors = _entries("actors", Column("name", String), Column("kind", String), Column("country", String))
statements = _entries(
    "statements",
    *_place(),
    Column("kind", String),
    Column("speaker", String),
    Column("said_on", String),
    Column("channel", String),
    Column("confidence", Float),
)
events = _entries(
    "events",
    *_place(),
    Column("type", String),
    Column("status", String),
    Column("when", String),
    Column("according_to", String),
    Column("confidence", Float),
)
quantities = _entries(
    "quantities",
    *_place(),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String),
    Column("when", String),
    Column("according_to", String),
)
timeline = _entries(
    "timeline",
    Column("when", String),
    Column("status", String),
    Column("independent_sources", Integer),
    Column("confidence", Float, comment="of the surest telling"),
)
initiatives = _entries("initiatives", Column("name", String), Column("status", String))
discrepancies = _entries("discrepancies", Column("kind", String), Column("about", String))
reuse = _entries("reuse", Column("kind", String))

actor_names = Table(
    "actor_names",
    metadata,
    _of_story(),
    Column("actor", String, primary_key=True),
    Column("folded", String, primary_key=True, index=True, comment="a name or alias, case folded"),
    Column("canonical", Integer, nullable=False),
)
entry_actors = Table(
    "entry_actors",
    metadata,
    _of_story(),
    Column("entry", String, primary_key=True),
    Column("actor", String, primary_key=True, index=True),
)
entry_articles = Table(
    "entry_articles",
    metadata,
    _of_story(),
    Column("entry", String, primary_key=True),
    Column("article", String, primary_key=True, index=True),
)
entry_days = Table(
    "entry_days",
    metadata,
    _of_story(),
    Column("entry", String, primary_key=True),
    Column("first", String, primary_key=True, comment="ISO 8601 day"),
    Column("last", String, primary_key=True),
    Index("entry_days_between", "first", "last"),
)

TOLD = (
    *(stories, datings, actors, statements, events, quantities, timeline, initiatives, discrepancies, reuse),
    *(actor_names, entry_actors, entry_articles, entry_days, grouped),
)
"""The stories, which follow from all that was read and set right."""
