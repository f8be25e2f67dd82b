"""The files of coming periods, made in a process of their own while the ones before are taken in."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from schemas.layout import load_layouts
from tiendo.demo.drops import Drop, Play
from tiendo.plan import load_plan
from tiendo.workspace import Workspace

Stage = tuple[str, str]  # ids of a plan and of one of its periods


@contextmanager
def made_ahead(ws: Workspace, stages: Sequence[Stage]) -> Iterator[Iterator[list[Drop]]]:
    """The files of each stage, in their order; the making begins at once and ends with the context."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
    try:
        yield pool.map(_made, [(ws, *stage) for stage in stages])
    finally:
        pool.shutdown(cancel_futures=True)


def _made(stage: tuple[Workspace, str, str]) -> list[Drop]:
    ws, plan_id, period_id = stage
    plan = load_plan(ws.plans, plan_id)
    layout = load_layouts(ws.templates / "forms")[0]
    return list(Play(plan, layout, plan.period(period_id)))
