// Puts tiles in order by dragging: at once with a mouse, after a moment's rest with a finger, which else scrolls.
const REST = 350;
const FAR = 8;

export function draggable(row, onMoved) {
  let tile = null;
  let isDragging = false;
  let from;
  let timer;

  const begin = () => {
    isDragging = true;
    tile.classList.add("is-dragged");
  };

  const end = () => {
    clearTimeout(timer);
    const [moved, wasDragged] = [tile, isDragging];
    tile = null;
    isDragging = false;
    if (!wasDragged) return;
    moved.classList.remove("is-dragged");
    onMoved(moved, tilesOf(row).indexOf(moved));
    row.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => row.removeEventListener("click", swallow, { capture: true }));
  };

  row.addEventListener("pointerdown", (event) => {
    tile = event.target.closest("[data-photo]");
    from = [event.clientX, event.clientY];
    if (tile && event.pointerType !== "mouse") timer = setTimeout(begin, REST);
  });

  addEventListener("pointermove", ({ clientX, clientY, pointerType }) => {
    if (!tile) return;
    if (!isDragging && Math.hypot(clientX - from[0], clientY - from[1]) > FAR) pointerType === "mouse" ? begin() : end();
    if (isDragging) placeAt(document.elementFromPoint(clientX, clientY)?.closest("[data-photo]"));
  });

  const placeAt = (over) => {
    if (!over || over === tile) return;
    const isBefore = tile.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    isBefore ? over.after(tile) : over.before(tile);
  };

  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  row.addEventListener("touchmove", (event) => isDragging && event.preventDefault(), { passive: false });
  row.addEventListener("contextmenu", (event) => tile && event.preventDefault());
}

const tilesOf = (row) => [...row.querySelectorAll("[data-photo]")];

// The click that ends a drag must not open the tile.
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
