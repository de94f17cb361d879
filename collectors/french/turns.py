"""The turns of phrase by which a row of a page is known; each pattern is met by folded text."""

from __future__ import annotations

import re

DAY = "¤"
"""Stands for a date in the texts that are read without their dates."""

WEEKDAY = "(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
MONTH = "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"

MASTHEAD = re.compile(
    r"\W*accueil ?[>›»/–-] ?[\w' -]{2,40}? ?[>›»/–-] ?\w|"
    r"\W*(?:la )?(?:lettre d.info\w*|newsletter|infolettre|bulletin d.info\w*)\b",
    re.IGNORECASE,
)

ACTION = re.compile(
    r"(?:et en acces direct|retrouve[rz]|consulte[rz]|decouvr(?!ir\b)\w+|"
    r"decouvrir(?:\W*$| (?:(?:l[ae]s? |l.|nos |notre )?"
    r"(?:agenda|collections?|details?|evenements?|festival|offres?|programm\w+|site|suite)|plus|tou)\b)|"
    r"cliquez|en savoir plus|plus d.info\w*|lien d|"
    r"pour (?:en savoir|plus d|vous inscrire|s.inscrire|participer)|s.inscrire|inscri\w+|je m.inscri\w+|"
    r"lire la suite|lire plus|voir (?:le|la|les|l'|plus|tou)|telecharge\w+|"
    r"programme(?: complet| et inscri\w*|(?: detaille)? (?:a venir|communique|(?:non[ -])?disponible|en cours)|$)|"
    r"(?:bulletin|fiche|formulaire) d.inscription|details?(?: a venir)?$|contacte[rz]|gratuit|"
    r"(?:l')?entree (?:est )?(?:gratuite|libre|payante|sur (?:inscription|reservation))|"
    r"informations? et (?:inscriptions?|reservations?)|"
    r"(?:en )?acces libre|ajouter au calendrier|infos? (?:et|&) \w+|d'infos?|prix libre|"
    r"retour (?:a l'accueil|au sommaire)|visitez (?:notre|le) (?:page|site)|"
    r"partager|vue?s? \d+ fois|\d+ (?:vues|lectures|partages)\W*$|"
    r"nombre de places|places? limitees?|renseignements?|ecrire a|"
    r"au plaisir de|dans l.attente d[eu]|(?:invitation|convocation|affiche|flyer|intitule|evenements?)\W*$|n.hesitez|"
    r"reserve[rz]|reservation)\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:et en acces direct|retrouve[rz]|consulte[rz]|contacte[rz]|n.hesitez)\b", re.IGNORECASE
)
LABEL = re.compile(
    r"(?:dates?(?: et (?:lieu|heures?|horaires?))?|prochaine date|quand|ou|qui|lieux?|adresse|horaires?|heures?|"
    r"public\w*(?: (?:attendu|cible|concerne|vise)s?)?|"
    r"pour qui|a qui|intervenant\w*|orateurs?|animat\w+|anime\w* par|programme|"
    r"(?:les |nos )?(?:tarifs?|contacts?)|prix|duree|modalites?|"
    r"organis(?:ateurs?|e par)|format|type|theme(?: de [^:]{3,40})?|thematiques?|objectifs?|"
    r"renseignements|places|rendez-vous|rdv|salle|ville|mode|participants?|professionnels? concernes?|moderat\w+|"
    r"e-?mail|(?:site )?(?:internet|web)|tel)"
    r"\b(?: ?\?|\s*(?=[:•\t]|$))",
    re.IGNORECASE,
)
PARTNER = re.compile(
    r"\W*(?:evenements? )?(?:co-?)?(?:organis\w+ )?(?:en|avec) "
    r"(?:partenariat|coll[ao]b\w+|lien|association|le soutien|la participation)\b",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"\W*(?:a destinations? d|a l'(?:attention|intention) d|pour (?:tous )?les |reserve)", re.IGNORECASE
)
CONDITION = re.compile(
    r"(?:(?:adultes?|ados?|enfants?|jeunes?|public familial),? )?(?:acceptee?s? |admise?s? |bienvenue?s? )?"
    r"(?:a partir de|des) \d{1,2} ?(?:ans|mois)\b.{0,20}|"
    r"(?:jeune|tou[st]) publics?(?: familial)?|tous ages|(?:deconseille|interdit)e?s? (?:aux?|a) .{2,40}|"
    r"(?:il (?:ne )?reste|encore|plus que) .{0,12}\bplaces?\b(?! (?:a l|aux? |dans|pour) ?).{0,20}|complete?s?|"
    r"comme (?:annonce|convenu|d'hab|prevu|toujours|chaque|l'an|la derniere)\w*(?: \w+){0,2}|"
    r"(?:baby-?sitting|buvette|garderie|parking|petite restauration|repas|restauration)\b.{0,20} (?:assuree?|possible|"
    r"prevue?|sur place)|tenue .{3,30} (?:conseill|demand|exig|recommand|souhait)ee",
    re.IGNORECASE,
)
"""Beside a day, what is no title: « enfants admis dès 8 ans », « encore deux places », « garderie sur place »."""
SPEAKER = re.compile(
    r"(?:co-?)?(?:anime|assure|dispense|encadre|presente|modere)e?s? par\b|"
    r"avec (?:le |la )?(?:dr|pr|docteur|professeur)\b",
    re.IGNORECASE,
)

TERMS = re.compile(
    r"(?:casse-croute|pique-nique|repas) tiree?s? du sac|(?:le )?(?:matin|apres-midi|soir) (?:ou|et) (?:l[ea] |l')?"
    r"(?:matin|apres-midi|soir)\b[^:]{0,20}$|"
    r"(?:format|session) (?:de )?(?:\d{1,2} (?:jours?|journees?|heures?|h)\b|dpc\b)|participation (?:en|au) dpc\b|"
    r"(?:date|formation|journee|seance|session|stage)s? (?:est |sont )?"
    r"(?:annulee?s?|completes?|complets?|reportee?s?)\W*$",
    re.IGNORECASE,
)
"""On what terms, or whether, below a title: « Format 3 journées », « Stage annulé »."""

TO_BE_TOLD = re.compile(
    r"(?:l[ae]s? |l')?(?:adresse|dates?|heures?|horaires?|lieux?|programme|salle|titre)(?: exacte?s?)? "
    r"(?:(?:reste |sera )?a |en cours de |sera )?(?:confirm|communiqu|defini|determin|fix|precis|venir)\w*\W*$",
    re.IGNORECASE,
)
"""« Lieu à définir », « adresse communiquée »."""

_SIGNS = (
    r"(?:bien |tres |plus ){0,2}(?:amicale|associative|chaleureuse|collegiale|confraternelle|cordiale|fraternelle|"
    r"sincere|solidaire|sportive|respectueuse)ment|"
    r"(?:bien a (?:toi|vous)|(?:grosses |plein de )?(?:bises|bisous|amities)|"
    r"(?:belle|bonne) (?:fin de )?(?:continuation|journee|reception|semaine|soiree)|"
    rf"a (?:{WEEKDAY}|demain|ce soir|plus))(?=\W*(?:, ?(?-i:[A-Z])[\w' -]{{1,30}})?$)|a (?:tres )?(?:bientot|"
    rf"vite)|merci"
)
SALUTATION = re.compile(
    r"(?:bonjour|bonsoir|(?:coucou|hello|salut) (?:a |tou|l[ae]s? )|bonne (?:annee|rentree)|joyeuses fetes|"
    rf"meilleurs vœux|chere?s?|mesdames|madame|messieurs|{_SIGNS})\b[^.:;]{{0,40}}[,.!]?$",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"(?:petit |dernier |pour |gros |attention ?:? ?)?"
    r"(?:rappel|bon a savoir|annulation|report|erratum|rectificatif|memoire|info|"
    r"derniere minute|(?:infos?|information) (?:importante|de derniere minute)|alerte|oyez(?: oyez)?|oups|"
    r"(?:changements?|modifications?)(?: (?:d[e'] ?|des )?"
    r"(?:adresse|dates?|derniere minute|heures?|horaires?|jours?|lieux?|programme|salles?))?)\W*$",
    re.IGNORECASE,
)
"""« Changement de salle », above what it is told of."""
COMFORT = re.compile(
    r"(?:ouverte?s? (?:a|au) (?:tou\w*|chacun|public)\b|"
    r"(?:[a-z]+ ){1,3}(?:offert|fourni|assure|prevu|servi|tenu|propose)e?s? "
    r"(?:a|apres|aux?|avec|des|par|pour|sur|vers)\b|"
    r"[a-z' -]{3,40} (?:(?:fourni|inclus|offert)e?s?|au choix|sur demande)(?: ?[,!(.].*)?$)",
    re.IGNORECASE,
)
"""« Café offert par le club », « Horaire au choix », « Ouvert à tous »: comforts that names have not."""
DETAILS = (ACTION, LABEL, PARTNER, TARGET, SPEAKER, TERMS, TO_BE_TOLD, SALUTATION, NOTICE)
"""What starts a row that says more about an announcement, and is no title."""


FOOTING = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?\W*", re.IGNORECASE)
ADDRESS = re.compile(r"(?:mailto:|https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
BULLET = re.compile(r"(?:[-–•*●▪◦✓→➢>]+\s+|[^\w\s«»“”\"'’(\[~¡#@¤&-]\s*)+")
PIN = "📍"
PICTURED = re.compile(f"\\W{{0,3}}?[{PIN}🗺🕐-🕧⏰⌚⏱☎📞📱✉📧📩💶💰]")
"""What starts a row by a drawing of what it tells: where, at what hour, whom to ask, for how much."""

ARROW = re.compile(r"\s*(?:=+>|⇒|->)")

YEAR = re.compile(r"(?:19|20)\d\d")

DATELINE = re.compile(r"((?-i:[A-ZÀ-Ý])[\w'’ -]{1,40}, )? ?¤", re.IGNORECASE)
"""A row that dates a letter, its day as `¤`: « Lure, ¤ »."""

PASSING = re.compile(
    r"\b(?:vote|(?<!sera )(?<!seront )presente(?!e?s? par\b|(?:nt)? ?[«“\"]|(?:nt)? (?:leurs?|s(?:on|a|es)|une?) )|"
    r"arrete|decide(?! d)|elu|nomme|"
    r"recrute|parue?)e?s?\b|"
    r"mise? (?:a jour|en ligne)|\b(?:acquisition|acquise?s?|a vu le jour)\b|"
    r"\b(?:date de naissance|(?:est|etait|sont) nee?s?|signant)\b|"
    r"(?<!sera )(?<!seront )\btenue?s? (?:ce jour|hier)\b|"
    r"\bouverture (?:de la billetterie|des (?:inscriptions|places|reservations))\b|"
    r"\b(?:parution|publication|vote|signature|validation|creation(?! ?[,:«])|"
    r"(?<!avant )(?<!avant la )cloture|depot|contrat|"
    r"convention(?! (?:(?:inter)?nationale|annuelle|regionale|(?-i:[A-Z])))|newsletter|bulletin n|"
    r"copyright|prochaine? (?:numero|lettre|newsletter|parution)|teleconsultation|entree en vigueur|recrutement|"
    r"fermeture|conges|(?<!avant les )(?<!apres les )vacances|poste a pourvoir|notification (?:aux? |des? )|"
    r"annonce des (?:laureats|resultats)|"
    r"(?<!reunion du )(?<=(?:du|le|au) )conseil d'administration|(?<!formation )rcp)\b|©",
    re.IGNORECASE,
)
"""What stands before a day that is no event's."""

IDLE = re.compile(
    r"[^\w¤]*(?:(?:vacances(?: scolaires)?|conges?|ferm(?:eture|ee?s?|es)|(?:jour )?ferie|relache)(?= *(?:$|[,.;(]))|"
    r"(?:il n'y aura )?(?:pas|aucune?) (?:de |d')?"
    r"(?:activite|cours|permanence|rencontre|reunion|seance|seminaire)s?\b)",
    re.IGNORECASE,
)
"""What stands behind a day on which nothing takes place: « 23 février : vacances, pas de séminaire »."""

CLOSED = re.compile(
    r"(?:un (?:enorme|grand|immense) )?merci (?:a|aux?|encore)\b|"
    r"(?:fermeture|coupure|interruption)s? (?:(?:annuelle|estivale|exceptionnelle|momentanee|temporaire)\b|"
    r"(?:d[eu]s? (?:la |l')?|d')(?:accueil|agence|bibliotheque|bureaux?|cabinet|circulation|creche|courant|dechet\w+|"
    r"eau|ecole|electricite|gaz|guichets?|internet|mairie|mediatheque|parking|piscine|route|rue|secretariat|services?)\b)",
    re.IGNORECASE,
)
"""« Fermeture de la mairie », « Merci aux bénévoles » announce no gathering."""
_CLOSED = r"(?:est|sont|ser(?:a|ont|ons)|restera) (?:exceptionnellement |donc |egalement )?fermee?s?"
DAY_OFF = re.compile(
    rf"[ ,]*(?:(?:est|sera|etant) (?:une? )?(?:jour(?:nee)? (?:de )?)?(?:conge|chomee?|feriee?|relache)s?\b|"
    rf"(?:l[ae]s? |l'|notre |nos |votre )[^¤.,;:]{{3,60}} {_CLOSED}\b)",
    re.IGNORECASE,
)
"""What follows a day told only to say that there is nothing then: « Le ¤ est un jour de congé pour tous »."""
SHUT = re.compile(rf"\b{_CLOSED}(?: (?:l[ae]s?|du|ce|tout|toute|journee|pour|[,:]))* *$", re.IGNORECASE)
"""« Le secrétariat sera fermé le ¤ »."""

DATED = re.compile(
    r"(?:dates?(?: et (?:lieu|heures?|horaires?))?|prochaine date|quand)\s?[?:]", re.IGNORECASE
)
"""What starts the row that gives the day of an event."""

ITEM = re.compile(
    rf"(?:le )?{DAY}(?:\s+(?:a|au) (?-i:[A-Z])[^,:–¤]{{1,40}})?\s*(?P<mark>[,:–-])\s+(?:a\s+)?(?:{DAY}\s*,?\s*)?"
    r"(?P<said>[^,.:;¤]{4,120})",
    re.IGNORECASE,
)
"""An item of a list: « ¤ à Gray – Défilé des fanfares, … »."""

FILED = re.compile(r"¤\s+(?:[-–|•·]\s+)?(?-i:[A-ZÀ-Ý])[^¤.:;!?]{2,40}", re.IGNORECASE)
"""A day and the section of a site: « ¤ La vie des écoles »."""

RESUMING = re.compile(r"\b(?:reprises? (?:d|l)\w*|covoiturages?)\b[^.]*$", re.IGNORECASE)
"""What leads to a day beside that of an event: « Reprise des cours le », « Covoiturage prévu le »."""

VERB = re.compile(
    r"\b(?:nous|(?<!rendez-)vous|(?-i:[Jj]e)|ils?|elles?|(?-i:est)|sont|etait|intervien(?:t|nent)|a ete|ont|avons|avez|"
    r"peut|"
    r"pourra|pourront|peuvent|permet|permettent|propose\w*|organise(?:nt|ons)?|invite\w*|s'est|souhait\w+|participe\w*|doivent|doit|faut|(?-i:va)|vont|fait|c'est|"
    r"donne(?:nt)? rendez-vous|"
    r"recevr(?:a|ons|ont)|recoi(?:t|vent)|rendez-vous le|retrouv(?:ez|ons)|"
    r"se (?:tenai(?:t|ent)|tien(?:t|nent)|deroul\w+)|"
    r"sera|seront|\w{2,}(?:dra|(?<!\bop)(?<!cam)(?<!chol)era|ira|dront|eront|iront)|aura|auront)\b",
    re.IGNORECASE,
)
"""The verbs and pronouns that announcements are told with; a title seldom holds one."""

CONNECTING = re.compile(
    r"\b(?:le|la|les|l'|a|au|aux|du|de|des|d'|en|et|dans|chez|ce|cette|dates?|prochaine|rendez-vous|rdv|quand|"
    r"lieu|horaires?|heures?|sur|via|par|lien|avec|journee|soiree|matin|matinee|soir|apres-midi|toute|complet|"
    r"debut|accueil|evenement|save|the|prochainement|ainsi|enfin|ensuite|puis|egalement|week-end|apres|suivante?s?|annulee?s?|reportee?s?|"
    r"initialement|au lieu d[eu])\b",
    re.IGNORECASE,
)
"""What is left beside a day, a place or a mode, and makes no title by itself."""

HOUR = re.compile(r"\b[0-2]?\d ?(?:h|:)(?: ?[0-5]\d)?\b", re.IGNORECASE)
VENUE = re.compile(
    r"\b(?:palais|centre|espace|salle|cite|maison|parc)s? (?:des? |du |d')?"
    r"(?:congres|conferences?|expositions?|reunions?|formations?)\b",
    re.IGNORECASE,
)
"""Places that are named after gatherings."""

SOMEWHERE = re.compile(
    r"(?:a|au|aux|en|chez|dans)\s+(?:la |le |les |l')?(?-i:[A-Z])[\w'.-]*(?:[ -][\w'.-]+){0,5}$|"
    r"au (?:coin|depart|pied) d|"
    r"(?:salle|amphi\w*|auditorium|espace|hotel|centre|chu|chru|ch|clinique|hopital|maison|mairie|palais|cinema|"
    r"campus|faculte|ifsi|locaux|domaine|chateau|theatre|mediatheque|restaurant|brasserie|lycee|college|gymnase|"
    r"abbaye|kursaal|parking|halles?|stade|foyer|"
    r"place (?:du (?:champ de foire|marche|village)|de l'(?:eglise|hotel de ville)|"
    r"de la (?:fontaine|gare|liberte|mairie|poste|republique)|d'armes|des halles)|"
    r"(?:rue|avenue|boulevard|chemin|quai|impasse|allee) (?:de |du |des |d'|(?=(?-i:[A-Z])))|"
    r"\d+,?\s(?:bis )?(?:rue|avenue|av|place|bd|boulevard|chemin|quai|cours|route))\b",
    re.IGNORECASE,
)
PARTED = re.compile(r"\s+[-–—|•·/]\s+|[–—|•\t]|[,;:](?=\s|$)")
