"""Sessions under the operator's key and under each role, as the processes of a laptop have them."""

import boto3
import pytest

from tests.infrastructure.edge import edge, objects

__all__ = ["edge", "objects"]


@pytest.fixture(scope="session")
def operator() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-operator")


@pytest.fixture(scope="session")
def web() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-web")


@pytest.fixture(scope="session")
def maintenance() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-maintenance")


@pytest.fixture(scope="session")
def worker() -> boto3.Session:
    return boto3.Session(profile_name="imageshare-worker")
