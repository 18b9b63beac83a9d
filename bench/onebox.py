"""The peer's form on our side: pages with one box for an answer, in a real sitting on the real page.

`python -m bench.onebox FOLDER` starts our own server on a bank whose short form is made of such tasks; `prepare` makes
sittings of it. Everything else is the product: links, clocks, the page around the box, autosave, the database.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import serve
from assessments.attempt import Actor
from assessments.bank import load
from bench import sittings
from bench.server import HOST, ROOT, Server, database
from bench.sittings import Sitting

PAGES = 8
TASK = """
id: {id}
competency_id: WR
minutes: 60
title: {{en: "Page {n}", fr: "Page {n}"}}
assessed: {{en: "Nothing", fr: "Rien"}}
ai_policy: ai_closed
instructions: {{en: "Please answer.", fr: "Veuillez répondre."}}
items:
  - {{id: {id}.answer, kind: written, prompt: {{en: "Your answer", fr: "Votre réponse"}}, show_counter: false}}
human: {{id: {id}.human, weight: 1.0, raters: 2, indicators: [], guide: {{en: "None", fr: "Aucun"}}}}
"""
FORMS = """
forms:
  - id: screen
    name: {{en: "Boxes", fr: "Cases"}}
    purpose: {{en: "To measure", fr: "Pour mesurer"}}
    blocks: [{{tasks: [{tasks}]}}]
"""


def bank(folder: Path) -> Path:
    """A bank like ours with the short form replaced; made once."""
    made = folder / "bank"
    if not made.exists():
        shutil.copytree(ROOT / "assessments" / "bank", made, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        names = [f"BOX{n}" for n in range(1, PAGES + 1)]
        for n, name in enumerate(names, start=1):
            (made / "tasks" / f"{name}.yaml").write_text(TASK.format(id=name, n=n), encoding="utf-8")
        (made / "forms.yaml").write_text(FORMS.format(tasks=", ".join(names)), encoding="utf-8")
    return made


def server(port: int, folder: Path) -> Server:
    """Our own server on this bank, with a database of its own."""
    home = _home(folder)
    command = [sys.executable, "-m", "bench.onebox", str(home), "serve"]
    where = {"ASSAY_DATABASE_URL": database(home), "ASSAY_MEDIA": str(home / "media")}
    flags = ["--server.address", HOST, "--server.port", str(port)]
    return Server([*command, *flags], port, folder, cwd=ROOT, env=where, ready="/health")


def prepared(folder: Path, many: int) -> list[Sitting]:
    """So many people whose clock runs; made in a process of its own, since this one knows our real bank."""
    command = [sys.executable, "-m", "bench.onebox", str(_home(folder)), "prepare", str(many)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [Sitting(Actor(kind="candidate", id=one["id"]), one["token"]) for one in json.loads(done.stdout)]


def _home(folder: Path) -> Path:
    home = folder / "onebox"
    home.mkdir(exist_ok=True)
    return home


def main(home: Path, what: str, rest: Sequence[str]) -> None:
    load.ROOT = bank(home)
    if what == "serve":
        serve.command()(["run", str(serve.APP), *rest])
    else:
        store = sittings.open_store(home)
        made = sittings.prepare(store, "screen", int(rest[0]))
        store.close()
        print(json.dumps([{"id": one.actor.id, "token": one.token} for one in made]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
