// A reference such as KA-1 is one word: it does not break at its hyphen. A browser breaks there, and
// no style forbids it for a part of a text, so each gets a box of its own.
const REFERENCE = /\b(?:KA|CH|PR|ST|VP|GP)-\d{1,4}\b/g;
const LEFT_ALONE = "textarea, select, script, style, svg, .rosh-reference";

export function keepReferencesWhole(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.includes("-") && !text.parentElement.closest(LEFT_ALONE)) texts.push(text);
  }
  texts.forEach(wrapIn);
}

function wrapIn(text) {
  for (const found of [...text.data.matchAll(REFERENCE)].reverse()) {
    const whole = text.splitText(found.index);
    whole.splitText(found[0].length);
    const box = document.createElement("span");
    box.className = "rosh-reference";
    whole.replaceWith(box);
    box.append(whole);
  }
}
