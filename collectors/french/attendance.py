"""How one attends, as `lexicon` writes spellings: online, onsite, both, and the turns of phrase that tell neither."""

from __future__ import annotations

from db.vocabulary import Mode

ONLY_ONLINE = r"""
    (?:uniquement|exclusivement|entierement|totalement|seulement|100 ?%) (?:a distance|en ligne)
    a distance et en ligne
    (?:uniquement|exclusivement|entierement|totalement|seulement|100 ?%) en (?:visio\w*|distan[tc]iel)
    webinaires?[^.;\n]{0,120}? accessibles? (?:en visio\w*|en ligne|a distance)
    (?:evenement|congres|conference|rencontre|reunion|edition)s? digital(?:e?s?|aux)
    (?:seance|edition|formule|version)s?(?: [^,.;:\n]{1,15})? virtuelles?
    (?:100 ?%|entierement|totalement) (?:digital|virtuel|numeri|dematerial|distan[tc]iel)\w*
"""
"""What leaves no room to meet, whatever else is filmed or broadcast."""

MODE = {
    Mode.HYBRID: r"""
        hybr[iy]des?
        co-?modale?s?
        bi-?modale?s?
        retransmi\w+
        pres[ea]n[tc]iel\w* ?(?:et|ou|et/ou|/|\+|&|ou bien) ?(?:en |par |a )?(?:visio\w*|distan\w+)
        pres[ea]n[tc]iel\w* ?(?:et|ou|et/ou|/|\+|&) ?(?:sur |via )?(?:zoom|teams|en ligne)
        (?:visio\w*|distan[tc]iel\w*|en ligne|a distance) ?(?:et|ou|et/ou|/|\+|&) ?(?:en )?pres[ea]n[tc]iel\w*
        (?:visio\w*|distan[tc]iel\w*|en ligne|(?:sur|via) <tool>) (?:et|ou) (?:a|au) (?-i:[A-Z])\w*
        (?:visio[ \w-]{0,20}|distan\w+|en ligne),? et (?:sur|dans) (?:quelque|certaine?)s (?:lieu|salle|site)[sx]
        (?:en (?:visio\w*|distan[tc]iel|ligne)|a distance),? (?:et|ou|soit) (?:a l[a']|au) ?<hall>\w+
        (?:sur |via )?(?:visio\w*|<tool>)(?: ?\([^()\n]{1,30}\))?,? (?:et|ou|/) (?:a l[a']|au|dans l[ae']) ?<hall>\w+
        (?:visio\w*|<tool>),? (?:et|ou|/|\+|&) (?:en )?(?:salle|amphi\w*|auditorium)(?! (?:virtuel|d'attente))
        (?:visio\w*|distan[tc]iel|en ligne|a distance) l(?:e |'|a )(?:matin|apres-midi|soir),? (?:a|au) (?-i:[A-Z])\w+
        (?:en (?:visio\w*|distan[tc]iel|ligne)|a distance),? (?:et|ou|soit) dans (?:l[ae']|une?) ?<hall>\w+
        (?:visio[ \w-]{0,20}|distan\w+|en ligne),? et (?:sur|dans) (?:plusieurs|nos) (?:lieu|salle|site)[sx]
        sur place ?(?:et|ou|/) ?(?:en |a |par )?(?:visio\w*|distan\w+|en ligne)
        sur place ?(?:et|ou|/) ?(?:sur |via |par )?(?:zoom|teams)
        (?:et|ou|et/ou|egalement|aussi) (?:possible )?(?:en |par |via )(?:visio\w*|distan[tc]iel\w*)
        (?:et|ou|sinon) (?:<tool>|visio\w*) (?=pour (?:les|ceux|celles)|si\b|au besoin)
        (?:<tool>|visio\w*|lien) (?:si besoin|au besoin|si necessaire)
        connexion possible (?:a distance|en visio\w*)
        (?:et|ou) depuis (?:chez (?:vous|soi)|(?:votre|son) (?:canape|salon|bureau|ordinateur|domicile|ecran))
        (?:et|ou) chez (?:vous|soi)(?=\W{1,4}(?:lien|via|sur|par|en visio\w*|<tool>)\b)
        ainsi qu(?:'|e )(?:en |a |par |sur |via )(?:visio\w*|distan\w+|ligne|<tool>)
        (?:ou|et/ou|egalement|aussi|soit) (?:possible )?a distance
        (?<!zoom\s)(?<!teams\s)(?<![/:])/ ?(?:en )?(?:visio(?:[ -]?conf\w*)?|distan[tc]iel)
        (?<!zoom\s)(?<!teams\s)(?<!visio\s)(?:et|ou) (?:zoom|teams|visio(?:[ -]?conf\w*)?|distan[tc]iel)(?=\W*(?:$|\())
        (?:\+|&) ?(?:(?:en |par )?(?:visio(?:[ -]?conf\w*)?|distan[tc]iel)|en ligne|a distance|zoom|teams)
        (?:et|ou|et/ou|egalement|aussi) en (?:direct|live|streaming|webcast)(?= sur|\W*$)
        (?:et|ou|et/ou|egalement|aussi) (?:sur|via) (?:<tool>|youtube)
        (?<!telephone\s)(?<!teams\s)(?<!visio\s)(?<!mail\s)(?<!ligne\s)(?:et|ou) par (?:zoom|teams|webex|visio\w*)
        (?:accessible|retransmise?|diffusee?) (?:egalement |aussi )?(?:a distance|en visio\w*|en ligne)
        possib\w*\)? (?:de (?:l'|l[ae]s? )?|d'(?:y )?)?(?:suivre|assister)(?: …)? (?:a distance|en (?:visio\w*|ligne))
        possib\w*\)? (?:de |d'y )?participer(?: …)? (?:a distance|en (?:visio\w*|ligne))
        possib\w*\)? (?:de |d'(?:une )?)(?:visio\w*|distan[tc]iel\w*|acces a distance)
        (?:participation|acces|presence|suivi) (?:a distance|en visio\w*|en ligne) (?:est )?possible
        transmissions? (?:a distance|en direct|en visio\w*)(?! d(?:es |'|e donnees))
        (?:peut|peuvent|pourr\w+) (?:egalement |aussi )(?:se \w+|etre \w+)(?: …)? (?:a distance|en visio\w*|en ligne)
        (?:sera|seront|est|etre) (?:aussi |egalement )?diffusee?s?(?: …)? en direct(?! sur (?:facebook|youtube))
        (?:et|ou|et/ou|egalement|aussi) en ligne(?= (?:sur|via|dont|avec|:|\(|[–-] )|\W*$)
        (?:salle|amphi\w*|auditorium)(?! virtuel)… liens? (?:<tool>|visio\w*|de connexion)
        blended(?: learning)?
        ^[^\w\n]*mixte\W*$
        (?:mode|format|formule|modalites?) ?:? ?mixte
        suivi possible (?:a distance|en visio\w*|en ligne)
    """,
    Mode.ONLINE: ONLY_ONLINE
    + r"""
        (?:uniquement|exclusivement|seulement) par (?:zoom|teams|visio\w*)
        (?:100 ?%|full) web
        (?:derriere|devant) votre (?:ecran|ordi\w*)
        dans votre canape
        conf(?:erence)?[ -]?calls?
        ^[^\w\n]*(?:lien )?(?:zoom|teams|webex|jitsi|skype|whereby|livestorm)\W*$
        (?:toujours|encore|de nouveau|cette fois(?:[ -]ci)?|comme d'habitude) a distance(?=\W*$|[.,;(])
        (?:^|[.!?] )[^\w\n]*a distance, (?:lien|via|sur|par|depuis|<tool>)
        liens? ?: ?(?:https?://)?(?:www\.)?[\w.-]{0,30}(?:meet|zoom|teams|visio|webex|jitsi|bbb|whereby)[\w./-]*
        (?:\d{1,2} ?h ?(?:\d\d)?|live)\W{1,4}sur (?:notre|l[ea]|mon|ma|son|sa) (?:compte|page) <network>
        (?:en direct|live) <network>
        webin'
        visios?
        visio[ -]conf\w*
        audio-?conf\w*
        conferences? telephoniques?
        (?!visite)vi[a-z]{1,5}-?con?f[a-z]*
        e-(?:ateliers?|colloques?|conferences?|congres|reunions?|rencontres?|seminaires?|symposiums?)
        distan[tc]iel\w*
        webinaires?
        webinars?
        web[ -]?(?:conf\w*|ateliers?|cafes?|rencontres?)
        (?:conference|reunion|seminaire|rencontre)s? (?:web|internet)(?! (?-i:[A-Z]))
        en ligne
        (?:formation|session|reunion|conference|atelier|journee|module|cours|participation)s? a distance
        (?:particip|assist|rejoi)\w+(?: …)? a distance
        suivre a distance
        (?:lieu|organisee?s?|soirees?|tournois?|aperos?|concerts?|rendez-vous|tiend\w+|deroul\w+) a distance
        (?:fera|feront|sera|seront|passera|passeront|maintenue?s?|proposee?s?) a distance(?! (?:de|d'|raison))
        (?:<occasion>|aperos?) (?:en |full )?remote|en (?:full )?remote
        depuis chez (?:vous|soi|toi)|depuis votre (?:canape|salon|domicile|ordinateur)
        ^[^\w\n]*a distance\W*$
        (?:evenement|conference|congres|projection|reunion|salon|rencontre|visite|classe)s? virtuel(?:le)?s?
        (?:lancement|vernissage|apero|fete|edition|formule|format|version|jpo|gala|concert)s? virtuel(?:le)?s?
        \d{1,2} ?h ?(?:\d\d)? sur (?:\w{2,5} )?(?:page |chaine )?(?:instagram|facebook|twitch|youtube|discord)
        (?:rendez-vous|rdv) sur \w{2,5} (?:page|chaine) (?:facebook|twitch|youtube)(?= (?:(?:ce|le) )?<day>)
        (?:session|journee|seminaire|formation|atelier|forum|colloque|assemblee|soiree|cafe)s? virtuel(?:le)?s?
        (?:intervention|causerie|cours|exposition|permanence|message|table ronde) virtuel(?:le)?s?
        (?:sur|via|par|liens?|lien (?:de|vers)|reunion) (?:microsoft |google )?(?:<tool>|meet(?! ?&)|skype)
        avec (?:le|un) lien (?!ville|inscri|helloasso|doodle|google|frama|weezevent|event|face|docto)(?-i:[A-Z])\w+
        lieux? ?: ?(?:microsoft |google )?(?:zoom|teams|webex|jitsi|meet|livestorm|virtuel)
        en (?:mode )?virtuel
        google meet
        (?:facebook|youtube|instagram|linkedin|twitch) live
        (?:live|en direct)(?: sur)?(?: (?:notre|la|sa) chaine)? (?:facebook|youtube|instagram|linkedin|<tool>)
        (?:live|en direct) (?:de |du |d'|depuis )… sur (?:facebook|youtube|instagram|twitch|linkedin)
        (?:live|en direct) sur (?:notre|la|sa) (?:page|cann?al) (?:facebook|youtube|instagram|linkedin|<tool>)
        en (?:streaming|webcast)
        on-?line
        salles? virtuelles?
        a distance \((?:zoom|teams|webex|visio\w*)\)
        reunions? telephoniques?
        tele-?(?:ateliers?|reunions?|conferences?|seminaires?|rencontres?|formations?)
        (?:diffusion|emission) (?:en )?live
        connect(?:ez-vous|er|ons-nous)… (?:sur|avec|via|a l'aide d[eu]|par) (?:le |ce |un )?lien
        ^[^\w\n]*virtuel(?:le)?\W*$
        lien de (?:connexion|visio\w*)
        (?:connexion|identifiants?) (?:zoom|teams|webex)
        (?:zoom\.us|teams\.microsoft|meet\.google|meet\.jit|fb\.me/e)[\w./-]*
        (?:en direct|diffusion|diffusee?s?|live|lieu|ou|sur|connexion|stream) ?:? ?(?:https?://|www\.)*<channel>[\w./-]*
        (?:https?://)?(?:www\.)?(?:twitch\.tv|discord\.gg|discord\.com/invite)/[\w./-]+
        en live
        (?:(?<=[(,;:|•·–-])|(?<=[,;:|•·–-]\s))(?:a distance|zoom|teams|webex|jitsi)(?= ?(?:[),;.|•·–-]|$))
        e-?learning
        mooc
    """,
    Mode.ONSITE: r"""
        pres[ea]n[tc]iel\w*
        en presence(?! d)
        en (?:mode )?physique(?! (?:et|ou) chimie)
        (?:rencontre|reunion)s? physiques?
        (?:forum|journee|session|edition|salon|evenement)s? physiques?(?= (?:aux?|a|est|aura|aur\w+|sera|le) |,|\W*$)
        (?:venir|presents?|participer|rencontrer|retrouver) physiquement
        (?:dans|au sein de) (?:nos|leurs|ses|vos) (?:locaux|murs)
        (?:rendez-vous|rdv|depart|retrouv\w+)[^.;\n]{0,90}? (?:devant|derriere) l(?:[ae]|es|')(?! ?(?:ecran|ordi|tele))
        ^[^\w\n]{0,6}(?:a|au|aux) (?-i:[A-Z])[\w' -]{2,60}, (?:salle|mairie|amphi\w*|espace)[^\n]{0,40}? de \d{1,2} ?h
        (?:rendez-vous|rdv|depart|retrouv\w+)… (?:au pied|en bas) (?:du|de la|des|de)
    """,
}
ON_SITE_ALONE = r"""
    (?:excursion|sejour|voyage)s? (?:aux?|a|a la|en) (?-i:[A-Z])[\w' -]{2,40}? du \d
    dans (?:notre|nos) (?:salle|atelier|boutique|club|eglise|bar|cafe|magasin|librairie|cave)s?(?! virtuel)
    dans (?:notre|nos) (?:restaurant|ferme|galerie|jardin|studio|hangar|college|lycee|serre)s?(?! virtuel)
    visites? (?:guidees? )?d[eu]s? locaux
    (?:rendez-vous|rdv|present\w+|retrouv\w+|accueil\w*)… (?:au (?:club(?! (?:zoom|en ligne))|local)|a l'accueil)
    au sein de notre (?:eco-?lieu|lieu|tiers-lieu)
    (?:a|sur|devant) (?:notre|nos|le nouveau) (?:stand|local|locaux|boutique|atelier|camping|chalet)s?(?! virtuel)
    (?:aur\w+ lieu|tien\w+|deroul\w+)… au sein (?:de (?:l'|la |notre |nos )|du )(?:ecole|lycee|college|hopital|mairie)
    (?:aur\w+ lieu|tien\w+|deroul\w+)… au sein (?:de (?:l'|la |notre |nos )|du )(?:entreprise|universite|etablissement)
    (?:repas|buvette|restauration|dejeuner|pique-nique|collation|petit-dejeuner|gouter)(?: \w+)?(?: et \w+)? sur place
    (?:dans|devant) (?:le|notre) (?:nouveau )?local
    (?:la )?(?:ville|salle|commune) (?:sera|reste|est) (?:\w+ )?(?:annonce|communique|confirme|devoile|precise)\w*
    (?:salle|ville|commune) (?:a|encore a|reste a) (?:confirmer|definir|determiner|preciser|venir)
    lieu (?:reste|tenu|encore) (?:\w+ )?secret
    (?<!la\s)(?<!de\s)meme (?:salle|endroit|lieu)
    tenir (?:un|votre|son|notre) stand
    (?:^[^\w\n]*|\d ?h ?\d{0,2},? )au local(?=\W*(?:$|(?:le )?<day>))
    (?:lieu|tien\w+|deroul\w+|offert\w*|retrouv\w+)… dans (?:l'eglise|la (?:chapelle|salle)|le (?:gymnase|hall))
    (?:au |a la |a l'|chez )@\w+
    (?:\d{1,2} ?h ?\d{0,2}|<month>(?: 20\d\d)?),? au (?-i:(?:Forum|Salon|Festival|Village|Club|Bal|Marche) [A-Z])\w+
    au (?:\w+ )?(?:etage|rez-de-chaussee|sous-sol) (?:du|de la|de l')
    (?:rendez-vous|rdv)… dans (?:l[ae] |l')(?:allee|cour|hall|rue|square|parc|jardin)
    (?:rendez-vous|rdv)[^.;\n]{0,60}? \d{1,2} ?[h:] ?\d{0,2},? (?:au |a la |a l'|chez )(?-i:[A-Z])\w+
"""
"""What tells a place only where nothing tells a distance."""
MODE_NEVER = r"""
    (?:lecture|ecoute|videos?|films?) en streaming
    part(?:ir|ez|ent)? en live
    (?:economie|voiture|vehicule|velo|moteur|guerre|menace|identite|culture|genre|cloud|objet|œuvre)s? hybrides?
    (?:algorithme|approche|creature|espece|materiau|musique|plante|systeme)[sx]?(?: \w+){0,2} hybrides?
    (?:algorithme|approche|espece|methode|modele|systeme)s(?: \w+,?){0,3} hybrides
    hybrides?,? (?:entre|mel\w+|qui mel\w+|a mi-chemin|a la croisee)
    (?:forum|journee|session|edition|salon|evenement|rencontre|reunion)s? physiques?(?: …)? (?:annul|supprim|rempl)\w+
    (?:(?:et|ou|egalement|aussi) )?en (?:live|direct)… sur (?:\w+ ){0,2}(?:fm|radio|rcf|rtl|france bleu|ici)
    (?:expression|compte|achat|vente|jeu|course|commerce|pari)x?s? en ligne
    (?:harcelement|securite|vie|presence|haine|media|visibilite|reputation|audience|boutique|demarche)s? en ligne
    (?:inscri\w*|formulaire|paiement|reserv\w*|billet\w*|candidat\w*|adhe\w+)(?: \S{1,20}){0,3} en ligne
    (?:diapo\w*|supports?|replays?|documents?|fiches?)(?: \S{1,20}){0,2} en ligne
    (?:annuaire|programme|agenda|dossier)(?: \S{1,20}){0,2} en ligne
    (?:outil|instrument|logiciel|application)s?(?: (?:de |d')\w+(?: de \w+)?)? en ligne
    (?:cagnotte|journal|panel|petition|revue|don|annonce|archive|dictionnaire|ressource|vote)s? en ligne
    (?:arnaque|desinformation|escroquerie|violence)s? en ligne
    (?:pre-?)?ventes?(?: \S{1,20}){0,2} en ligne
    (?:€|\$|euros?|chf|francs) en ligne(?=[ ,;/(–-]{1,3}(?:(?:et|ou|puis) )?(?:\d|sur place|au guichet))
    ^[^\w\n]*en ligne ?[:=–-] ?\d[\d.,]{0,9} ?(?:€|\$|euros?|chf|francs)
    \(en ligne,? (?:a )?tarif (?:pref|red)\w+
    ^[^\w\n]*(?:inscriptions?|billet\w*|reserv\w*|tarifs?|prevente)\W{0,4}\n\W{0,4}en ligne(?! sur <tool>)
    (?:disponibles?|consultables?|telecharge\w*|mise?s?|sont|est|site|retrouv\w+|completer) en ligne
    (?:questionnaire|enquete|sondage|outils?|plateforme|rendez-vous|rdv)(?: \S{1,20}){0,2} en ligne
    (?:service|portail|guichet|espace|teleservice|simulateur|bibliotheque|catalogue)s? en ligne
    en ligne (?:sur (?:le|notre) site|jusqu\w*|avant|via le formulaire)
    (?:complement|en plus|lieu|place|marge|prevue?s?) (?:de|du|des|d'|en)… pres[ea]n[tc]iel\w*
    (?:plus|pas|non) (?:de |en )?pres[ea]n[tc]iel\w*
    replays? (?:du|de la|de ce|des) \w+
    salles? (?:de |en )?visio\w*(?! ?:)
    (?:pas|non|sans|aucune?) (?:de |d'|accessibles? |possibles? )?(?:en |a )?(?:visio\w*|distan\w+)(?: possible)?
"""
