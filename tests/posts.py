"""Exports of posts as networks and spreadsheets write them."""

import csv
import io
from datetime import date, timedelta

HEADS_FR = (
    "Identifiant", "Date", "Réseau", "Type de publication", "Portée", "J’aime", "Commentaires", "Partages",
    "Enregistrements", "Impressions", "Dépense",
)  # fmt: skip


def rows(days: int = 40, *, spent_on: int = 7, level: float = 1.0):
    """One photo or Reel a day on Instagram, every fourth day a text on LinkedIn; every `spent_on`th Reel is boosted."""
    found = []
    for at in range(days):
        day = date(2026, 3, 2) + timedelta(days=at)
        reel = at % 3 != 0
        reach = 1000 + 37 * at
        likes = (60 if reel else 25) + at * (1 if reel else 0) * level
        spend = 20.5 if reel and at % spent_on == 1 else 0
        name, form = f"P{at:03}", "Reel" if reel else "Photo"
        found.append([name, day, "Instagram", form, reach, int(likes), at % 5, at % 4, at % 6, reach + 400, spend])
        if at % 4 == 0:
            found.append([f"L{at:03}", day, "LinkedIn", "Texte", 500 + at, 9, 1, 1, 0, 700 + at, 0])
    return found


def french(some) -> str:
    """As a spreadsheet in French writes it: semicolons, decimal commas, spaces in thousands, days first."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS_FR)
    for row in some:
        writer.writerow([_french(cell) for cell in row])
    return out.getvalue()


def _french(cell) -> str:
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, int | float):
        return f"{cell:,}".replace(",", "\u202f").replace(".", ",")
    return cell


def english(some) -> str:
    """As a network in English writes it: commas, points, months first, heads of its own."""
    heads = "Post ID,Publish time,Network,Post type,Reach,Reactions,Comments,Shares,Saves,Views,Amount spent (EUR)"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in some:
        writer.writerow([cell.strftime("%m/%d/%Y 9:05") if isinstance(cell, date) else cell for cell in row])
    return f"{heads}\n{out.getvalue()}"
