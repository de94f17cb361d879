// Streamlit's own words are English, and no option changes that. Those that a reader sees or hears on our pages
// are put into French here; what is not in the list stays as it is, and so does everything that we write.
const FRENCH = new Map(Object.entries({
  "App pages": "Pages",
  "Choose an option": "Choisir dans la liste",
  "Autosize": "Ajuster la largeur",
  "Clear all": "Tout effacer",
  "Close": "Fermer",
  "Close fullscreen": "Quitter le plein écran",
  "Collapse sidebar": "Fermer le menu",
  "Connecting": "Connexion",
  "Connecting to Streamlit server": "Connexion au serveur",
  "Connection error": "Connexion perdue",
  "Copied": "Copié",
  "Copy to clipboard": "Copier",
  "Copy Vega-Lite spec": "Copier la description du graphique",
  "Dismiss": "Fermer",
  "Download as CSV": "Télécharger en CSV",
  "Download as PNG": "Télécharger en PNG",
  "Expand sidebar": "Ouvrir le menu",
  "Fullscreen": "Plein écran",
  "Hide column": "Masquer la colonne",
  "group mark container": "ensemble",
  "Navigate to home page": "Revenir à l’accueil",
  "Next page": "Page suivante",
  "No results": "Aucun résultat",
  "Open": "Ouvrir",
  "Pin column": "Figer la colonne",
  "Please wait...": "Un instant…",
  "Press Enter to apply": "Entrée pour chercher",
  "Previous page": "Page précédente",
  "Search": "Chercher",
  "Show chart": "Voir le graphique",
  "Show data": "Voir les données",
  "Show/hide columns": "Choisir les colonnes",
  "Selected values": "Choix faits",
  "Sidebar": "Menu",
  "Skip to main content": "Aller au contenu",
  "Sort ascending": "Tri croissant",
  "Sort descending": "Tri décroissant",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Le serveur ne répond pas. Êtes-vous relié à internet\u00a0?",
  "Type to search": "Chercher dans le tableau",
  "Unpin column": "Libérer la colonne",
  "visualization": "graphique",
}));
const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];
const COUNTED = /^(\d+) options? available\.$/;
const OURS = '[class^="ml-"]';

/** Gives « Fullscreen: … », « Fullscreen », « Remove … », « Help for … » or « 3 options available. » in French; other text unchanged. */
function inFrench(text) {
  if (text.startsWith("Remove ")) return text.replace("Remove", "Retirer");
  if (text.startsWith("Help for ")) return text.replace("Help for", "Aide\u00a0:");
  if (COUNTED.test(text)) return text.replace(COUNTED, "$1 choix dans la liste.");
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
