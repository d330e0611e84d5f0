// Step 4: when another level is chosen, shows the questions of that level in place of the old ones.
// What was typed for the old level stays in the page, out of sight, and is saved with the rest.
// Without this script a button saves the page and shows them.
const status = document.querySelector("[data-follows]");
const form = status?.closest("form");
let latest = "";
if (form) form.addEventListener("change", (event) => event.target.name === status.dataset.follows && follow(event.target));

async function follow(chosen) {
  latest = chosen.value;
  const page = await fetched(chosen.value);
  if (latest !== chosen.value) return; // somebody has chosen again meanwhile
  if (!page) {
    status.textContent = "We could not show the questions for this level. Save the page to see them.";
    status.className = "govuk-body-s";
    return;
  }
  page.querySelectorAll("[data-questions]").forEach(replace);
  status.className = "govuk-visually-hidden";
  status.textContent = `The questions below are those for ${nameOf(chosen)}.`;
}

async function fetched(level) {
  try {
    const answer = await fetch(`${location.pathname}?level=${encodeURIComponent(level)}`, { redirect: "manual" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

// A place may hold the questions of several levels; those of one level are in sight. Questions
// that the page holds already stay as they are, with what was typed in them.
function replace(fresh) {
  const place = form.querySelector(`[data-questions="${fresh.dataset.questions}"]`);
  if (!place) return;
  const set = fresh.querySelector("details");
  const name = set?.querySelector("[name]").name;
  const known = set && [...place.children].find((held) => held.querySelector(`[name="${name}"]`));
  if (set && !known) place.append(document.adoptNode(set));
  for (const held of place.children) held.hidden = held !== (known || set);
}

function nameOf(radio) {
  return form.querySelector(`label[for="${radio.id}"]`)?.textContent.trim() || "this level";
}
