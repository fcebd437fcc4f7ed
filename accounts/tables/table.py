"""What all tables have in common: the way to DynamoDB."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from pynamodb.connection import Connection
from pynamodb.connection.table import TableConnection
from pynamodb.models import Model

from accounts.tables.faults import CONNECT_SECONDS, READ_SECONDS

if TYPE_CHECKING:
    from pynamodb.connection._botocore_private import BotocoreBaseClientPrivate


@cache
def connection() -> Connection:
    """The process's connection, whose client is everybody's."""
    return Connection(
        region=settings.AWS_REGION, connect_timeout_seconds=CONNECT_SECONDS, read_timeout_seconds=READ_SECONDS
    )


class _OverTheSameClient(Connection):
    """What a table knows of its keys and indexes, without a client of its own."""

    @property
    def client(self) -> "BotocoreBaseClientPrivate":
        return connection().client


class Table(Model):
    """A PynamoDB model whose requests go through the client of the process.

    Left to themselves, all models make clients of their own: each finds credentials, parses AWS's description of
    DynamoDB and opens sockets, which at a cold start adds up.
    """

    @classmethod
    def _get_connection(cls) -> TableConnection:
        table = super()._get_connection()
        if not isinstance(table.connection, _OverTheSameClient):
            shared = _OverTheSameClient(region=settings.AWS_REGION)
            shared.add_meta_table(table.get_meta_table())
            table.connection = shared
        return table
