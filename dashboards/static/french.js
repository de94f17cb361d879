// Streamlit's own words are English, and no option changes that. Those that a reader sees or hears on our pages
// are put into French here; what is not in the list stays as it is, and so does everything that we write.
const FRENCH = new Map(Object.entries({
  "(opens in new tab)": "(nouvel onglet)",
  "(required)": "(obligatoire)",
  "App pages": "Pages",
  "Cannot connect to Streamlit (HTTP status: 403).": "Le serveur refuse la connexion (403).",
  "Choose an option": "Choisir dans la liste",
  "Clear all": "Tout effacer",
  "Clear entry": "Effacer",
  "Clear value": "Effacer",
  "Close": "Fermer",
  "Close fullscreen": "Quitter le plein écran",
  "Collapse sidebar": "Fermer le menu",
  "Connecting": "Connexion",
  "Connecting to Streamlit server": "Connexion au serveur",
  "Connection error": "Connexion perdue",
  "Connection timed out.": "Le serveur met trop de temps à répondre.",
  "Copied": "Copié",
  "Copy to clipboard": "Copier",
  "Dismiss": "Fermer",
  "Download as PNG": "Télécharger en PNG",
  "Expand sidebar": "Ouvrir le menu",
  "Fullscreen": "Plein écran",
  "group mark container": "ensemble",
  "If you are trying to access a Streamlit app running on another server, this could be due to the app's":
    "Il n’admet peut-être pas l’adresse que vous avez suivie. Réglage\u00a0: ",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Maillage est arrêté. Pour le relancer, dans un terminal\u00a0:",
  "Multiselect options": "Choix",
  "Navigate to home page": "Revenir à l’accueil",
  "Next page": "Page suivante",
  "No results": "Aucun résultat",
  "Open": "Ouvrir",
  "Please wait...": "Un instant…",
  "Press Enter to apply": "Entrée pour chercher",
  "Previous page": "Page précédente",
  "Running...": "Un instant…",
  "Selected values": "Choix faits",
  "settings.": ".",
  "Sidebar": "Menu",
  "Skip to main content": "Aller au contenu",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Le serveur ne répond pas. Êtes-vous relié à internet\u00a0?",
  "streamlit run yourscript.py": "maillage serve",
  "visualization": "graphique",
}));
const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];
const OURS = '[class^="ml-"]';
const PATTERNS = [
  [/^Remove /, "Retirer "],
  [/^Help for /, "Aide\u00a0: "],
  [/^(\d+) options? available\.$/, "$1 choix dans la liste."],
  [/^Press (.+)\+Enter to apply$/, "$1 + Entrée pour valider"],
  [/^Connection failed with status (\d+)(\.|, and response:)$/, "Le serveur répond par l’erreur $1."],
];

/** Gives « Fullscreen: … », « Fullscreen » or what a pattern matches in French; other text unchanged. */
function inFrench(text) {
  const [pattern, french] = PATTERNS.find(([pattern]) => pattern.test(text)) ?? [];
  if (pattern) return text.replace(pattern, french);
  const [own, described] = text.split(/: (.*)/s);
  const said = FRENCH.get(own.trim());
  if (said === undefined) return text;
  return described === undefined ? said : `${said}\u00a0: ${described}`;
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text && inFrench(text) !== text) element.setAttribute(name, inFrench(text));
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (inFrench(node.data) !== node.data) node.data = inFrench(node.data);
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(OURS)) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    const element = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
    if (!element || element.closest(OURS)) continue;
    if (change.type === "attributes") translateAttributes(element);
    else if (change.type === "characterData") translate(change.target);
    else change.addedNodes.forEach(translate);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ATTRIBUTES,
});
