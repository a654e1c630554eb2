"""By which channel words reached the public: a written statement, a post, a briefing; from the words that tell where they were said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from spacy.tokens import Span, Token

from onrecord.domain.statements import Channel

WORDS: Mapping[Channel, str] = {
    Channel.STATEMENT: "statement communique communiqué declaration release readout",
    Channel.POST: "tweet twitter facebook instagram telegram weibo youtube tiktok post thread retweet",
    Channel.BRIEFING: "briefing conference reporter journalist presser newsman press",
    Channel.INTERVIEW: "interview interviewer",
    Channel.BROADCAST: "television tv radio broadcast show program programme podcast newscast webcast",
    Channel.SPEECH: "speech address remark rally lecture sermon keynote podium lectern",
    Channel.HEARING: "hearing testimony committee subcommittee court deposition",
    Channel.LETTER: "letter email e-mail memo memorandum note cable mail",
    Channel.CALL: "phone telephone call skype videoconference teleconference",
    Channel.DOCUMENT: "report document filing complaint indictment affidavit study column editorial book article essay paper",
}
CHANNELS: Mapping[str, Channel] = {word: channel for channel, words in WORDS.items() for word in words.split()}

PLATFORMS = frozenset("twitter facebook instagram telegram weibo youtube tiktok skype".split())
"""Names that tell a channel; of all other names the words tell nothing ("the Associated Press")."""

TEXTS = frozenset({Channel.STATEMENT, Channel.POST, Channel.LETTER, Channel.DOCUMENT})
"""Channels that can be said to speak themselves ("a statement said"); a committee that does is no hearing."""

CUES: Mapping[str, Channel] = {
    **dict.fromkeys(("tweet", "retweet", "post"), Channel.POST),
    **dict.fromkeys(("testify", "depose"), Channel.HEARING),
    **dict.fromkeys(("telephone", "phone"), Channel.CALL),
    "email": Channel.LETTER,
    "brief": Channel.BRIEFING,
}
"""Verbs that tell the channel by themselves."""


def channel_of(cue: Span, *, venue: Span | None, addressee: Span | None, source: Span | None, to_outlet: bool) -> Channel | None:
    """The channel of a statement, or ``None`` where nothing tells it: by the cue, else the venue, the addressee, the source.

    ``to_outlet`` tells whether it was said to an outlet, which is an interview where no word tells better.
    """
    by_cue = (CUES.get(token.lemma_.lower()) for token in cue)
    asked = [Channel.INTERVIEW] if to_outlet else []
    by_source = (channel for channel in _told([source.root] if source else []) if channel in TEXTS)
    found = chain(by_cue, _told(venue or []), _told([addressee.root] if addressee else []), by_source, asked)
    return next((channel for channel in found if channel is not None), None)


def _told(tokens: Iterable[Token]) -> Iterator[Channel | None]:
    """What nouns tell by themselves."""
    for token in tokens:
        word = token.lemma_.lower()
        if word in PLATFORMS or (token.pos_ in {"NOUN", "PROPN"} and not token.ent_type_):
            yield CHANNELS.get(word)
