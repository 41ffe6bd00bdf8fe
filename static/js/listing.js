// The page of a product that is being listed: it keeps what is typed, its rows of sorts too.
import { autosave, restoreControls } from "./autosave.js";
import { addRow, rowsOf } from "./listing_rows.js";

export function enhance(form) {
  autosave(form, "listing", (form, fields) => {
    const rows = Number(new Map(fields).get("offers-TOTAL_FORMS"));
    while (rowsOf(form) < rows) addRow(form);
    restoreControls(form, fields);
  });
}
