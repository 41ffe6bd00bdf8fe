"""The whole site in English behind one tap, for visitors without an account too."""


def test_language_is_chosen_with_one_tap(client):
    chosen = client.post("/language/", {"language": "en", "next": "/style/"})
    page = client.get("/style/").content.decode()

    assert (chosen.status_code, chosen.headers["Location"]) == (302, "/style/")
    assert ('<html lang="en">' in page, "Search goods, shops, villages" in page) == (True, True)


def test_language_is_thai_until_then(client):
    page = client.get("/style/", headers={"Accept-Language": "en"}).content.decode()

    assert '<html lang="th">' in page
