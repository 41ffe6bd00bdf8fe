"""Photos are handed to everybody, may be kept forever, and are compressed once only."""

import io

import pytest
from PIL import Image

from netpracharat import pictures


@pytest.fixture
def picture(media):
    file = io.BytesIO()
    Image.effect_noise((400, 300), 60).save(file, "JPEG")
    return pictures.take(file)


@pytest.mark.parametrize(("ending", "content_type"), [("webp", "image/webp"), ("jpg", "image/jpeg")])
def test_photo_is_public_and_kept_forever(client, media, picture, ending, content_type):
    response = client.get(pictures.url(picture.key, 320, ending), headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    assert response.getvalue() == (media / pictures.path(picture.key, 320, ending)).read_bytes()
    assert response["Content-Type"] == content_type
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_unknown_photo_is_not_found(client, media):
    assert client.get(pictures.url("nosuchphoto")).status_code == 404


def test_only_photos_are_handed_out(client, media):
    (media / "secret.jpg").write_bytes(b"secret")
    assert client.get("/media/photos/../secret.jpg").status_code == 404
    assert client.get("/media/secret.jpg").status_code == 404
