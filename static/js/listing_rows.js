// Further kinds of a product: blank rows wait unseen, and new ones are made of the template.
export function enhance(rows) {
  const form = rows.closest("form");
  for (const row of rows.children) row.hidden = isBlank(row);
  const button = form.querySelector("[data-add-row]");
  button.hidden = false;
  button.addEventListener("click", () => addRow(form).querySelector("input:not([type=hidden])").focus());
}

export const rowsOf = (form) => Number(form.elements["offers-TOTAL_FORMS"].value);

export function addRow(form) {
  const rows = form.querySelector("[data-rows]");
  const waiting = rows.querySelector(":scope > [hidden]");
  if (waiting) {
    waiting.hidden = false;
    return waiting;
  }
  const total = form.elements["offers-TOTAL_FORMS"];
  const made = document.createElement("template");
  made.innerHTML = form.querySelector("[data-row]").innerHTML.replaceAll("__prefix__", total.value);
  total.value = Number(total.value) + 1;
  rows.append(made.content);
  return rows.lastElementChild;
}

const isBlank = (row) => [...row.querySelectorAll("input")].every((input) => input.type === "checkbox" || !input.value);
