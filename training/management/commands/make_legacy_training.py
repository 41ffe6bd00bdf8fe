"""Write a believable, dirty list of trained people, to test and measure the import with."""

import csv
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from training import legacy


class Command(BaseCommand):
    help = "Writes N rows about invented people of the register's villages and courses to FILE (CSV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--seed", type=int, default=1, help="equal seeds make equal files")
        parser.add_argument("--encoding", choices=("utf-8", "utf-8-sig", "cp874"), default="utf-8-sig")

    def handle(self, *, count: int, file: Path, seed: int, encoding: str, **_options: object) -> None:
        made = legacy.of_the_register(seed)
        if not (made.villages and made.courses):
            raise CommandError("The register has no villages or no courses yet.")
        with file.open("w", encoding=encoding, newline="") as out:
            writer = csv.writer(out)
            writer.writerow(legacy.HEAD)
            writer.writerows(tqdm(made.rows(count), total=count, unit=" rows", unit_scale=True, disable=None))
