"""Import a file of legacy training records; called again, it goes on where it was."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from netpracharat import sheets
from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from training.importing import columns, confirming, failures, running, uploading
from training.models import ImportBatch
from training.states import BatchState


class Command(BaseCommand):
    help = "Reads, checks and matches FILE (CSV or XLSX), says what it would bring, and after confirmation writes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the officer who brings the list in")
        parser.add_argument("--map", action="append", default=[], metavar="FIELD=NUMBER", help="column, from 1")
        parser.add_argument("--confirm-as", metavar="EMAIL", help="the officer who looked at the report and says yes")
        parser.add_argument("--failed", type=Path, metavar="FILE.xlsx", help="write the rows to be mended to this file")

    def handle(self, *, file: Path, confirm_as: str | None, failed: Path | None, **options: object) -> None:
        try:
            batch = self.take(file, options["map"], by=User.objects.get(email=options["by"]))
            self.go_on(batch)
            if confirm_as and batch.state == BatchState.REPORTED:
                confirming.confirm(batch, by=User.objects.get(email=confirm_as))
                self.go_on(batch)
        except (Refusal, OSError, User.DoesNotExist) as error:
            raise CommandError(str(error)) from error
        if failed:
            with failures.of(batch) as table, failed.open("wb") as into:
                sheets.workbook(into, table)
        counts = {name: count for name, count in batch.report.items() if name != "samples"}
        self.stdout.write(f"{batch.name}: {batch.get_state_display()}")
        self.stdout.write(json.dumps(counts, ensure_ascii=False, indent=2))

    def take(self, file: Path, maps: list[str], *, by: User) -> ImportBatch:
        with file.open("rb") as opened:
            batch = uploading.receive(opened, file.name, by=by)
        if batch.state == BatchState.UPLOADED:
            head, *_rows = uploading.first_rows(batch)
            columns.choose(batch, batch.columns | dict(map(self.chosen, maps)), head=head)
        return batch

    def chosen(self, text: str) -> tuple[str, int]:
        field, _equals, number = text.partition("=")
        if not number.isdecimal():
            raise CommandError(f"--map {text}: write FIELD=NUMBER, such as first_name=2.")
        return field, int(number) - 1

    def go_on(self, batch: ImportBatch) -> None:
        with tqdm(unit=" rows", unit_scale=True, disable=None) as bar:

            def tell(now: ImportBatch) -> None:
                bar.set_description(str(now.get_state_display()))
                bar.total, bar.n = now.rows, now.done
                bar.refresh()

            running.run(batch, tell)
