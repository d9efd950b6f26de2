// An address of a list says what is asked, and nothing that is not.
(function () {
  "use strict";
  document.addEventListener("htmx:configRequest", function (event) {
    if (!event.target.closest(".list-filters")) {
      return;
    }
    var asked = event.detail.formData;
    Array.from(asked.keys()).forEach(function (name) {
      var said = asked.getAll(name).filter(function (value) { return value !== ""; });
      asked.delete(name);
      said.forEach(function (value) { asked.append(name, value); });
    });
  });
})();
