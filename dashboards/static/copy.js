// The button of the page Bulletin that copies what the preview beside it shows: a letter as rich text with its links,
// or the text of a code block. The browser allows it during the click itself, hence not from the server.
const BUTTON = '[class*="st-key-pri-copier"] button';
const LETTER = '[class*="st-key-bulletin-bloc"] table';
const TEXT = '[class*="st-key-bulletin-bloc"] code';
const COPIED = "Copié. Collez-le dans votre lettre.";
const REFUSED = "Le navigateur n’a pas permis la copie. Choisissez le bloc à la souris, puis copiez-le.";

/** Puts a letter, or a text alone, into the clipboard, and tells whether the browser let it. */
function copy(letter, text) {
  let put = false;
  const fill = (event) => {
    if (letter) event.clipboardData.setData("text/html", letter.outerHTML);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    put = true;
  };
  document.addEventListener("copy", fill, true);
  const allowed = document.execCommand("copy");
  document.removeEventListener("copy", fill, true);
  return allowed && put;
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest(BUTTON)) return;
  const letter = document.querySelector(LETTER);
  const shown = letter ?? document.querySelector(TEXT);
  const said = document.querySelector(".ml-copied");
  if (shown && said) said.textContent = copy(letter, shown.innerText) ? COPIED : REFUSED;
}, true);
