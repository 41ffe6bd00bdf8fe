// A part of a page that changes by itself is fetched anew, until the page says that it is at rest.
const EVERY = 1500;

export function enhance(part) {
  setTimeout(() => renew(part), EVERY);
}

async function renew(part) {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-renewed]");
    if (!fresh) return location.reload();
    part.replaceChildren(...fresh.childNodes);
  }
  enhance(part);
}
