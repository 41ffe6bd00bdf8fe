// Plus and minus without a reload: each press is sent on its own, one after the other, and its row comes back.
export function enhance(list) {
  let line = Promise.resolve();

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const { target: form, submitter } = event;
    const row = form.closest("[data-stock-row]");
    const pressed = submitter.value;
    line = line.then(() => send(form, submitter)).then((html) => show(row.id, pressed, html), () => location.reload());
  });
}

async function send(form, submitter) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { "X-Part": "stock" },
    body: new FormData(form, submitter),
  });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

// The thumb rests on a button: it stays the one that has the focus.
function show(id, pressed, html) {
  const row = document.getElementById(id);
  const hadFocus = row.contains(document.activeElement);
  row.outerHTML = html;
  if (hadFocus) document.querySelector(`#${id} [value="${pressed}"]`).focus();
}
