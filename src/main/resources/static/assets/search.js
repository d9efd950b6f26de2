// The search in the header: / leads there, arrows move through what was found, Enter opens, Escape closes.
(function () {
  "use strict";

  var field = document.getElementById("find");
  var list = document.getElementById("found-now");
  var said = document.getElementById("found-said");
  if (!field || !list) {
    return;
  }
  var active = null;

  function options() {
    return Array.from(list.querySelectorAll("a[role=option]"));
  }

  function choose(option) {
    if (active) {
      active.setAttribute("aria-selected", "false");
    }
    active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function isOpen() {
    return !list.hidden;
  }

  function open() {
    if (list.children.length > 0) {
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }
  }

  function close() {
    choose(null);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  }

  function move(by) {
    var all = options();
    if (all.length === 0) {
      return;
    }
    var at = all.indexOf(active);
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
  }

  list.addEventListener("htmx:afterSwap", function () {
    active = null;
    field.removeAttribute("aria-activedescendant");
    if (field.value.trim() === "" || document.activeElement !== field) {
      close();
    } else {
      open();
    }
  });

  field.addEventListener("input", function () {
    if (field.value.trim() === "") {
      list.replaceChildren();
      said.textContent = "";
      close();
    }
  });

  // Nothing typed is nothing to ask for.
  field.addEventListener("htmx:beforeRequest", function (event) {
    if (field.value.trim() === "") {
      event.preventDefault();
    }
  });

  field.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) {
        open();
      }
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen() && active) {
      event.preventDefault();
      window.location.assign(active.href);
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest(".top-search")) {
      close();
    }
  });

  field.addEventListener("focus", function () {
    if (field.value.trim() !== "") {
      open();
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    var at = event.target;
    if (at.closest && at.closest("input, textarea, select, [contenteditable], dialog")) {
      return;
    }
    event.preventDefault();
    field.focus();
    field.select();
  });
})();

// On a phone the places open and close.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var opener = event.target.closest("[data-opens]");
    if (opener) {
      opener.setAttribute("aria-expanded", String(opener.getAttribute("aria-expanded") !== "true"));
    }
  });
})();
