"""The commands that make a legacy file and import it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_user
from tests.unit.training.legacy_files import make_officer, make_register
from training.importing import confirming
from training.models import ImportBatch, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


def test_a_made_file_is_imported_and_its_failed_rows_are_written(tmp_path: Path):
    make_register()
    officer, file, failed = make_officer(), tmp_path / "legacy.csv", tmp_path / "failed.xlsx"
    call_command("make_legacy_training", 300, file)
    told = StringIO()
    call_command("import_training", file, by=officer.email, confirm_as=officer.email, failed=failed, stdout=told)
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.rows, batch.confirmed_by) == ("applied", 300, officer)
    assert Person.objects.count() == batch.report["persons"] > 200
    assert failed.read_bytes().startswith(b"PK")
    assert f'"persons": {batch.report["persons"]}' in told.getvalue()


def test_whoever_brings_a_large_file_in_by_command_does_not_confirm_it(tmp_path: Path, monkeypatch):
    make_register()
    monkeypatch.setattr(confirming, "NEEDS_A_SECOND", 20)
    officer, file = make_officer(), tmp_path / "legacy.csv"
    call_command("make_legacy_training", 30, file)
    with pytest.raises(CommandError):
        call_command("import_training", file, by=officer.email, confirm_as=officer.email)
    assert (ImportBatch.objects.get().state, Person.objects.count()) == ("reported", 0)


def test_only_an_officer_brings_a_file_in_by_command(tmp_path: Path):
    make_register()
    call_command("make_legacy_training", 3, tmp_path / "legacy.csv")
    with pytest.raises(CommandError):
        call_command("import_training", tmp_path / "legacy.csv", by=make_user().email)
    assert ImportBatch.objects.count() == 0


def test_equal_seeds_make_equal_files(tmp_path: Path):
    make_register()
    for name in ("one.csv", "two.csv"):
        call_command("make_legacy_training", 50, tmp_path / name, seed=3)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
