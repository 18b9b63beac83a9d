"""What became of a mail, in words: where it stands, what was in the way, and what to do next."""

from assessments.mailing import Kind, Mail
from pages.parts.words import _, clock, day_and_clock, n_


def kind_words(kind: Kind) -> str:
    match kind:
        case "invitation":
            return _("Invitation")
        case "reminder":
            return _("Reminder")
        case "extended":
            return _("More days")


def state(mail: Mail) -> str:  # noqa: PLR0911 - one case for each state
    """One mail in a line of the board."""
    name = kind_words(mail.kind)
    if mail.ended_at is None:
        return _("{mail}: waits, and leaves at {clock}", mail=name, clock=clock(mail.due_at))
    if mail.outcome == "sent":
        return _("{mail}: sent on {moment}", mail=name, moment=day_and_clock(mail.ended_at))
    if mail.outcome == "failed":
        return _("{mail}: could not be sent", mail=name)
    match mail.error:
        case "taken_back":
            return _("{mail}: taken back before it was sent", mail=name)
        case "handed_in":
            return _("{mail}: not sent, the work was in", mail=name)
        case "ended":
            return _("{mail}: not sent, the link had ended", mail=name)
        case _:
            return _("{mail}: not sent, the link was replaced or revoked", mail=name)


def missed(error: str, count: int) -> str:
    """The heading over those whom a mail did not reach."""
    if error == "taken_back":
        return n_("Taken back, {count} person has no mail:", "Taken back, {count} people have no mail:", count)
    return n_("Not sent to {count} person:", "Not sent to {count} people:", count)


def trouble(error: str) -> str:  # noqa: PLR0911 - one case for each trouble
    """What was in the way, and what to do next."""
    match error:
        case "unreachable":
            return _("The mail server cannot be reached. Whoever runs Assay can check its address and the network.")
        case "no_tls":
            return _(
                "The mail server offers no encryption, so nothing was told to it. Whoever runs Assay can check the "
                "address and the port of the server."
            )
        case "not_trusted":
            return _("The certificate of the mail server is not trusted. Whoever runs Assay can have it renewed.")
        case "login":
            return _("The mail server did not let Assay sign in. Whoever runs Assay can check user and password.")
        case "sender":
            return _(
                "The mail server sends nothing in the name of our address. Whoever runs Assay can check the address "
                "mails come from."
            )
        case "busy":
            return _("The mail server asks to come again later.")
        case "address":
            return _(
                "The mail server does not know this address. Ask for the right one, invite the person with it, and "
                "revoke the old link."
            )
        case "content":
            return _(
                "The mail server refused this mail, perhaps as unwanted. Make a new link and send it by hand, or ask "
                "whoever runs the mail server."
            )
        case _:
            return _("Nobody was written to. Their links work; send the mail again, with a new link, when it is time.")
