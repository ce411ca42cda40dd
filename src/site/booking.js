// Counts down the minutes for which a time is held, by this device's own stopwatch: its clock may be wrong.
// Without it the page says until when, and works the same.
for (const line of document.querySelectorAll("[data-held-for]")) {
  const until = performance.now() + Number(line.dataset.heldFor);
  const says = line.textContent.trim();
  const show = () => {
    const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    if (left === 0) {
      line.setAttribute("role", "status");
      line.textContent = line.dataset.over;
      return;
    }
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    line.textContent = `${says} (${clock} ${line.dataset.left})`;
    setTimeout(show, 1000);
  };
  show();
}

// The zone the visitor's own clock goes by: in its night we send nothing. Without it we take the clinic's.
for (const field of document.querySelectorAll("input[name=zone]"))
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? field.value;
