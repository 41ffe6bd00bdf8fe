"""The five product groups of the community product programme (OTOP)."""

from django.db import migrations

CATEGORIES = (
    ("cloth", "ผ้าและเครื่องแต่งกาย", "Cloth and clothing"),
    ("food", "อาหาร", "Food"),
    ("drinks", "เครื่องดื่มและน้ำผึ้ง", "Drinks and honey"),
    ("household", "ของใช้ จักสาน", "Household and basketry"),
    ("herbs", "สมุนไพร", "Herbs"),
)


def add(apps, schema_editor):
    category = apps.get_model("products", "Category")
    for position, (slug, name_th, name_en) in enumerate(CATEGORIES, start=1):
        category.objects.update_or_create(
            slug=slug, defaults={"name_th": name_th, "name_en": name_en, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("products", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
