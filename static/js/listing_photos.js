// Sends each photo at once, with a bar of its own, and changes their order without leaving the page.
import { draggable } from "./listing_drag.js";
import { shrunk } from "./shrink.js";

export function enhance(field) {
  const kept = field.querySelector("[data-kept]");
  const add = field.querySelector(".photo-tiles__add");
  const input = add.querySelector("input");
  let line = Promise.resolve(); // one after the other: a village line is narrow

  const post = (url, entries, onProgress) =>
    new Promise((resolve, reject) => {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
      for (const [name, value] of entries) body.append(name, value);
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("X-Part", "photos");
      request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.round((loaded / total) * 100));
      request.onerror = reject;
      request.onload = () => (request.status === 200 ? resolve(request.responseText) : reject(request.status));
      request.send(body);
    });

  const show = (html) => (kept.innerHTML = html);

  // A refusal comes as another page: reload to see its sentence.
  const act = (url, entries = []) => post(url, entries).then(show, () => location.reload());

  const send = async (tile, file) => {
    const [bar, words] = [tile.querySelector("progress"), tile.querySelector("span > span")];
    const progress = (percent) => {
      bar.value = percent;
      words.textContent = `${field.dataset.sending} ${percent}%`;
    };
    progress(0);
    try {
      show(await post(field.dataset.photos, [["photos", await shrunk(file), file.name]], progress));
      URL.revokeObjectURL(tile.querySelector("img").src);
      tile.remove();
    } catch {
      words.textContent = field.dataset.failed;
      tile.addEventListener("click", () => queue(tile, file), { once: true });
    }
  };

  const queue = (tile, file) => (line = line.then(() => send(tile, file)));

  const take = () => {
    for (const file of input.files) queue(add.parentElement.insertBefore(tileOf(file), add), file);
    input.value = "";
  };
  input.addEventListener("change", take);
  take(); // what was chosen before this script had come over a slow line

  kept.addEventListener("click", (event) => {
    const button = event.target.closest("button[formaction]");
    if (!button) return;
    event.preventDefault();
    act(button.formAction, button.name ? [[button.name, button.value]] : []);
  });

  draggable(kept, (tile, position) => act(tile.dataset.move.replace(/0\/$/, `${position}/`)));
}

function tileOf(file) {
  const tile = document.createElement("button");
  tile.type = "button";
  tile.className = "photo-tiles__tile";
  tile.innerHTML = '<img alt="" class="photo photo--square"><span class="photo-tiles__sending"><progress max="100"></progress><span></span></span>';
  tile.querySelector("img").src = URL.createObjectURL(file);
  return tile;
}
