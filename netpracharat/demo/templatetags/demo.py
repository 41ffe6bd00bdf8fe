"""What pages show in the demo alone."""

from django import template

from netpracharat.demo.people import PEOPLE, Person

register = template.Library()


@register.simple_tag
def demo_people() -> tuple[Person, ...]:
    return PEOPLE
