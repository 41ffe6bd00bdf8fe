"""Phone numbers and e-mail addresses as others may see them: enough to recognise, too little to use."""

from netpracharat.thai import phones


def phone(stored: str) -> str:
    """081-xxx-5678"""
    return f"{phones.display(stored).split()[0]}-xxx-{stored[-4:]}"


def email(address: str) -> str:
    """d•••@example.com"""
    return f"{address[0]}•••@{address.rpartition('@')[2]}"
