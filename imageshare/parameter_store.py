"""Reading one parameter after the other over one connection, without boto3.

Making boto3's client would be a tenth of a cold start, before whose end the web function asks for nothing else.
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
"""

import json
import socket
import time
from typing import Final

import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSPreparedRequest, AWSRequest
from botocore.configprovider import ConfiguredEndpointProvider
from botocore.credentials import EnvProvider, ReadOnlyCredentials
from botocore.exceptions import BotoCoreError
from botocore.httpsession import URLLib3Session

# A function that cannot read its secrets should say so before its caller gives up on it.
_TIMEOUT: Final = 3
# As boto3's clients do; without it the second request waits 40 ms for the first one's acknowledgement.
_AT_ONCE: Final = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
_PAUSES: Final = (0.1, 0.5)


class ParameterStore:
    """The store of a region, under whatever credentials and endpoint AWS's libraries would find."""

    def __init__(self, *, region: str) -> None:
        """Raises ConnectionError without credentials."""
        self._signer = SigV4Auth(_credentials(), "ssm", region)
        self._url = _endpoint() or f"https://ssm.{region}.amazonaws.com/"
        self._http = URLLib3Session(timeout=_TIMEOUT, socket_options=_AT_ONCE)  # type: ignore[arg-type]  # the stubs' gap

    def get(self, name: str) -> str | None:
        """Decrypted; None if there is none. Raises ConnectionError in AWS's words, BotoCoreError without an answer."""
        for pause in (*_PAUSES, None):
            try:
                answer = self._http.send(self._request(name))
            except BotoCoreError:
                if pause is None:
                    raise
            else:
                if answer.status_code == 200:
                    return str(json.loads(answer.content)["Parameter"]["Value"])
                if "ParameterNotFound" in answer.text:
                    return None
                if pause is None or not _may_pass(answer.status_code, answer.text):
                    raise ConnectionError(f"{answer.status_code} {' '.join(answer.text.split())[:500]}")
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _request(self, name: str) -> AWSPreparedRequest:
        request = AWSRequest(
            method="POST",
            url=self._url,
            headers={"X-Amz-Target": "AmazonSSM.GetParameter", "Content-Type": "application/x-amz-json-1.1"},
            data=json.dumps({"Name": name, "WithDecryption": True}).encode(),
        )
        self._signer.add_auth(request)
        return request.prepare()


def _may_pass(status: int, words: str) -> bool:
    return status >= 500 or "Throttling" in words


def _credentials() -> ReadOnlyCredentials:
    # A function's are in its environment; a session, which looks everywhere, takes a while to make.
    credentials = EnvProvider().load() or botocore.session.Session().get_credentials()
    if credentials is None:
        raise ConnectionError("there are no AWS credentials")
    return credentials.get_frozen_credentials()


def _endpoint() -> str | None:
    """A local AWS's, if the environment names one."""
    found: str | None = ConfiguredEndpointProvider(full_config={}, scoped_config={}, client_name="ssm").provide()
    return found
