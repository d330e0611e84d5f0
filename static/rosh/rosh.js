// Our own few lines: the design system's start, copy buttons, saving as you type, and the warning
// before a session ends. Every page works without them.
import { initAll } from "../vendor/govuk/govuk-frontend.min.js";
import { keepReferencesWhole } from "./references.js";
import { saveAsYouType } from "./saving.js";

const MINUTE = 60 * 1000;

initAll();
window.addEventListener("pageshow", showWhatIsWrong); // after the design system has put it away
document.querySelectorAll("[data-copy]").forEach(prepareCopyButton);
document.querySelectorAll("form[data-draft]").forEach(saveAsYouType);
keepReferencesWhole(document.getElementById("main-content") ?? document.body);
document.querySelectorAll("[data-open-all]").forEach(openAllParts);
const body = document.body;
if (body.dataset.warnAfterMinutes) startSessionClock();

// A text that was typed, and then put away by another answer, is shown where it has to be mended.
function showWhatIsWrong() {
  for (const kind of ["radios", "checkboxes"]) {
    const away = `govuk-${kind}__conditional--hidden`;
    document.querySelectorAll(`.${away}:has(.govuk-error-message)`).forEach((part) => part.classList.remove(away));
  }
}

// A copy button is hidden until it can work; the text can be selected by hand without it.
function prepareCopyButton(button) {
  const source = document.getElementById(button.dataset.copy);
  const status = document.getElementById(button.dataset.copy + "-copied");
  if (!source) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(source);
    status.textContent = done ? "Copied" : "Press Ctrl and C to copy the selected text";
  });
}

async function copy(source) {
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

// Without this, the link asks for the page again with all its parts open.
function openAllParts(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const parts = [...document.querySelectorAll(".rosh-part")];
    const opens = parts.some((part) => !part.open);
    for (const part of parts) part.open = opens;
    link.textContent = opens ? "Close all parts" : "Open all parts";
  });
}

// The server ends an idle session; every answer of the server starts its clock again.
function startSessionClock() {
  const notice = document.getElementById("session-notice");
  const wait = Number(body.dataset.warnAfterMinutes) * MINUTE;
  let timer = setTimeout(warn, wait);

  document.addEventListener("rosh:saved", restart);
  notice.querySelector("button")?.addEventListener("click", stay);

  function warn() {
    notice.hidden = false;
    const text = notice.querySelector("p");
    text.textContent = text.dataset.text; // filled in now, so that it is announced
  }

  function restart() {
    clearTimeout(timer);
    notice.hidden = true;
    timer = setTimeout(warn, wait);
  }

  async function stay() {
    const text = notice.querySelector("p");
    try {
      const answer = await fetch(body.dataset.staySignedIn, { redirect: "manual" });
      if (answer.ok) return restart();
      text.textContent = "You have been signed out. Copy what you wrote before you leave this page.";
    } catch {
      text.textContent = "We cannot reach the service. Copy what you wrote before you leave this page.";
    }
  }
}
