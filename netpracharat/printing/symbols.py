"""What machines read on paper: QR codes and Code 128, as SVG that a template of ours draws."""

import zxingcpp
from zxingcpp import BarcodeFormat


def qr(text: str) -> str:
    return zxingcpp.create_barcode(text, BarcodeFormat.QRCode, ec_level="M").to_svg(add_quiet_zones=True)


def code128(text: str) -> str:
    """With the quiet zone that scanners want on both sides."""
    return zxingcpp.create_barcode(text, BarcodeFormat.Code128).to_svg(add_quiet_zones=True)
