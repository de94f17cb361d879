// Streamlit draws a popover at the end of the page, and drops the focus when a phone's menu opens: with keys alone
// one would cross the whole page to get there. Here the focus goes inside, and comes back when it closes.
const INSIDE = '[data-testid="stPopoverBody"], [data-testid="stSidebar"][data-collapsed="false"]';
const REACHED = "a[href], button, input";
const MENU_BUTTON = '[data-testid="stExpandSidebarButton"]';
let byKeys = false;
let opener = null;
let opened = null;

function follow() {
  const open = document.querySelector(INSIDE);
  if (open === opened || (open && !open.querySelector(REACHED))) return;
  if (byKeys && open) open.querySelector(REACHED).focus();
  if (byKeys && !open) (opener?.isConnected ? opener : document.querySelector(MENU_BUTTON))?.focus();
  opened = open;
}

addEventListener("keydown", () => { byKeys = true; }, true);
addEventListener("pointerdown", () => { byKeys = false; }, true);
addEventListener("focusin", ({ target }) => { if (!target.closest(INSIDE)) opener = target; }, true);
new MutationObserver(follow).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributeFilter: ["data-collapsed"],
});

// On a phone the menu would go on hiding the page that was chosen in it.
addEventListener("click", ({ target }) => {
  if (!target.closest('[data-testid="stSidebarNavLink"]')) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
});
