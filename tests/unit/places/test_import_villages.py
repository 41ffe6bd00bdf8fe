"""Importing villages: what is right is written once, what is wrong is told by row, and nothing else is lost."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from netpracharat.places.models import Village

pytestmark = pytest.mark.django_db

HEAD = "code,moo,subdistrict_code,name_th,name_en"
DON_KOI = "47040802,2,470408,บ้านดอนกอย,Ban Don Koi"
SAWANG = "47040801,1,470408,บ้านสว่าง,Ban Sawang"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def csv_file(tmp_path):
    def write(*lines: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
        path = tmp_path / "villages.csv"
        path.write_text("\n".join([head, *lines]), encoding=encoding)
        return path

    return write


def test_villages_are_written_with_the_words_that_find_them(csv_file, capsys):
    call_command("import_villages", csv_file(DON_KOI, SAWANG))
    village = Village.objects.get(pk=47040802)
    assert (village.name_th, village.name_en, village.moo) == ("บ้านดอนกอย", "Ban Don Koi", 2)
    assert village.names == (
        "'47130':1B 'don':1A 'donkoi':1A 'koi':1A 'moo2':1B 'nakhon':1B 'nikhom':1B 'phanna':1B 'phannanikhom':1B "
        "'sakon':1B 'sakonnakhon':1B 'sawang':1B 'ดอนกอย':1A 'พรรณานิคม':1B 'สกลนคร':1B 'สว่าง':1B"
    )
    assert capsys.readouterr().out.startswith("2 villages are new, 0 changed, 0 were so already.\n")


def test_importing_again_changes_nothing(csv_file, capsys):
    call_command("import_villages", csv_file(DON_KOI, SAWANG))
    capsys.readouterr()
    call_command("import_villages", csv_file(DON_KOI, SAWANG.replace("บ้านสว่าง", "บ้านสว่างใหม่")))
    assert capsys.readouterr().out.startswith("0 villages are new, 1 changed, 1 were so already.\n")
    assert Village.objects.get(pk=47040801).name_th == "บ้านสว่างใหม่"


def test_broadband_of_a_village_that_exists_is_kept(csv_file):
    call_command("import_villages", csv_file(DON_KOI))
    Village.objects.update(broadband="planned", provider="TOT")
    call_command("import_villages", csv_file(DON_KOI.replace("Don Koi", "Donkoi")))
    village = Village.objects.get()
    assert (village.name_en, village.broadband, village.provider) == ("Ban Donkoi", "planned", "TOT")


def test_broadband_is_taken_where_the_file_names_it(csv_file):
    head = f"{HEAD},broadband,connected_on,provider,is_model_community"
    call_command("import_villages", csv_file(f"{DON_KOI},connected,12/8/2561,TOT,yes", head=head))
    village = Village.objects.get()
    assert (village.broadband, f"{village.connected_on}") == ("connected", "2018-08-12")
    assert (village.provider, village.is_model_community) == ("TOT", True)


def test_dry_run_writes_nothing(csv_file, capsys):
    call_command("import_villages", csv_file(DON_KOI), "--dry-run")
    assert Village.objects.count() == 0
    assert capsys.readouterr().out.startswith("1 villages are right. Nothing was written.\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874"])
def test_files_of_excel_are_read(csv_file, encoding):
    call_command("import_villages", csv_file(DON_KOI, encoding=encoding))
    assert Village.objects.get().name_th == "บ้านดอนกอย"


def test_village_without_a_name_is_called_by_its_moo(csv_file):
    call_command("import_villages", csv_file("13030201,1,130302,,"))
    assert Village.objects.get().name_th == "หมู่ 1"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("4704080,2,470408,ก,K", "line 3, code: “4704080” must have 8 digits."),
        ("4704080x,2,470408,ก,K", "line 3, code: “4704080x” is not a whole number."),
        ("47049902,2,470499,ก,K", "line 3, subdistrict_code: There is no subdistrict 470499."),
        ("47040702,2,470408,ก,K", "line 3, code: It must begin with the subdistrict's 470408."),
        ("47040803,4,470408,ก,K", "line 3, moo: It must be the last two digits of the code: 3."),
        ("47040802,2,470408,ก,K", "line 3, code: The same code stands in line 2; keep one of them."),
        (
            "47040803,3,470408,ก",
            "line 3, *: The row has more or fewer cells than the first line; look for a stray comma.",
        ),
        (f"47040803,3,470408,{'ก' * 121},K", "line 3, name_th: The name is longer than 120 letters; shorten it."),
    ],
)
def test_wrong_row_is_told_and_the_others_are_written(csv_file, capsys, row, sentence):
    with pytest.raises(CommandError, match="1 rows were left out: mend them and run again"):
        call_command("import_villages", csv_file(DON_KOI, row, SAWANG))
    assert capsys.readouterr().err == f"{sentence}\n"
    assert set(Village.objects.values_list("code", flat=True)) == {47040801, 47040802}


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("fast,,,", "line 2, broadband: “fast” must be one of none, planned, connected."),
        (
            "planned,12/8/2561,,",
            "line 2, connected_on: Only a connected village has a date; write connected under broadband.",
        ),
        ("connected,soon,,", "line 2, connected_on: Please write the date as day/month/year, such as 21/9/2569."),
        ("none,,,perhaps", "line 2, is_model_community: Write yes or no."),
    ],
)
def test_wrong_cell_about_the_programme_is_told(csv_file, capsys, cells, sentence):
    head = f"{HEAD},broadband,connected_on,provider,is_model_community"
    with pytest.raises(CommandError):
        call_command("import_villages", csv_file(f"{DON_KOI},{cells}", head=head))
    assert capsys.readouterr().err == f"{sentence}\n"
    assert Village.objects.count() == 0


def test_all_wrong_rows_are_written_to_the_file_of_errors(csv_file, tmp_path):
    errors = tmp_path / "errors.csv"
    with pytest.raises(CommandError):
        call_command("import_villages", csv_file("1,1,470408,ก,K", DON_KOI), "--errors", errors)
    assert errors.read_text(encoding="utf-8-sig") == "line,column,sentence\n2,code,“1” must have 8 digits.\n"


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("code,moo", "The first line must name the column subdistrict_code, name_th."),
        (f"{HEAD},broadband", "The columns broadband and connected_on come together, or not at all."),
    ],
)
def test_file_with_wrong_columns_is_refused(csv_file, head, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_villages", csv_file(DON_KOI, head=head))
    assert Village.objects.count() == 0


def test_file_that_is_no_csv_or_is_not_there_is_refused(tmp_path):
    (tmp_path / "villages.xlsx").write_bytes(b"PK\0\0")
    with pytest.raises(CommandError, match="This is not a CSV file"):
        call_command("import_villages", tmp_path / "villages.xlsx")
    with pytest.raises(CommandError, match="The file cannot be read: No such file or directory"):
        call_command("import_villages", tmp_path / "nowhere.csv")
