// What makes pages better with script; every page works without.
(function () {
  "use strict";

  // What only a script can do is hidden without one.
  document.documentElement.classList.add("scripted");

  // After a refused form the summary gets the focus, so that it is read first.
  var problems = document.getElementById("problems");
  if (problems) {
    problems.focus();
  }

  // A form is sent once: the second click of a double click finds the button resting.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || event.defaultPrevented) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    window.setTimeout(function () {
      delete form.dataset.sent;
    }, 5000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });

  // Choosing a result of a search as one types: fills the hidden field and the visible one.
  document.addEventListener("click", function (event) {
    var choice = event.target.closest("[data-choose]");
    if (!choice) {
      return;
    }
    var hidden = document.getElementById(choice.dataset.choose);
    var visible = document.getElementById(choice.dataset.shows);
    if (hidden && visible) {
      event.preventDefault();
      hidden.value = choice.dataset.value;
      visible.value = choice.dataset.name;
      choice.closest("ul").replaceChildren();
      visible.focus();
    }
  });

  // Shortcuts that fill a field: a quarter hour, yesterday, today.
  document.addEventListener("click", function (event) {
    var shortcut = event.target.closest("[data-fill]");
    if (shortcut) {
      event.preventDefault();
      var field = document.getElementById(shortcut.dataset.fill);
      field.value = shortcut.dataset.with;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  // What somebody kept on this phone is sealed; its key goes once the server says that they are signed in no longer.
  window.cadreSeal = function () {
    localStorage.removeItem("cadre-log-who");
    if (window.caches) {
      caches.delete("cadre-contact-log");
    }
    return new Promise(function (resolve) {
      var opening = indexedDB.open("cadre-contact-log");
      opening.onerror = resolve;
      opening.onsuccess = function () {
        var open = opening.result;
        if (!open.objectStoreNames.contains("keys")) {
          open.close();
          indexedDB.deleteDatabase("cadre-contact-log");
          resolve();
          return;
        }
        var work = open.transaction("keys", "readwrite");
        work.objectStore("keys").clear();
        work.oncomplete = work.onabort = function () {
          open.close();
          resolve();
        };
      };
    });
  };
  var who = document.body.dataset.who;
  try {
    var keeper = localStorage.getItem("cadre-log-who");
    if (keeper && keeper !== who) {
      window.cadreSeal();
    }
    // What somebody else typed in a chat and did not send.
    Object.keys(sessionStorage).forEach(function (name) {
      if (name.indexOf("cadre-chat-") === 0 && name.slice(-36) !== who) {
        sessionStorage.removeItem(name);
      }
    });
  } catch (_) {
    // Without storage nothing is kept.
  }

  // Who signs out leaves nothing on the phone: neither contacts that wait, with their private notes, nor a draft.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.getAttribute("action") !== "/sign-out") {
      return;
    }
    if (Number(localStorage.getItem("cadre-log-waiting")) > 0 && !window.confirm(form.dataset.waiting)) {
      event.preventDefault();
      return;
    }
    Object.keys(localStorage).forEach(function (name) {
      if (name.indexOf("cadre-log") === 0) {
        localStorage.removeItem(name);
      }
    });
    sessionStorage.clear();
    if (window.indexedDB) {
      indexedDB.deleteDatabase("cadre-contact-log");
    }
    if (window.caches) {
      caches.delete("cadre-contact-log");
    }
  }, true);
  // What comes into a page says in one sentence what it is (data-said, else its heading). Work that is looked at again and
  // again says it only when it is another. The focus stays where it was, though its place is drawn anew.
  var swapped = null;

  function region() {
    var said = document.getElementById("said");
    if (!said) {
      said = document.createElement("p");
      said.id = "said";
      said.className = "visually-hidden";
      said.setAttribute("role", "status");
      document.body.appendChild(said);
    }
    return said;
  }
  region();

  function sentence(part) {
    var said = Array.from(part.querySelectorAll("[data-said], .nothing > p"));
    var heading = part.querySelector("h1, h2, h3, legend, caption");
    if (said.length === 0 && heading) {
      said.push(heading);
    }
    return said.map(function (one) {
      return one.textContent.trim().replace(/\s+/g, " ");
    }).join(" ");
  }

  function say(words) {
    var said = region();
    said.textContent = "";
    // The same words again are heard again.
    window.setTimeout(function () {
      said.textContent = words;
    }, 50);
  }

  function place(at) {
    return [at.tagName, at.id, at.getAttribute("name"), at.getAttribute("href"), at.textContent.trim()].join("|");
  }

  function focusAgain(part, was) {
    var all = part.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    var next = Array.from(all).find(function (one) {
      return place(one) === was;
    });
    if (!next) {
      next = part.querySelector("h1, h2, h3") || part;
      next.setAttribute("tabindex", "-1");
    }
    next.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:beforeSwap", function (event) {
    var part = event.detail.target;
    swapped = {
      id: part.id,
      said: sentence(part),
      again: !event.detail.requestConfig.triggeringEvent,
      focus: part.contains(document.activeElement) ? place(document.activeElement) : null
    };
  });

  document.addEventListener("htmx:afterSettle", function () {
    var was = swapped;
    var part = was && document.getElementById(was.id);
    swapped = null;
    if (!part) {
      return;
    }
    var words = sentence(part);
    if (words && !(was.again && words === was.said)) {
      say(words);
    }
    if (was.focus !== null && (!document.activeElement || document.activeElement === document.body)) {
      focusAgain(part, was.focus);
    }
  });

  // A menu that is moved sideways shows where one is.
  var here = document.querySelector(".main-nav [aria-current]");
  if (here) {
    here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;
  }
})();
