from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.domain.events import EventType
from onrecord.domain.modes import MODES
from onrecord.reading.modes import mode_of
from tests.reading.acting import document, phrase
from tests.reading.samples import TALKS, reading

GIVEN = [
    ("CONSULT visit", "Norway's premier *visited* Peru on Monday."),
    ("CONSULT visit", "The president *hosted* Peru's foreign minister at his residence."),
    ("CONSULT visit", "The envoy *flew* to Lima for talks with the government."),
    ("CONSULT visit", "The minister *paid* a visit to Lima."),
    ("CONSULT visit", "Norway's foreign minister *met* Peru's president in Lima."),
    ("CONSULT third-party", "Norway's foreign minister *met* Peru's president in Qatar."),
    ("CONSULT third-party", "Qatar *hosted* talks between Norway and Peru."),
    ("CONSULT phone", "The president *called* Ada Quill to discuss the border."),
    ("CONSULT phone", "The two leaders *spoke* by telephone on Sunday."),
    ("CONSULT phone", "The ministers held a *call* with their counterparts."),
    ("CONSULT phone", "In a phone call, the leaders *discussed* the war."),
    ("CONSULT multilateral", "The ministers *met* at the G20 summit."),
    ("CONSULT multilateral", "The leaders *attended* a NATO summit in Oslo."),
    ("RETREAT withdraw", "Kenya *withdrew* its troops from the border province."),
    ("RETREAT withdraw", "The army *pulled* back its soldiers."),
    ("RETREAT release", "The rebels *released* two hostages."),
    ("RETREAT release", "The two sides *swapped* prisoners at dawn."),
    ("RETREAT disarm", "The fighters *laid* down their arms."),
    ("RETREAT ceasefire", "The rebels *declared* a cease-fire."),
    ("RETREAT ceasefire", "The army *halted* its offensive."),
    ("RETREAT access", "The government *allowed* inspectors into the plant."),
    ("RETREAT resign", "The minister *stepped* down on Friday."),
    ("RETREAT resign", "The president *tendered* his resignation."),
    ("REQUEST assist", "Peru *asked* the European Union for help."),
    ("REQUEST assist", "The governor *urged* Norway to send food."),
    ("REQUEST change", "The opposition *called* for the resignation of the minister."),
    ("REQUEST change", "Lawmakers *demanded* that the premier step down."),
    ("REQUEST yield", "Norway *called* for the withdrawal of Kenyan troops."),
    ("REQUEST yield", "The council *urged* both sides to agree to a ceasefire."),
    ("REQUEST yield", "Peru *asked* Kenya to lift the embargo."),
    ("REQUEST meet", "The prime minister *proposed* talks with the rebels."),
    ("ACCUSE disapprove", "Norway *condemned* the killings."),
    ("ACCUSE disapprove", "The ministry *lodged* a complaint with the embassy."),
    ("ACCUSE investigate", "Prosecutors *opened* an investigation into the bank."),
    ("ACCUSE allege", "Prosecutors *charged* the mayor with fraud."),
    ("ACCUSE allege", "The union *filed* a lawsuit against the government."),
    ("REJECT assist", "Kenya *refused* to provide military aid to the rebels."),
    ("REJECT change", "The premier *rejected* calls for his resignation."),
    ("REJECT yield", "The rebels *refused* to release the hostages."),
    ("REJECT meet", "The government *rejected* an offer of talks."),
    ("REJECT meet", "The president *cancelled* a visit to Lima."),
    ("THREATEN restrict", "Kenya *threatened* to close the border with Somalia."),
    ("THREATEN restrict", "Norway *threatened* Peru with sanctions."),
    ("THREATEN restrict", "Teachers *threatened* to strike over pay."),
    ("THREATEN arrest", "The police *threatened* to arrest the organisers."),
    ("THREATEN relations", "Norway *threatened* to break off diplomatic relations with Peru."),
    ("THREATEN relations", "The minister *threatened* to walk out of the talks."),
    ("THREATEN expel", "Kenya *threatened* to expel the diplomats."),
    ("THREATEN territory", "The rebels *threatened* to seize the province."),
    ("THREATEN violence", "The militia *threatened* to attack the capital."),
    ("THREATEN violence", "The general *warned* Norway of military action."),
    ("PROTEST demo", "Thousands *marched* through the capital."),
    ("PROTEST demo", "Students *staged* rallies against the law."),
    ("PROTEST riot", "Protesters *clashed* with the police."),
    ("PROTEST riot", "Protesters *threw* stones at the embassy."),
    ("PROTEST strike", "Nurses went on *strike* on Monday."),
    ("PROTEST strike", "Miners *stopped* work in protest at the closures."),
    ("PROTEST strike", "Miners stopped work in *protest* at the closures."),
    ("PROTEST hunger", "The prisoners went on a hunger *strike*."),
    ("PROTEST boycott", "The opposition *boycotted* the election."),
    ("PROTEST obstruct", "Farmers *blocked* the road to the airport."),
    ("PROTEST vandalize", "Activists *splashed* paint on the statue."),
    ("SANCTION convict", "The court *found* the minister guilty."),
    ("SANCTION expel", "Norway *expelled* two Kenyan diplomats."),
    ("SANCTION expel", "The council *suspended* Kenya from membership."),
    ("SANCTION withdraw", "Peru *recalled* its ambassador."),
    ("SANCTION withdraw", "Peru *pulled* out of the climate treaty."),
    ("SANCTION discontinue", "Norway *suspended* aid to Kenya."),
    ("SANCTION discontinue", "Norway *imposed* sanctions on Kenya."),
    ("SANCTION discontinue", "Kenya *broke* off diplomatic relations with Norway."),
    ("MOBILIZE troops", "Kenya *sent* troops to the border."),
    ("MOBILIZE weapons", "Norway *deployed* two warships in the strait."),
    ("MOBILIZE police", "The governor *deployed* police in the city."),
    ("MOBILIZE militia", "The militia *massed* near the border."),
    ("COERCE seize", "Police *raided* the party's offices."),
    ("COERCE restrict", "The army *cordoned* off the square."),
    ("COERCE restrict", "The government *closed* the border."),
    ("COERCE censor", "The government *shut* down two newspapers."),
    ("COERCE curfew", "The governor *imposed* a curfew."),
    ("COERCE martial-law", "The president *declared* a state of emergency."),
    ("COERCE arrest", "Police *detained* five journalists."),
    ("COERCE arrest", "Police *made* three arrests."),
    ("COERCE arrest", "The writer was *placed* under house arrest."),
    ("COERCE deport", "Kenya *deported* forty refugees."),
    ("COERCE withhold", "The authorities *cut* off electricity to the camp."),
    ("COERCE misinformation", "The ministry *spread* disinformation about the opposition."),
    ("COERCE cyber", "Hackers *attacked* the ministry's website."),
    ("ASSAULT abduct", "Gunmen *kidnapped* two nurses."),
    ("ASSAULT abduct", "The rebels *took* four engineers hostage."),
    ("ASSAULT beat", "Guards *beat* up the prisoners."),
    ("ASSAULT torture", "Guards *subjected* him to torture."),
    ("ASSAULT sexual", "Soldiers *raped* the women."),
    ("ASSAULT targeted", "The general was *assassinated* in May."),
    ("ASSAULT destroy", "The army *demolished* the houses."),
    ("ASSAULT primitive", "Men armed with machetes *attacked* the village."),
    ("ASSAULT primitive", "A man *stabbed* two officers."),
    ("ASSAULT firearms", "Soldiers *opened* fire on the crowd."),
    ("ASSAULT firearms", "A sniper *killed* the guard."),
    ("ASSAULT explosives", "A car bomb *killed* nine people."),
    ("ASSAULT explosives", "Nine people were *killed* in a bomb attack."),
    ("ASSAULT suicide-attack", "A suicide bomber *killed* six people at the gate."),
    ("ASSAULT suicide-attack", "The man *blew* himself up near the palace."),
    ("ASSAULT aerial", "Warplanes *struck* the town."),
    ("ASSAULT aerial", "An *airstrike* hit the hospital."),
    ("ASSAULT drone", "Two men were *killed* in a drone strike."),
    ("ASSAULT heavy-weapons", "The rebels *attacked* the base with rockets."),
    ("ASSAULT heavy-weapons", "The army *bombarded* the port."),
    ("ASSAULT crowd-control", "Police *fired* tear gas at the crowd."),
    ("ASSAULT unconventional", "The army *used* chemical weapons against the town."),
]
"""A type and a mode, and a sentence with its predicate."""

WITHHELD = [
    ("CONSULT", "The president *called* for talks."),
    ("CONSULT", "The chairman *called* a meeting of the board."),
    ("CONSULT", "The senator *called* Ada Quill a liar."),
    ("CONSULT", "The ministers *met* on Monday."),
    ("CONSULT", "Norway's foreign minister *met* the delegation in Qatar."),
    ("CONSULT", "Peru will *host* the games."),
    ("CONSULT", "The mayor *received* a letter from the king."),
    ("RETREAT", "The ministry *released* a statement."),
    ("RETREAT", "The company *released* its figures."),
    ("REQUEST", "Norway *urged* Peru not to meet the rebels."),
    ("REQUEST", "The chairman *asked* for silence."),
    ("ACCUSE", "The minister *said* on Friday that the report was late."),
    ("REJECT", "The minister *refused* to talk to reporters."),
    ("REJECT", "Voters *rejected* the bill."),
    ("THREATEN", "The general *threatened* Norway."),
    ("THREATEN", "The premier *vowed* to fight corruption."),
    ("PROTEST", "The two companies *struck* a deal."),
    ("PROTEST", "The senator *blocked* the bill."),
    ("SANCTION", "The premier *cut* the ribbon."),
    ("MOBILIZE", "The minister *left* for the airport."),
    ("COERCE", "The army *seized* power."),
    ("COERCE", "The party *held* a rally."),
    ("COERCE", "The rebels *seized* the opportunity."),
    ("ASSAULT", "The rebels *destroyed* a terrorist cell."),
    ("ASSAULT", "Soldiers *attacked* the helicopter."),
    ("ASSAULT", "Soldiers *attacked* the village."),
    ("ASSAULT", "Roger Stone *attacked* the guard."),
    ("ASSAULT", "A man was *killed* in a club."),
    ("ASSAULT", "The student *shot* a film."),
    ("AGREE", "Norway *agreed* to release the hostages."),
]
"""A type, and a sentence whose words give its predicate no mode of it."""


def rows(name: str) -> list[dict[str, str]]:
    text = (files("onrecord.reading") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def told(kind: str, marked: str) -> str | None:
    before, predicate, after = marked.split("*")
    doc = document(f"{before}{predicate}{after}\n")
    start = phrase(doc, f"{before}{predicate}").end - 1
    return mode_of(doc[start], EventType(kind))


@pytest.mark.parametrize(("type_and_mode", "sentence"), GIVEN)
def test_the_mode_that_the_words_give(type_and_mode: str, sentence: str) -> None:
    kind, mode = type_and_mode.split()
    assert told(kind, sentence) == mode


@pytest.mark.parametrize(("kind", "sentence"), WITHHELD)
def test_no_mode_where_the_words_give_none(kind: str, sentence: str) -> None:
    assert told(kind, sentence) is None


def test_every_mode_of_the_manual_can_be_given() -> None:
    assert {name for name, _ in GIVEN} == {f"{kind} {mode}" for kind, modes in MODES.items() for mode in modes}


def test_no_type_no_mode() -> None:
    assert mode_of(document("Gunmen kidnapped two nurses.\n")[1], None) is None


@lru_cache(maxsize=1)
def everything() -> Doc:
    return document("\n".join(sentence.replace("*", "") for _, sentence in GIVEN + WITHHELD) + "\n" + TALKS)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0), st.sampled_from(EventType))
def test_a_mode_is_one_of_its_type(number: int, kind: EventType) -> None:
    doc = everything()
    mode = mode_of(doc[number % len(doc)], kind)
    assert mode is None or mode in MODES[kind]


def test_events_have_their_modes() -> None:
    text = "Police in Kenya detained five journalists on Monday.\n"
    found = {event.span.of(text): (event.type, event.mode) for event in reading(text).events}
    assert found["detained"] == (EventType.COERCE, "arrest")


def test_the_rules_are_of_modes_and_lists_that_there_are() -> None:
    lists = {row["class"] for row in rows("mode_words.tsv")}
    used = set()
    for row in rows("modes.tsv"):
        cells = [row[column] for column in ("predicate", "object", "means", "unless")]
        assert all(row["mode"] in MODES[EventType(kind)] for kind in row["type"].split(", "))
        assert any(cells[:3])
        for cell in cells:
            phrases = cell.split(", ") if cell else []
            assert len(phrases) == len(set(phrases))
            used |= {word for entry in phrases for word in entry.split()}
    assert lists <= used
