from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("orders", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="basket",
            name="delivery",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="basketline",
            name="price_seen",
            field=models.DecimalField(
                decimal_places=2, default=0, help_text="the price when it was put in", max_digits=10
            ),
            preserve_default=False,
        ),
    ]
