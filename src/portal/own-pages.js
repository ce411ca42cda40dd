// Makes patients' own pages easier; without it everything works as well.
// A button that was pressed is not pressed again while its answer is on the way.
for (const form of document.querySelectorAll("form"))
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
// Back in the browser shows the page as it was: it may be pressed again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Only with the pages open: whoever closed them left nothing behind in this browser, and nothing comes back by itself.
if (document.querySelector(".tabs")) navigator.serviceWorker?.register("/own-worker.js").catch(() => {});

// What is written at length is saved whenever the writer pauses or leaves. Help that comes back for it stands above it at once.
const PAUSE_MS = 4000;
for (const box of document.querySelectorAll("[data-autosave]")) {
  const [text, form] = [box.querySelector("textarea"), box.closest("form")];
  const state = document.createElement("p");
  state.className = "autosaved";
  state.setAttribute("role", "status");
  const help = form.querySelector("[data-help]");
  box.append(state);
  let kept = text.value;
  let timer;
  const save = async () => {
    if (text.value === kept || form.dataset.sent) return;
    const sent = text.value;
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "x-autosave": "yes" },
      body: new URLSearchParams(new FormData(form)),
      redirect: "error",
      keepalive: true,
    }).catch(() => null);
    if (!answer?.ok) return;
    kept = sent;
    if (answer.status === 200) help.innerHTML = await answer.text();
    // Taken back before it was sent: nobody is told, and the page no longer says so. The help stays.
    else if (help.dataset.help === "unsent") help.querySelector(".notice")?.remove();
    if (text.value === sent) state.textContent = box.dataset.autosave;
  };
  text.addEventListener("input", () => {
    state.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  });
  addEventListener("pagehide", save);
}

// A photo is made smaller here, which also leaves out where it was taken. What cannot be is sent as it is.
const LONGEST_SIDE = 2000;
async function smaller(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return blob ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
}
for (const input of document.querySelectorAll("input[data-shrink]"))
  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    const small = await Promise.all(chosen.map(smaller));
    // Others were chosen meanwhile.
    if (chosen.some((file, n) => input.files[n] !== file)) return;
    const list = new DataTransfer();
    for (const file of small) list.items.add(file);
    input.files = list.files;
  });

// A key of this device: we ask, the browser makes or uses it once its owner unlocks it, and it is sent as any other form is.
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
async function madeKey({ challenge, user, excludeCredentials, ...wish }) {
  const known = excludeCredentials.map(({ id, type }) => ({ id: bytesOf(id), type }));
  const publicKey = {
    ...wish,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: known,
  };
  const { id, response } = await navigator.credentials.create({ publicKey });
  return { id, client: textOf(response.clientDataJSON), attestation: textOf(response.attestationObject) };
}
async function usedKey({ challenge, ...wish }) {
  const { id, response } = await navigator.credentials.get({ publicKey: { ...wish, challenge: bytesOf(challenge) } });
  const [client, data] = [textOf(response.clientDataJSON), textOf(response.authenticatorData)];
  return { id, client, data, signature: textOf(response.signature), handle: textOf(response.userHandle ?? []) };
}
for (const box of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  box.hidden = false;
  for (const text of document.querySelectorAll("[data-no-passkey]")) text.hidden = true;
  const form = box.querySelector("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const alert = form.querySelector("[role=alert]");
    alert.textContent = "";
    try {
      const asked = await fetch(box.dataset.passkey, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!asked.ok) throw new Error(asked.statusText);
      const wish = await asked.json();
      const made = await (wish.user ? madeKey(wish) : usedKey(wish));
      for (const [name, value] of Object.entries(made)) form.elements.namedItem(name).value = value;
      form.submit();
    } catch (error) {
      delete form.dataset.sent;
      // They thought better of it, or their time ran out: nothing went wrong.
      if (error.name === "NotAllowedError" || error.name === "AbortError") return;
      alert.textContent = error.name === "InvalidStateError" ? box.dataset.known : box.dataset.fault;
    }
  });
}
