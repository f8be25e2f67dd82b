"""What would make Prefect cost more than it has to (docs/scale.md)."""

import asyncio
import socket

import pytest

from flows.server.child import loopback
from flows.summary import Annual, Collection, Consolidated, Reported
from tests.flows.fake_app import File
from tests.flows.own_prefect import forget_prefect


def test_the_embedded_server_sends_each_part_of_an_answer_at_once():
    assert asyncio.run(_nodelay_of_an_answer()) == 1


@pytest.mark.slow
def test_prefect_does_not_look_through_the_files_of_a_collection(monkeypatch, tmp_path):
    forget_prefect(monkeypatch, tmp_path)
    from prefect.utilities.collections import visit_collection

    file = File("submissions/mau/1999/a/1.xlsx", "accepted")
    annual = Annual(Collection([file]), Consolidated("b" * 16, None, 0, {}, {}), Reported(("a.docx",)))
    looked_at = []

    visit_collection(annual, looked_at.append)

    assert "a.docx" in looked_at
    assert not any(one is file for one in looked_at)


async def _nodelay_of_an_answer() -> int:
    """The option as asyncio has set it on a connection that the server has accepted."""
    answered = asyncio.get_running_loop().create_future()

    async def answer(_reader, writer):
        connection = writer.get_extra_info("socket")
        answered.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    with loopback() as listener:
        async with await asyncio.start_server(answer, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            option = await answered
            writer.close()
    return option
