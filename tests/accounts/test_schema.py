"""The OpenAPI schema tells how to sign in."""

import yaml
from django.test import Client


def test_both_ways_in_are_in_the_schema() -> None:
    schema = yaml.safe_load(Client().get("/api/v1/schema/").content)
    schemes = schema["components"]["securitySchemes"]
    assert schemes["bearerAuth"]["scheme"] == "bearer"
    assert schemes["cookieAuth"]["in"] == "cookie"
    assert schema["paths"]["/api/v1/me"]["get"]["security"] == [{"bearerAuth": []}, {"cookieAuth": []}]
