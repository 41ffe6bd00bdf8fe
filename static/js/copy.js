// A button that copies a value, for the bank's app on the same phone.
export function enhance(button) {
  const word = button.querySelector("span") ?? button.lastChild;
  const before = word.textContent;
  button.hidden = false;

  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    word.textContent = `${button.dataset.copied ?? before} ✓`;
    setTimeout(() => (word.textContent = before), 2000);
  });
}
