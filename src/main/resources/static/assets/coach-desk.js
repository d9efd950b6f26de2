// The coach's desk by keyboard: J next, K previous, A accept, R return. Every key is a link or a button on the page.
(function () {
  "use strict";
  var STORE = "cadre-coach-keys";
  var hint = document.querySelector("[data-shortcuts]");
  var toggle = document.querySelector("[data-shortcuts-toggle]");

  function off() {
    try {
      return window.localStorage.getItem(STORE) === "off";
    } catch (_) {
      return false;
    }
  }

  function say() {
    if (toggle) {
      toggle.textContent = off() ? toggle.dataset.off : toggle.dataset.on;
    }
  }

  if (hint) {
    hint.hidden = false;
    say();
  }
  if (toggle) {
    toggle.addEventListener("click", function () {
      try {
        window.localStorage.setItem(STORE, off() ? "on" : "off");
      } catch (_) {
        // Without storage the keys simply stay on.
      }
      say();
    });
  }

  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || off()) {
      return;
    }
    var key = event.key.toLowerCase();
    if (key === "r") {
      var comment = document.querySelector("#give-back textarea");
      if (comment) {
        event.preventDefault();
        comment.focus();
      }
      return;
    }
    var target = document.querySelector('[data-shortcut="' + (/^[jka]$/.test(key) ? key : "none") + '"]');
    if (target) {
      event.preventDefault();
      target.click();
    }
  });
})();
