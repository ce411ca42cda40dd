// Keeps the screen in the room current; without it the page loads itself anew every five seconds.
const EVERY_MS = 2000;
const PATIENCE_MS = 4000;
const room = document.getElementById("room");
const lost = document.getElementById("lost");
let missed = 0;
let pressing = false;

// The hidden numbers of the forms change with each look; only what is read counts.
const seen = (element) => element.innerHTML.replaceAll(/value="[^"]*"/g, "");

async function look() {
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("room");
    if (!next) throw new Error("no screen");
    missed = 0;
    if (!pressing && seen(next) !== seen(room)) {
      const kept = document.activeElement?.closest("form")?.getAttribute("action");
      room.replaceChildren(...next.childNodes);
      if (kept) room.querySelector(`form[action="${kept}"] button`)?.focus();
    }
  } catch {
    missed += 1;
  }
  lost.hidden = missed < 2;
  setTimeout(look, EVERY_MS);
}
setTimeout(look, EVERY_MS);

// Pressed twice in a hurry, it is one call; a press that cannot be sent says so.
room.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (pressing) return;
  pressing = true;
  const form = event.target;
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("room");
    room.replaceChildren(...next.childNodes);
    room.querySelector(`form[action="${form.getAttribute("action")}"] button`)?.focus();
    missed = 0;
  } catch {
    missed = 2;
  }
  lost.hidden = missed < 2;
  pressing = false;
});
