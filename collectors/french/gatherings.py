"""The words that name a gathering of people: what an announcement announces."""

from __future__ import annotations

import re

GATHERING = re.compile(
    r"\b(?:classes? virtuelles?|visio(?:-?conference)?s? d'(?:echange|information)s?|"
    r"ateliers?|assemblees? generales?|ag|apres-midi|cafes?[ -](?:debats?|rencontres?|politiques?|philo|memoire|"
    r"parents?|sante|citoyen|paroles?|jeux|lecture|linguistique|litteraire|poussette|tricot|"
    r"des (?:aidants|parents|familles|seniors|soignants))|"
    r"cine(?!mas?\b(?: (?:l[ae]s?\b|l'|(?:d[eu]s? (?:la |l')?)?(?-i:[A-Z]))|\W*$|,)|mathe)(?: ?[–-] ?| )?\w+|"
    r"cliniques?(?! (?:d[eu]s? (?:la |l')?)?(?-i:[A-Z]))|colloques?|concerts?|"
    r"(?:diners?-)?conferences?(?:-debats?)?|congres|"
    r"(?<!\d )cours|debats?|depistages?|e-learning|"
    r"epu|evenements?|expositions?|festivals?|formations?|forums?|hackathons?|initiations?|inter-?regionales|jeudis|jpo|"
    r"(?<!toute la )journees?|"
    r"lives?|mardis|marches?|masterclass(?:es)?|matin(?:al|e)es?|milongas?|meetups?|midis|"
    r"portes[ -]ouvertes|presentations?|projections?|rassemblements?|rencontres?|"
    r"rendez-vous|reunions?|salons?|stands?|courses?|copils?|cotechs?|seances?|seminaires?|sessions?|simulations?|"
    r"(?<!toute la )soirees?|stages?|staffs?|symposiums?|"
    r"tables? rondes?|tournois?|universites? d'ete|villages?|visites?|webconferences?|webinaires?|webinars?|"
    r"afterworks?|aperos?|barbecues?|bourses? aux|galettes? des rois|groupes? de parole|thes? dansants?|"
    r"anniversaires?|pre-?rentrees?|bals?|balades?|banquets?|brocantes?|carnavals?|ceremonies?|collectes?|commemorations?|fete|"
    r"(?<!des )fetes(?= d)|foires?|galas?|gouters?|kermesses?|lotos?|pelerinages?|"
    r"pieces? de theatre|randonnees?|repas|scenes? ouvertes?|semaine (?:d[eu]s? |d')(?!\d)|"
    r"semaines? (?:nationale|regionale|departementale|europeenne|internationale|mondiale)s?|"
    r"spectacles?|vernissages?|veillees?|"
    r"vide-?(?:dressings?|greniers?|maisons?)|"
    r"temps (?:d'(?:echange|information)s?|de (?:convivialite|parole|partage|rencontre))|"
    r"inaugurations?|demonstrations? d|feux? d(?:e la saint-jean|'artifice)|nettoyages?|plenieres?|(?<!cour d')assises|"
    r"ecoles? (?:thematiques?|d'(?:ete|hiver|automne)|de printemps)|"
    r"chemins? de croix|processions?|groupes? d'(?:analyse|echange|entraide)s?|nuits? europeennes?|"
    r"petits?-dejeuners?|(?:dejeuners?|diners?)[ -](?:causerie|conference|debat|partage|rencontre|d'echange)s?|"
    r"arbres? de noel|vœux (?:d[eu]|municipaux)|recitals?|soutenances?|karaokes?|blind[ -]?tests?|"
    r"lectures? (?:musicale|publique|theatralisee)s?|chasses? (?:aux? (?:œufs|tresors?))|fest-noz|braderies?|trails?|"
    r"job[ -]?datings?|speed[ -]?(?:dating|meeting)s?|opens? (?:inter)?nationa(?:l|ux)|(?<!de )sejours?|"
    r"rallyes?|regates?|challenges?|criteriums?|trophees?|olympiades?|biennales?|"
    r"(?:coding|crypto|game|install|lan|map)[ -]?(?:jam|part(?:y|ies))|"
    r"conseils? (?:communautaire|d'administration|d'ecole|de quartier|municipal)|"
    r"degustations?|brunch(?:es|s)?|soupers?|tombolas?|"
    r"championnats?|competitions?|marathons?|(?<!avec le )concours|messes?|pique-niques?|"
    r"(?<!acces )(?<!code )(?<!en )(?<!format )(?<!la )(?<!lien )(?<!mode )(?<!ou )(?<!par )visios?(?= (?!(?:assuree?|"
    r"avec|conference|dans|depuis|disponible|lien|merci|possible|pour|puis|selon|seule\w*|teams|uniquement|zoom)\b)"
    r"[a-z]{4})|confs?|randos?|"
    r"(?:\d+ ?(?:e|eme|ere)|[ivx]+e|premiere|\w+ieme) editions?|workshops?)\b",
    re.IGNORECASE,
)
"""Words that name a gathering of people, in folded text."""
