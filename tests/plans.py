"""A calendar and a run of show that break no rule, in both languages, and ways to spoil them."""

from assessments.answer import TimetableAnswer

SITE = "https://tilvane.example/reparer"
_SUBJECTS = (
    ("The waiting list opens", "La liste d’attente ouvre"),
    ("Repair Day: a lid in four gestures", "Journée Réparation : un couvercle en quatre gestes"),
    ("Repair Day: the shelf of impossible lids", "Journée Réparation : l’étagère des couvercles impossibles"),
    ("How to come, step-free", "Comment venir, de plain-pied"),
    ("Company gifts that get repaired", "Des cadeaux d’entreprise qui se réparent"),
    ("Tomorrow: last places", "Demain : dernières places"),
    ("Live with Samira from the courtyard", "En direct de la cour avec Samira"),
    ("Repair Day told: what was mended", "La Journée Réparation racontée : ce qui a été réparé"),
    ("Two compartments, one bag", "Deux compartiments, un sac"),
    ("On sale this morning", "En vente ce matin"),
    ("Twenty seconds of lunch", "Vingt secondes de déjeuner"),
    ("An office that repairs its bottles", "Un bureau qui répare ses gourdes"),
    ("A customer and her 2016 bottle", "Une cliente et sa gourde de 2016"),
    ("A seal, twelve seconds", "Un joint, douze secondes"),
)
# day, time, network, format, pillar, goal, asset, owner, hours, approval asked, price shown
_POSTS = (
    ("08", "09:30", "facebook", "text", "use", "G1", "AS8", "smm", 1.0, "2026-06-05T09:00", True),
    ("09", "08:00", "instagram", "reel", "repair", "G2", "AS1", "noe", 2.0, None, False),
    ("09", "18:00", "tiktok", "video", "repair", "G2", "AS1", "samira", 2.0, None, False),
    ("10", "12:00", "facebook", "photo", "people", "G2", "AS2", "salome", 1.0, None, False),
    ("11", "08:30", "linkedin", "document", "work", "G3", "AS6", "smm", 2.0, None, False),
    ("12", "18:00", "instagram", "story", "people", "G2", "AS2", "smm", 1.0, None, False),
    ("13", "11:00", "instagram", "live", "people", "G2", "AS1", "smm", 4.0, None, False),
    ("14", "10:00", "facebook", "carousel", "people", "G2", "AS7", "idriss", 1.5, None, False),
    ("15", "12:00", "tiktok", "video", "use", "G1", "AS4", "smm", 1.5, "2026-06-12T09:00", False),
    ("16", "10:00", "instagram", "carousel", "use", "G1", "AS3", "noe", 2.0, "2026-06-12T09:00", True),
    ("16", "12:00", "facebook", "reel", "use", "G1", "AS4", "smm", 1.0, "2026-06-12T09:00", False),
    ("17", "08:30", "linkedin", "text", "work", "G3", "AS8", "smm", 1.0, None, False),
    ("18", "18:00", "instagram", "photo", "people", "G2", "AS7", "noe", 1.0, None, False),
    ("20", "10:00", "tiktok", "video", "repair", "G2", "AS1", "samira", 1.0, None, False),
)
_PARTS = (
    (
        "11:00",
        2.0,
        "opening",
        "smm",
        "Who we are, why stay",
        "Write the year of your bottle",
        "Second phone if the sound is off",
    ),
    ("11:02", 6.0, "demo", "samira", "A lid is opened", "", "Clip of the lids if she freezes"),
    ("11:08", 5.0, "interview", "both", "Why seals fail", "", ""),
    ("11:13", 1.0, "recap", "smm", "Where we are", "Say where you are watching from", ""),
    ("11:14", 7.0, "audience", "both", "Three questions", "Questions on cards", "Three questions ready on paper"),
    ("11:21", 6.0, "story", "visitor", "The bottle of 2016", "Guess the part that broke", ""),
    ("11:27", 3.0, "close", "smm", "What to do next", "", ""),
)
_PARTS_FR = (
    ("Qui nous sommes, pourquoi rester", "Écrivez l’année de votre gourde", "Second téléphone si le son est coupé"),
    ("Un couvercle ouvert", "", "Plan des couvercles si elle se fige"),
    ("Pourquoi un joint lâche", "", ""),
    ("Où nous en sommes", "Dites d’où vous regardez", ""),
    ("Trois questions", "Questions sur cartons", "Trois questions prêtes sur papier"),
    ("La gourde de 2016", "Devinez la pièce cassée", ""),
    ("La suite", "", ""),
)


def calendar(language="en", **changes):
    """Fourteen rows of PL1; `changes` by row, as `row3={"owner": None}`, None taking a cell out."""
    said = [both[language == "fr"] for both in _SUBJECTS]
    rows = [_post(subject, *post) for subject, post in zip(said, _POSTS, strict=True)]
    return _changed(rows, changes)


def _post(subject, day, time, network, form, pillar, goal, asset, owner, hours, asked, price):
    in_bio = network in {"instagram", "tiktok"} and form != "story"
    row = {
        "date": f"2026-06-{day}",
        "time": time,
        "network": network,
        "format": form,
        "subject": subject,
        "pillar": pillar,
        "objective": goal,
        "asset": asset,
        "owner": owner,
        "hours": hours,
        "approval_asked": asked,
        "link": "bio" if in_bio else tagged(network),
        "shows_price": price,
        "access_done": form != "text",
    }
    return {name: cell for name, cell in row.items() if cell not in (None, False)}


def tagged(network):
    return f"{SITE}?utm_source={network}&utm_medium=social&utm_campaign=june"


def show(language="en", **changes):
    """Seven rows of LV1, changed in the same way."""
    names = ("start", "minutes", "type", "who", "what", "audience", "fallback")
    rows = []
    for part, french in zip(_PARTS, _PARTS_FR, strict=True):
        cells = (*part[:4], *french) if language == "fr" else part
        rows.append({name: cell for name, cell in zip(names, cells, strict=True) if cell != ""})
    return _changed(rows, changes)


def _changed(rows, changes):
    for name, cells in changes.items():
        row = rows[int(name.removeprefix("row")) - 1]
        row.update(cells)
        for one in [one for one, cell in cells.items() if cell is None]:
            row.pop(one)
    return tuple(rows)


def filled(rows):
    return TimetableAnswer(rows=tuple(rows))
