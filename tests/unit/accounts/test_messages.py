"""Text messages: codes and numbers stay out of the logs, but for the demo that says so."""

from netpracharat.accounts import messages


def test_demo_writes_code_and_number_to_the_log(settings, caplog):
    settings.DEMO = True
    messages.send_code("+66812345678", "123456")
    assert "DEMO" in caplog.text
    assert "123456" in caplog.text


def test_elsewhere_neither_code_nor_number_is_in_the_log(caplog):
    messages.send_code("+66812345678", "123456")
    assert "123456" not in caplog.text
    assert "5678" not in caplog.text
    assert "SMS_SENDER" in caplog.text
