from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.countries import ELSEWHERE, Country, by_capital, by_demonym, by_name, by_seat, of_phrase

COLUMNS = ("name", "names", "demonyms", "capitals", "seats")
NAMING = ("name", "names", "demonyms", "seats")
PATH = files("onrecord.reading") / "data" / "countries.tsv"
ROWS = list(csv.DictReader(PATH.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
WITHOUT_CAPITAL = {"HKG", "MAC"}
WITHOUT_DEMONYM = {"COG", "DMA"}  # the words for their people are those of a larger country
WORDS = st.sampled_from([form for row in ROWS for column in COLUMNS for form in row[column].split(";") if form])


def forms(row: dict[str, str], column: str) -> list[str]:
    return [form for form in row[column].split(";") if form]


def code(country: Country | None) -> str | None:
    return country.code if country else None


class TestTable:
    def test_has_a_row_for_each_country(self) -> None:
        codes = [row["code"] for row in ROWS]
        assert len(codes) >= 195
        assert codes == sorted(set(codes))
        assert all(re.fullmatch("[A-Z]{3}", one) for one in codes)
        assert {"XKX", "TWN", "PSE", "HKG", "VAT"} <= set(codes)

    def test_has_the_same_fields_in_each_row(self) -> None:
        assert all(None not in row and None not in row.values() for row in ROWS)

    def test_lacks_no_name_and_says_where_it_lacks_a_capital_or_a_demonym(self) -> None:
        assert len({row["name"] for row in ROWS}) == len(ROWS)
        assert all(row["name"] for row in ROWS)
        assert {row["code"] for row in ROWS if not row["capitals"]} == WITHOUT_CAPITAL
        assert {row["code"] for row in ROWS if not row["demonyms"]} == WITHOUT_DEMONYM

    @pytest.mark.parametrize("columns", [NAMING[:2], ("demonyms",), ("capitals",), ("seats",), NAMING])
    def test_gives_each_form_to_one_country(self, columns: tuple[str, ...]) -> None:
        owners = defaultdict(set)
        for row in ROWS:
            for column in columns:
                for form in forms(row, column):
                    owners[form.removesuffix(".")].add(row["code"])
        assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}

    def test_has_clean_forms_without_repetition(self) -> None:
        for row in ROWS:
            for column in COLUMNS:
                cell = row[column].split(";") if row[column] else []
                assert all(form and form == form.strip() for form in cell), row["code"]
                assert len(cell) == len(set(cell)), row["code"]
            assert row["name"] not in forms(row, "names")

    def test_finds_each_form_in_its_column(self) -> None:
        look_ups = {"name": by_name, "names": by_name, "demonyms": by_demonym, "capitals": by_capital, "seats": by_seat}
        missed = [(row["code"], form) for row in ROWS for c in look_ups for form in forms(row, c) if code(look_ups[c](form)) != row["code"]]
        assert missed == []

    def test_finds_each_name_demonym_and_seat_inside_a_phrase(self) -> None:
        found = [(row["code"], form, of_phrase(f"a {form} envoy")) for row in ROWS for column in NAMING for form in forms(row, column)]
        missed = [(owner, form) for owner, form, country in found if code(country) != owner]
        assert missed == []


class TestLookUps:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("United States", "USA"),
            ("the U.S.", "USA"),
            ("The Gambia", "GMB"),
            ("Gambia", "GMB"),
            ("Britain’s", "GBR"),
            ("Ivory Coast's", "CIV"),
            ("the Philippines'", "PHL"),
            ("Timor-Leste", "TLS"),
            ("People’s Republic of China", "CHN"),
            ("Côte d’Ivoire’s", "CIV"),
            ("us", None),
            ("turkey", None),
            ("Russian", None),
            ("Korea", None),
            ("Russia and Ukraine", None),
            ("", None),
            ("the", None),
        ],
    )
    def test_by_name(self, text: str, expected: str | None) -> None:
        assert code(by_name(text)) == expected

    def test_by_demonym(self) -> None:
        assert code(by_demonym("the Dutch")) == "NLD"
        assert code(by_demonym("Nigerien")) == "NER"
        assert code(by_demonym("Nigerians'")) == "NGA"
        assert by_demonym("polish") is None

    def test_by_capital(self) -> None:
        assert code(by_capital("Kiev")) == code(by_capital("Kyiv's")) == "UKR"
        assert code(by_capital("Washington, D.C.")) == "USA"
        assert code(by_capital("St. John's")) == "ATG"
        assert by_capital("St. John") is None
        assert by_capital("Istanbul") is None

    def test_by_seat(self) -> None:
        assert code(by_seat("the Kremlin")) == "RUS"
        assert code(by_seat("No. 10")) == "GBR"
        assert code(by_seat("Élysée’s")) == "FRA"

    @pytest.mark.parametrize("body", ["Pentagon", "Capitol", "Bundestag", "Knesset", "Quai d'Orsay", "Foggy Bottom", "Parliament Hill"])
    def test_by_seat_leaves_parliaments_ministries_and_armies(self, body: str) -> None:
        assert by_seat(body) is None
        assert of_phrase(body) is None


class TestOfPhrase:
    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [
            ("Kremlin spokesman", "RUS"),
            ("U.S. Secretary of State", "USA"),
            ("a U.S.-led coalition", "USA"),
            ("pro-Russian forces", "RUS"),
            ("the president of the Democratic Republic of the Congo", "COD"),
            ("the Republic of the Congo", "COG"),
            ("Guinea-Bissau's army", "GNB"),
            ("the prime minister of Papua New Guinea", "PNG"),
            ("South Sudanese rebels", "SSD"),
            ("Taiwan, officially the Republic of China", "TWN"),
            ("(Russia)", "RUS"),
            ("Russia’s Russian-speaking soldiers", "RUS"),
            ("Bosnian Serb leader", "BIH"),
            ("Mexico City prosecutors", "MEX"),
            ("Japan/Tokyo", "JPN"),
            ("the North Korean–Chinese border", None),
            ("the South-Korean president", "KOR"),
            ("a Latin-American bloc", None),
            ("US-Russian summit", None),
            ("Sino-American talks", None),
            ("Franco-German motor", None),
            ("Sino talks", None),
            ("French-speaking viewers", None),
            ("Spanish language", None),
            ("a group of ministers", None),
            ("they told us", None),
            ("", None),
        ],
    )
    def test_names_the_one_country(self, phrase: str, expected: str | None) -> None:
        assert code(of_phrase(phrase)) == expected

    @pytest.mark.parametrize("place", ELSEWHERE)
    def test_gives_no_country_for_a_place_elsewhere(self, place: str) -> None:
        assert of_phrase(f"in the {place}'s waters") is None

    def test_counts_a_country_beside_a_place_elsewhere(self) -> None:
        assert code(of_phrase("Vietnam in the South China Sea")) == "VNM"

    @given(st.text())
    @settings(max_examples=100, deadline=None)
    def test_reads_any_text(self, text: str) -> None:
        country = of_phrase(text)
        assert country is None or by_name(country.name) == country

    @given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=6), st.sampled_from([" ", "-", ", ", "/", "\n"]))
    @settings(max_examples=100, deadline=None)
    def test_is_blind_to_marks_around_the_phrase(self, words: list[str], between: str) -> None:
        phrase = between.join(words)
        assert of_phrase(f"“{phrase}”") == of_phrase(phrase)

    @given(WORDS)
    @settings(max_examples=50, deadline=None)
    def test_is_steady_under_repetition(self, form: str) -> None:
        assert of_phrase(f"{form}; {form}") == of_phrase(form)
