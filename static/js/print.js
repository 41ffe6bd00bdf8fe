// A button that prints the page; without JavaScript the browser's own menu does it.
export function enhance(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
