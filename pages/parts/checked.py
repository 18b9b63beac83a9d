"""What software looks for in the answers to a task, and what counts how much, in words."""

from html import escape

from assessments import bank
from assessments.form import Check, EvidenceRule, Measure, Mention, Pattern, Task
from pages.parts import prose
from pages.parts.revealed import Naming, names_in
from pages.parts.words import _, n_, number, percent
from rubric.record import Language


def parts(task: Task, said: Language) -> str:
    """What the score is made of, and what is only told."""
    rows = [(rule.label.said(said), _counts(rule, said)) for rule in task.evidence]
    if task.human is not None:
        people = n_("{count} person, on the anchors", "{count} people, on the anchors", task.human.raters)
        rows.append((people, percent(task.human.weight)))
    told = prose.table(_("Part"), _("Of the score"), rows) if rows else ""
    measures = list(dict.fromkeys(text for rule in task.evidence if (text := measure_words(rule.measure))))
    return told + (prose.listed(measures) if measures else "")


def _counts(rule: EvidenceRule, said: Language) -> str:
    if rule.kind == "score":
        return percent(rule.weight)
    if rule.flag is not None:
        return _("flag: {flag}", flag=bank.critical_flags()[rule.flag].said(said))
    return _("told, never scored")


def measure_words(measure: Measure) -> str:
    """How a part is worked out; nothing where its label says all there is to say."""
    known = {
        Measure.RIGHT: _("Right answers: the mean of what each question earns; nothing is deducted."),
        Measure.HITS: _("Hits: right ticks minus wrong ones, over those that are true, never below nothing."),
        Measure.FIXES: _("Fixes: right ones over the faults there are."),
        Measure.ORDER: _("Order: how many pairs stand as in the key (Kendall)."),
        Measure.FACTS: _("Facts: those found over those wanted, mean over the texts."),
        Measure.CHECKS: _("Checks: those found over their number."),
        Measure.KEPT: _("Checks: those kept over their number."),
        Measure.STALE: _("What is no longer true: the share that was taken out."),
        Measure.FRESH: _("What is new: the share that was put in, and what is still true kept."),
        Measure.RULES: _("Rules: those kept over their number."),
    }
    return known.get(measure, "")


def looked_for(task: Task, said: Language) -> str:
    """Checks, words and rules, each with its patterns folded away; nothing where software reads no words here."""
    lexicon = task.lexicon
    lists = (
        (_("Facts"), lexicon.facts),
        (_("Looked for"), lexicon.checks),
        (_("To be avoided"), lexicon.bans),
        (_("Claims the company forbids"), lexicon.claims),
        (_("Not public yet"), lexicon.embargo),
        (_("No longer true"), lexicon.stale),
        (_("New and true"), lexicon.fresh),
    )
    parts = [prose.head(title) + "".join(_mention(one, said) for one in held) for title, held in lists if held]
    if task.checks:
        naming = Naming(names_in(task), said)
        parts.append(prose.head(_("Checks")) + "".join(_check(one, naming) for one in task.checks))
    if task.line_rules:
        parts.append(
            prose.head(_("Rules of the network")) + prose.listed(one.label.said(said) for one in task.line_rules)
        )
    if task.guest is not None:
        answers = (*task.guest.answers, task.guest.otherwise, task.guest.brief, task.guest.declined)
        parts.append(prose.head(_("What the guest can say")) + prose.listed(one.text.said(said) for one in answers))
    return "".join(parts)


def _mention(one: Mention, said: Language) -> str:
    return prose.fold(_flagged(one.label.said(said), one.flag, said), _patterns(_("Found by"), one.patterns, said))


def _check(one: Check, naming: Naming) -> str:
    said = naming.said
    ways = {
        "found": _("Kept where one of the patterns is found in one of the texts."),
        "found_in_each": _("Kept where a pattern is found in every text."),
        "absent": _("Kept where no pattern is found in any text."),
        "filled": _("Kept where every text is as long as it has to be."),
        "programmed": _("Kept where a rule written as a program says so: {name}.", name=one.program or ""),
    }
    examples = [
        _("{name}: {words}", name=verdict, words=words)
        for verdict, kept in ((_("Kept"), "pass"), (_("Broken"), "fail"))
        for words in one.examples.get(f"{said}_{kept}", ())
    ]
    body = prose.paragraphs(ways[one.how]) + _limits(one) + _patterns(_("Found by"), one.patterns, said)
    body += naming.told(one.arguments) if one.arguments else ""
    body += _patterns(_("Each of these as well"), one.every, said) + _patterns(_("None of these"), one.never, said)
    if one.seen:
        body += prose.quiet(_("In a picture, what the first rater can read:"))
        body += prose.listed(line.text.said(said) for line in one.seen)
    return prose.fold(_flagged(one.label.said(said), one.flag, said), body + prose.listed(examples))


def _limits(one: Check) -> str:
    if one.how != "filled":
        return ""
    most = number(one.most) if one.most is not None else _("any number")
    unit = _("words") if one.unit == "words" else _("characters")
    return prose.quiet(_("From {least} to {most}, in {unit}.", least=number(one.least), most=most, unit=unit))


def _flagged(label: str, flag: str | None, said: Language) -> str:
    if flag is None:
        return label
    return _("{label} (critical flag: {flag})", label=label, flag=bank.critical_flags()[flag].said(said))


def _patterns(title: str, pattern: Pattern, said: Language) -> str:
    found = pattern.of(said)
    if not found:
        return ""
    return prose.quiet(title) + f"<ul>{''.join(f'<li><code>{escape(one)}</code></li>' for one in found)}</ul>"
