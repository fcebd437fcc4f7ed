"""The OpenAPI schema tells how to sign in."""

import yaml
from django.test import Client


def test_every_way_in_is_in_the_schema() -> None:
    schema = yaml.safe_load(Client().get("/api/v1/schema/").content)
    schemes = schema["components"]["securitySchemes"]
    assert schemes["bearerAuth"]["scheme"] == "bearer"
    assert schemes["cookieAuth"]["in"] == "cookie"
    assert schemes["apiToken"]["bearerFormat"] == "ist_..."
    ways_in = [{"apiToken": ["read"]}, {"bearerAuth": []}, {"cookieAuth": []}]
    assert schema["paths"]["/api/v1/me"]["get"]["security"] == ways_in
