import pytest
from tests.e2e.test_organising import opened, owner, library, album_of, select, bar, share, pictures, profile_get
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_shots(opened, owner, library, width, theme):
    page = opened(width=width, theme=theme)
    address = album_of(owner, library)
    from gallery.services.trash import image_trash
    extra = share(owner.sub, pictures.jpeg(900, 900)); image_trash(viewer_id=owner.sub, image_id=extra.image_id)
    n=0
    def shot(name):
        page.wait_for_timeout(500)
        page.screenshot(path=f"/tmp/f3-shots/{name}-{width}-{theme}.png")
    page.goto("/albums"); page.wait_for_load_state("networkidle"); shot("albums")
    page.goto("/favourites"); page.wait_for_load_state("networkidle"); shot("favourites")
    page.goto(address)
    page.get_by_role("button", name="Add pictures").click(); page.get_by_role("dialog").get_by_role("checkbox", name="Select Lamp").check(); shot("picker"); page.keyboard.press("Escape")
    page.get_by_role("button", name="Arrange").click(); page.get_by_role("button", name="Quay, place 1").focus(); page.keyboard.press("Space"); shot("arrange")
    page.keyboard.press("Escape"); page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="More").click(); page.get_by_role("menuitem", name="People in it").click(); shot("people"); page.keyboard.press("Escape")
    page.get_by_role("button", name="Share").click(); shot("share")
