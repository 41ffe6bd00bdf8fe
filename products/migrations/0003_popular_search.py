"""An index of what is much bought, from which a broad search takes its candidates."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("products", "0002_categories")]

    operations = [
        migrations.AddIndex(
            model_name="productsearch",
            index=GinIndex(
                fields=["document"],
                name="search_much_bought",
                fastupdate=False,
                condition=Q(is_on_sale=True, popularity__gte=10),
            ),
        ),
    ]
