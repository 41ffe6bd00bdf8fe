// A score sheet: sums as points are given, what they mean, drafts by itself, Ctrl+Enter to submit.
import { autosave } from "./autosave.js";

export function enhance(form) {
  const criteria = [...form.querySelectorAll("[data-criterion]")];

  const show = () => {
    const parts = new Map();
    for (const criterion of criteria) {
      const points = pointsOf(criterion);
      const { part, weight, max } = criterion.dataset;
      parts.set(part, (parts.get(part) ?? 0) + (points ?? 0) * weight / max);
      criterion.querySelector("[data-meaning]").textContent = meaningOf(criterion, points);
    }
    form.querySelector("[data-sum]").value = [...parts.values()].reduce((sum, part) => sum + part, 0).toFixed(2);
    form.querySelector("[data-parts]").textContent = [...parts].map(([part, sum]) => `${part} ${trimmed(sum)}`).join(" · ");
  };

  form.querySelector("[data-total]").hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-main]"));
  });

  if (form.dataset.autosave) {
    form.querySelector("[data-without-script]")?.setAttribute("hidden", "");
    autosave(form, "score sheet");
  }
  show();
}

function pointsOf(criterion) {
  const control = criterion.querySelector("input:checked, .field__frame input");
  return control?.value ? Number(control.value) : null;
}

// The level that the points reach: the highest that is not above them.
function meaningOf(criterion, points) {
  if (points === null) return "";
  const levels = [...criterion.querySelectorAll("[data-level]")].filter((level) => Number(level.dataset.level) <= points);
  const words = levels.at(-1)?.textContent.replace(/^[\d.]+ = /, "");
  return words ? `${points} = ${words}` : "";
}

function trimmed(sum) {
  return String(Math.round(sum * 100) / 100);
}
