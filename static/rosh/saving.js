// Saves the form of a page as it is typed: on the server, as a draft, until its button is pressed.
// Nothing is kept in the browser. Without this the page works as any other.

const PAUSE = 1500; // after the last key
const RETRY = 10000; // after a failure
const SLOW = 400; // what takes longer is said to be going on
const WAIT = 3000; // the longest that leaving a page waits for its last words
const RECENT = 60000; // after that, a session may have ended unseen
const KEEPALIVE_LIMIT = 60000; // characters: browsers send no more when a page closes

const SAID = {
  saving: "Saving…",
  offline: "Not saved: no connection. Keep this page open.",
  signedOut: "You are signed out. Sign in on another tab, then press Save here.",
  changed: "Changed by somebody else since you opened it. Your text is kept. Press Save to see both.",
  refused: "Not saved: you cannot change this any more. Copy what you wrote before you leave.",
  gone: "Not saved: somebody removed this while you were writing. Copy what you wrote before you leave.",
  tooLong: "Not saved: too long. Shorten it, or copy what you wrote before you leave.",
  failed: "Not saved: there is a problem with the service. Keep this page open.",
};

// Answers after which trying again would change nothing.
const NOT_KEPT = { 403: "refused", 410: "gone", 413: "tooLong" };
const LOST_ON_LEAVING = ["failed", "gone", "tooLong"];

export function saveAsYouType(form) {
  const status = form.querySelector("[data-draft-status]");
  let sentPairs = pairsOf(form); // what the server has: at first, the page itself
  let timer = null;
  let running = null; // the request on its way
  let isTyped = false; // something was typed on this page
  let isOver = false; // the page has been handed on: nothing more is sent
  let isPressed = false; // a button was pressed: only what it asks for is sent
  let state = "";
  let heardAt = Date.now(); // when the server last answered

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("focusout", (event) => {
    const toButton = event.relatedTarget?.closest("button[type=submit]");
    if (toButton?.form !== form) sendSoon(0);
  });
  document.addEventListener("visibilitychange", () => {
    if (!isTyped || isOver) return;
    if (document.visibilityState === "hidden") sendSoon(0);
    else send(); // they may have signed in again elsewhere: this renews the token
  });
  window.addEventListener("online", () => isDirty() && send());
  window.addEventListener("pagehide", () => {
    if (isTyped && !isOver && isDirty()) send({ isLast: true });
  });
  window.addEventListener("pageshow", (event) => event.persisted && isOver && location.reload());
  window.addEventListener("beforeunload", (event) => {
    if (isTyped && !isOver && (isStuck() || LOST_ON_LEAVING.includes(state))) event.preventDefault();
  });
  document.addEventListener("click", followLink);
  document.addEventListener("submit", submit);

  function typed() {
    isTyped = true;
    sendSoon(PAUSE);
  }

  function isDirty() {
    return JSON.stringify(pairsOf(form)) !== JSON.stringify(sentPairs);
  }

  function sendSoon(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => !isOver && !isPressed && isTyped && isDirty() && send(), delay);
  }

  // One request at a time, so that an older text never overtakes a newer one.
  async function send(how = {}) {
    clearTimeout(timer);
    if (running && !how.isLast) {
      await running;
      if (isOver || isPressed !== Boolean(how.isPress) || (!how.isLeaving && !isDirty())) return;
    }
    const request = post(how);
    running = request;
    await request;
    if (running === request) running = null;
  }

  async function post(how, isSecondTry = false) {
    const pairs = pairsOf(form);
    const slow = setTimeout(() => say("saving"), SLOW);
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: bodyOf(pairs, how),
        redirect: "manual",
        keepalive: Boolean(how.isLast),
      });
      if (answer.status === 403 && !isSecondTry && (await renewToken())) return await post(how, true);
      heard(answer, pairs);
    } catch {
      tryAgain("offline");
    } finally {
      clearTimeout(slow);
    }
  }

  function heard(answer, pairs) {
    if (answer.type === "opaqueredirect") return tryAgain("signedOut");
    if (answer.status in NOT_KEPT) return say(NOT_KEPT[answer.status]);
    if (answer.status !== 204 && answer.status !== 409) return tryAgain("failed");
    sentPairs = pairs;
    heardAt = Date.now();
    document.dispatchEvent(new Event("rosh:saved"));
    if (answer.status === 409) return say("changed");
    const at = answer.headers.get("X-Saved-At");
    say("saved", at ? `Draft saved at ${at}. Press Save to keep it.` : "Saved.");
  }

  function tryAgain(why) {
    say(why);
    if (why !== "signedOut") timer = setTimeout(() => !isOver && send(), RETRY);
  }

  function say(what, text = SAID[what]) {
    state = what;
    if (status.textContent !== text) status.textContent = text;
  }

  // All fields; where a closing page may not send so much, those that the server has not got yet.
  function bodyOf(pairs, how) {
    const body = new URLSearchParams(pairs);
    if (how.isLast && body.toString().length > KEEPALIVE_LIMIT) return changedOnly(pairs, how);
    return withSeal(body, how);
  }

  function changedOnly(pairs, how) {
    const names = new Set([...pairs, ...sentPairs].map(([name]) => name));
    const changed = [...names].filter((name) => valuesOf(pairs, name) !== valuesOf(sentPairs, name));
    const body = new URLSearchParams(pairs.filter(([name]) => changed.includes(name)));
    changed.forEach((name) => body.append("draft_only", name));
    return withSeal(body, how);
  }

  function withSeal(body, how) {
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("draft_page", form.dataset.draftPage);
    body.set("draft_address", addressOf(form));
    if (how.isLeaving) body.set("draft_leaving", "yes");
    return body;
  }

  // Leaving by a link: what was typed is sent first, so that the next page knows of it.
  async function followLink(event) {
    const link = event.target.closest("a[href]");
    if (!link || !isTyped || isOver || !leadsAway(event, link)) return;
    event.preventDefault();
    if (link.hasAttribute("data-discards-draft")) await soon(discard());
    else await soon(send({ isLeaving: true }));
    isOver = isKept();
    location.assign(link.href);
  }

  async function discard() {
    isOver = true;
    clearTimeout(timer);
    await running;
    const body = withSeal(new URLSearchParams({ address: addressOf(form) }), {});
    await fetch(`${form.dataset.draft}discard/`, { method: "POST", body, redirect: "manual" });
  }

  function isKept() {
    return isOver || state === "saved" || state === "changed";
  }

  // Pressing a button: a draft on its way comes first, so that it does not outlive the save.
  async function submit(event) {
    if (isOver || event.defaultPrevented) return;
    const isOwn = event.target === form;
    const isDiscard = event.target.hasAttribute("data-discards-draft");
    const asks = isStuck() || Date.now() - heardAt > RECENT;
    clearTimeout(timer);
    if (isDiscard || !isTyped || (isOwn && !running && !asks)) {
      isOver = true;
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    isPressed = true; // what waits for the one on its way must not follow it past the save
    await soon(isOwn && !asks ? running : send({ isPress: true, isLeaving: !isOwn }));
    isPressed = false;
    if (isOwn && isStuck()) return status.scrollIntoView({ block: "nearest" });
    isOver = true;
    event.target.requestSubmit(submitter);
  }

  // Whether pressing Save now would lose the page.
  function isStuck() {
    return state === "offline" || state === "signedOut";
  }
}

// Where the form's button sends it: the page itself, unless the form says otherwise.
function addressOf(form) {
  return new URL(form.getAttribute("action") || location.href, location.href).pathname;
}

// What the form would post, but for the token, which is no answer.
function pairsOf(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
}

function valuesOf(pairs, wanted) {
  return JSON.stringify(pairs.filter(([name]) => name === wanted));
}

function leadsAway(event, link) {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const isHere = link.pathname === location.pathname && link.search === location.search && link.hash;
  const isOurs = link.origin === location.origin && !link.target && !link.hasAttribute("download");
  return isPlain && isOurs && !isHere && !event.defaultPrevented;
}

function soon(promise) {
  return Promise.race([promise, new Promise((done) => setTimeout(done, WAIT))]).catch(() => {});
}

// After signing in again elsewhere, the forms of this page need the token of the new session.
async function renewToken() {
  const answer = await fetch(document.body.dataset.staySignedIn, { redirect: "manual" });
  const token = answer.ok && answer.headers.get("X-CSRF-Token");
  if (!token) return false;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = token));
  return true;
}
