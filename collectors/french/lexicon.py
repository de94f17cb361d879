"""How the field's words are written, misspelt and abbreviated: for each value, its spellings, one a line.

A spelling is a regular expression for whole words, met by text that went through `fold.fold` (no accents,
plain apostrophes and dashes). A few shorthands keep it readable:

- `~` stands for the endings of both genders and numbers: `infirmier~` is infirmier.e.s, infirmier(ère)…;
- `…` stands for a few words of the same sentence;
- `<tool>`, `<afar>`, `<channel>`, `<month>`, `<day>`, `<occasion>` and `<weather>` stand for what carries a
  meeting at a distance, for what tells one, for a site that broadcasts, for a month's name, for a day with its
  figure, for what people are called to and for the bad weather that is feared; `<hall>` comes before a word that
  is no telephone, no desk and no shop;
- `=` at the start of a line makes case count, as acronyms need.

The `NEVER` tables hold the turns of phrase that contain such a word and mean something else.
"""

from __future__ import annotations

import re

from collectors.french.turns import MONTH
from db.vocabulary import (
    ActionStatus,
    Care,
    EventKind,
    EventStatus,
    Mission,
    Profession,
    ResourceKind,
    Theme,
)

_SHORTHANDS = {
    "~": r"(?:[.·()/-]{0,2}(?:i?eres?|t?rices?|euses?|n?nes?|a?les?|es?|s)\)?){0,3}",
    "…": r"[^.,;\n]{0,60}?",
    "<month>": MONTH,
    "<day>": r"(?:(?:[a-z]{3,6}di|dimanche) )?\d{1,2}(?:er)?\b",
    "<hall>": "(?!telephone|distance|accueil|guichet|comptoir|magasin|boutique)",
    "<tool>": (
        "(?:zoom|teams|webex|jitsi|vidyo|big ?blue ?button|bbb|gotomeeting|whereby|livestorm|discord|twitch)"
    ),
    "<network>": "(?:insta(?:gram)?|facebook|fb|youtube|linkedin|tik ?tok|twitch|discord)",
    "<afar>": r"(?:visio\w*|distan[tc]iel|distance|en ligne|webinaire|zoom|teams|virtuel\w*)",
    "<channel>": r"(?:twitch\.tv|youtube\.com|youtu\.be|facebook\.com|discord\.gg|peertube\.\w+)/",
    "<weather>": (
        r"(?:(?:en cas d[e'] ?(?:forte? |gros(?:se)? |mauvais(?:es?)? )?|si (?:l[ae]s? |mauvais )?)"
        r"(?:canicule|conditions|intemperie|meteo|neige|orage|pluie|temps|tempete|vent)s?|s'il (?:pleut|neige|fait))"
    ),
    "<occasion>": (
        "(?:edition|journee|formation|soiree|reunion|congres|colloque|rencontre|atelier|seminaire|assemblee"
        "|evenement|webinaire|session|seance|concert|spectacle|conference|festival|fete|forum|salon|course"
        "|marche|tournoi)s?"
    ),
}
_BLANK = re.compile(r" (?![?*+{\]-])")


def pattern(spellings: str) -> str:
    """Give one regular expression for all these spellings; it needs `IGNORECASE` and `MULTILINE`."""
    lines = [line.strip() for line in spellings.splitlines() if line.strip()]
    for short, long in _SHORTHANDS.items():
        lines = [line.replace(short, long) for line in lines]
    lines = [_BLANK.sub(" +", line) for line in lines]
    return "|".join(f"(?-i:{line[1:]})" if line[0] == "=" else line for line in map(_whole_words, lines))


def _whole_words(line: str) -> str:
    mark = "=" if line[0] == "=" else ""
    return rf"{mark}(?<!\w)(?:{line.removeprefix('=')})(?!\w)"


def compiled(spellings: str) -> re.Pattern[str]:
    """Give the compiled form of `pattern`."""
    return re.compile(pattern(spellings), re.IGNORECASE | re.MULTILINE)


STATUS = {
    EventStatus.POSTPONED: r"""
        annulation[^.;\n]{0,90}? et (?:le |son )?report (?:au?|du|en|pour)
        annulee?s? (?:et|puis) (?:est |sera |seront )?(?:reportee?|decalee?)s?
        reportee?s?
        report (?:de|du|des|d'|a|au)… <occasion>
        en cours de report(?:ation)?
        report (?:au|a|en)… \d{1,4}(?:er)?
        (?:contrainte?s?|obligee?s?|regret|decide|decision|choisi)(?: …)? (?:de |d')?(?:devoir )?re(?:porter|pousser)
        (?:contrainte?s?|obligee?s?|regret|decide|decision|choisi)(?: …)? (?:de |d')?(?:devoir )?decaler
        ^[^\w\n]*report(?=\s*[-–:]| du <day>)
        (?:est|sont|sera|seront|ete|etre) (?:decale|deplace|repousse|avance)e?s?… (?:aux?|du|d'une)
        (?:decale|deplace|repousse|reprogramme|remis)e?s? (?:au|le|pour le) <day>
        (?:decale|deplace|repousse|reprogramme)e?s? (?:en|a|au mois d[e']|pour) ?<month>
        (?:decale|deplace|repousse|reprogramme)e?s? (?:a|en|pour) (?:une date|la rentree|l'automne)
        (?:est|sont|ete) (?:repousse|reprogramme|differe|ajourne)e?s?(?! (?:d[eu]s? |d'))
        (?:^[^\w\n]*|(?<=[(\[])|(?<=[–:-]\s))(?:repousse|reprogramme|decale)e?s?(?=\W*$|\s*[-–:)\]])
        decaler… (?:au|du|d'une)
        (?:oblige|contraint|force)\w* (?:a|de) (?:deplacer|decaler|reporter|repousser)
        (?:desole\w*|excus\w*|cause|suite) (?:\w+ )?(?:pour|de|a|du|au) (?:(?:le|ce) )?report(?! (?:de|des|du|d'))
        dates?… (?:est|sera) finalement (?:fixee )?(?:au|le) <day>
        (?:seance|session|date) de rattrapage
        changement de date
        dates?[^.;\n]{0,60} (?:est|sont|a ete|ont ete) (?:decale|modifie|change)e?s?
        nouvelle date (?:\w+ ){0,2}?(?:sera|serait|devrait|va|doit) (?:\w+ ){0,3}?(?:fixe|annonce|propose)\w*
        nouvelle date (?:\w+ ){0,2}?(?:sera|serait|devrait|va|doit) (?:\w+ ){0,3}?(?:communique|defini)\w*
    """,
    EventStatus.CANCELLED: r"""
        annulee?s?
        ^[^\w\n]*annulation(?=\s*[-–:]| d[eu]s? | de la | de l')
        annulation de (?:s[ao]n?|notre|cett?e?) (?:\w+ ){0,2}?<occasion>
        (?:annonc\w+|regret\w*)(?: …)? l'annulation(?! de vo)
        inform\w+ de l'annulation(?! de vo)
        n'aur(?:a|ont) (?:finalement |malheureusement )?pas lieu
        (?:^[^\w\n]*|attention\W{1,4})pas d(?:e |')<occasion>(?: d(?:e |u |es |')\w+){0,2}(?: ce| le)? <day>
        (?:^[^\w\n]*|attention\W{1,4})pas de (?:cours|culte|messe)s?(?: d(?:e |u |es |')\w+){0,2}(?: ce| le)? <day>
        deprogrammee?s?
        (?:est|sont|ete|sera|seront) supprimee?s?
        ne se tiendr(?:a|ont) (?:finalement )?pas
        ne pourr(?:a|ont) (?:\w+ )?pas (?:se tenir|avoir lieu)(?! (?:a|aux?|dans|dehors|en|sur|sous))
        (?:contrainte?s?|obligee?s?|regret|decide|decision|choix)[^.;\n]{0,60}? (?:de |d')?(?:devoir )?annuler
        cancell?ed
    """,
    EventStatus.FULL: r"""
        ^[^\w\n]*complete?s?(?=\W*$|\s*[-–—:|)\]])
        (?<=[(\[])\s?complete?s?(?=\s?[)\]!])
        (?<=\s[-–—|]\s)complete?s?(?=\W*$)
        =(?<=[-–—|]\s)COMPLETE?S?(?=\s[-–—|])
        <occasion>(?: \S+){0,4}? (?:est |sont |affichee?s? |deja |desormais )+complete?s?(?=\W*$|[.,;!\n)])
        <occasion>(?: [^\s.!?]+){0,5}? complets? ?!
        (?:affich(?:e|ent) |c'est |est deja |sommes )complete?s?(?=\W*$|[.,;!\n)])
        n'(?:y a |a |ont |avons |est )plus (?:de |aucune )places?(?! d[e'])
        plus aucune place|^[^\w\n]*plus de places?(?: (?:disponible|libre)s?)?(?=\W*$)
        (?:inscription\w* |inscrit\w* )?(?:sur|en) liste d'attente
        liste d'attente ouverte
        sold[ -]out
        (?:a )?guichets? fermes?
    """,
    EventStatus.CONFIRMED: r"""
        ^[^\w\n]*(?:confirmee?|maintenue?)s?(?=\s*[-–:)\]])
        aur(?:a|ont) bien lieu
        (?:session|date|evenement|journee|reunion|soiree|formation)s? (?:confirme|maintenu)e?s?
        (?:session|date|evenement|journee|reunion|soiree)s?… (?:est|sont) (?:bien )?(?:confirme|maintenu)e?s?
        formations?… (?:est|sont) (?:bien )?(?:confirme|maintenu)e?s?
    """,
}
STATUS_NEVER = r"""
    apres (?:une? (?:\w+ )?20\d\d|avoir)[^,.;\n]{0,80}?[ ']annul\w+
    (?:inscription|commande|reservation|candidature)s?(?: [^.,;:(\n–]{1,40})? (?:annulee?|reportee?|confirmee?)s?
    (?:places|(?:votre|une) place)(?: [^.,;:(\n–]{1,40})? (?:annulee?|reportee?|confirmee?)s?
    (?:billet|soin|operation|intervention|consultation|depistage)s (?:annule|reporte)e?s
    (?:date limite|cloture|delai|echeance|depot|inscription)s?(?: …)? (?:reportee?|repoussee?|decalee?)s?
    (?:cellule|lymphocyte|macrophage)s?(?: \w+)? reprogrammee?s?
    eventuellement (?:annulee?|reportee?|decalee?)s?
    (?:peut|peuvent|pourr\w+|risque\w*)(?: \w+)? (?:d')?etre (?:annulee?|reportee?|decalee?)s?(?: (?:ou|et) \w+)?
    susceptibles? d'etre (?:annulee?|reportee?|decalee?)s?(?: (?:ou|et) \w+)?
    (?:annulee?|reportee?)s?(?: (?:ou|et) (?:annulee?|reportee?)s?)? (?:si|en cas|sous reserve)
    (?:sera|seront|serait) (?:annulee?|reportee?)s? faute
    (?:en cas|si|des qu\w+|une fois|lorsqu\w+)(?: [^.;\n]{0,80}?)? (?:(?:sur )?liste d'attente|complete?s?)
    si (?:la|le|les|cette|cet|ce) … (?:annulee?|reportee?)s?
    (?:n'est|n'etait|ne sera|ne seront|ne sont|n'a) (?:pas|plus)(?: ete)? (?:annulee?|reportee?)s?
    non (?:annulee?|reportee?)s?
    <occasion>(?: \S+){0,6}? (?:est |affiche |deja )+complete?s?\W{1,4}(?:une? |l[ae] )?(?:prochain|nouve)\w* \w{4,}
    <weather>[^.;\n]{0,60}? (?:annul|report)\w+
    report(?:ee?s?)?(?: …)? <weather>
    n'aur(?:a|ont) (?:finalement )?pas lieu (?:a|aux?|dans|de|en|sur)…,? mais (?:a|aux?|dans|de|en|sur)
    ne se tiendr(?:a|ont) (?:finalement )?pas (?:a|aux?|dans|en|sur)… mais (?:a|aux?|dans|en|sur)
    annulee? et remplacee?
    annule et remplace
    (?:annulee?|reportee?)s? (?:l'an(?:nee)? (?:dernier|passe)e?|en (?:19|20)\d\d\b|a cause d[eu] (?:la )?covid)
    (?:annulee?|reportee?)s? (?:ces|les) (?:(?:deux|trois|quatre) )?(?:dernieres|precedentes) annees
    annulee?s?[.,]? (?:(?:et|elles?|ils?) )?(?:est|sera|sont|seront) (?:remplace|transforme)e?s? (?:par|en)… <afar>
    se reporte
    (?:suite a|apres|malgre|depuis|sans) (?:l'|cette |une )annulation
    (?:toute|en cas d'|cas de|frais d'|conditions? d'|politique d'|delais? d') ?(?:annulation|report)
    annulation (?:possible|gratuite|sans frais|tardive|jusqu\w*)
"""

KIND = {
    EventKind.DEPISTAGE: r"""
        (?:journee|campagne|action|stand|matinee|semaine|bus|apres-midi)s?(?: \w+ale)? (?:de )?depistages?
        (?:journee|campagne|action|stand|matinee|semaine|village)s? de (?:sensibilisation|prevention)
        apres-midi de (?:sensibilisation|prevention)
        octobre rose
        mars bleu
        marche rose
        movember
        juin vert
        mois sans tabac
        depistages? (?:gratuits?|organises?|cutanes?|itinerants?)
    """,
    EventKind.FORMATION: r"""
        (?:demi-)?(?:journee|soiree|matinee|semaine|session|cycle|module)s?[ -](?:de |en )?formations?
        sessions? d'actualisation
        formations?
        e-?learning
        masterclass
        stages?
        =DPC|DU|DIU
    """,
    EventKind.WEBINAIRE: r"""
        webinaires?
        webinars?
        web[ -]?(?:conf\w*|cafes?|rencontres?)
    """,
    EventKind.ASSEMBLEE: r"""
        assemblees? generales?
        =AG[OE]?
    """,
    EventKind.REUNION: r"""
        reunions?
        groupes? de travail
        comites? de pilotage
        =GT|COPIL
    """,
    EventKind.CONGRES: r"""
        congres
        colloques?
        symposiums?
        assises
    """,
    EventKind.SEMINAIRE: "seminaires?",
    EventKind.SOIREE: r"""
        soirees?
        after-?works?
    """,
    EventKind.ATELIER: "ateliers?",
    EventKind.FORUM: "forums?",
    EventKind.SALON: "salons?",
    EventKind.JOURNEE: r"""
        (?:demi-)?journees?
        matinees?
        portes[ -]ouvertes
        =JPO
    """,
    EventKind.RENCONTRE: r"""
        rencontres?
        cine-?(?:debat|rencontre)s?
        tables? rondes?
        conferences?
        cafes?[ -](?:debat|rencontre)s?
    """,
}
KIND_NEVER = r"""
    (?:a l'occasion|dans le cadre) (?:de|du|d')[^,.;:\n]{0,60}
    (?:toute la|en|dans la|en fin de) (?:journee|soiree)
    (?:centre|organisme|institut|attestation|responsable|catalogue)s? de formations?
    formation continue
    salles? de (?:reunion|formation|conference)s?
    reunions? de concertation
    salons? (?:de the|d'honneur)
    (?:visio|video|vioso|viso)[ -]?conferences?
"""

NOT_EVENT = {
    ResourceKind.APPEL: r"""
        appels? (?:a|aux) (?:candidatures?|projets?|manifestations?|participations?|communications?|resumes?)
        appels? (?:a|aux) (?:contributions?|temoignages?|volontaires?|benevoles?)
        =AAP|AMI
    """,
    ResourceKind.ACTUALITE: r"""
        ^[^\w\n]*retours? (?:sur(?! scene\b)|en images?)
        ^[^\w\n]*(?:comptes?[ -]rendus?|replays?|revivez|(?:re)?voir)
        ^[^\w\n]*retrouvez (?:le replay|les (?:diapos?\w*|presentations?|supports?))
    """,
}

PROFESSION = {
    Profession.IPA: r"""
        infirm(?:ier~|ieres?|i\(?ere\)?s?) (?:en|de) pratiques? avancees?
        =IPAs?
    """,
    Profession.INFIRMIER_COORDINATION: r"""
        infirm(?:ier~|ieres?) (?:de coordination|coord(?:in|onn)at(?:eur|rice)~|pivots?)
        =IDECs?|ICC
    """,
    Profession.INFIRMIER: r"""
        infirm(?:ier~|ieres?|i\(?ere\)?s?)
        idels?
        =IDEL?s?
    """,
    Profession.MEDECIN_GENERALISTE: r"""
        medecins?[ -]generalistes?
        medecins? traitants?
        generalistes?
        =MG
    """,
    Profession.MEDECIN_SPECIALISTE: r"""
        medecins?[ -]specialistes?
        specialistes
        (?:onco-?)?(?:onco|hemato|cancero|radio|pneumo|gyneco|uro|dermato|cardio|neuro)logues?
        (?:rhumato|nephro|diabeto|seno|algo|endocrino|(?:hepato-?)?gastro-?entero)logues?
        (?:onco-?)?(?:radiotherapeute|pediatre|geriatre)s?
        (?:anatomo-?)?patholog(?:iste|ue)s?
        chirurgien~(?![ -]dentiste)
        (?:anesthesiste|psychiatre|urgentiste|interniste)s?
    """,
    Profession.MEDECIN: "medecins?|internes?|praticiens?",
    Profession.PHARMACIEN: "pharmacien~|officinaux|equipes? officinales?",
    Profession.KINESITHERAPEUTE: r"""
        (?:masseur~[ -])?kine(?:sitherapeute)?s?
        =MKs?|MKDE
    """,
    Profession.ORTHOPHONISTE: "orthophonistes?",
    Profession.ORTHOPTISTE: "orthoptistes?",
    Profession.ERGOTHERAPEUTE: "ergotherapeutes?|ergos?",
    Profession.PSYCHOMOTRICIEN: "psychomotricien~",
    Profession.PSYCHOLOGUE: "(?:onco-?)?psychologues?|psycho-?oncologues?",
    Profession.DIETETICIEN: "(?:onco-?)?dieteticien~|nutritionnistes?",
    Profession.ENSEIGNANT_APA: r"""
        (?:enseignant|educateur|educatrice|professeur|intervenant)~ (?:en |d')?(?:apa|activites? physiques?)
        =EAPA
    """,
    Profession.SAGE_FEMME: "sages?[ -]femmes?|maieuticien~",
    Profession.PEDICURE_PODOLOGUE: "pedicures?(?:[ -]podologues?)?|podologues?",
    Profession.ASSISTANT_DENTAIRE: "assistant~ dentaires?",
    Profession.CHIRURGIEN_DENTISTE: "chirurgien~[ -]dentistes?|dentistes?",
    Profession.BIOLOGISTE: "biologistes?",
    Profession.MANIPULATEUR_RADIO: r"""
        manipulat(?:eur|rice)~ (?:en )?(?:electro-?)?radio(?:logie)?
        manips? radio
        =MERM?s?
    """,
    Profession.TRAVAILLEUR_SOCIAL: r"""
        assistant~ (?:de service )?socia(?:l|ux)~
        assistant~ de service
        (?:travailleu(?:r|se)|intervenant)~ socia(?:l|ux)~
    """,
    Profession.EDUCATEUR: "educat(?:eur|rice)~(?: specialise~)?",
    Profession.AIDE_A_DOMICILE: "aides? a domicile|auxiliaires? de vie",
    Profession.SECRETAIRE_MEDICALE: "secretaires? medica(?:l|ux)~|assistant~ medica(?:l|ux)~",
    Profession.COORDINATEUR: "coord(?:in|onn)at(?:eur|rice)~",
    Profession.REPRESENTANT_USAGERS: "representant~ (?:des |d')usagers",
    Profession.GRAND_PUBLIC: r"""
        grand[ -]public
        tous? publics?
        ouverte?s? a (?:tous|toutes|tout)(?! (?:les )?(?:profession|soignant|adherent|membre|acteur))
        habitant~
    """,
}

TARGET = r"""
    a (?:la )?destinations? (?:des?|du|d')
    a l'(?:attention|intention|usage) (?:des?|du|d')
    (?:destine|dedie|reserve)e?s? (?:aux?|a)
    s'adressent? (?:aux?|a)
    ouverte?s? aux
    publics?(?: (?:cible|vise|concerne|attendu)s?)? ?:
    publics? (?:cible|vise|concerne)s?
    profession(?:nel)?s (?:concerne|vise)e?s
    participants ?:
    pour qui(?: \?)?
    pour (?:tous |toutes )?(?:les|nos|vos)
    formations? (?:des|du)
"""
TARGET_END = r"""
    [.!?;](?=\s|$)
    (?<=\w)[ .]*\n(?!\s*[-–*·])
    par|avec|anime\w*|en presence|afin|qui|sur|autour|dans|suivis?
    pour \w+er
"""
NOT_TARGET_BEFORE = r"""
    (?:par|avec|chez|entre|aupres)(?: (?:de|du|des|un|une|les?|la|nos|vos))* ?(?:[ld]')?$
    (?:role|place|mission|metier|lien|relation)s?(?: (?:de|du|des|un|une|les?|la))* ?(?:[ld]')?$
"""
NOT_TARGET_AFTER = r"""
    (?:vous|organisent|proposent|animent|accueillent|interviennent|seront|du reseau|de la cpts)
"""

THEME = {
    Theme.SEIN: r"""
        cancers? du sein
        (?<!au\s)seins?(?! d[eu'])
        senolog\w+
        mammaires?
        mammograph\w+
        octobre rose
    """,
    Theme.THORAX: "thorac\\w+|poumons?|bronch\\w+|pulmonaires?|pneumolog\\w+",
    Theme.ORL: r"""
        =ORL|VADS
        voies aero-?digestives
        tete et cou
        larynx|pharynx
    """,
    Theme.HEMATOLOGIE: r"""
        (?:onco-?)?hemato(?:-?oncolog\w+|log\w+)?
        hemopath\w+|leucemi\w+|lymphom\w+|myelom\w+
        myelodysplas\w+|myeloproliferati\w+
    """,
    Theme.GYNECOLOGIE: r"""
        (?:onco-?)?gynecolog\w+
        ovair\w+|endometre|uterus|pelvien\w*
    """,
    Theme.COLORECTAL: r"""
        colo-?rect\w+
        colon
        mars bleu
    """,
    Theme.DIGESTIF: r"""
        (?<!aero-)(?<!aero)digesti(?:f|ve)s?
        pancrea\w+|hepat\w+
        gastro-?enterolog\w+
    """,
    Theme.ONCOGERIATRIE: r"""
        (?:onco-?)?geriatri\w+
        (?:personne|sujet|patient)e?s? agee?s?
    """,
    Theme.PEDIATRIE: r"""
        (?:onco-?)?pediatri\w+
        =AJA
        adolescents?
        jeunes adultes
    """,
    Theme.SOINS_SUPPORT: r"""
        soins? (?:oncologiques? )?de supports?
        =SOS
    """,
    Theme.CHIRURGIE: "chirurgi(?:e|es|cal|cale|cales|caux)",
    Theme.THROMBOSE: r"""
        thromb\w+
        =MTEV
    """,
    Theme.DEPISTAGE: r"""
        depist\w+
        octobre rose
        mars bleu
        mammographies?
    """,
    Theme.APRES_CANCER: r"""
        (?:apres|post)[ -]cancers?
        apres (?:un|le|son) cancer
    """,
    Theme.DCC: r"""
        =DCC|e-?RCP
        dossiers? communicants?
    """,
    Theme.THERAPIES_ORALES: r"""
        anti-?cancereux (?:par voie )?ora(?:le|ux)
        (?:chimio)?therapies? orales?
        chimio orale
        traitements? oraux
    """,
    Theme.ETP: r"""
        =ETP
        education therapeutique
    """,
    Theme.RECHERCHE: "(?:recherche|essai)s? cliniques?",
    Theme.SOCIAL: r"""
        (?:assistant|travailleu(?:r|se)|intervenant)~ socia(?:l|ux)~
        assistant~ de service social
        accompagnement social
        droits sociaux
        precarite
        retour a l'emploi
    """,
    Theme.SARCOMES: "sarcom\\w+",
    Theme.ACTIVITE_PHYSIQUE: r"""
        activites? physiques?
        sport[ -]sante
        =APA
    """,
    Theme.ANNONCE: r"""
        (?:dispositif|consultation|temps)s? d'annonce
        annonce (?:du|d'un) (?:cancer|diagnostic)
        annonce (?:de la|d'une) (?:maladie|mauvaise nouvelle)
    """,
    Theme.ORGANISATION: r"""
        organisation des soins
        parcours de soins
        lien ville[ -]hopital
        coordination des (?:soins|parcours)
        exercice coordonne
    """,
}

CARE = {
    Care.DOULEUR: r"""
        douleurs?
        douloureu\w+|antalgi\w+|analgesi\w+
        hypno-?analgesie
        =EVA
    """,
    Care.NUTRITION: r"""
        (?:de)?nutrition\w*
        (?:onco-?)?dieteti\w+
        alimentation
    """,
    Care.PSY: r"""
        (?:onco-?)?psycholog\w+
        psycho-?oncolog\w+
        groupes? de paroles?
    """,
    Care.SOCIAL: r"""
        (?:assistant|travailleu(?:r|se)|intervenant)~ socia(?:l|ux)~
        assistant~ de service social
        (?:prise en charge|besoin|aide|accompagnement|soutien|difficulte|droit|suivi|service)s? socia(?:l|ux)~
        (?:besoin|difficulte|soutien|accompagnement)s? psychologiques?(?:,| et| ou) socia(?:l|ux)~
        transports?
        co-?voiturage
        (?:reprise|maintien)s? (?:de l'|d'une |d')activite professionnelle
        (?:reprise|retour|maintien)s? (?:au|du|a l'|dans l')(?: ?)(?:travail|emploi)
    """,
    Care.ACTIVITE_PHYSIQUE: r"""
        activites? physiques?
        sport[ -]sante
        ateliers? (?:de )?(?:marche|gym\w*|yoga)
        =APAS?
    """,
    Care.FERTILITE: r"""
        (?:onco-?)?fertilite
        =CECOS
    """,
    Care.SEXUALITE: r"""
        (?:onco-?)?sexualite
        sexolog\w+
        (?:sante|troubles?) sexuel\w*
        vie intime
    """,
    Care.HYGIENE: r"""
        hygiene de vie
        tabac\w*|sevrage|addicto\w+|alcool\w*
    """,
    Care.PROCHES: r"""
        (?:proches[ -])?aidants?
        (?:soutien|aide|accompagnement|ecoute|repit)s?(?: psychologique)? (?:des|aux) (?:proches|familles)
        (?:patients?|malades?) et (?:de |a )?leurs? (?:proches|familles?|entourage)
    """,
}
CARE_NEVER = r"""
    aide~-soignant~
    complements? alimentaires?
"""

ACTION_STATUS = {
    ActionStatus.EN_COURS: r"""
        en (?:cours|finalisation|redaction|preparation|construction|reflexion|deploiement)(?: (?:de |d')\w+)?
        (?:partiellement|en partie) realisee?s?
        realisee?s? (?:partiellement|en partie)
        (?:demarre|debute|initie|entame|engage)e?s?
    """,
    ActionStatus.NON_REALISEE: r"""
        non(?: |-)?realisee?s?
        (?:pas|jamais) (?:encore )?(?:ete )?realisee?s?
        non (?:faite?|aboutie?|menee?)s?
    """,
    ActionStatus.A_VENIR: r"""
        a venir
        (?:non|pas) (?:encore )?(?:demarre|debute|commence|initie|engage)e?s?
        (?:prevu|planifie|programme)e?s?
        a (?:realiser|faire|demarrer|lancer|programmer)
    """,
    ActionStatus.ABANDONNEE: "(?:abandonne|annule|supprime)e?s?|abandon",
    ActionStatus.REPORTEE: "(?:reporte|decale|differe)e?s?",
    ActionStatus.SUSPENDUE: "suspendue?s?|en (?:suspens|pause|attente)",
    ActionStatus.REALISEE: "(?:realise|termine|acheve|finalise|effectue|cloture)e?s?|faite?s?",
}
ACTION_STATUS_NEVER = "non applicables?|sans objet"

MISSION = {
    Mission.ACCES: r"""
        acces (?:aux|a des) soins?
        soins non[ -]programmes
        medecins? traitants?
        =SNP|SAS
    """,
    Mission.CRISE: r"""
        crises?
        situations? sanitaires? exceptionnelles?
        =SSE
    """,
    Mission.PREVENTION: "prevention",
    Mission.QUALITE: r"""
        qualite et (?:la |de la )?pertinence
        pertinence des soins
        qualite des soins
        demarche qualite
    """,
    Mission.ACCOMPAGNEMENT: r"""
        (?:accompagnement|soutien)s? (?:des|aux) (?:professionnels|soignants|acteurs)
        (?:accompagner|soutenir) les (?:professionnels|soignants|acteurs)
        attractivite
    """,
    Mission.PARCOURS: r"""
        parcours
        passages entre les soins
        ville[ -]hopital
        maintien a domicile
    """,
}
MISSION_NEVER = "acces (?:a|aux) (?:des )?consultations?(?: \\w+){1,3} specialistes?"
