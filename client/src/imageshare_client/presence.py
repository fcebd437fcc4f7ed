"""Which of the pictures that this machine remembers as sent are still on the site."""

from imageshare_client.api import NOT_FOUND, Api
from imageshare_client.errors import Refused
from imageshare_client.finding import Found
from imageshare_client.journal import Journal, Memory


def files_there(api: Api, journal: Journal, found: list[Found], *, owner: str) -> dict[Found, Memory]:
    """The files that an earlier run has sent and whose pictures exist still."""
    sent = {file: memory for file in found if (memory := journal.recall(file)) and memory.state == "there"}
    present = images_present(api, owner=owner, image_ids={str(memory.image_id) for memory in sent.values()})
    return {file: memory for file, memory in sent.items() if memory.image_id in present}


def images_present(api: Api, *, owner: str, image_ids: set[str]) -> set[str]:
    """Those of `image_ids` that exist: from the owner's list, a hundred a request, as far back as needed.

    The list may be a moment late, so what is not in it is asked about by itself.
    """
    present: set[str] = set()
    if not image_ids:
        return present
    oldest = min(image_ids)  # ids sort by time, and the list is newest first
    for image in api.images(owner=owner):
        if image["id"] in image_ids:
            present.add(image["id"])
        if image["id"] <= oldest or len(present) == len(image_ids):
            break
    return present | {image_id for image_id in image_ids - present if _exists(api, image_id)}


def _exists(api: Api, image_id: str) -> bool:
    try:
        api.image(image_id)
    except Refused as error:
        if error.status == NOT_FOUND:
            return False
        raise
    return True
