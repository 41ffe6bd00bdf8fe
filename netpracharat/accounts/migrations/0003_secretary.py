"""The group of those who run the awards; and names of fields, for the admin's readers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netpracharat.codes


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="secretary")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles")]

    operations = [
        migrations.RunPython(make_group, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='consent',
            name='given_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='given'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='purpose',
            field=models.CharField(choices=[('terms', 'terms and privacy notice'), ('news', 'news by message')], max_length=20, verbose_name='purpose'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='version',
            field=models.CharField(max_length=20, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn'),
        ),
        migrations.AlterField(
            model_name='user',
            name='erased_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased'),
        ),
        migrations.AlterField(
            model_name='user',
            name='joined_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='joined'),
        ),
        migrations.AlterField(
            model_name='user',
            name='public_id',
            field=models.CharField(default=netpracharat.codes.public_id, editable=False, max_length=12, unique=True, verbose_name='account number'),
        ),
    ]
