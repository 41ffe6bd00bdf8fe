"""Papers for the tests of certificates."""

from netpracharat.certificates import issuing
from netpracharat.certificates.models import Certificate
from netpracharat.certificates.papers import Fact, Paper, Words

REGION = Fact(Words("ภาค", "Region"), Words("ตะวันออกเฉียงเหนือ", "Northeast"))


def paper(name: str = "กลุ่มทอผ้าบ้านดอนกอย", **fields: object) -> Paper:
    return Paper(
        **{
            "kind": "AW",
            "year": 2561,
            "heading": Words("เกียรติบัตร", "Certificate of Award"),
            "name": Words(name, "Ban Don Koi weavers"),
            "title": Words("รางวัลชนะเลิศ ร้านค้าออนไลน์ดีเด่น", "First prize, best village web shop"),
            "facts": (REGION,),
            "signers": (Words("กระทรวงมหาดไทย", "Ministry of Interior"),),
            **fields,
        }
    )


def make_certificate(name: str = "กลุ่มทอผ้าบ้านดอนกอย", **fields: object) -> Certificate:
    return issuing.issue(paper(name, **fields), by=None)
