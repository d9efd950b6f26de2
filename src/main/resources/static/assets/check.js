// A file dropped anywhere on the form is checked at once; without script it is chosen and sent as any file is.
document.querySelectorAll("form[data-drop]").forEach((form) => {
  const input = form.querySelector("input[type=file]");
  const show = (over) => form.classList.toggle("drop-over", over);
  ["dragenter", "dragover"].forEach((name) =>
    form.addEventListener(name, (event) => {
      event.preventDefault();
      show(true);
    })
  );
  ["dragleave", "drop"].forEach((name) => form.addEventListener(name, () => show(false)));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
});
