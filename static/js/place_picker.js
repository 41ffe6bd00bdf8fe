// Finds places while one types: a combobox (ARIA) over the plain box of places/_picker.html.
// Says "place:chosen" with { value, label, postal_codes } when a place is chosen.
const PAUSE = 160;
let pickers = 0;

export function enhance(picker) {
  const box = picker.querySelector(".place-picker__text");
  const name = box.name.replace(/_text$/, "");
  const id = `places-${++pickers}`;
  const list = element("ul", { id, className: "place-picker__list", role: "listbox", hidden: true });
  const none = element("p", { className: "place-picker__none", role: "status" });
  list.setAttribute("aria-label", document.querySelector(`label[for="${box.id}"]`)?.textContent ?? "");
  for (const [key, word] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id]])
    box.setAttribute(key, word);
  box.after(list, none);

  let places = [];
  let active = -1;
  let timer;
  let request;

  const close = () => {
    list.hidden = true;
    box.ariaExpanded = "false";
    move(-1);
  };

  const move = (to) => {
    active = to;
    [...list.children].forEach((option, index) => (option.ariaSelected = String(index === active)));
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };

  const show = (found) => {
    places = found;
    const options = places.map((place, index) =>
      element("li", { id: `${id}-${index}`, className: "place-picker__option", role: "option", textContent: place.label }));
    list.replaceChildren(...options);
    none.textContent = places.length ? "" : picker.dataset.none;
    move(-1);
    list.hidden = !places.length;
    box.ariaExpanded = String(!list.hidden);
  };

  const forget = () => {
    clearTimeout(timer);
    request?.abort();
    none.textContent = "";
    picker.querySelector("input[type=hidden]")?.remove();
    picker.querySelector(".place-picker__choices")?.remove();
  };

  const find = async () => {
    request = new AbortController();
    const asked = new URLSearchParams({ q: box.value.trim(), villages: picker.dataset.villages, lang: document.documentElement.lang });
    try {
      const response = await fetch(`${picker.dataset.url}?${asked}`, { signal: request.signal });
      if (response.ok) show((await response.json()).places);
    } catch {
      close(); // No line, or typed on: the form itself still finds the place when it is sent.
    }
  };

  const choose = (place) => {
    forget();
    box.value = place.label;
    box.before(element("input", { type: "hidden", name, value: place.value }));
    close();
    picker.dispatchEvent(new CustomEvent("place:chosen", { bubbles: true, detail: place }));
  };

  const keys = {
    ArrowDown: () => move((active + 1) % places.length),
    ArrowUp: () => move((active <= 0 ? places.length : active) - 1),
    Enter: () => choose(places[Math.max(active, 0)]),
    Escape: close,
  };

  box.addEventListener("input", () => {
    forget();
    if (box.value.trim().length < 2) return close();
    timer = setTimeout(find, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // The box keeps the focus.
  list.addEventListener("click", (event) => {
    const index = [...list.children].indexOf(event.target.closest("li"));
    if (index >= 0) choose(places[index]);
  });
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
