// Keeps what is typed: as a draft on the server, and on this phone as long as there is no connection.
const PAUSE = 1500;

export function autosave(form, name, restore = restoreControls) {
  const note = form.querySelector("[data-note]");
  const version = form.elements.version;
  const place = `${name} ${form.dataset.autosave}`;
  let timer;
  let sending = null;
  let isOver = false; // saved elsewhere meanwhile, or being sent: the draft is no longer ours to write

  const say = (words, isAmiss = false) => {
    note.textContent = words;
    note.classList.toggle("is-amiss", isAmiss);
  };

  const typed = () => {
    const data = new FormData(form);
    data.delete("photos");
    return data;
  };

  const remember = () => {
    const fields = [...typed()].filter(([name]) => name !== "csrfmiddlewaretoken");
    localStorage.setItem(place, JSON.stringify({ version: version.value, fields }));
  };

  const send = async () => {
    const response = await fetch(form.dataset.autosave, { method: "POST", body: typed() });
    const isOurs = response.headers.get("Content-Type")?.startsWith("application/json");
    if (!isOurs) throw new Error(response.statusText);
    const answer = await response.json();
    isOver = !response.ok;
    say(response.ok ? `✓ ${answer.words}` : answer.words, !response.ok);
    if (!response.ok) return;
    version.value = answer.version;
    localStorage.removeItem(place);
  };

  const save = async () => {
    clearTimeout(timer);
    if (isOver) return;
    await sending;
    sending = send().catch(() => say(form.dataset.offline, true));
    await sending;
    sending = null;
  };

  const changed = () => {
    remember();
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  form.addEventListener("input", (event) => event.target.type !== "file" && changed());
  addEventListener("online", () => localStorage.getItem(place) && save());

  // The draft that is on its way would make this page an old one: let it arrive first.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!sending) return (isOver = true);
    event.preventDefault();
    sending.then(() => form.requestSubmit(event.submitter));
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  const kept = JSON.parse(localStorage.getItem(place));
  if (kept?.version !== version.value) return localStorage.removeItem(place);
  restore(form, kept.fields);
  say(form.dataset.restored);
  timer = setTimeout(save, PAUSE);
}

export function restoreControls(form, fields) {
  const values = new Map(fields);
  for (const control of form.elements) {
    if (!control.name || ["file", "submit", "button"].includes(control.type) || control.name === "csrfmiddlewaretoken") continue;
    if (["checkbox", "radio"].includes(control.type)) control.checked = values.get(control.name) === control.value;
    else if (values.has(control.name)) control.value = values.get(control.name);
  }
}
