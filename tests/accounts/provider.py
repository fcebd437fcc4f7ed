"""An identity provider on loopback that signs whatever it is told to: for answers that Cognito would never give."""

import base64
import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KID = "of-the-test"
SUB = "11111111-2222-3333-4444-555555555555"


class Provider:
    """Serves GET /jwks and POST /oauth2/token. `answer` is the token endpoint's (status, body); None never answers."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = KID
        self.answer: tuple[int, bytes] | None = (200, b"{}")
        self.jwks_status = 200
        self.jwks_requests = 0
        self.claims: dict[str, Any] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reset(self, *, issuer: str, client_id: str) -> None:
        """Back to a provider that answers as it should."""
        now = int(time.time())
        self.answer, self.jwks_status, self.jwks_requests = (200, b"{}"), 200, 0
        self.claims = {
            "iss": issuer,
            "aud": client_id,
            "sub": SUB,
            "token_use": "id",
            "iat": now,
            "exp": now + 600,
            "auth_time": now,
            "email": "somebody@example.com",
            "email_verified": True,
            "name": "Some Body",
        }

    def id_token(self, *, without: str = "", headers: dict[str, Any] | None = None, **claims: Any) -> str:
        return self._signed({**self.claims, **claims}, without, headers)

    def access_token(self, *, without: str = "", headers: dict[str, Any] | None = None, **claims: Any) -> str:
        kept = {name: self.claims[name] for name in ("iss", "sub", "iat", "exp", "auth_time")}
        base = {**kept, "token_use": "access", "client_id": self.claims["aud"], "scope": "openid"}
        return self._signed({**base, **claims}, without, headers)

    def hand_out(self, id_token: str) -> None:
        """Answer the next codes with this ID token."""
        tokens = {"id_token": id_token, "access_token": "unused", "refresh_token": "unused", "token_type": "Bearer"}
        self.answer = (200, json.dumps(tokens).encode())

    def _signed(self, claims: dict[str, Any], without: str, headers: dict[str, Any] | None) -> str:
        kept = {name: value for name, value in claims.items() if name != without}
        return jwt.encode(kept, self.key, algorithm="RS256", headers={"kid": self.kid, **(headers or {})})

    def jwks(self) -> bytes:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return json.dumps({"keys": [{**public, "kid": self.kid, "alg": "RS256", "use": "sig"}]}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.jwks_requests += 1
                self._send(provider.jwks_status, provider.jwks())

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                if provider.answer is None:
                    time.sleep(2)
                    return
                self._send(*provider.answer)

            def _send(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                """The tests' output is not the place for it."""

        return Handler


def unsigned(claims: dict[str, Any]) -> str:
    """`alg: none`."""
    return f"{_part({'alg': 'none', 'typ': 'JWT', 'kid': KID})}.{_part(claims)}."


def signed_with_public_key(claims: dict[str, Any], key: bytes) -> str:
    """HS256 with what everybody knows as its secret: the classic confusion of key types."""
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': KID})}.{_part(claims)}"
    return f"{signed}.{_encoded(hmac.digest(key, signed.encode(), hashlib.sha256))}"


def tampered(token: str, **claims: Any) -> str:
    """The token with other claims and its old signature."""
    header, payload, signature = token.split(".")
    old = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return f"{header}.{_part({**old, **claims})}.{signature}"


def _part(value: dict[str, Any]) -> str:
    return _encoded(json.dumps(value).encode())


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
