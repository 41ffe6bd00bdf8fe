"""A runner of a list of goods in a process of its own, which is killed in the middle of a phase.

python -m tests.concurrency.killed_list DATABASE FOLDER PHOTOS LIST PHASE CHECKPOINTS
"""

import os
import signal
import sys

import django


def main(database: str, folder: str, photos: str, pk: str, phase: str, checkpoints: str) -> None:
    """With so many checkpoints of the phase behind it, the last of them perhaps not yet committed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings  # noqa: PLC0415 - it reads the environment

    settings.DATABASES["default"]["NAME"] = database
    settings.STORAGES["private"]["OPTIONS"] = {"location": folder}
    settings.MEDIA_ROOT = photos
    django.setup()
    from products.bulk import running  # noqa: PLC0415 - models exist only from here on
    from products.models import BulkList  # noqa: PLC0415

    seen = 0

    def tell(bulk_list: BulkList) -> None:
        nonlocal seen
        seen += bulk_list.state == phase
        if seen == int(checkpoints):
            os.kill(os.getpid(), signal.SIGKILL)

    running.run(BulkList.objects.get(pk=pk), tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
