"""Words that give a line away as furniture, whatever stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.domain.articles import FurnitureKind
from onrecord.intake.furniture import captions
from onrecord.intake.head import dates
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import either

CAPTION, PROMOTION, NAVIGATION, METADATA = (
    FurnitureKind.CAPTION,
    FurnitureKind.PROMOTION,
    FurnitureKind.NAVIGATION,
    FurnitureKind.METADATA,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that gives a line of at most ``words`` words away."""

    kind: FurnitureKind
    words: int
    pattern: re.Pattern[str]


UNQUOTED = '[^\\w“"]*'
"""What may stand before a call to the reader that nobody in the report utters."""

REPORT = either("report story article post piece dispatch")
ELSEWHERE = either("articles? stor(?:y|ies) news links? content coverage topics? reading updates?")
SOCIAL = either(
    "share tweet post e-?mail print facebook twitter x whatsapp telegram linkedin reddit pinterest flipboard copy_link save comments? like "
    "pin messenger link \\d++"
)
AGO = either("seconds? minutes? mins? hours? days? weeks? months? years?")

METADATA_CUES = (
    # who made it
    (70, rf"\bcontribut(?:ed|ing) (?:reporting )?to this (?:\w+ )?{REPORT}\b|^contributing(?: \w+)?:"),
    (70, rf"^\W*(?:(?:additional|original) )?{either('reporting writing editing edited translated produced compiled')} by\b"),
    (70, rf"^\W*with {either('assistance reporting files additional_reporting contributions input [a-z]+_wires?')}\b"),
    (5, r"^\W*with (?-i:[A-Z]\w+(?: [A-Z]\w+){0,3})$"),
    (60, rf"\b{REPORT} {either('includes contains uses')} {either('reporting material information')}\b|\breported from .*\bcontribut"),
    (12, rf"^{either('by from')} (?:an?|our) .*\b{either('correspondent reporter staff writer')}s?\b"),
    (12, r"^by (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’&-]*| and| of|,)*)$"),
    # when, and what became of it since
    (16, rf"^\W*(?:last )?{either('updated published posted modified')}\b.*\d|^\W*\d+ {AGO}(?: ago| read)\W*$"),
    (20, rf"\b{REPORT} is more than \w+ {AGO} old\b|\boriginal {REPORT} continues\b"),
    (90, r"^\W*(?:editor[’']?s?[’']? note|correction|clarification)\s*[:—–-]"),
    (90, rf"^this {REPORT} {either('has_been was is_being')} {either('updated corrected first_published originally')}"),
    (60, rf"^we(?:[’']ve| have) updated this {REPORT}\b|\bwe[’']ll {either('update follow')}\b.*\b{either('update news comes_in post')}\b"),
    # whose it is
    (90, r"©|\(c\) ?\d{4}|^copyright\b|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b"),
    (4, r"^\W*(?:\d[\d\W]*|pullquote\W*|emphasis added\W*)$"),
)

NAVIGATION_CUES = (
    (
        30,
        (
            rf"^\W*{either('related read see also more watch listen story video photos? gallery slideshow podcast map interactive')}"
            rf"(?: (?:{ELSEWHERE}|{either('more also next on from this read see now full')}))*(?: on [A-Z]+)?\s?:"
            r"(?!.*\b(?:said|says)\b.*\.$)"
        ),
    ),
    (
        9,
        (
            rf"^\W*(?:related(?: {ELSEWHERE})?|read {either('more next on also')}(?: from .*)?|see {either('also more')}|also read"
            rf"|more(?: {either('on_this from stories news in like')}\b.*)?|most {either('read popular viewed')}"
            rf"|{either('stor(?:y|ies) article')} {either('continues? continued')} below.*|(?:advertisement )?continue reading.*"
            rf"|{either('skip back return jump go')} to .*"
            rf"|{either('video photos? gallery trending(?:_now)? recommended you_(?:may|might)_(?:also_)?like don.t_miss up_next')}"
            rf"|{either('story_highlights key_points close menu home search comments? loading.* transcript tags? topics?')}"
            r"|filed under.*)\W*$"
        ),
    ),
    (14, rf"^\W*(?:{either('original source permanent canonical')} {either('url link article source address')}|permalink|short link)\b"),
    (14, rf"^\W*{either('scroll_(?:below|down) slideshow_[(] read_or_share share_(?:this|on|via) listen_to_(?:this_)?article')}\b"),
    (14, rf"^\W*{either('click_(?:here_)?(?:for|to) view_(?:gallery|more|comments)')}\b"),
    (60, rf"^{either('see_also just_watched you_can_watch')}\b|\b{either('must_watch replay_more_videos')}\b|\(click here for\b"),
    (60, r"\blisten\s*·|\b\d{1,2}:\d{2}\s+\d{1,2}:\d{2}$"),
    (110, r"(?-i:[a-z][A-Z].* MORE$)"),
    (14, rf"^\W*{either('à_lire lire_(?:la_suite|aussi) lesen_sie_auch mehr_zum_thema lee_también leer_más leggi_anche')}\b"),
    (14, r"^menu\b"),
    (14, rf"^(?:{SOCIAL}[\s|,•·/]*){{2,}}$"),
    (14, r"^[^.!?]{2,40}(?: [>»›/|•] [^.!?]{2,40}){2,}$"),
)

PROMOTION_CUES = (
    (
        60,
        (
            rf"\b{either('sign_up signing_up subscribe subscription subscribers?')}\b.*"
            rf"\b{either('newsletters? inbox e-?mail daily weekly today alerts? policy now free digital access here')}\b"
        ),
    ),
    (60, r"\bdelivered (?:straight |directly )?to your\b|\b(?:your|an?) (?:e-?mail )?inbox\b"),
    (
        14,
        (
            rf"^{UNQUOTED}{either('sign_up subscribe donate join_(?:us|our|now) log_in register')}\b"
            rf"|^{UNQUOTED}become a {either('member supporter subscriber patron')}\b"
            rf"|^{UNQUOTED}support (?:{either('us our independent')}\b|the .*!)|^{UNQUOTED}like us\b"
            rf"|^{UNQUOTED}follow (?:@|{either('us the him her')}\b)|^{UNQUOTED}get {either('the our')} .*\b{either('app newsletter')}\b"
            rf"|^{UNQUOTED}download {either('the our')}\b|^{UNQUOTED}try .* free\b|^{UNQUOTED}vote {either('now here')}\b"
            rf"|^{UNQUOTED}take {either('the our')} {either('poll survey quiz')}\b"
        ),
    ),
    (70, rf"\bclick here to {either('get download subscribe upload sign')}\b|\bget the [\w ]*\bapp\b|\bthe free [\w ]* app\b"),
    (70, rf"\bfollow {either('him her them us me the_[a-z]+')} on {either('twitter facebook instagram x telegram')}\b|\bfollow @\w+"),
    (70, rf"\bemail us at\b|\bsend {either('letters tips your')} .*\bto:?|\breaders who wish to comment\b"),
    (90, rf"\b{either('your reader')} {either('support donation contribution')}s?\b|\bmak(?:e|ing) a {either('donation contribution')}\b"),
    (90, r"\bour (?:free )?(?:\w+ )?newsletters?\b|\bprivacy policy\b|\bprotected by recaptcha\b|\bwe pay for your\b"),
    (90, rf"\bplease consider\b.*\b{either('gift supporting donat(?:ing|ion) contribut(?:ing|ion) subscribing month')}\b"),
    (90, r"\benter your e-?mail\b|\byou may unsubscribe\b|\bis available without charge\b|\bwe use cookies\b"),
    (6, r"^\W*(?-i:Support (?:[Tt]he )?(?:[A-Z][\w'’-]* ?){1,4})!?$"),
    (3, rf"^\W*{either('advertisement ads? sponsored(?:_content)? promoted urgent vote_now newsletter promo')}\W*$"),
    (25, rf"^\W*do you {either('approve support agree think believe')}\b.*\?|\bvote {either('now here')}\b|\bassess your\b"),
    (25, rf"\b{either('new latest')} book\b.*\b{either('is available out')}\b"),
)

CUES = tuple(
    Cue(kind, words, re.compile(pattern, re.IGNORECASE))
    for kind, table in ((METADATA, METADATA_CUES), (NAVIGATION, NAVIGATION_CUES), (PROMOTION, PROMOTION_CUES))
    for words, pattern in table
)
"""Read from the top: the first that fits decides."""


@lru_cache(maxsize=2048)
def kind_of(line: Line) -> FurnitureKind | None:
    """The kind that the words of one line give away; kept, since several rules ask for it."""
    if line.links:
        return NAVIGATION
    if dates.stamp(line.text) is not None:
        return METADATA
    if captions.is_credited(line):
        return CAPTION
    return next((cue.kind for cue in CUES if line.words <= cue.words and cue.pattern.search(line.text)), None)
