"""How every form of the site is rendered and speaks: a field looks one way everywhere."""

from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop

# Django's own sentences that our catalogue words anew: "ฟิลด์นี้จำเป็น" helps nobody who weaves.
REWORDED = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("The submitted file is empty."),
    gettext_noop("No file was submitted. Check the encoding type on the form."),
)


class FormRenderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
