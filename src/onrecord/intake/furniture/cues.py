"""Words that give a line away as furniture, whatever stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.domain.articles import FurnitureKind
from onrecord.intake.furniture import captions
from onrecord.intake.head import dates
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import MONTH, WEEKDAY, alternatives, either

CAPTION, PROMOTION, NAVIGATION, METADATA = (
    FurnitureKind.CAPTION,
    FurnitureKind.PROMOTION,
    FurnitureKind.NAVIGATION,
    FurnitureKind.METADATA,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that gives a line of at most ``words`` words away: what it begins with, or what stands anywhere in it."""

    kind: FurnitureKind
    words: int
    beginning: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    @classmethod
    def of(cls, kind: FurnitureKind, words: int, pattern: str) -> Cue:
        """The cue of a pattern, its alternatives parted: one that is tied to the beginning need not be tried at every place."""
        every = alternatives(pattern)
        tied = [one for one in every if one.startswith("^")]
        free = [one for one in every if not one.startswith("^")]
        beginning, anywhere = (re.compile("|".join(part), re.IGNORECASE) if part else None for part in (tied, free))
        return cls(kind, words, beginning, anywhere)

    def fits(self, text: str) -> bool:
        if self.beginning is not None and self.beginning.match(text):
            return True
        return self.anywhere is not None and self.anywhere.search(text) is not None


UNQUOTED = '[^\\w“"]*'
"""What may stand before a call to the reader that nobody in the report utters."""

REPORT = either("report story article post piece dispatch")
AGO = either("seconds? minutes? mins? hours? days? weeks? months? years?")
STAMP = rf"(?:{WEEKDAY}\b|{MONTH}\b|\d{{1,2}}(?:[:./]\d| [ap]\.?m)|\d+ {AGO} ago|\d{{4}}-)"
ELSEWHERE = either("articles? stor(?:y|ies) news links? content coverage topics? reading updates?")
SOCIAL = either(
    "share tweet post e-?mail print facebook twitter x whatsapp telegram linkedin reddit pinterest flipboard copy_link save comments? like "
    "pin messenger link \\d++"
)
CAPITALISED = r"(?-i:[A-ZÀ-Þ][\w.'’-]*)"
CHANGED = either("updated corrected first_published originally")
LATER = either("update news comes_in post")
FURTHER = either("full_coverage go_deeper from_the_archives? further_reading recommended_reading read_the_full live_updates")
WRITE = either("Write_to Email E-mail Contact Reach")
ON_AIR = rf"(?:weekdays?|weeknights?|{WEEKDAY}s|live on|\d{{1,2}} ?[ap]\.?m)"
OURS = either("you your us our today now here reporting journalism")
ON_SALE = r"(?:is (?:now )?(?:available|out)|available (?:now|from|at|on)|out now|on sale now)"
WIRES = either("wires? wire-services? agenc(?:y|ies)")
JOB = either("correspondent editor reporter writer analyst columnist diplomatic defence defense political security foreign affairs")
STAMPED = either("updated published posted modified")
BEGINS = r"(?:^|(?<=[.!?] ))[^\w“\"]*"
"""The beginning of a sentence that nobody in the report utters."""

SAID = either("said says told tells wrote ruled warned added argued announced according_to")
SPEAKER = rf"(?!{either('as and but or if when')} )(?:(?!\b{either('that which who would will can')}\b)[^,;:“”\"]){{1,60}}"
ATTRIBUTED = rf"(?:,|[”\"’]) (?:{SPEAKER} )?{SAID}\b"
"""Who says what a sentence tells, where it is one of the report."""

YEAR = r"\d{4}(?:[-–]\d{2,4})?"
HELD = (
    rf"^\W*©|copyright\s?©|(?<![^\W\d_])©\s*(?:{YEAR}[\s,]*)?(?:(?-i:[A-ZÀ-Þ])|by\b|[.|]|$)|\(c\) ?\d{{4}}"
    r"|^copyright (?:by\b|\d{4}|(?-i:[A-Z])[^.]*$)|\ball rights reserved(?=\W*$|\s?[.,;:|(©]| worldwide\b| by\b)"
    r"|(?-i:\b(?:Trust Principles|TRUST PRINCIPLES)\b)"
)
"""Whose the text is; a sign of copyright behind another letter is half of one misread, and one before small words is told of."""

SECTION = either(
    "home news latest world national local politics business economy markets money sports? weather opinion comment culture arts lifestyle "
    "life style travel tech technology science health education environment climate entertainment video videos live today podcasts? tv "
    "radio uk us europe asia africa"
)
SECTIONS = 3
"""Sections of an outlet that make a line of them a menu."""

TO_THE_DESK = either("tips? letters? stories thoughts comments questions editor")
LIKED = either("enjoyed liked value appreciate found")

METADATA_CUES = (
    # who made it
    (70, rf"\bcontribut(?:ed|ing) (?:reporting )?to this (?:\w+ )?{REPORT}\b|^contributing(?: \w+)?:"),
    (40, rf"^\W*{CAPITALISED} {CAPITALISED}[^“\"]* contributed(?: reporting(?: from(?: {CAPITALISED})+)?)?\W*$"),
    (20, rf"^\W*{CAPITALISED}(?:,? (?:and )?{CAPITALISED}){{0,6}} reported from (?-i:[A-Z])[^,;]*(?:, [^,;]*)?\.$"),
    (
        70,
        (
            rf"^\W*(?:{either('additional original')} )?{either('reporting writing editing edited translated produced compiled')} by\b"
            rf"(?!.*\b{either('has have had shows? showed found finds suggests? suggested reveals? revealed said says')}\b)"
        ),
    ),
    (70, rf"^\W*with {either('assistance reporting files additional_reporting contributions input [a-z]+_wires?')}\b"),
    (5, r"^\W*with (?-i:[A-Z]\w+(?: [A-Z]\w+){0,3})$"),
    (60, rf"\bthis {REPORT} {either('includes contains uses')} {either('reporting material information')}\b|\breported from .*\bcontribut"),
    (
        40,
        rf"\b{REPORT} (?:is|was) (?:based|compiled) (?:in part )?{either('on from')} .*\b{WIRES}\b",
    ),
    (12, rf"^{either('by from')} (?:an?|our) .*\b{either('correspondent reporter staff writer')}s?\b"),
    (12, rf"^(?:(?:analysis|words|review|story|text)\s)?by:? {CAPITALISED}(?:,? (?:{CAPITALISED}|and|of|in|for|&|{JOB}))*$"),
    (12, rf"^(?-i:[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{1,3}}), (?:(?:{CAPITALISED}|and|&|of|the|{JOB}) )*{JOB}$"),
    # when, and what became of it since
    (16, rf"^\W*(?:last )?{STAMPED}\b(?: on| at|:)*\s+{STAMP}(?!.*\b(?:the|it|was|were)\b)"),
    (16, rf"^\W*\d+ ?(?:{AGO}|h|hrs?|m|d)(?: ago| read)\W*$|^\W*\d{{1,2}}[:.]\d{{2}} ?[ap]\.?m\.?(?: [A-Z]{{2,4}})?\W*$"),
    (20, rf"\b{REPORT} is more than \w+ {AGO} old\b|\boriginal {REPORT} continues\b"),
    (90, r"^\W*(?:editor[’']?s?[’']? note|corrections?|clarifications?)\s*[:—–-]"),
    (6, r"^\W*corrections?(?: (?:and|&) \w+)?\W*$"),
    (
        90,
        rf"^\W*(?:update:? )?this {REPORT} {either('has_been was is_being will_be')} {CHANGED}",
    ),
    (60, rf"\b{either('earlier previous original')} version of this {REPORT}\b"),
    (60, rf"^\W*this is a {either('developing breaking')} (?:news )?{REPORT}\b"),
    (
        60,
        rf"^we(?:[’']ve| have) updated this {REPORT}\b|^[^“\"]*\bwe[’']ll {either('update follow')}\b.*\b{LATER}\b",
    ),
    # what sort it is, and whose
    (14, rf"^\W*an? {either('daily weekly')} {either('round-?up summary digest briefing')} of\b[^,;]*$"),
    (4, r"^\W*(?:analysis|opinion|commentary)(?: ?/ ?(?:analysis|opinion|commentary)| ?:)+$"),
    (6, r"^\W*(?:for immediate release|embargoed (?:until|for)\b.*|notes? (?:to|for) editors|more to (?:come|follow)|ends?)\W*$"),
    (25, r"^\W*(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)\s?:|^(?:tel|phone|mobile|fax)\s?[.:] ?[+(]?\d"),
    (25, r"^(?:sent|cc|bcc|reply-to|message-id|mime-version|content-type)\s?:|^(?:from|to)\s?:.*@"),
    (90, rf"^(?!.*{ATTRIBUTED}.*[.!?…][\"”’')\]]*$).*?(?:{HELD})"),
    (90, r"\bmay not be (?:published|reproduced|republished)(?:,| or| in| without| unless)"),
    (4, r"^\W*(?:\d[\d\W]*|pullquote\W*|emphasis added\W*)$"),
    (4, r"^(?-i:(?:[A-Z][\w&.'’-]*[ /]+){0,3}(?:YouTube|Facebook|Twitter|Instagram|Vimeo|TikTok|Screenshot|Screengrab))$"),
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
        25,
        rf"^\W*{FURTHER}\b.*(?<![.”\"])$",
    ),
    (
        25,
        rf"^\W*see more {either('coverage stories news of')}\b|^\W*see here for\b|^\W*click (?:here|through|on)\b.* for more\b",
    ),
    (25, r"^(?-i:[^\W\d_][\w'‘’.,?! -]{2,80}:['‘“\"]?[A-Z][^:]*[^.:”\"])$"),
    (
        9,
        (
            rf"^\W*(?:related(?: {ELSEWHERE})?|read {either('more next on also')}(?: from .*)?|see {either('also more')}|also read"
            rf"|more(?: {either('on_this from stories news in like')}\b.*)?|most {either('read popular viewed')}"
            rf"|{either('stor(?:y|ies) article')} {either('continues? continued')} below.*|(?:advertisement )?continue reading.*"
            rf"|{either('skip back return jump go')} to .*"
            rf"|{either('video photos? gallery trending(?:_now)? recommended you_(?:may|might)_(?:also_)?like don.t_miss up_next')}"
            rf"|{either('story_highlights key_points close menu home search comments? loading.* transcript tags? topics? share(?:_this)?')}"
            r"|filed under.*)\W*$"
        ),
    ),
    (
        20,
        rf"^\W*(?:this )?(?:{REPORT} )?tagged (?:under|with|as)\b|^\W*(?:prev(?:ious)?|next)\b.{{0,10}}\b(?:image|photo|slide) \d+ of \d+",
    ),
    (120, rf"^\W*most {either('read popular viewed shared')} (?:in|on) \w+\b(?!.*\bsaid\b)"),
    (14, rf"^\W*(?:{either('original source permanent canonical')} {either('url link article source address')}|permalink|short link)\b"),
    (14, rf"^\W*{either('scroll_(?:below|down) slideshow_[(] read_or_share share_(?:this|on|via) listen_to_(?:this_)?article')}\b"),
    (14, rf"^\W*{either('click_(?:here_)?(?:for|to) view_(?:gallery|more|comments)')}\b"),
    (40, r"^[^“\"]*\bclick here\W*$|^[^“\"]*[^\W_] (?-i:Listen)$"),
    (60, rf"^{either('see_also just_watched you_can_watch')}\b|\b{either('must_watch replay_more_videos')}\b|\(click here for\b"),
    (60, r"\blisten\s*·|\b\d{1,2}:\d{2}\s+\d{1,2}:\d{2}$"),
    (110, r"(?-i:[a-z][A-Z].* MORE$)"),
    (14, rf"^\W*{either('à_lire lire_(?:la_suite|aussi) lesen_sie_auch mehr_zum_thema lee_también leer_más leggi_anche')}\b"),
    (14, r"^menu\b"),
    (14, rf"^(?:{SOCIAL}[\s|,•·/]*){{2,}}$"),
    (14, rf"^(?:{SECTION}(?:[\s|,•·/&]+|$)){{{SECTIONS},}}$"),
    (14, r"^[^.!?]{2,40}(?: [>»›/|•] [^.!?]{2,40}){2,}$"),
)

PROMOTION_CUES = (
    (
        60,
        (
            rf"^[^“\"]*\b{either('sign(?:ing)?_up subscrib(?:e|ing) subscription')}\b.*"
            rf"\b(?:newsletters?|inbox|your? .*e-?mail|{either('daily weekly')} {either('e-?mail alerts? briefing')})\b"
        ),
    ),
    (60, rf"{BEGINS}(?-i:{either('Sign_up Subscribe SIGN_UP SUBSCRIBE')})\b"),
    (60, r"\bdelivered (?:straight |directly )?to your\b|^[^“\"]*\byour (?:e-?mail )?inbox\b"),
    (
        14,
        (
            rf"^{UNQUOTED}{either('sign_up subscribe donate join_(?:us|our|now) log_in register unsubscribe')}\b"
            rf"|^{UNQUOTED}become a {either('member supporter subscriber patron')}\b"
            rf"|^{UNQUOTED}support (?:{either('us our independent')}\b|the .*!)|^{UNQUOTED}like us on\b"
            rf"|^{UNQUOTED}get {either('the our')} .*\b{either('app newsletter')}\b"
            rf"|^{UNQUOTED}download {either('the our')}\b|^{UNQUOTED}try .* free\b|^{UNQUOTED}vote {either('now here')}\b"
            rf"|^{UNQUOTED}take {either('the our')} {either('poll survey quiz')}\b"
        ),
    ),
    (70, rf"\bclick here to {either('get download subscribe upload sign')}\b|{BEGINS}(?-i:{either('Get Download')}) the [\w ]*\bapp\b"),
    (12, r"\bthe free (?:[\w’']+ ){0,4}app\b"),
    (70, r"^[^“\"]*\bfollow us (?:on|@|at)"),
    (70, rf"{BEGINS}(?-i:{either('Follow FOLLOW')}) .{{0,80}}?(?:@\w|\b{either('twitter facebook instagram x telegram whatsapp')}\b)"),
    (
        40,
        rf"{BEGINS}(?-i:{WRITE}) .*(?:\bus at\b|@\w)|\bemail us at\b|\breaders who wish to comment\b",
    ),
    (40, rf"{BEGINS}(?-i:{either('Send Submit Share Tell')}) {either('us an? your in letters tips')}\b.*\b(?:{TO_THE_DESK}|to:?$)"),
    (
        40,
        rf"{BEGINS}(?-i:{either('Watch Tune_in Catch Listen_to')})(?!.*\b(?:said|were|was)\b) [^“\"]*\b{ON_AIR}\b",
    ),
    (45, rf"^[^“\"]*{BEGINS}(?-i:{either('Watch Listen See')})(?: [\w’' -]{{1,40}})? {either('below above')}\W*$"),
    (40, rf"{BEGINS}(?-i:For) {either('more the_latest full complete')}\b.*\b{either('click visit go_to follow sign download')}\b"),
    (30, rf"{BEGINS}(?-i:Visit .* for more|Watch the latest|Interested in .*\?)"),
    (90, rf"^[^“\"]*\b{either('your reader')} {either('support donation contribution')}s?\b|^[^“\"]*\bif you {LIKED} (?:this|our)\b"),
    (
        90,
        rf"^[^“\"]*\bmak(?:e|ing) a {either('donation contribution')}\b.*\b{OURS}\b",
    ),
    (90, rf"\bour (?:free )?(?:\w+ )?newsletters?\b|\b{either('our google website')} privacy policy\b|^\W*privacy policy\b.{{0,40}}$"),
    (90, r"\bprotected by recaptcha\b|\bwe pay for your\b|\bunlimited (?:digital )?access to\b|\bterms of (?:use|service) and privacy\b"),
    (90, rf"^[^“\"]*\bplease consider\b.*\b{either('gift supporting donat(?:ing|ion) contribut(?:ing|ion) subscribing month')}\b"),
    (90, r"\benter your e-?mail\b|\byou may unsubscribe\b|\bis available without charge\b|\bwe use cookies\b"),
    (6, r"^\W*(?-i:Support (?:[Tt]he )?(?:[A-Z][\w'’-]* ?){1,4})!?$"),
    (3, rf"^\W*{either('advertisement ads? sponsored(?:_content)? promoted urgent vote_now newsletter promo')}\W*$"),
    (25, r"^\W*do you [^?]*\?.*\b(?:vote|poll|tell us)\b|^\W*do you (?:approve|agree) or dis|\bvote here\b|\bassess your\b"),
    (25, rf"(?:^|[.!?] )(?-i:His|Her|Their) (?:new|latest) book\b|\b(?:new|latest) book\b.*\b{ON_SALE}\b"),
)

CUES = tuple(
    Cue.of(kind, words, pattern)
    for kind, table in ((METADATA, METADATA_CUES), (NAVIGATION, NAVIGATION_CUES), (PROMOTION, PROMOTION_CUES))
    for words, pattern in table
)
"""Read from the top: the first that fits decides."""


UTTERED = re.compile(r"(?:Q|A|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}):\s")
"""Who says what follows in a transcript, where it is no call to the reader."""

SPOKEN = re.compile(ATTRIBUTED, re.IGNORECASE)


def is_attributed(line: Line) -> bool:
    """Whether a paragraph tells what somebody says, as a report does and no furniture."""
    return line.finished and SPOKEN.search(line.text) is not None


def kind_of(line: Line) -> FurnitureKind | None:
    """The kind that the words of one line give away."""
    return _kept(line) if len(line.text) <= LONGEST_KEPT else _kind_of(line)


def _kind_of(line: Line) -> FurnitureKind | None:
    if line.links:
        return NAVIGATION
    if dates.stamp(line.text) is not None:
        return METADATA
    if captions.is_credited(line):
        return CAPTION
    kind = next((cue.kind for cue in CUES if line.words <= cue.words and cue.fits(line.text)), None)
    if kind is PROMOTION and UTTERED.match(line.text):
        return None
    return None if kind in (PROMOTION, NAVIGATION) and is_attributed(line) else kind


LONGEST_KEPT = 1000
_kept = lru_cache(maxsize=2048)(_kind_of)
"""Several rules ask for the kind of one line; what is kept is short."""
