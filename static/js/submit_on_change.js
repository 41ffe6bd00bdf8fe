// A small form that is sent as soon as its value changes; its button is for those without JavaScript.
const PAUSE = 600; // several taps on plus are one change

export function enhance(form) {
  let timer;
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), PAUSE);
  });
}
