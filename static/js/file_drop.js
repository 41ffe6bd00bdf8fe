// Speaks the page's language, and shows the chosen pictures at once, before they are sent.
export function enhance(drop) {
  const input = drop.querySelector("input[type=file]");
  const seen = drop.querySelector(".file-drop__seen");
  drop.classList.add("file-drop--seen");
  drop.querySelector(".file-drop__words").hidden = false;

  input.addEventListener("change", () => {
    for (const { src } of seen.querySelectorAll("img")) URL.revokeObjectURL(src);
    seen.replaceChildren(...[...input.files].map((file) => (file.type.startsWith("image/") ? picture(file) : file.name)));
  });
}

function picture(file) {
  const img = new Image();
  img.src = URL.createObjectURL(file);
  img.alt = file.name;
  return img;
}
