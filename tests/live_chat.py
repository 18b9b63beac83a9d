"""Answers to the lines of LV4: everything met as it should be, and a poor five minutes."""

from assessments import bank
from assessments.answer import ChatEntry

CHAT = bank.task("LV4").items[0]
AT = {one.id: one.second for one in CHAT.arrivals()}

# line -> what is done, and what is said in each language
GOOD = {
    "02": ((), {"en": "Yes, both: seals, lids and handles.", "fr": "Oui, les deux : joints, couvercles, anses."}),
    "04": ((), {"en": "From €3, fitted while you watch.", "fr": "Dès 3 €, posé devant vous."}),
    "05": ((), {"en": "Not silly at all: never too old!", "fr": "Bonne question : jamais trop vieille !"}),
    "07": (
        ("call",),
        {
            "en": "Please stop using it for now; news here by noon.",
            "fr": "Merci de ne plus l’utiliser pour l’instant ; des nouvelles avant midi.",
        },
    ),
    "08": ((), {"en": "We are here until 17:00.", "fr": "Nous sommes là jusqu’à 17 h."}),
    "10": (("hide",), {"en": "", "fr": ""}),
    "11": ((), {"en": "82% of the body.", "fr": "82 % du corps."}),
    "12": ((), {"en": "Step-free, come in.", "fr": "De plain-pied, venez."}),
    "13": (("hide", "report"), {"en": "", "fr": ""}),
    "14": ((), {"en": "Not measured: Idriss will check by Monday.", "fr": "Pas mesuré : Idriss vérifie pour lundi."}),
    "15": ((), {"en": "Sorry! Message us in private.", "fr": "Pardon ! Écrivez-nous en privé."}),
    "18": ((), {"en": "By post: tilvane.example/reparer.", "fr": "Par la poste : tilvane.example/reparer."}),
}
# two of seven questions; of five actions the insult hidden but answered, the scam hidden only: half of one
POOR = {
    "04": ((), {"en": "About 3 euros.", "fr": "Environ 3 euros."}),
    "06": ((), {"en": "Then buy elsewhere.", "fr": "Alors achetez ailleurs."}),
    "08": ((), {"en": "At five o'clock.", "fr": "À dix-sept heures."}),
    "10": (("hide",), {"en": "How dare you.", "fr": "Comment osez-vous."}),
    "13": (("hide",), {"en": "", "fr": ""}),
}


def entries(script, language="en", after=10, lines=None):
    """Entries in the order of the lines, each so many seconds after its line, as the server would note them."""
    return tuple(
        ChatEntry(
            id=f"e{line}",
            line=f"LV4.{line}",
            deeds=deeds,
            text=said[language],
            second=AT[f"LV4.{line}"] + after,
        )
        for line, (deeds, said) in script.items()
        if lines is None or line in lines
    )
