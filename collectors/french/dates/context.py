"""What the words around a mention say of it: an event, a deadline, a publication, a day told in passing."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Literal

from collectors.french.dates.tokens import Kind, Tokens

WhenKind = Literal["event", "deadline", "publication", "recurrence", "mention"]


class Cue(Enum):
    """On which side of the page's own date the words put a day."""

    PAST = auto()
    COMING = auto()


_LEFT = 14
_RIGHT = 8
_LONGEST = 24
_ENDS = frozenset([".", ";", "!", "?", "\n\n"])
_REGISTRATION = (
    r"(?:inscriptions?|candidatures?|reponses?|dossiers?|depots?|appel|votes?|soumissions?|preinscriptions?)"
)
_SENT = (
    r"(?:resumes?|dossiers?|candidatures?|inscriptions?|reponses?|projets?|abstracts?|bulletins?|formulaires?"
    r"|communications?|documents?|coupons?|propositions?|contributions?|textes?|articles?|posters?|manuscrits?"
    r"|copies?|devis|offres?|fiches?|questionnaires?|affiches?|projets?|rapports?|memoires?|plans?|devoirs?"
    r"|livrables?)"
)
_SENDING = (
    r"(?:retour|envoi|remise|depot|soumission|transmission|reception"
    r"|(?<!compte\ )(?<!comptes\ )(?<!compte\ -\ )(?<!comptes\ -\ )rendus?)"
)
_PIECE = r"(?:remise|rendu|depot)s?"
_HANDING_IN = (
    rf"(?:{_PIECE}\ (?:final|intermediaire|partiel|definiti)\w*"
    rf"|(?:premi|deuxi|second|troisi|derni)\w+\ {_PIECE}\b(?!\ (?:d|de|des|du)\b)"
    rf"|(?:remise|rendu|depot|envoi|soumission)s?\ (?:(?:de|d|des|du|l|la|les|vos|votre)\ )+{_SENT}\b)"
)
_TO = r"(?:\ (?:a|au|aux|en|par|sur|via|aupres)(?:\ (?!,)\S+){1,4}?)?\ le$"
_TASK = (
    r"(?!(?:nous|vous)\ rendre)"
    r"(?:(?:a|de|avoir|faire|bien|tout|doit|doivent|devez|devrez|devra|devront|devons|pouvez|peuvent|etre|soit|soient"
    r"|faut|merci|nous|vous|me|le|la|les|l|priere|veuillez)\ )"
    r"(?:finir|terminer|boucler|parvenir|rendre|remettre|retourner|renvoyer|envoyer|transmettre|deposer|soumettre"
    r"|repondre|completer|remplir|effectuer|regler|livrer|fournir|rendue?s?|remise?s?|envoyee?s?|deposee?s?"
    r"|finie?s?|terminee?s?|retournee?s?|renvoyee?s?|transmise?s?|livree?s?|bouclee?s?|completee?s?)"
    r"|(?:envoyez|renvoyez|retournez|transmettez|deposez|remettez|soumettez|repondez|completez|remplissez)"
)
_DEADLINE = re.compile(
    rf"""
    \b(?:avant|jusqu(?:\ (?:au|a|le))?|d\ ici|plus\ tard|dernier\ delai|deadline|butoir|until|before)
        (?:\ (?:le|la|au|du|ce|the|:|,|-|\())*$
  | \bavant\ (?:(?:la|sa|leur)\ (?:cloture|fermeture)(?:\ ,)?|cloture|fermeture)(?:\ (?::|-|\(|le))*$
  | \b(?:date|jour|delai|heure)s?\ (?:limite|butoir|de\ cloture|maxim\w+)(?:\ \S+){{0,9}}$
  | \bau\ plus\ tard(?:\ \S+){{1,12}}\ :$
  | \bdeadline(?:\ \S+){{1,3}}\ [:-]$
  | \bdelai\ (?:de|d|des|pour)\ (?:\S+\ ){{1,3}}(?::|le|au)$
  | \becheance\b(?:\ (?:de|d|des|du|pour|l|la|les)(?:\ \S+){{1,4}})?(?:\ (?:est|a\ ete|fixee?|:|au|le))+$
  | \blimite\ (?:de|d|des|pour)\ (?:\S+\ ){{0,6}}\S*$
  | \blimite\ (?::|(?:etant|est|a\ ete)?\ ?fixee?\ (?:au|le))$
  | \bdates?\ de\ (?:remise|rendu|depot|soumission)(?:\ (?::|\||le|est|fixee|au))*$
  | (?:^|[|:-]\ )(?:[\w%]+\ ){{0,7}}{_HANDING_IN}(?:\ \S+){{0,3}}\ (?::|\||-|le)$
  | \ba\ (?:rendre|remettre(?!\ en\b)|retourner|renvoyer|deposer|transmettre|soumettre){_TO}
  | \bd(?:oi|ev)\w+\ etre\ (?:rendu|remis|depose|envoye|transmis|soumis|retourne|renvoye)e?s?{_TO}
  | \b(?:cloture|fermeture|fin)\ (?:(?:de|d|des|du|l|la|aux)\ )*{_REGISTRATION}(?:\ \S+){{0,4}}$
  | \b(?:attendue?s?|a\ (?:rendre|retourner|renvoyer|envoyer|deposer))\ pour(?:\ (?:le|ce))*$
  | \bser(?:a|ont)\ clo(?:s|ses?|tur\w+)(?:\ (?:le|au))?$
  | (?<!\bde\ )\bcloture(?:\ (?:le|:|au|est|fixee?|prevue))+$
  | \b{_SENDING}\ (?:(?:de|d|des|du|l|la|les|vos|votre)\ )+{_SENT}(?:\ (?!pour\ )[a-z]\w+){{0,2}}
        (?:\ (?:pour|:|le|avant|au))+$
  | \bpour\ (?:l|la|le)\ {_SENDING}(?:\ (?:de|d|des|du|l|la))+\ {_SENT}$
  | \b(?:{_TASK})(?:\ (?!(?:,|-|:|\()\ )\S+){{0,6}}?\ pour(?:\ (?:le|ce))*$
  | \bdernier\ jour\ (?:pour|d|de)(?:\ \S+){{1,5}}$
  | \b(?:reponses?|confirmations?|accords?|avis|retours?|choix|decisions?|reglements?)\ (?:\S+\ ){{0,3}}
        (?:attendue?s?|souhaitee?s?|demandee?s?)(?:\ (?:pour|le))*$
  | \b{_REGISTRATION}\ (?:\S+\ ){{0,4}}(?:close?s?|cloture\w*|ferme\w*|termine\w*)\b(?:\ \S+){{0,3}}$
    """,
    re.VERBOSE,
)
_TO_SEND = re.compile(rf"\b(?:{_TASK}|{_SENDING}\ (?:(?:de|d|des|du|l|la|les|vos|votre)\ )+{_SENT})\b")
_REGISTRATION_SPAN = re.compile(
    rf"(?<!sur )\b{_REGISTRATION}(?: (?:ouverte?s?|possibles?|recues?|en ligne|(?:aur)?ont lieu|est|sont|:)){{0,3}}"
    r" (?:du|de|entre le|des)$"
)
_OPENING = re.compile(
    rf"\bouverture (?:(?:de|d|des|l|la|aux) )*{_REGISTRATION}(?: \S+){{0,3}}$"
    rf"|\b{_REGISTRATION} (?:\S+ ){{0,3}}(?:a partir du|a compter du|des le)$"
    rf"|\b{_REGISTRATION} (?:\S+ ){{0,4}}(?:ouvr\w+|ouverte?s?|debut\w+|commenc\w+|demarr\w+)(?: le)?$"
)
_OPENED_STATE = re.compile(
    rf"(?:les )?{_REGISTRATION}(?: (?:sont|est|deja|desormais))* (?:ouverte?s?|en cours)"
)
_PUBLICATION = re.compile(
    r"""
    \b(?:publi(?:ee?s?|e|es|cation(?:\ initiale|\ originale)?) | postee? | mise?\ (?:en\ ligne|a\ jour) | maj
        | modifiee? | actualisee? | redigee? | editee? | parue?s? | parution
        | ecrit(?=\ (?:le|par|du|:)) | posted | published | updated
        | communique | billet | article
        | (?:derniere|date\ de)\ (?:modification|revision|actualisation))
    (?:\ (?:par|sur|dans|by|in)(?:\ \S+){1,5}?)?
    (?:\ (?:le|du|au|on|:|,|-|ce))*$
    """,
    re.VERBOSE,
)
_STAMPED = re.compile(
    r"(?:cet? |l |un )?(?:(?:article|billet|communique|page|actualite|derniere|date de)\ )?"
    r"(?:publi|post|mise?|maj|modifi|actualis|redig|edit|paru|ecrit|update|communique|billet|article)"
)
"""What a line of a page's own starts with, where it leads to the day on the next."""
_LAW = (
    r"(?:loi|decret|arrete|ordonnance|circulaire|instruction|avenant|accord|deliberation|directive|reglement)"
)
_MENTION = re.compile(
    rf"""
    \b{_LAW}(?:\ \S+){{0,5}}\ (?:du|en\ date\ du)$
  | \b{_LAW}(?:\ n|\ °)*\ \($
  | \b(?:fiche|releve|proces\ -\ verbal|comptes?\ (?:-\ )?rendus?)(?:\ \S+){{0,8}}\ du$
  | \b(?<!en\ direct\ )depuis\ (?:le|la|les|l)(?:\ \S+){{1,4}}\ du$
  | \b(?:apres|suite\ (?:a|aux?)|a\ l\ issue|au\ terme)(?:\ (?!,)\S+){{1,6}}?\ du$
  | \b(?:comme|tel\ que|ainsi\ que)\ (?:annonce|indique|evoque|mentionne|decide|convenu)e?s?(?:\ (?!,)\S+){{0,3}}\ le$
  | \b(?:chaque\ annee|tous\ les\ ans)(?:\ (?:le|les|du))*$
  | \ba\ (?:\w+\ )?(?:annonce|indique|declare|decide|confirme)(?:\ (?:le|ce))*$
  | \bdev(?:ait|aient)\ (?:\w+\ )?(?:se\ tenir|se\ derouler|avoir\ lieu)(?:\ \S+){{0,3}}$
  | \b(?:reporter|decaler|deplacer)(?:\ \S+){{1,12}}\ (?:prevu|programme)\w*(?:\ (?:le|les|du|au))*$
  | \bqui\ (?:a|ont|s\ est|se\ sont)\ (?:eu\ lieu|tenue?s?|deroulee?s?)(?:\ (?:le|les|du|au))*$
  | \bdepuis(?:\ (?:le|ce|la|l))*$
  | (?:^|[:,(-]\ |\b(?:a|aura)\ )pas\ (?:de|d)\ (?:\S+\ ){{1,3}}(?:le|les|du|au)$
  | \ben\ date\ du$
  | \b(?:convocation|courrier|lettre|courriel|mail)\ du$
  | \b(?:elu|nomme|designe|signe|valide|adopte|cree|fonde|promulgue|approuve)e?s?(?:\ (?:le|ce|,|en|du))*$
  | \b(?:nee?|decedee?)\ le$
  | \b(?:lien|codes?|identifiants?|convocations?|invitations?|confirmations?)\b(?:\ (?!,)\S+){{0,5}}
        \ (?:envoye|transmis|adresse|communique|expedie|diffuse)e?s?(?:\ (?!,)\S+){{0,3}}?(?:\ (?:la\ veille|le|,|:))*$
  | \b(?:initialement|precedemment|d\ abord)(?:\ (?:prevu|programme|annonce|fixe)\w*)?(?:\ \S+){{0,2}}$
  | \b(?:prevu|programme|annonce|fixe)\w*\ (?:initialement|precedemment)(?:\ \S+){{0,2}}$
  | \brattrapage\ (?:(?:d|de|du|des|l|la|cours|seance|session|atelier)\ )*du$
  | \b(?:au\ lieu|a\ la\ place|en\ remplacement)\ (?:\S+\ ){{0,3}}du$
    """,
    re.VERBOSE,
)
_BEFOREHAND = re.compile(
    r"\b(?:apres|a l issue d[eu]?|au terme d[eu]?) (?:l |la |le )?(?:assemblee generale|ag|celebration|ceremonie"
    r"|concert|conference|cours|culte|entrainement|match|messe|office|repas|repetition|reunion|seance|spectacle|tournoi)"
    r"(?: (?!,)\S+){0,4} du$"
)
_INVITES = re.compile(
    r"(?:, )?(?:vous etes (?:\w+ )?(?:convie|invite)\w* a (?:un|une|la|le|l|boire|celebrer|feter|partager|prendre)\b"
    r"|nous vous (?:convi|invit)\w+ a (?:un|une|la|le|l|boire|celebrer|feter|partager|prendre)\b"
    r"|nous (?:nous )?(?:feterons|partagerons|retrouverons|trinquerons)"
    r"|(?:un|une|le|la) (?:\w+ )?(?:apero|aperitif|buffet|collation|galette|gouter|pot|repas|verre)\b)"
)
_EXCEPTION = re.compile(r"\b(?:sauf|excepte|hormis)(?: (?:le|les|du|des))*$")
_AS_OF = re.compile(r"(?:^|[(:,-] |\b(?:donnees|chiffres|situation|etat|arretee?s?) )au$")
_MOVED_TO = re.compile(
    r"\b(?:report|repouss|decal|deplac|reprogramm|avanc|remis)\w*(?: (?!du )\S+){0,4}? (?:au|a|le|pour le|vers le)$"
    r"|\b(?:finalement|plutot)(?: lieu| organise\w*| programme\w*| prevu\w*| fixe\w*)? (?:au|du|les?)$"
    r"|\bremplac\w+ (?:le|au|par (?:\S+ ){1,3}(?:du|le))$"
    r"|^(?:aur(?:a|ont) (?:\w+ )?lieu|se (?:tiendr|derouler)(?:a|ont)) le$"
)
_MOVED = re.compile(r"\b(?:report|repouss|decal|deplac|reprogramm|avanc)\w*(?: \S+){0,2} du$")
_OFF = re.compile(r"\bn (?:aura|auront|a|ont) (?:\w+ )?pas lieu(?: \S+){0,2}$")
_LIMIT_BEHIND = re.compile(
    r"(?:[:,(-] )?(?:dernier delai|au plus tard|(?:date )?limite(?! (?:a|aux?) )|cloture des|fin des inscriptions)"
    rf"|(?:\( [^()]* \) )?[|:-] {_HANDING_IN}"
)
_DROPPED_BEHIND = re.compile(r"(?:n ayant (?:pas )?pu|ne pouvant|etant annule|ayant ete annule)")
_GONE = re.compile(
    r"(?:dernier|derniere|passee?)s?\b(?! (?:(?:delai|aux?|de|du|en|par|sur)\b|a(?:$| l[a ]| une? )))"
)
"""« le 3 avril dernier », « le 3 avril passé », where « la réunion du 3 avril passe à 18h »."""
_OVER = re.compile(
    r"\b(?:s est|se sont|nous (?:nous )?sommes (?:reuni|retrouve|rencontre|rassemble)\w*|a eu lieu|ont eu lieu"
    r"|(?:a|ont|avons|avez) (?:reuni|rassemble|accueilli|organise|tenu|fete|celebre|participe)\w*)\b"
    r"(?: (?!,|;|:)\S+){0,6}$"
)
_OVER_BEHIND = re.compile(
    r"(?:, )?(?:(?:s (?:est|etait)|se (?:sont|etaient)) (?:tenu|deroule)|(?:a|avait|ont|avaient) eu lieu"
    r"|nous (?:avons|etions|avions)|(?:a|ont) (?:reuni|rassemble|accueilli|permis))"
)
_OPENING_BEHIND = re.compile(
    rf"[:,(-] (?:ouverture (?:(?:de|d|des|l|la|aux) )*{_REGISTRATION}"
    r"|avis d acceptation|notifications? (?:aux|des|d|de)|publication des resultats)\b"
)
_FIRST_HOUR = re.compile(r"\b(?:vernissage|inauguration|cocktail|depart)\b[^.;,]*$")
_LIMIT_OF_NEXT = re.compile(rf"(?:{_LIMIT_BEHIND.pattern})[^,;()]*$")
_STREET = re.compile(
    r"\b(?:rue|avenue|av|place|boulevard|bd|bld|quai|square|impasse|allees?|chemin|faubourg|esplanade|rond - point)"
    r"(?: \.)?(?: (?:du|des|de la))?$"
)
_NAMED_PLACE = re.compile(
    r"\b(?:salle|stade|ecole|college|lycee|espace|parc|residence|caserne|gymnase|hopital|maison|cite) (?:du|des)$"
)
_COMMEMORATED = frozenset([(8, 5), (11, 11), (14, 7), (4, 9), (19, 3), (18, 6), (1, 5)])
_OPENED = re.compile(r"\b(?:ouvert\w*|accessibles?|visibles?|exposition|horaires d ouverture|permanences?)\b")
_PAST_WORDS = re.compile(
    r"\b(?:a eu lieu|ont eu lieu|s est (?:tenu|deroul)\w*|se sont (?:tenu|deroul)\w*|retour sur(?! scene\b))\b"
)
_COMING_WORDS = re.compile(
    r"\b(?:aura lieu|auront lieu|se tiendr\w+|se deroulera\w*|vous invite|prochaine?s?|rendez vous|save the date)\b"
)


def before(tokens: Tokens, index: int, floor: int = 0, reach: int = _LEFT) -> str:
    """Give the words of the same sentence that stand before a token, none of them before `floor`."""
    first, floor = index, max(floor, index - reach)
    while first > floor and tokens[first - 1].text not in _ENDS:
        first -= 1
    return _words(tokens, first, index)


def after(tokens: Tokens, index: int) -> str:
    """Give the words of the same sentence that stand from a token on."""
    last = index
    while last < index + _RIGHT and tokens[last].text not in _ENDS:
        last += 1
    return _words(tokens, index, last)


def _words(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(
        token.text[:_LONGEST] for token in tokens[first:last] if token.kind is not Kind.LINE and token.text
    )


def leads_on(between: str) -> bool:
    """Tell « – clôture des inscriptions le » between two days, which is said of the second."""
    return bool(_LIMIT_OF_NEXT.match(between))


def line_above(tokens: Tokens, index: int) -> str | None:
    """Give the words of the line above a token that opens its own; `None` for any other token."""
    last = index - 1
    if last < 0 or tokens[last].kind is not Kind.LINE:
        return None
    first = last
    while first and tokens[first - 1].kind not in (Kind.LINE, Kind.BREAK) and last - first < _LEFT:
        first -= 1
    return _words(tokens, first, last)


def kind_from(words: str, following: str, *, ranged: bool, heading: str | None = None) -> WhenKind:
    """Tell what a mention is from the words that lead to it, articles included, and those that follow.

    `heading` is the line above one that opens its line: « Le langage écrit » is a title, « Publié le » a stamp.
    """
    if _PUBLICATION.search(words) and (heading is None or _STAMPED.match(heading)):
        return "publication"
    if _DEADLINE.search(words) or _LIMIT_BEHIND.match(following):
        return "deadline"
    opening = None if _is_state_above(words, heading) else _OPENING.search(words)
    if _REGISTRATION_SPAN.search(words) or (opening and ranged):
        return "deadline" if ranged else "mention"
    told = _MENTION.search(words) and not _goes_on(words, following)
    if opening or _EXCEPTION.search(words) or told or _OPENING_BEHIND.match(following):
        return "mention"
    if _DROPPED_BEHIND.match(following):
        return "mention"
    return "mention" if not ranged and _AS_OF.search(words) else "event"


def _is_state_above(words: str, heading: str | None) -> bool:
    """Tell « Inscriptions ouvertes » on the line above a day, which is not the one they open on."""
    return heading is not None and words.endswith(heading) and _OPENED_STATE.fullmatch(heading) is not None


def _goes_on(words: str, following: str) -> bool:
    """Tell « Après l’entraînement du 12 mars, vous êtes conviés à un goûter », on the day of what goes before."""
    return _BEFOREHAND.search(words) is not None and _INVITES.match(following) is not None


def asks_to_send(words: str) -> bool:
    """Tell whether the words ask for something, as « il vous faut remettre le croquis le » does."""
    return bool(_TO_SEND.search(words))


def names_a_place(words: str, day: int, month: int) -> bool:
    """Tell « rue du 8 mai 1945 » and « salle du 11 novembre » from days."""
    return bool(_STREET.search(words)) or ((day, month) in _COMMEMORATED and bool(_NAMED_PLACE.search(words)))


def is_new_date(words: str) -> bool:
    """Tell whether the words lead to the new date of something put off: « reporté au »."""
    return bool(_MOVED_TO.search(words))


def is_moved(words: str) -> bool:
    """Tell whether the words lead to an old and a new date: « reporté du 3 mars au 7 avril »."""
    return bool(_MOVED.search(words))


def is_off(words: str) -> bool:
    """Tell whether the words say that nothing happens on a day: « n’aura pas lieu »."""
    return bool(_OFF.search(words))


def is_over(words: str, following: str) -> bool:
    """Tell the day of what is done: « le bureau s’est réuni le » leads to it, « a eu lieu » follows it."""
    return bool(_OVER.search(words) or _OVER_BEHIND.match(following))


def is_exception(words: str) -> bool:
    """Tell the days that « sauf le » leads to."""
    return bool(_EXCEPTION.search(words))


def is_opening(words: str) -> bool:
    """Tell the hour of « vernissage le 11 octobre à 19h », which is not that of the whole exhibition."""
    return bool(_FIRST_HOUR.search(words))


def has_opening_hours(words: str) -> bool:
    """Tell whether the hours of a period are those of a place that stays open."""
    return bool(_OPENED.search(words))


def near_cue(following: str) -> Cue | None:
    """Read « dernier » or « prochain » right after a day."""
    if _GONE.match(following):
        return Cue.PAST
    return Cue.COMING if re.match(r"prochaine?s?\b", following) else None


def loose_cue(words: str) -> Cue | None:
    """Read the tense of the sentence, for when nothing else decides."""
    if _PAST_WORDS.search(words):
        return Cue.PAST
    return Cue.COMING if _COMING_WORDS.search(words) else None
