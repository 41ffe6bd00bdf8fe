"""The people of the demo, all invented, with the sign-ins that everybody may try."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts import registration, roles
from netpracharat.accounts.models import User

PASSWORD = "net-pracharat"  # noqa: S105 - known to everybody, and only the demo has it

SIGNER = "signer"  # is one by signing for a party, without a group


@dataclass(frozen=True)
class Person:
    key: str
    name: Promise
    to_try: Promise
    role: str = ""  # in the admin
    is_admin: bool = False
    password: str = PASSWORD

    @property
    def sign_in(self) -> str:
        return f"{self.key}@example.com"

    def __str__(self) -> str:
        return f"{self.sign_in:<20} {self.password}   {self.name}: {self.to_try}"


PEOPLE = (
    Person("buyer", _("Dao, a buyer"), _("fill a basket, pay, look at your orders")),
    Person("owner", _("Mae Mok, owner of a shop"), _("list a product, answer orders, change the shop")),
    Person("packer", _("Sai Chai, packer of the same shop"), _("pack and send what is paid")),
    Person("volunteer", _("Nong Net, a net volunteer"), _("help that shop for a month, and see what it lacks")),
    Person("officer", _("an officer of the programme"), _("approve the shop that waits in the admin"), roles.OFFICER),
    Person("secretary", _("Secretary of the awards"), _("lead an edition from step to step"), roles.SECRETARY),
    Person("judge1", _("Khru Fai, chair of the judges"), _("score what is left in your queue"), roles.JUDGE),
    Person("judge2", _("Ajarn Mek, a judge"), _("score what is left in your queue"), roles.JUDGE),
    Person("judge3", _("Khun Nam, a judge"), _("score what is left in your queue"), roles.JUDGE),
    *(
        Person(f"signer{number}", _("A signer of the awards"), _("read the results and sign them"), SIGNER)
        for number in range(1, 5)
    ),
    Person("trainer", _("Khru Kaeo, a trainer"), _("plan a session, mark who is there"), roles.TRAINER),
    Person("admin", _("the site's administrator"), _("everything in the admin"), is_admin=True),
)


def create_all() -> dict[str, User]:
    return {person.key: create(person) for person in PEOPLE}


def create(person: Person) -> User:
    user = registration.sign_up(person.sign_in, name=str(person.name), password=person.password)
    if person.role not in ("", SIGNER):
        user.groups.add(Group.objects.get(name=person.role))
    if person.role not in ("", roles.TRAINER) or person.is_admin:
        user.is_staff, user.is_superuser = True, person.is_admin
        user.save(update_fields=("is_staff", "is_superuser"))
    return user


def are_here() -> bool:
    """Whether somebody loaded the demo into this database."""
    return User.objects.filter(email=PEOPLE[0].sign_in).exists()
