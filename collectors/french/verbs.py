"""The verbs with which sentences announce; each pattern is met by folded text, with each day as « ¤ »."""

from __future__ import annotations

import re

from collectors.french.gatherings import GATHERING

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
    r"commencer(?:a|ont)|revien(?:t|nent|dra|dront)|portera|accueillera|(?<!se )reunira|se re(?:unir|trouver)(?:a|ont))"
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
HELD_BY_SOME = re.compile(
    rf"\W*(?:¤ ?,? )?(?:une?|l[ae]|l')(?: |(?<='))(?P<title>(?:\w+ )?(?:{GATHERING.pattern})\b[^,¤.;]{{0,120}}), "
    r"(?:co-?)?(?:anim|organis|propos)ee?s? par\b",
    re.IGNORECASE,
)
"""« ¤, un colloque Le droit au libre, organisé par le barreau »."""
ORGANISES = re.compile(r"(?:co-?)?organis(?:e|ent|era|ons|erons)\b", re.IGNORECASE)
TO_ONE = re.compile(
    r"(?:(?:invit|convi)\w+ a|organis(?:e|ent|era|eront|ons|erons)|(?<!se )tiendr(?:a|ont)) "
    r"(?=une? |s(?:on|a|es) |notre |nos |leurs? )"
    r"|propos(?:e|ent|er|ons) (?=(?:s(?:on|a|es)|notre|nos|leurs?) (?-i:[A-Z]))"
    r"|propos(?:e|ent|era|ons) (?=(?:s(?:on|a)|une?) (?:\w+ )?(?:excursion|sortie|voyage|week-end)\b)"
    r"|(?:accueill(?:e|ent|era)|(?:manqu|rat)ez (?:pas|plus)) (?=(?:l[ae]s? |l')(?-i:[A-Z]))"
    r"|(?:aura|auront) lieu (?:[a-z ]{0,30})?(?=(?:l[ae] |l')(?!\w+di\b)(?-i:[A-Z]))"
    r"|rejoignez-nous (?:pour|a) (?=(?:la |l'|notre |nos )(?-i:[A-Z]))"
    r"|(?:convi|invit)(?:ent|era|ons|e)(?: [a-z][a-z' ]{2,40}?)? (?:a )?"
    r"(?=(?:la |l'|aux? )(?:lancements?|ouverture|premiere|remises?|signature)\b)"
    r"|prenez part (?:a )?(?=(?:la |l'|aux? |notre |nos )(?-i:[A-Z]))"
    r"|particip(?:er|ez|era) (?:a (?=la (?-i:[A-Z])|l'(?-i:[A-Z]))|(?=aux? (?-i:[A-Z])))",
    re.IGNORECASE,
)
"""What it leads to takes place, whatever it is: « vous invitent à un voyage », « organise un job dating »."""
CELEBRATES = re.compile(
    r"\b(?:(?:nous|on|(?<=\S )pour|va|vont|allons|venez) (?:fet|celebr|inaugur)(?:er?|ons|era|erons)|"
    r"(?:invit|convi)[\w·.()-]* a (?:feter|celebrer|inaugurer)|"
    r"(?:fet|celebr|inaugur)er(?:a|ont)) (?:ensemble )?(?:\([^()]{1,30}\) )?(?:l[ae]s? |l'|ses? |son |nos |notre )",
    re.IGNORECASE,
)
TOURS = re.compile(
    r"(?P<title>(?:l[ae]s? |l'|notre )(?P<bus>(?:bus|camion\w*|car|caravane|mammobile|truck|van)\b)?"
    r"[^¤,.;:!?]{3,80}?) (?:"
    r"(?(bus)ser(?:a|ont) (?=(?:a|au|aux|dans|devant|en|sur) [^.;!?¤]{2,60}¤)|(?!))|"
    r"(?:fait|fera|font|feront) (?:etape|escale|halte)|"
    r"(?:nous|vous) (?:conduira|emmenera|menera|transportera|fera (?:decouvrir|visiter))|"
    r"(?:pose|posera)(?:nt)? ses valises|prend(?:ra)? ses quartiers|ser(?:a|ont) stationnee?s?)\b",
    re.IGNORECASE,
)
"""« Le bus du cœur fait étape à Lure ¤ » takes place, whatever it is."""
TOPIC = re.compile(
    r"(?P<title>[^¤.;]{3,200}?)(?:, c'est| vous (?:donn(?:e|ent|era)|attend(?:ent)?|accueill(?:e|ent|era|eront))|"
    r" (?:accueiller|celebrer|cloturer|feter|inaugurer|lancer|marquer|ouvrir|partir|permettr|proposer|"
    r"rassembler|reunir)(?:a|ont)|"
    r" (?:s'(?:invite|installe)|debarque|fait (?:etape|escale)|prend(?:ra)? ses quartiers)(?:nt)?) ",
    re.IGNORECASE,
)
HOSTS = re.compile(
    r"(?:l[ae]s? |l'|notre |nos |votre )(?:amicale|association|bibliotheque|bureau|centre|club|college|comite|commune|"
    r"cpts|faculte|institut|librairie|lieu|universite|ecole|eglise|equipe|espace|foyer|lycee|mairie|maison|mediatheque|musee|paroisse|reseau|salle|section|theatre|"
    r"ville)s?\b.* (?:accueillera|(?<!se )reunira)$|"
    r"(?:l[ae]s? |l')?(?:billetterie|candidature|inscription|reservation)s?\b.* (?:\w+ )?(?:accessible|ouverte)s?$",
    re.IGNORECASE,
)
"""« La salle des fêtes accueillera un bal »: who, or what, receives is not what takes place."""
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
PRESENTED = re.compile(
    r"\b(?:presenter(?:a|ont)|interviendr(?:a|ont) sur|parler(?:a|ont) (?:de |du |des )|fer(?:a|ont) le point sur) "
    r"(?P<title>[^¤.;]{3,200}?) "
    rf"(?:lors|au cours|a l'occasion|dans le cadre) (?:du |d'une? |de la |de l'|des )(?:{GATHERING.pattern})",
    re.IGNORECASE,
)
DURING = re.compile(
    rf"\b(?:lors|a l'occasion) (?:du |de la |de l'|d'une? |des )(?P<title>(?:{GATHERING.pattern})[^¤.;,]*),? ?¤",
    re.IGNORECASE,
)
AWAITS = re.compile(
    r"(?P<title>[^¤,.;:]{3,120}?)(?:,[^¤.;:]{3,80},)? (?:vous attend(?:ent)?\b|"
    r"(?:accueill(?:e|ent)|rassembl(?:e|ent)|reuni(?:t|ssent)) (?:(?:plus|pres) (?:de |d')|quelque )?\d)",
    re.IGNORECASE,
)
FOR_EDITION = re.compile(
    r"\W*pour (?:cette|l[ae]|leur|sa) (?:\d+ ?(?:e|eme|ere)|premiere|\w+ieme) edition(?: d[^,.;:¤]{3,60})?, "
    rf"(?P<title>(?!(?:l[ae] |l')?(?:{GATHERING.pattern}) [a-z'])[^¤,.;:]{{3,120}}?) (?:{TAKES_PLACE}|"
    r"(?:s'(?:installe|invite)|debarque|investit|prend(?:ra)? ses quartiers|pose(?:ra)? ses valises)(?:nt|ra|ront)?)\b",
    re.IGNORECASE,
)
"""« Pour sa 5e édition, le salon Lacs en fête prendra ses quartiers ¤ »."""
IS_OUT = re.compile(
    r"\W*(?:l'|le )?(?:affiche|billetterie|programme) (?:d[eu]s? (?:la |l')?|d')"
    rf"(?P<title>(?:\w+ ){{0,2}}(?:{GATHERING.pattern})[^¤.;:!?]{{0,100}}?) "
    r"(?:est|sont) (?:connue?|desormais|disponible|en ligne|ouverte|sortie?)",
    re.IGNORECASE,
)
"""« Le programme du colloque du lac est en ligne ! » names the colloquium."""
PLAYS = re.compile(
    r"\b(?:donne|interprete|joue|monte|presente|propose|revien(?:t|dra))(?:nt|ra|ront)?\b[^.;:«¤]{0,80}? "
    r"(?:comedie|creation|farce|operette|piece|revue|spectacle|vaudeville)\b[^.:;,«¤]{0,60}?(?: ?:|,| )\s?"
    r"(?:«\s?(?P<quote>[^«»¤]{3,100}?)\s?»|(?<=[:,] )(?P<title>(?-i:[A-Z])[^.!?;:,«»¤]{2,80}))",
    re.IGNORECASE,
)
"""« La troupe revient avec une nouvelle comédie : Le Pont perdu »."""
OPEN_FOR = re.compile(
    r"(?:les )?inscriptions? (?:(?:est|sont|desormais) ){0,2}ouvertes? "
    r"(?:pour (?:l[ae]s? |l'|notre )?|a (?:la |l')|aux? )(?!annee|rentree|saison|tou)"
    r"(?P<title>[^¤,.;:!?]{3,100}?)(?= ?,| ¤)",
    re.IGNORECASE,
)
"""« Les inscriptions sont ouvertes pour le Trail du lac, qui se courra ¤ »."""
MEET_FOR = re.compile(
    rf"(?<=se )(?:retrouv|reuni)(?:er|r)ont\b[^.;]{{0,80}}? pour (?=(?:une? |l[ae]s? |l')(?:{GATHERING.pattern}))",
    re.IGNORECASE,
)
"""« Les aidants se retrouveront ¤ pour un goûter »: who meets is no title."""
APPOSED = re.compile(
    rf"(?P<title>(?!(?:au|aux|avec|cet(?:te)?|ces?|chaque|comme|dans|depuis|en|enfin|pour|puis|suite) |a )"
    r"(?-i:[A-Z0-9])[^,.;:!?¤]{2,60}), (?:l[ae]s? |l'|une? |notre )(?:[a-z-]+ ){0,2}"
    rf"(?:{GATHERING.pattern})[^,.;:!?¤]{{0,100}}, (?:{TAKES_PLACE})\b",
    re.IGNORECASE,
)
"""« Primevert, le salon du jardin, se tiendra ¤ »: the name comes before what it is."""
COMES = re.compile(
    r"(?:(?:dans le cadre|a l'occasion|lors) [^¤.;:!?]{3,80}, "
    r"(?:aur(?:a|ont) lieu|se (?:tiendr|derouler)(?:a|ont)|se deroule(?:nt)?|se tien(?:t|nent)) ¤ "
    r"(?:(?:a|au|aux|dans|en) [^¤.;:!?,]{2,40}? )?|"
    r"aur(?:a|ont) lieu |se (?:tiendr|derouler)(?:a|ont) |(?:debut|commenc)er(?:a|ont) )"
    r"(?:(?:aussi|donc|egalement|enfin) )?(?:une? |l[ae]s? |l'|notre |nos )(?=[a-z][\w'-]* \w)",
    re.IGNORECASE,
)
"""« [Samedi 6 mars] aura lieu le partage des graines » tells what takes place behind its verb."""
