// Shows the chosen pictures at once, before they are sent.
export function enhance(drop) {
  const input = drop.querySelector("input[type=file]");
  const seen = drop.querySelector(".file-drop__seen");

  input.addEventListener("change", () => {
    for (const old of seen.children) URL.revokeObjectURL(old.src);
    const pictures = [...input.files].filter((file) => file.type.startsWith("image/"));
    seen.replaceChildren(...pictures.map((file) => {
      const img = new Image();
      img.src = URL.createObjectURL(file);
      img.alt = file.name;
      return img;
    }));
  });
}
