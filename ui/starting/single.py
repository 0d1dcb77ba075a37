"""One window a ledger: a second start shows the window that is open already instead of complaining that the file is held."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1000  # milliseconds


def _name(ledger: Path) -> str:
    return "zhibu-" + hashlib.sha256(str(ledger.resolve()).encode()).hexdigest()[:16]


def raise_other(ledger: Path) -> bool:
    """Asks the window that has this ledger open to show itself; False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(ledger))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"show")
    done = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return done


def answer(ledger: Path, show: Callable[[], object], parent: QObject) -> QLocalServer:
    """Calls `show` whenever a later start asks for this ledger."""
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_name(ledger))
    server.listen(_name(ledger))

    def take() -> None:
        while (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            show()

    server.newConnection.connect(take)
    return server
