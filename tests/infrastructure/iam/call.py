"""One AWS call that is tried under a role, and how its answer is told from a refusal."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError
from django.conf import settings

# SNS has a code of its own.
DENIED: Final = frozenset({"AccessDenied", "AccessDeniedException", "AuthorizationError"})
# What somebody is answered who may: the calls name rows, uploads and messages that are not there, so nothing changes.
LET_IN: Final = frozenset(
    {
        "done",
        "ConditionalCheckFailedException",
        "InvalidParameterValue",
        "NoSuchKey",
        "NoSuchUpload",
        "ParameterNotFound",
        "PreconditionFailed",
        "ReceiptHandleIsInvalid",
        "ResourceNotFoundException",
        "TransactionCanceledException",
        "UserNotFoundException",
    }
)
Need = tuple[str, str]
# What the local AWS judges otherwise than AWS does, so that only the policies themselves can be asked about it.
JUDGED_OTHERWISE: Final = {
    "dynamodb:PartiQLSelect": "as dynamodb:ExecuteStatement on anything",
    "logs": "on the ARN of the group, without what AWS puts behind it",
}


@dataclass(frozen=True)
class Call:
    """One request and the (action, resource) pairs that IAM asks for; resources by their short names."""

    service: str
    operation: str
    needs: tuple[Need, ...]
    arguments: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        (action, first), *others = self.needs
        words = " ".join([self.operation, action, first, *(resource for _, resource in others)])
        # The same name in every process of a session: each has a local AWS, and so a pool, of its own.
        return words.replace(settings.COGNITO_USER_POOL_ID, "own")

    @property
    def is_judged_otherwise(self) -> bool:
        (action, resource), *_ = self.needs
        return resource != "*" and not JUDGED_OTHERWISE.keys().isdisjoint({action, self.service})

    def outcome(self, session: boto3.Session) -> str:
        """The error's code, or `done`."""
        try:
            getattr(_client(session, self.service), self.operation)(**self.arguments)
        except ClientError as error:
            # A HEAD is refused without a body, hence without a code.
            code = str(error.response["Error"]["Code"])
            return {"403": "AccessDenied", "404": "NoSuchKey"}.get(code, code)
        return "done"


@cache
def _client(session: boto3.Session, service: str) -> Any:
    return session.client(service)  # type: ignore[call-overload]  # a name that is not a literal has no stub
