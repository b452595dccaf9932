"""No command uses the network."""

from __future__ import annotations

import socket
from contextlib import closing

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview
from tests.cli.test_off_record import OUTPUTS
from tests.network import watched_network


def test_a_socket_would_be_noticed() -> None:
    with watched_network() as found, closing(socket.socket(socket.AF_INET)):
        pass
    assert found == ["socket.__new__"]


def test_no_command_uses_the_network(infoview: Infoview, sample: AppPaths) -> None:
    with watched_network() as found:
        assert infoview("notes", "Inês").code == 0
        for arguments in (*OUTPUTS.values(), ("restore", "--list"), ("banks",), ("templates",), ("locate",)):
            infoview(*arguments)
    assert found == []
    assert sample.database.exists()
