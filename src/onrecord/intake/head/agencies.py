"""The news agencies of the world, the houses that sell photographs, and how texts credit them."""

from __future__ import annotations

import re

from onrecord.intake.text.wording import any_form

AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Reuters", "Thomson Reuters", "Reuters Breakingviews"),
    "Associated Press": ("Associated Press", "AP"),
    "Agence France-Presse": ("Agence France-Presse", "Agence France Presse", "AFP"),
    "United Press International": ("United Press International", "UPI"),
    "Deutsche Presse-Agentur": ("Deutsche Presse-Agentur", "dpa", "DPA"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "PA Media": ("PA Media", "Press Association", "PA"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Dow Jones": ("Dow Jones", "Dow Jones Newswires"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji Press": ("Jiji Press", "Jiji"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "TASS": ("TASS", "ITAR-TASS"),
    "RIA Novosti": ("RIA Novosti", "RIA", "Sputnik"),
    "Interfax": ("Interfax",),
    "UNIAN": ("UNIAN",),
    "Ukrinform": ("Ukrinform",),
    "BelTA": ("BelTA",),
    "Anadolu Agency": ("Anadolu Agency", "Anadolu", "AA"),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "Fars News Agency": ("Fars News Agency", "FARS"),
    "SANA": ("SANA", "Syrian Arab News Agency"),
    "Saudi Press Agency": ("Saudi Press Agency", "SPA"),
    "MENA": ("MENA", "Middle East News Agency"),
    "Press Trust of India": ("Press Trust of India", "PTI"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "Antara": ("Antara",),
    "Bernama": ("Bernama",),
    "Canadian Press": ("Canadian Press", "The Canadian Press"),
    "Australian Associated Press": ("Australian Associated Press", "AAP"),
    "Prensa Latina": ("Prensa Latina",),
    "TT News Agency": ("TT News Agency",),
    "NTB": ("NTB",),
    "Ritzau": ("Ritzau",),
    "PAP": ("Polish Press Agency", "PAP"),
    "Tanjug": ("Tanjug",),
    "Tribune News Service": ("Tribune News Service", "TNS"),
}
"""Name under which the record folds an agency's copies, and the forms in which texts credit it."""

PHOTO_HOUSES = (
    *("Getty Images", "Getty", "EPA-EFE", "EPA", "Shutterstock", "Landov", "Rex Features", "Rex", "Zuma Press", "Zuma", "Alamy", "Corbis"),
    *("NurPhoto", "Sipa", "SOPA Images", "Abaca", "Magnum", "Polaris", "iStock", "Flickr", "Wikimedia Commons", "Maxar", "Planet Labs"),
    *("Pool", "Handout", "File"),
)

_FORMS = {cased for forms in AGENCIES.values() for form in forms for cased in (form, form.upper())}

NAME = rf"(?P<name>(?:[Tt]he )?{any_form(_FORMS)})"
"""Pattern of any form of any agency."""

FORM = re.compile(rf"\b{any_form(_FORMS)}\b")

CREDITS = any_form(
    _FORMS | {cased for house in PHOTO_HOUSES for cased in (house, house.upper())} | {house.lower() for house in PHOTO_HOUSES}
)
"""Pattern of whoever is credited under a photograph."""

_CANONICAL = {form.casefold(): name for name, forms in AGENCIES.items() for form in forms}


def canonical(form: str) -> str | None:
    """The agency's one name, from a form that a text uses; ``None`` where it is no agency."""
    bare = re.sub(r"^the\s+", "", form.strip(), flags=re.IGNORECASE)
    return _CANONICAL.get(bare.casefold())
