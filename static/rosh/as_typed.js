// Says while somebody types that a future partner belongs to the public, and shows the button that
// moves it; and that time or a completed programme alone shows no change. The server says both too,
// once the page is saved; without this script nothing is lost. The words are those of the server.
document.querySelectorAll("[data-watches]").forEach(watch);
document.querySelectorAll("[data-says-nothing-else]").forEach(watchForMore);

function watch(note) {
  const field = document.getElementById(note.dataset.watches);
  if (!field) return;
  const pattern = new RegExp(note.dataset.pattern, "i");
  const words = note.querySelector("[data-words]");
  const wasShown = !note.hidden;
  const atFirst = field.value;

  field.addEventListener("input", () => {
    const found = pattern.exec(field.value);
    const text = found ? `“${found[1] || found[0]}”` : "";
    if (text && words && words.textContent !== text) words.textContent = text;
    note.hidden = !found && !(wasShown && field.value === atFirst);
  });
}

function watchForMore(note) {
  const field = document.getElementById(note.dataset.saysNothingElse);
  if (!field) return;
  const [length, completion, beside] = ["length", "completion", "beside"].map(
    (name) => new RegExp(note.dataset[name], "gi"),
  );

  field.addEventListener("input", () => {
    const text = field.value;
    const rest = text.replace(length, " ").replace(completion, " ");
    note.hidden = rest === text || /[\p{L}\p{N}_]/u.test(rest.replace(beside, " "));
  });
}
