"""What the commands that import a CSV file have in common: its arguments, and telling what is wrong in it."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from netpracharat import sheets
from netpracharat.refusals import Refusal
from netpracharat.rows import RowReader, Trouble

SHOWN = 20


class RowCommand(BaseCommand):
    """Right rows are written, wrong ones are told by line and column."""

    unit: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="check all rows, write nothing")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="write all wrong rows to this CSV file")

    def open(self, file: Path, reader: type[RowReader], **options: object) -> RowReader:
        try:
            return reader(file.read_bytes(), **options)
        except OSError as error:
            raise CommandError(_("The file cannot be read: {error}.").format(error=error.strerror)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def read(self, reader: RowReader) -> list[tuple]:
        return list(tqdm(reader, unit=f" {self.unit}", unit_scale=True, disable=None))

    def tell(self, troubles: list[Trouble], errors: Path | None) -> None:
        if errors:
            with errors.open("w", encoding="utf-8", newline="") as file:
                file.writelines(sheets.csv_lines(Trouble._fields, troubles))
        if not troubles:
            return
        for trouble in troubles[:SHOWN]:
            self.stderr.write(str(trouble))
        if len(troubles) > SHOWN:
            self.stderr.write(_("… and {count:,} more; --errors FILE lists all.").format(count=len(troubles) - SHOWN))
        raise CommandError(_("{count:,} rows were left out: mend them and run again.").format(count=len(troubles)))
