"""How English sentences name agencies and groups: with their article, unless the registry says otherwise."""

from pathlib import Path

import pytest

from tiendo.plan import Registry, load_plan, plan_ids

PLANS = Path(__file__).resolve().parents[2] / "plans"
# Without an article, as these bodies call themselves in English; groups of which not all members are meant.
WITHOUT = {
    "bao-hiem-xa-hoi": "Viet Nam Social Security",
    "dai-tieng-noi-viet-nam": "Radio the Voice of Viet Nam",
    "dai-truyen-hinh-viet-nam": "Viet Nam Television",
    "truong-dai-hoc-luat-ha-noi": "Hanoi Law University",
    "cac-bo-nganh": "ministries and agencies",
    "co-quan-to-chuc-lien-quan": "other bodies and organisations concerned",
    "co-quan-lien-quan": "other bodies concerned",
    "to-chuc-thanh-vien-mat-tran": "member organisations of the Viet Nam Fatherland Front",
}
# The nouns that make a name of a body take the article; a name with none of them needs a line in in_sentences.csv.
NOUNS = (
    "Academy Agency Alliance Bank Board Chamber Commission Committee Committees Confederation Court Federation "
    "Inspectorate Ministry Office Procuracy"
).split()


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_plan(PLANS, plan_ids(PLANS)[0]).registry


@pytest.mark.parametrize("plan_id", plan_ids(PLANS))
def test_every_agency_that_a_plan_names_is_known_to_sentences(plan_id: str) -> None:
    plan = load_plan(PLANS, plan_id)
    named = {plan.head["coordinator"]}
    for table in (plan.assignments, plan.obligations, plan.indicators):
        named |= {*table["agency"].drop_nulls(), *table["group"].drop_nulls()}
    for key in sorted(named):
        said = plan.registry.in_sentence(key, "en")
        assert said == WITHOUT.get(key, f"the {plan.registry.name(key, 'en')}")
        assert plan.registry.in_sentence(key) == plan.registry.name(key)


def test_a_name_takes_the_article_or_the_registry_says_how_it_is_called(registry: Registry) -> None:
    everybody = [*registry.agencies["agency"], *registry.groups["group"]]
    said = {key: registry.in_sentence(key, "en") for key in everybody}
    articled = {key: name for key, name in said.items() if name.startswith("the ")}
    assert {key: name for key, name in said.items() if key not in articled} == WITHOUT
    assert [name for name in articled.values() if not set(NOUNS) & set(name.split())] == []
