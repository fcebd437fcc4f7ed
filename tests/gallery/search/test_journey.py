"""The whole way: a file becomes a picture, its owner describes it, jobs run, others find it, and it goes again."""

from django.test import Client

from tests.accounts.people import Person
from tests.gallery import pictures
from tests.gallery.search.made_up import counts, rows_of, word
from tests.gallery.senders import run_jobs, share

JSON = "application/json"


def test_a_picture_is_found_once_it_is_described_and_not_once_it_is_deleted(
    as_ana: Client, as_ben: Client, ana: Person
) -> None:
    one, tag = word(), word()
    image_id = share(ana.sub, pictures.jpeg(700, 500)).image_id
    changed = {"title": f"The {one}", "tags": [tag]}
    assert as_ana.patch(f"/api/v1/images/{image_id}", changed, content_type=JSON).status_code == 200
    run_jobs()
    for query in ({"q": one}, {"tag": tag}, {"q": one, "tag": tag, "orientation": "landscape"}):
        found = as_ben.get("/api/v1/images", query).json()
        assert [image["id"] for image in found["results"]] == [image_id], query
        assert found["results"][0]["renditions"]
    assert as_ben.get("/api/v1/tags", {"prefix": tag}).json()["results"] == [{"name": tag, "count": 1}]
    assert as_ana.get("/api/v1/me/timeline").json()["results"]
    assert as_ana.delete(f"/api/v1/images/{image_id}").status_code == 204
    assert as_ben.get("/api/v1/images", {"q": one}).json()["results"] == []
    run_jobs()
    assert not rows_of(image_id)
    assert counts(ana.sub) == {}
