"""What the console says when the program has started: where it is, and on the first start how to get in."""

import os
from datetime import datetime

from streamlit import config

from assessments import workflow
from assessments.workflow import Store
from pages.http.versions import upgraded


def address() -> str:
    """Where people reach this server: ASSAY_ADDRESS if a proxy stands in front, else what it listens on."""
    said = os.environ.get("ASSAY_ADDRESS", "").rstrip("/")
    host = config.get_option("server.address") or "localhost"
    return said or f"http://{host}:{config.get_option('server.port')}"


def greet(store: Store, now: datetime) -> None:
    """Print the address; until an administrator has a password, also the one-time link that makes one."""
    token = workflow.first_admin_link(store, now)
    print(upgraded(store) + greeting(address(), token), flush=True)  # noqa: T201 - the console is where the owner looks


def greeting(where: str, token: str | None) -> str:
    if token is None:
        return f"\n  Assay is running at {where}\n  Assay tourne à l’adresse {where}\n"
    return f"""
  Assay is running at {where}

  First steps
  1. Open this link once and choose your password (it makes you the administrator):
     {where}/setup/{token}
  2. Under "Accounts", add the people who recruit, rate and decide.
  3. Under "Positions", open a position and invite candidates.

  Premiers pas
  1. Ouvrez ce lien une fois et choisissez votre mot de passe (il vous donne le rôle d’administration) :
     {where}/setup/{token}
  2. Sous « Comptes », ajoutez celles et ceux qui recrutent, évaluent et décident.
  3. Sous « Postes », ouvrez un poste et invitez des candidats.
"""
