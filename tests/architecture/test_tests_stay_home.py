"""Tests reach no network, but may talk to servers of their own."""

import socket

import pytest


def test_leaving_the_machine_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match="tried to connect"):
        sock.connect(("192.0.2.1", 80))


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as sock:
        sock.connect(server.getsockname())
