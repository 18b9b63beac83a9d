"""Words that touch private life or a protected ground, in the reason of a decision or in a question to a candidate.

English and French are looked for in every text; a word that also belongs to the work (an accent colour, an old post,
the age of an audience) is only taken where what stands beside it says that a person is meant. The grounds are those
of articles L1132-1 and L1221-6 of the French labour code, and of Directives 2000/43/EC, 2000/78/EC and (EU) 2023/970.
"""

from functools import cache
from typing import Literal, NamedTuple

import regex

from assessments.evidence.folding import composed

Ground = Literal[
    "family", "children", "health", "age", "origin", "religion", "opinions", "couple", "looks", "accounts", "pay"
]

_NETWORK = r"(?:instagram|tiktok|facebook|linkedin|twitter|snapchat|youtube|threads)"
_PATTERNS: dict[Ground, str] = {
    "family": r"""(?:his|her|your) family | family (?:situation|life|status|reasons|commitments|obligations)
        | marital | (?:un)?married | divorced? | husband | wife | spouse | widow(?:er|ed)?
        | (?:situation|obligations?|contraintes?) familiales? | (?:sa|votre|vie de|charges? de) famille
        | mariée?s? | divorcée?s? | (?:son|un) mari | (?:une?|son|sa) épouse | célibataires? | veu(?:f|ve)""",
    "children": r"""pregnan(?:t|cy|cies) | (?:maternity|paternity|parental) leave | childcare
        | (?:his|her|has|have|having|wants?)(?: \w+)? (?:children|kids|baby|child)
        | (?:young|single) (?:mother|father|parent|mum|mom|dad)
        | (?<!l')enceinte | grossesse | congés? (?:de )?(?:maternité|paternité|parental) | garde d'enfants?
        | (?:ses|vos|a des|a \w+|avez-vous des|avoir des|veut des|sans) (?:jeunes )?enfants?
        | jeune (?:maman|papa|mère|père)""",
    "health": r"""(?:his|her|your) health | health (?:problem|issue|condition)s? | disability | disabilities
        | disabled (?:person|candidate|worker) | (?:he|she|candidate) (?:is|was) disabled | sick leave | illness
        | wheelchair | autis(?:m|tic) | adhd | dyslexi(?:a|c) | burn-?out | depressi(?:on|ve)
        | (?:état|problèmes?|soucis?) de santé | (?:sa|votre) santé | handicap(?:ée?s?|s)? | arrêts? maladie | maladies?
        | fauteuil roulant | autis(?:me|tes?) | tdah | dyslexi(?:e|ques?) | dépressi(?:on|f|ve) | rqth""",
    "age": r"""too (?:old|young)\b(?! (?:an? |for (?:the|our|this) )?(?:audience|public|followers|post|data|figures))
        | (?:at|for|given|of) (?:his|her|your) age | (?:his|her|your) age | age of the (?:candidate|applicant)
        | (?:candidate|applicant)'s age
        | (?:he|she|candidate) (?:is|was)(?: \w+)? \d\d years old | (?:near|close to) retirement | digital native
        | (?<!audience )(?<!public )trop (?:vieux|vieille|jeune|âgée?)(?! (?:audience|public))
        | (?:vu|à|pour|de) son âge | (?:son|votre) âge | quel âge | how old are you | date of birth | date de naissance
        | âge (?:du candidat|de la candidate)
        | (?:il|elle) a(?: \w+)? \d\d ans(?! d) | âgée? de \d\d ans | proche de la retraite""",
    "origin": r"""(?:his|her|foreign|strong|thick|heavy|regional) accent(?! colou?r| on) | nationality | citizenship
        | ethnic(?:ity)? | (?:his|her|your) (?:race|origins?|skin) | immigrants? | foreigner | native speaker
        | country of origin | born abroad
        | (?:son|un|fort|léger) (?:fort |léger )?accent(?! sur) | accents? (?:étranger|régional) | nationalité
        | (?:ses|vos) origines | d'origine (?:étrangère|maghrébine|africaine|asiatique) | origine ethnique
        | couleur de (?:sa )?peau | immigrée?s? | née? à l'étranger | langue maternelle""",
    "religion": r"""religio(?:n|ns|us) | muslims? | jewish | catholics? | hindu
        | wears? (?:a |the |her |his )?(?:headscarf|hijab|veil|turban)
        | religi(?:on|ons|eux|euses?) | musulmane?s? | jui(?:f|fs|ve|ves) | catholiques? | croyante?s?
        | porte (?:le |un )(?:voile|foulard|turban)""",
    "opinions": r"""political (?:views?|opinions?) | (?:his|her|your) politics | trade union(?:s|ist)?
        | union (?:member|representative|rep|activist)s? | (?:left|right)-wing
        | (?:opinions?|idées) politiques? | syndicats? | syndiquée?s? | syndical(?:e|es|iste|istes)?""",
    "couple": r"""sexual orientation | gay | lesbian | homosexual | bisexual | transgender | boyfriend | girlfriend
        | (?:his|her|your) partner | orientation sexuelle | homosexuel(?:le)?s? | lesbienne | bisexuel(?:le)?s?
        | transgenre | petite? amie? | (?:son|sa) (?:compagnon|compagne|conjointe?) | (?:est|vit) en couple""",
    "looks": r"""(?:he|she|candidate) (?:is|was|looks?)(?: \w+)? (?:attractive|pretty|handsome|ugly|fat)
        | good-looking | overweight | obese | tattoo(?:s|ed)? | piercings? | physical appearance
        | (?:his|her|your) (?:looks|appearance|weight|hair|beard|clothes)
        | apparence physique | (?:son|au) physique | surpoids | obèse | tatouages? | tatouée?
        | (?:sa|son|ses) (?:apparence|tenue|coiffure|cheveux|barbe) | (?:il|elle) est (?:\w+ )?(?:belle|beau|laide?)""",
    "accounts": rf"""(?:private|personal) (?:social media )?(?:accounts?|profiles?|posts?|pages?|{_NETWORK})
        | (?:his|her|your) (?:own )?{_NETWORK} | (?:comptes?|profils?|pages?|posts?) (?:privée?s?|personnel(?:le)?s?)
        | (?:son|ses|sa) (?:(?:compte|profil|page)s? )?{_NETWORK}""",
    "pay": r"""(?:current|previous|last|past|former|present) (?:salary|salaries|pay|wages?) | (?:salary|pay) history
        | (?:salaires?|rémunération) (?:actuel|précédent|antérieur|passé)(?:le)?e?s?
        | (?:ancien|dernier|précédent) salaire""",
}


@cache
def _searched(ground: Ground) -> regex.Pattern[str]:
    """Its alternatives over several lines, made when first asked for; a space between words stands for any gap."""
    alternatives = regex.sub(r"\s+\|\s+", "|", _PATTERNS[ground]).replace(" ", r"\s+")
    return regex.compile(rf"\b(?:{alternatives})\b", regex.IGNORECASE)


class Touch(NamedTuple):
    """Words of a reason, from `start` to before `end` in code points, and the ground that they touch."""

    ground: Ground
    start: int
    end: int


def touches(reason: str) -> tuple[Touch, ...]:
    """Every place that touches private life or a protected ground, in the order of the text."""
    folded = composed(reason)
    text = folded.text.replace("’", "'")
    found = (
        Touch(ground, *folded.place(*hit.span())) for ground in _PATTERNS for hit in _searched(ground).finditer(text)
    )
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
