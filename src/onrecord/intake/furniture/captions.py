"""Captions of photographs, told by their credit, their labels, or the sum of small signs."""

from __future__ import annotations

import re

from onrecord.intake.head.agencies import CREDITS
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import MONTH, WEEKDAY, either

LONGEST, SHORTEST = 75, 5
"""Words of a caption; the long ones are an agency's, with place, day and photographer."""

LONGEST_LABELLED = 150
"""Words of one that its first word labels: that of a gallery."""

OPENING_LABELS = re.compile(
    rf"^\W*(?:{either('image media')} {either('copyright caption')}\b|enlarge this image|(?:hide|toggle) caption"
    r"|(?:file )?(?:photos?|pictures?|images?)\s?:|file photo\b)",
    re.IGNORECASE,
)
"""Labels with which a caption begins."""

LABELS = re.compile(
    rf"^\W*(?:{either('image media photo picture video')} {either('copyright caption credit')}\b|enlarge this image|media playback"
    rf"|{either('file cover combination')}(?: {either('photo image picture')})?\s?(?:[:—–]|- |photo\b)"
    rf"|{either('photos? photograph(?:er|s|y)? pictured? picture image above below left right')}\s?:|image .* credit\b)"
    rf"|(?:^|[.!?)(”\"] ?){either('photo(?:graph)?s?_by')}\b|\bphoto(?:s|graph(?:s|er|y)?)? ?:(?! ?[“\"])"
    rf"|\b{either('(?:toggle|hide)_caption image_caption credit[.]{3}')}"
    r"|[.!?)”\"] (?:image|picture|video|credit|courtesy|source)s?: [^.:]{2,60}$",
    re.IGNORECASE,
)
"""Labels that only a caption bears."""

CREDITED = r"[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3} ?"
CREDIT = re.compile(
    rf"(?:^|[.!?)\"”] |[(\[/|—–] ?){CREDITS}(?:[ ,]*{either('/ via for')} ?[\w.,&' -]{{2,50}})?(?: Photo| Images?)?[)\].]{{0,2}}$"
    rf"|[.!?)\]] (?:© ?)?{CREDITED}/ ?{CREDITED}[)\]]?$"
    rf"|/\s?{CREDITS}(?:[ /].{{0,40}})?$|\bvia {CREDITS}\)?\.?$"
    rf"|\b{CREDITS}(?:\s?/\s?[A-Z][^.]{{0,60}}\.?$| {either('[Pp]hoto file')}\b)"
)
"""Whose photograph it is."""

LEADING_CREDIT = re.compile(rf"^(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}} ?/ ?){{1,3}}{CREDITS}(?: [A-Z]|$)|[.!?”\"’] \| {CREDITS}\b")
"""A photographer and his house before the words, or behind a bar between them and what was run together with them."""

AGENCY_ALONE = re.compile(rf"[.!?”\"’'] ?\(?{CREDITS}\)?$")
"""An agency without a photographer, as it also stands below its reports."""

CREDIT_ONLY = re.compile(r"^[A-Z][\w.'’& -]{1,40} ?/ ?[\w.'’& /-]{2,40}$")
CREDIT_ONLY_WORDS = 7

PEOPLE = either(
    "man woman boy girl child children people men women residents? protest[eo]rs? demonstrators? soldiers? servicem[ae]n troops police "
    "firefighters? workers? supporters? activists? refugees? migrants? mourners volunteers tanks? smoke flags? view picture helicopters? "
    "vehicles? convoy"
)
"""Whom and what photographs show when no name is known."""

NOW = either(
    "walks? stands? looks? speaks? waves? arrives? attends? shakes? holds? delivers? listens? poses? gestures? addresses sits? rides? "
    "inspects? watch(?:es)? talks? smiles? greets? applauds? reacts? chairs? leaves? boards? departs? gathers? march(?:es)? carr(?:y|ies) "
    "rall(?:y|ies) prays? hugs? embraces? toasts? steps? drives? steers? answers? testif(?:y|ies) salutes? peers? climbs? participates? "
    "advances? patrols? guards? fires? launch(?:es)? takes?_part meets?"
)
"""What a photograph shows people do."""

AROUND = either(
    "with at in on to from during of past as next his her their an? the hands before inside outside near for up off through into around "
    "after while along between behind beside questions reporters journalists media"
)
"""What goes on after such a verb."""

ACTING = either("said told was were had have has is are will would could also")
DOING = either(
    "being_\\w+ed inside outside aboard in_front_of standing walking waving holding speaking arriving looking attending waiting gathering "
    "wearing sitting discussing"
)

TELLING = either(
    "said says told tells added adds wrote according announced claimed warned insisted argued noted reported acknowledged accused called "
    "vowed urged asked denied confirmed concluded found showed revealed suggested"
)

OPENING = either(
    "But And Meanwhile However He She They It This That These Those There In On At As If Still Yet So While When Also Earlier Last I We "
    "You For After Since Despite Although With Even Once Both"
)
"""First words of a sentence that belongs to what stands before it."""

PAST = either("\\w{2,}ed came took made met got went fell began held left(?!,) died ran led put")

VERBAL = either(
    "has have had will would could should may might must was were did does \\w+n[’']t been because but although which however whether"
)
SHOWN = either("seen shown pictured being escorted taken greeted brought removed surrounded displayed")

SIGNS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            3,
            rf"^(?:An? |Two |Three |Several |Some )?(?:\w+ ){{0,4}}?{PEOPLE}\b(?! {ACTING})",
        ),
        (3, rf"^(?:[A-Z][\w.'’-]*,? (?:{either('of the and for to de von van al')} )*){{1,9}}{NOW} {AROUND}\b"),
        (3, rf"^An? (?:[\w'’-]+ ){{1,8}}{either('being seen shown pictured released taken displayed')}\b"),
        (2, rf"^(?:An? )?(?:[\w.'’-]+ ){{1,12}}?{DOING}\b"),
        (3, rf"(?i:\b{either('(?:second|third|fourth|far)_(?:from_)?(?:left|right) from_(?:left|right) pictured file_photo')}\b)"),
        (3, rf"(?i:\bin this .{{0,40}}\b{either('photo picture image handout video frame_grab screengrab')}\b)"),
        (
            3,
            rf"(?i:\b{either('undated handout archive combination satellite aerial')} {either('photo handout image picture')}s?)",
        ),
        (3, rf"(?i:\({either('left right l r c top bottom cent(?:er|re) back front')}\)|, {either('left right cent(?:er|re)')},)"),
        (3, r"^[A-Z][\w'’-]+(?: [\w'’-]+){0,3}: [A-Z](?:\S* ){10,}\S*[^\W\d_]$"),
        (1, rf"\b{either('during ahead_of prior_to following before after at')} {either('an? the his her their')}\b"),
        (1, rf"\b{either('near outside inside in')} [A-Z][\w-]+(?:,? [A-Z][\w-]+)*\.?$"),
        (2, rf"(?i:\b{either('on in')} (?:{WEEKDAY}, )?{MONTH} \d{{1,2}}(?:, \d{{4}})?\.?$)"),
        (-4, r"[\"“”]|\(@\w+\)|:$|^(?:How|Why|What|Who|When|Where|Should|Could|Is|Are)\b"),
        (-4, rf"\b{TELLING}\b"),
        (-3, rf"^{OPENING}\b"),
        (-2, rf"\b{either('is are')} (?!{SHOWN})\w"),
        (-2, rf"^(?:\S+ ){{1,8}}(?<!\ba )(?<!\ban )(?<!\bthe ){PAST}\b(?! {either('by in on at as to from')}\b)"),
        (-2, rf"\b{VERBAL}\b"),
    )
)
"""Signs of a caption that bears no credit, with their weights; set by hand on 240 scraped articles and checked on 16 more."""

STRONG = 2
"""Weight of a sign without which small ones make no caption."""

TELLS = -4
"""Sum of signs up to which a sentence before an agency's name is one of the report."""

UNFINISHED = 2
ONE_SENTENCE, SEVERAL_SENTENCES = 1, -1

ENOUGH = 4
"""Sum of signs from which a line is a caption: at 4, one body character in a thousand is taken for one."""


def is_credited(line: Line) -> bool:
    """Whether a credit or a label settles it."""
    if line.words > LONGEST:
        return line.words <= LONGEST_LABELLED and OPENING_LABELS.match(line.text) is not None
    if CREDIT_ONLY.match(line.text) and not line.finished and line.words <= CREDIT_ONLY_WORDS:
        return True
    if LABELS.search(line.text) is not None or LEADING_CREDIT.search(line.text) is not None:
        return True
    if CREDIT.search(line.text) is None or line.text.endswith((".”", '."')):
        return False
    return AGENCY_ALONE.search(line.text) is None or _signs(line) > TELLS


def is_caption(line: Line) -> bool:
    """Whether a line without a credit is a caption by the look of it: a sentence of the moment."""
    return SHORTEST <= line.words <= LONGEST and line.sentences <= 2 and score(line) >= ENOUGH


def score(line: Line) -> int:
    """The sum of a line's signs; nought where none is strong."""
    if not any(weight >= STRONG and pattern.search(line.text) for weight, pattern in SIGNS):
        return 0
    return _signs(line) + (0 if line.finished else UNFINISHED) + (ONE_SENTENCE if line.sentences == 1 else SEVERAL_SENTENCES)


def _signs(line: Line) -> int:
    return sum(weight for weight, pattern in SIGNS if pattern.search(line.text))
