// The coach's desk by keyboard: J next, K previous, A accept, R return, ? help. Every key is a link or a button on the page,
// and all of them can be turned off.
(function () {
  "use strict";
  var STORE = "cadre-coach-keys";
  var READING = "cadre-coach-reading";
  var hint = document.querySelector("[data-shortcuts]");
  var toggle = document.querySelector("[data-shortcuts-toggle]");
  var says = document.querySelector("[data-shortcuts-says]");
  var help = document.getElementById("keys-help");
  var done = false;

  function kept(store, key, value) {
    try {
      if (value !== undefined) {
        store.setItem(key, value);
      }
      return store.getItem(key);
    } catch (_) {
      // Without storage the keys simply stay on.
      return null;
    }
  }

  function off() {
    return kept(window.localStorage, STORE) === "off";
  }

  function label() {
    if (toggle) {
      toggle.textContent = off() ? toggle.dataset.off : toggle.dataset.on;
    }
  }

  if (hint) {
    hint.hidden = false;
    label();
    document.documentElement.classList.toggle("keys-off", off());
  }
  if (toggle) {
    toggle.addEventListener("click", function () {
      kept(window.localStorage, STORE, off() ? "on" : "off");
      label();
      document.documentElement.classList.toggle("keys-off", off());
      says.textContent = off() ? says.dataset.off : says.dataset.on;
    });
  }

  function ask() {
    if (help && !help.open) {
      help.showModal();
    }
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-shortcuts-help]")) {
      ask();
    } else if (event.target.closest("[data-shortcuts-close]")) {
      help.close();
    }
  });

  // Who came here by a key goes on reading here: the heading gets the focus and is read out.
  var reading = document.getElementById("reading");
  if (reading && !document.getElementById("problems") && kept(window.sessionStorage, READING) === "yes") {
    reading.focus();
  }
  kept(window.sessionStorage, READING, "no");

  function press(target) {
    if (target && !done) {
      // Leaving the page once: a key held down decides nothing about the next report.
      done = true;
      kept(window.sessionStorage, READING, "yes");
      target.click();
      window.setTimeout(function () {
        done = false;
      }, 5000);
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.repeat || off() || (help && help.open)) {
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("#give-back textarea")) {
      event.preventDefault();
      press(document.querySelector('[data-shortcut="return"]'));
      return;
    }
    var typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      ask();
      return;
    }
    var key = event.key.toLowerCase();
    if (key === "r") {
      var comment = document.getElementById("comment");
      if (comment) {
        event.preventDefault();
        comment.focus();
      }
      return;
    }
    var target = /^[jka]$/.test(key) ? document.querySelector('[data-shortcut="' + key + '"]') : null;
    if (target) {
      event.preventDefault();
      press(target);
    }
  });

  // A page that comes back from the browser's memory takes keys again.
  window.addEventListener("pageshow", function () {
    done = false;
  });
})();
