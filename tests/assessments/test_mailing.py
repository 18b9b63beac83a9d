"""The settings of the mail server, and when a mail is tried again."""

from datetime import timedelta

import pytest

from assessments.mailing import BadSetting, MailServer, mail_server, next_try
from tests.builders import DAY, HOUR, MINUTE, NOW

FROM = {"ASSAY_MAIL_FROM": "Recrutement <rh@lumiplume.example>"}


def told(url, **given):
    return mail_server({"ASSAY_SMTP_URL": url} | FROM | given)


def test_nothing_set_means_no_mail_server():
    assert mail_server({}) is None
    assert told("  ") is None


def test_a_url_names_server_port_user_and_password_and_demands_encryption():
    assert told("smtp://me%40here:p%3Ass@mail.example.org:2525") == MailServer(
        host="mail.example.org",
        port=2525,
        security="starttls",
        user="me@here",
        password="p:ss",
        sender_name="Recrutement",
        sender="rh@lumiplume.example",
    )


@pytest.mark.parametrize(
    ("url", "port", "security"),
    [
        ("smtp://mail.example.org", 587, "starttls"),
        ("smtps://mail.example.org", 465, "tls"),
        ("smtp://localhost:25?tls=off", 25, "none"),
    ],
)
def test_ports_follow_from_the_encryption(url, port, security):
    found = told(url)
    assert (found.port, found.security, found.user) == (port, security, None)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mail.example.org", "begins with neither"),
        ("smtp://mail.example.org:many", "address with a port"),
        ("smtp://:587", "names no mail server"),
        ("smtp://u:p@mail.example.org?tls=off", "without encryption"),
        ("smtp://mail.example.org?ssl=1", "knows no setting"),
        ("smtp://u:cl%C3%A9@mail.example.org", "beyond ASCII"),
    ],
)
def test_a_url_that_cannot_be_used_says_why(url, why):
    with pytest.raises(BadSetting, match=why):
        told(url)


@pytest.mark.parametrize("sender", ["", "nobody", "a@b", "x\r\nBcc: y@z.example", "rené@b.example", "a..b@b.example"])
def test_without_an_address_to_send_from_nothing_is_sent(sender):
    with pytest.raises(BadSetting, match="ASSAY_MAIL_FROM"):
        told("smtp://mail.example.org", ASSAY_MAIL_FROM=sender)


def test_the_password_is_not_shown_where_the_server_is_printed():
    assert "hidden" not in repr(told("smtp://u:hidden@mail.example.org"))


def test_the_gaps_between_tries_grow_and_end_after_a_day():
    gaps = [next_try(tries, NOW, NOW + MINUTE) - (NOW + MINUTE) for tries in (1, 2, 3, 4, 9)]
    assert gaps == [MINUTE, 5 * MINUTE, 30 * MINUTE, 4 * HOUR, 4 * HOUR]
    assert next_try(5, NOW, NOW + DAY - timedelta(seconds=1)) is not None
    assert next_try(5, NOW, NOW + DAY) is None
