// What makes pages nicer; every one of them works without. A part is fetched only where its element stands.
const parts = [
  ["[data-stepper]", () => import("./stepper.js")],
  ["[data-stock]", () => import("./stock.js")],
  ["[data-file-drop]", () => import("./file_drop.js")],
  ["[data-listing]", () => import("./listing.js")],
  ["[data-score-sheet]", () => import("./score_sheet.js")],
  ["[data-photos]", () => import("./listing_photos.js")],
  ["[data-rows]", () => import("./listing_rows.js")],
  ["[data-place-picker]", () => import("./place_picker.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["[data-print]", () => import("./print.js")],
  ["[data-upload]", () => import("./upload.js")],
  ["[data-renewed]", () => import("./renewed.js")],
  ["[data-submit-on-change]", () => import("./submit_on_change.js")],
];

for (const [selector, load] of parts) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) load().then(({ enhance }) => elements.forEach(enhance));
}

// One press, one request: the second press of an impatient thumb does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.ariaBusy) return event.preventDefault();
  form.ariaBusy = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the back button, the form is ready again.
addEventListener("pageshow", () => {
  for (const busy of document.querySelectorAll("form[aria-busy], form [aria-busy]")) busy.removeAttribute("aria-busy");
});
