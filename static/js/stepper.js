// The minus and plus beside a quantity.
export function enhance(stepper) {
  const number = stepper.querySelector("input");
  const buttons = stepper.querySelectorAll("button");
  const [min, max] = [Number(number.dataset.min), Number(number.dataset.max)];

  const show = () => {
    for (const button of buttons) {
      button.hidden = false;
      const next = Number(number.value) + Number(button.dataset.step);
      button.disabled = next < min || next > max;
    }
  };

  stepper.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    number.value = Math.min(max, Math.max(min, (Number(number.value) || 0) + Number(button.dataset.step)));
    number.dispatchEvent(new Event("change", { bubbles: true }));
  });
  number.addEventListener("change", show);
  show();
}
