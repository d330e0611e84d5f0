// Says while somebody types that a future partner belongs to the public, and shows the button that
// moves it. The server says it too, once the page is saved; without this script nothing is lost.
document.querySelectorAll("[data-watches]").forEach(watch);

function watch(note) {
  const field = document.getElementById(note.dataset.watches);
  if (!field) return;
  const pattern = new RegExp(note.dataset.pattern, "i");
  const words = note.querySelector("[data-words]");
  const wasShown = !note.hidden;
  const atFirst = field.value;

  field.addEventListener("input", () => {
    const found = pattern.exec(field.value);
    const text = found ? `“${found[0]}”` : "";
    if (text && words && words.textContent !== text) words.textContent = text;
    note.hidden = !found && !(wasShown && field.value === atFirst);
  });
}
