"""The sidecar of a finished report says of every figure where it came from."""

import pytest

from tests.acceptance.comparing import sidecar
from tests.acceptance.conftest import SEASONS, Season, Seasons
from tiendo import app
from tiendo.word import printed_figures

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("acceptance")]


@pytest.mark.parametrize("season", SEASONS, ids="-".join)
def test_every_figure_says_what_it_came_from(seasons: Seasons, season: Season) -> None:
    path = app.report(seasons.ws, *season)[0]
    written = {one["id"]: one for one in sidecar(path)["figures"]}
    texts = dict(printed_figures(path.read_bytes()))

    assert set(texts) == set(written)
    for figure, entry in written.items():
        assert entry["text"] == texts[figure]
        assert entry["formula"]
        if entry["value"] and figure.startswith(("tasks.done", "tasks.doing", "tasks.completed")):
            assert entry["sources"], figure
