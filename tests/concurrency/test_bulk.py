"""A list of goods whose worker is killed in the middle goes on and ends like one that was not: nothing comes twice."""

import io
import signal
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image

from netpracharat.refusals import Refusal
from products.bulk import bringing, running
from products.models import BulkList, Movement, Photo, Product, Variant
from tests.factories import make_shop, make_user
from tests.unit.products.goods_lists import acts, checked, listed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]
ROWS, PHOTOS = 2_000, 100


def goods(rows: int, photos: int) -> bytes:
    return listed(
        *(
            {
                "sku": f"A{number:04}",
                "name": f"ตะกร้าไม้ไผ่ {number}",
                "price": "250",
                "available": "4",
                "photos": f"{number}.jpg" if number < photos else "",
            }
            for number in range(rows)
        )
    )


def zipped(photos: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(photos):
            picture = io.BytesIO()
            Image.new("RGB", (64, 48), (number, 0, 0)).save(picture, "JPEG")
            archive.writestr(f"{number}.jpg", picture.getvalue())
    return file.getvalue()


def run_and_die(bulk_list: BulkList, phase: str, checkpoints: int) -> None:
    names = connection.settings_dict["NAME"], settings.STORAGES["private"]["OPTIONS"]["location"], settings.MEDIA_ROOT
    process = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "tests.concurrency.killed_list", *map(str, (*names, bulk_list.pk, phase, checkpoints))],
        cwd=settings.BASE_DIR,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL


def go_on(bulk_list: BulkList) -> None:
    """The lock of a killed runner goes with its connection, a moment later."""
    for _attempt in range(50):
        try:
            running.run(bulk_list)
        except Refusal:
            connection.cursor().execute("SELECT pg_sleep(0.1)")
        else:
            return
    raise AssertionError("the lock of the killed runner stays")


@pytest.mark.slow
def test_a_list_whose_worker_is_killed_again_and_again_is_written_once(media):
    shop, content, photos = make_shop(owner=make_user()), goods(ROWS, PHOTOS), zipped(PHOTOS)
    by = shop.members.get().user
    zip_file = ContentFile(photos, "photos.zip")
    bulk_list = bringing.bring(shop, ContentFile(content, "goods.csv"), photos=zip_file, by=by)
    run_and_die(bulk_list, "checking", 3)
    go_on(bulk_list)
    assert (bulk_list.state, bulk_list.items.count()) == ("checked", ROWS)
    bringing.write(bulk_list, by=by)
    for checkpoints in (1, 2, 25, 300):  # in the transaction of a product, behind it, and far on
        run_and_die(bulk_list, "writing", checkpoints)
    go_on(bulk_list)
    assert (bulk_list.state, bulk_list.done, bulk_list.total) == ("written", ROWS, ROWS)
    assert Product.objects.filter(shop=shop, state="listed").count() == ROWS
    assert (Variant.objects.count(), Movement.objects.count(), Photo.objects.count()) == (ROWS, ROWS, PHOTOS)
    assert set(acts(checked(shop, content, photos=photos))) == {"same"}
