// Shows how much of a large file has been sent; what the server answers is shown as if the browser had asked.
export function enhance(form) {
  const bar = form.querySelector("[data-upload-bar]");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    const button = form.querySelector("button");
    button.disabled = true;
    bar.hidden = false;
    request.upload.addEventListener("progress", ({ loaded, total }) => show(bar, loaded / total));
    request.addEventListener("load", () => answer(request));
    request.addEventListener("error", () => {
      button.disabled = false;
      bar.hidden = true;
      form.submit();
    });
    request.open("POST", location.href);
    request.send(new FormData(form));
  });
}

function show(bar, share) {
  const percent = Math.round(share * 100);
  bar.querySelector("progress").value = percent;
  bar.querySelector("[data-upload-share]").textContent = `${percent}%`;
}

function answer(request) {
  if (request.responseURL && request.responseURL !== location.href) return location.assign(request.responseURL);
  document.open();
  document.write(request.responseText);
  document.close();
}
