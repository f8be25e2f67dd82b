"""The deployments: each job with its schedule, tags and form, made known to Prefect."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType
from prefect.utilities.callables import parameter_schema

from flows.served import approval, documents, jobs
from tiendo.settings import settings

COLLECT_CRON = "*/15 * * * *"
REMIND_CRON = "0 7 * * *"
_TITLES = {
    "plan": "Kế hoạch",
    "period": "Kỳ báo cáo",
    "kind": "Loại báo cáo",
    "lang": "Ngôn ngữ",
    "as_of": "Tính đến ngày",
    "received_on": "Ngày nhận",
    "on": "Ngày lập",
    "first": "Kỳ đầu",
    "last": "Kỳ cuối",
    "hours": "Số giờ chờ quyết định",
}


@dataclass(frozen=True)
class Job:
    """A flow as it is deployed."""

    name: str
    flow: Flow[..., Any]
    tags: tuple[str, ...]
    cron: str | None = None


JOBS = (
    Job("1. Thu thập tệp mới", jobs.collect, ("thu-thap",), cron=COLLECT_CRON),
    Job("2. Tổng hợp tiến độ", jobs.consolidate, ("tong-hop",)),
    Job("3. Lập báo cáo", jobs.report, ("bao-cao",)),
    Job("4. Báo cáo năm", jobs.annual, ("thu-thap", "tong-hop", "bao-cao")),
    Job("5. Trình phê duyệt", approval.approval, ("phe-duyet",)),
    Job("6. Đôn đốc", documents.remind, ("don-doc",), cron=REMIND_CRON),
    Job("7. Tổng kết", documents.review, ("bao-cao",)),
)


def deployment(job: Job, pool: str | None = None) -> RunnerDeployment:
    """A job as Prefect deploys it: run by this process, or by the workers of a pool."""
    schedule = Cron(job.cron, timezone=settings().timezone) if job.cron else None
    found = job.flow.to_deployment(
        job.name,
        schedule=schedule,
        tags=["tiendo", *job.tags],
        work_pool_name=pool,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(found, RunnerDeployment)
    return found


def give_form(deployment_id: UUID, job: Job) -> None:
    """Give a deployment its form: Vietnamese titles, the names behind the choices, no room for anything else."""
    with get_client(sync_client=True) as client:
        update = DeploymentUpdate(parameter_openapi_schema=form(job), enforce_parameter_schema=True)
        client.update_deployment(deployment_id, update)


def form(job: Job) -> dict[str, Any]:
    """The parameters of a job as a JSON schema."""
    schema = parameter_schema(job.flow).model_dump(mode="json")
    for name, about in schema["properties"].items():
        about["title"] = _TITLES[name]
        about["description"] = f"{about.get('description', '')} {_explained(name)}".strip()
    return {**schema, "additionalProperties": False}


def _explained(name: str) -> str:
    """What the choices of a parameter mean. One line: the pages join lines."""
    plans = jobs.CHOICES.plans.values()
    if name == "plan":
        return _listed((plan.id, plan.head["short_vi"]) for plan in plans)
    if name == "period":
        return _listed(
            (plan.id, f"{plan.periods['period'][0]} đến {plan.periods['period'][-1]}") for plan in plans
        )
    return ""


def _listed(entries: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{key}: {meaning}" for key, meaning in entries) + "."
