"""The verbs with which sentences announce; each pattern is met by folded text, with each day as « ¤ »."""

from __future__ import annotations

import re

WILL_TAKE_PLACE = r"(?:aur(?:a|ont|ait|aient) (?:\w+ )?lieu|se (?:tiendr|derouler)(?:a|ont|ait|aient))"

TAKES_PLACE = (
    r"(?:n'aur(?:a|ont) (?:\w+ )?pas lieu|ne se tiendr(?:a|ont) (?:\w+ )?pas|"
    r"aur(?:a|ont) (?:bien |donc )?lieu|se (?:tiendr(?:a|ont)|derouler(?:a|ont))|"
    r"a lieu|ont lieu|prendr(?:a|ont) place|se tien(?:t|nent)|se tenai(?:t|ent)|se deroule(?:nt)?|"
    r"(?<!\bse )(?:est|sont|sera|seront) (?:(?:lui|elle|donc|bien|aussi|ainsi|egalement) )?(?:prevue?|fixee?|"
    r"programmee?|organisee?|proposee?|celebree?|commemoree?|fetee?|diffusee?|donnee?|exposee?|inauguree?|jouee?|projetee?|"
    r"accessible|ouverte?|reportee?|complete?|"
    r"avancee?|calee?|decalee?|deplacee?|annulee?|maintenue?)s?|"
    r"(?:a|ont) ete (?:annul|avanc|decal|deplac|repouss|reprogramm|report)ee?s?|"
    r"(?:devrai(?:t|ent)|doi(?:t|vent)|pourr(?:a|ont)|va|vont) "
    r"(?:bien |enfin )?(?:avoir lieu|se (?:tenir|derouler|reunir))|"
    r"(?:est|sont|sera|seront) (?:de retour|en direct)|"
    r"va etre \w+|"
    r"(?:passe|glisse)(?:nt)?(?= ¤)|"
    r"se (?:reuni(?:t|ssent)|retrouve(?:nt)?)(?= (?:(?:bien|donc|aussi|encore) )?(?:en visio )?¤)|"
    r"semble(?:nt)? avoir ete annulee?s?|debuter(?:a|ont)|"
    r"commencer(?:a|ont)|revien(?:t|nent|dra|dront)|se re(?:unir|trouver)(?:a|ont))"
)
HOLDS = re.compile(
    r"\b(?:(?:co-?)?organis(?:er|e|ent|era|eront|ons|erons|ee?s?)(?! par\b)|propos(?:e|ent|era|eront|ons|erons|er)|"
    r"(?:invit|convi)(?:ee?s?|ent|ons|era|erons|er|ez)|inscrivez-vous|anim(?:e|ent|era|eront)|renouvelle(?:nt|ra)?|recondui\w+|lanc(?:e|ent|era|eront)|"
    r"appell(?:e|ent)(?= a une? )|confirm(?:e|ent|ons)|(?<=ne )(?:manqu|rat)ez|recevoir|recoi(?:t|vent)|decaler|"
    r"prenez part|"
    r"donn(?:e|ent|ons|era)|accueill(?:e|ent|ons|era|ir)|abrit(?:e|ent|era|eront)|assist(?:er|ez)|particip(?:er?|ent|eront|era|ez)|accompagnee?s?|reporter|"
    r"tiendr(?:a|ont|ons)|(?<!se )tien(?:t|nent)(?= (?:s(?:on|a|es)|leurs?|une?) )|"
    r"(?<=d')annoncer|(?<=vous )annon(?:c(?:er|e|ent)|cons)|"
    r"(?<=se )(?:tenai(?:t|ent)|tien(?:t|nent)|deroul\w+)|"
    r"ser(?:a|ons|ont) presente?s?|(?:aura|auront) lieu|questionnons|rejoignez|retrouv(?:ez|ons)|"
    r"(?<=[nv]ous )(?:rejoindre|rencontrer|retrouver)|(?<=se )retrouver|"
    r"(?<=vous )(?:inscrire|attend(?:ent|ons|ra|ront)?)|soyez nombreu(?:x|ses)|"
    r"(?<=venez )(?:decouvrir|ecouter|partager|profiter|suivre|visiter|vivre|voir))\b",
    re.IGNORECASE,
)
MEETS = re.compile(
    r"\bnous (?:nous )?(?:retrouverons|accueillerons|recevrons|serons)|rendez-vous\b", re.IGNORECASE
)
PAST = re.compile(
    r"\b(?:(?<!\bun )retours? sur (?!scene\b)|(?:a|ont) pu (?:\w+ )?avoir lieu|comptes?[ -]rendus?|(?:a|ont) eu lieu|"
    r"(?:s'est|se sont) (?:tenue?s?|deroulee?s?|retrouvee?s?|reunie?s?)|"
    r"s'etait (?:tenue?|deroulee?)|en images|(?:a|ont) (?:rassemble|reuni|accueilli)|(?<!ou a )revoir|"
    r"replay(?! (?:(?:vous )?(?:sera|seront)|disponible (?:apres|ensuite|pour)|envoye)\b))\b",
    re.IGNORECASE,
)
COMING = re.compile(
    rf"\b(?:{WILL_TAKE_PLACE}|se (?:reunir|retrouver)(?:a|ont)|vous (?:convie|invite)(?:nt)?)\b",
    re.IGNORECASE,
)
