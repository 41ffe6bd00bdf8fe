"""A runner of an import in a process of its own, which is killed in the middle of a phase.

python -m tests.concurrency.killed DATABASE FOLDER RANGE BATCH PHASE RANGES
"""

import os
import signal
import sys

import django


def main(database: str, folder: str, size: str, pk: str, phase: str, ranges: str) -> None:
    """With `ranges` of the phase written, the last of them not yet committed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings  # noqa: PLC0415 - it reads the environment

    settings.DATABASES["default"]["NAME"] = database
    settings.STORAGES["private"]["OPTIONS"] = {"location": folder}
    django.setup()
    from training.importing import running, steps  # noqa: PLC0415 - models exist only from here on
    from training.models import ImportBatch  # noqa: PLC0415

    seen = 0

    def tell(batch: ImportBatch) -> None:
        nonlocal seen
        seen += batch.state == phase
        if seen == int(ranges):
            os.kill(os.getpid(), signal.SIGKILL)

    steps.RANGE = int(size)
    running.run(ImportBatch.objects.get(pk=pk), tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
