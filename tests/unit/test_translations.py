"""The Thai catalogue follows the sentences of the code."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from netpracharat import translations

PAGE = """
<h1>It's {% translate "A market" %}</h1>
    {% blocktranslate trimmed with shop=shop.name %}
        Goods of
        {{ shop }}, 100% handmade
    {% endblocktranslate %}
  <p>{% blocktranslate count n=n %}{{ n }} jar{% plural %}{{ n }} jars{% endblocktranslate %}</p>
{% include "x.html" with title=_("Basket") only %}{# _("no") #}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, pgettext_lazy
title = _("One sentence "
          "over two lines")
verb = pgettext_lazy("to sell", "list")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "templates/shop/page.html": PAGE,
        "shop/views.py": CODE,
        "tests/test_x.py": '_("of a test")',
        "shop/migrations/0001_initial.py": '_("of a migration")',
        "notes.html": '{% translate "not a template" %}',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def catalogue_of(**messages: str) -> Catalog:
    catalogue = translations.empty_catalogue()
    for message_id, string in messages.items():
        catalogue.add(message_id.replace("_", " "), string)
    return catalogue


def test_sources_give_the_sentences_of_code_and_templates_only(root):
    found = {(message.id, message.context) for message in translations.messages_in_sources(root) if message.id}
    assert found == {
        ("A market", None),
        ("Goods of %(shop)s, 100%% handmade", None),
        (("%(n)s jar", "%(n)s jars"), None),
        ("Basket", None),
        ("One sentence over two lines", None),
        ("list", "to sell"),
    }


def test_update_keeps_translations_adds_new_and_drops_old():
    catalogue = catalogue_of(kept="คงไว้", old="เก่า")
    translations.update(catalogue, catalogue_of(kept="", new=""))
    assert {m.id: m.string for m in catalogue if m.id} == {"kept": "คงไว้", "new": None}


def test_update_never_guesses_the_translation_of_a_similar_sentence():
    catalogue = catalogue_of(Your_order_was_sent="ส่งแล้ว")
    translations.update(catalogue, catalogue_of(Your_orders_were_sent=""))
    assert [(m.id, m.string) for m in catalogue if m.id] == [("Your orders were sent", None)]


def test_writing_twice_changes_nothing(tmp_path):
    path = tmp_path / "locale" / "django.po"
    translations.write(catalogue_of(b="ข", a="ก"), path)
    first = path.read_bytes()
    translations.write(translations.read(path), path)
    assert path.read_bytes() == first


def test_complaints_name_what_is_amiss():
    catalogue = catalogue_of(gone="หาย", empty="")
    catalogue.add("%(n)d jars", "%(m)d ขวด")
    found = catalogue_of(empty="", new="")
    found.add("%(n)d jars")
    complaints = translations.complaints(catalogue, found)
    assert complaints[:3] == ["missing: 'new'", "obsolete: 'gone'", "not translated: 'empty'"]
    assert [complaint.rsplit(": ", 1)[1] for complaint in complaints[3:]] == ["'%(n)d jars'"]


def test_complaints_are_none_for_a_whole_catalogue():
    assert translations.complaints(catalogue_of(a="ก"), catalogue_of(a="")) == []


def test_compiled_catalogue_translates(tmp_path):
    path = tmp_path / "django.po"
    catalogue = catalogue_of(Basket="ตะกร้า")
    catalogue.add(("%(n)s jar", "%(n)s jars"), ("%(n)s ขวด",))
    translations.write(catalogue, path)
    with translations.compile_catalogue(path).open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.gettext("Basket") == "ตะกร้า"
    assert compiled.ngettext("%(n)s jar", "%(n)s jars", 2) == "%(n)s ขวด"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["django.mo", "django.po"]
