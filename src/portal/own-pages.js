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
