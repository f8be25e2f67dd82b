"""The registry of agencies: how names are written, who exists when, who follows whom."""

import unicodedata
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from vietnam_provinces import Province

from tiendo.plan import Registry, load_plan

MERGED_ON = date(2025, 7, 1)
# Nghị quyết số 202/2025/QH15: the provinces that arose from a merger ← those that ended with it.
MERGERS = {
    "tuyen-quang": ["ha-giang"],
    "lao-cai": ["yen-bai"],
    "thai-nguyen": ["bac-kan"],
    "phu-tho": ["vinh-phuc", "hoa-binh"],
    "bac-ninh": ["bac-giang"],
    "hung-yen": ["thai-binh"],
    "hai-phong": ["hai-duong"],
    "ninh-binh": ["ha-nam", "nam-dinh"],
    "quang-tri": ["quang-binh"],
    "da-nang": ["quang-nam"],
    "quang-ngai": ["kon-tum"],
    "gia-lai": ["binh-dinh"],
    "khanh-hoa": ["ninh-thuan"],
    "lam-dong": ["dak-nong", "binh-thuan"],
    "dak-lak": ["phu-yen"],
    "thanh-pho-ho-chi-minh": ["binh-duong", "ba-ria-vung-tau"],
    "dong-nai": ["binh-phuoc"],
    "tay-ninh": ["long-an"],
    "can-tho": ["soc-trang", "hau-giang"],
    "vinh-long": ["ben-tre", "tra-vinh"],
    "dong-thap": ["tien-giang"],
    "ca-mau": ["bac-lieu"],
    "an-giang": ["kien-giang"],
}
UNCHANGED = (
    """cao-bang dien-bien ha-tinh lai-chau lang-son nghe-an quang-ninh thanh-hoa son-la ha-noi hue""".split()
)


@pytest.fixture(scope="module")
def registry(root: Path) -> Registry:
    return load_plan(root / "plans", "iccpr-1252").registry


def provinces(registry: Registry, on: date) -> set[str]:
    return set(registry.members("ubnd-cac-tinh", on))


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2019, 9, 26), 63),
        (date(2024, 12, 31), 63),
        (date(2025, 1, 1), 63),
        (date(2025, 6, 30), 63),
        (MERGED_ON, 34),
        (date(2026, 1, 1), 34),
    ],
)
def test_number_of_provinces(registry: Registry, on: date, count: int) -> None:
    assert len(provinces(registry, on)) == count


def test_provinces_since_the_merger_are_those_of_the_statistics_office(registry: Registry) -> None:
    official = {_with_rank(province.name) for province in Province.iter_all()}
    ours = {registry.name(province).casefold() for province in provinces(registry, MERGED_ON)}
    assert ours == {f"ủy ban nhân dân {name}" for name in official}


def test_codes_of_provinces_are_those_of_the_statistics_office(registry: Registry) -> None:
    official = {_with_rank(province.name): f"{province.code:02d}" for province in Province.iter_all()}
    ours = {
        registry.name(province).casefold().removeprefix("ủy ban nhân dân "): registry.row(province)["code"]
        for province in provinces(registry, MERGED_ON)
    }
    assert ours == official
    others = registry.agencies.filter(~pl.col("agency").is_in(provinces(registry, MERGED_ON)))
    assert others["code"].null_count() == others.height


def test_the_63_became_the_34_as_the_resolution_says(registry: Registry) -> None:
    before = provinces(registry, date(2025, 6, 30))
    ended = [one for many in MERGERS.values() for one in many]
    assert before == {*MERGERS, *ended, *UNCHANGED}
    for province in before:
        successor = next((new for new, old in MERGERS.items() if province in old), province)
        assert registry.bearer(province, MERGED_ON) == successor
        assert registry.bearer(province, date(2025, 6, 30)) == province


def test_hue_became_a_city_half_a_year_earlier(registry: Registry) -> None:
    assert "thua-thien-hue" in provinces(registry, date(2024, 12, 31))
    assert provinces(registry, date(2025, 1, 1)) & {"hue", "thua-thien-hue"} == {"hue"}
    assert registry.bearer("thua-thien-hue", MERGED_ON) == "hue"


@pytest.mark.parametrize(("on", "count"), [(date(2019, 9, 26), 18 + 4 + 8), (date(2025, 3, 1), 14 + 3 + 5)])
def test_ministries_and_agencies(registry: Registry, on: date, count: int) -> None:
    assert len(registry.members("cac-bo-nganh", on)) == count


def test_nobody_ends_without_a_successor(registry: Registry) -> None:
    for row in registry.agencies.filter(pl.col("valid_to").is_not_null()).iter_rows(named=True):
        successor = registry.bearer(row["agency"], date(2026, 1, 1))
        alive = registry.alive(date(2026, 1, 1))["agency"].to_list()
        assert successor in alive, row["agency"]


@pytest.mark.parametrize(
    "spelling",
    [
        "bo-lao-dong-thuong-binh-va-xa-hoi",
        "Bộ Lao động - Thương binh và Xã hội",
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Bo Lao dong - Thuong binh va Xa hoi",
        "  Bộ  Lao động – Thương binh  và Xã hội ",
        "BLĐTBXH",
        "Ministry of Labour, War Invalids and Social Affairs",
        unicodedata.normalize("NFD", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_spellings_of_an_agency(registry: Registry, spelling: str) -> None:
    assert registry.resolve(spelling) == "bo-lao-dong-thuong-binh-va-xa-hoi"


@pytest.mark.parametrize(
    ("spelling", "agency"),
    [
        ("TANDTC", "toa-an-nhan-dan-toi-cao"),
        ("Toà án nhân dân tối cao", "toa-an-nhan-dan-toi-cao"),  # the older place of the tone mark
        ("UBND tỉnh Đắk Lắk", "dak-lak"),
        ("UBND TP. Hồ Chí Minh", "thanh-pho-ho-chi-minh"),
        ("Thừa Thiên Huế", "thua-thien-hue"),
        ("Huế", "hue"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
    ],
)
def test_other_spellings(registry: Registry, spelling: str, agency: str) -> None:
    assert registry.resolve(spelling) == agency


@pytest.mark.parametrize("text", ["", "Bộ", "Bộ Ma thuật", "cac-bo-nganh"])
def test_what_names_no_agency(registry: Registry, text: str) -> None:
    assert registry.resolve(text) is None


def test_every_agency_is_found_by_each_of_its_names(registry: Registry) -> None:
    for row in registry.agencies.iter_rows(named=True):
        for name in (row["agency"], row["name_vi"], row["name_en"]):
            assert registry.resolve(name) == row["agency"]


def test_no_spelling_stands_for_two_agencies(registry: Registry) -> None:
    for agency, alias in registry.aliases.select("agency", "alias").iter_rows():
        assert registry.resolve(alias) == agency, alias


def test_a_unit_is_called_by_its_name_where_it_is_known(registry: Registry) -> None:
    assert registry.unit("ban-ton-giao-chinh-phu") == "Ban Tôn giáo Chính phủ"
    assert registry.unit("hoc-vien-tu-phap", "en") == "Judicial Academy"
    assert registry.unit("cuc-khong-co") == "cuc-khong-co"


def _with_rank(name: str) -> str:
    """The package names cities with their rank and provinces without."""
    return name.casefold() if name.startswith("Thành phố") else f"tỉnh {name.casefold()}"
