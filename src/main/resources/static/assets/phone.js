// What pages that work without a network share: a store on the phone, requests that say what went wrong, a page that is kept.
(function () {
  "use strict";

  var PATIENCE = 10000;

  // Opens a store with the tables named; each table's rows have the key field given.
  function store(name, version, tables) {
    var database = new Promise(function (resolve, reject) {
      var opening = indexedDB.open(name, version);
      opening.onupgradeneeded = function () {
        Object.keys(tables).forEach(function (table) {
          if (!opening.result.objectStoreNames.contains(table)) {
            opening.result.createObjectStore(table, { keyPath: tables[table] });
          }
        });
      };
      opening.onsuccess = function () {
        // Who signs out deletes it, also while another tab has it open.
        opening.result.onversionchange = function () {
          opening.result.close();
        };
        resolve(opening.result);
      };
      opening.onerror = function () {
        reject(opening.error);
      };
    });

    function stored(table, mode, deed) {
      return database.then(function (open) {
        return new Promise(function (resolve, reject) {
          var work = open.transaction(table, mode);
          var asked = deed(work.objectStore(table));
          work.oncomplete = function () {
            resolve(asked.result);
          };
          work.onerror = work.onabort = function () {
            reject(work.error);
          };
        });
      });
    }

    return {
      put: function (table, value) {
        return stored(table, "readwrite", function (rows) {
          return rows.put(value);
        });
      },
      remove: function (table, key) {
        return stored(table, "readwrite", function (rows) {
          return rows.delete(key);
        });
      },
      all: function (table) {
        return stored(table, "readonly", function (rows) {
          return rows.getAll();
        });
      }
    };
  }

  function trouble(kind) {
    var error = new Error(kind);
    error.kind = kind;
    return error;
  }

  // Asks the server for JSON. What goes wrong has a kind: "lost" (no network), "signed-out" or "refused".
  function ask(address, body) {
    var giveUp = new AbortController();
    var timer = setTimeout(function () {
      giveUp.abort();
    }, PATIENCE);
    return fetch(address, {
      method: body ? "POST" : "GET",
      body: body,
      credentials: "same-origin",
      cache: "no-store",
      signal: giveUp.signal
    }).then(function (answer) {
      var isJson = (answer.headers.get("content-type") || "").indexOf("application/json") === 0;
      if (answer.redirected && !isJson) {
        throw trouble("signed-out");
      }
      if (!answer.ok || !isJson) {
        throw trouble("refused");
      }
      return answer.json();
    }, function () {
      throw trouble("lost");
    }).finally(function () {
      clearTimeout(timer);
    });
  }

  function uuid() {
    if (crypto.randomUUID) {
      return crypto.randomUUID();
    }
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.prototype.map.call(bytes, function (one, at) {
      return ([4, 6, 8, 10].indexOf(at) < 0 ? "" : "-") + one.toString(16).padStart(2, "0");
    }).join("");
  }

  // Has the worker keep this page, its assets and what else is named; marks the root when that is done.
  function keepPage(worker, scope, root, more) {
    if (!navigator.serviceWorker) {
      return;
    }
    navigator.serviceWorker.addEventListener("message", function (event) {
      if (event.data.kept) {
        root.dataset.kept = "yes";
      }
    });
    navigator.serviceWorker.register(worker, { scope: scope }).then(function () {
      return navigator.serviceWorker.ready;
    }).then(function (ready) {
      var needed = performance.getEntriesByType("resource").map(function (one) {
        return one.name;
      }).filter(function (name) {
        return /^\/(assets|webjars)\//.test(new URL(name).pathname) && new URL(name).origin === location.origin;
      }).concat(more);
      ready.active.postMessage({ keep: Array.from(new Set(needed)) });
    }).catch(function () {});
  }

  // Days and times are written as the page does: as in the United States where its language names no country.
  var language = document.documentElement.lang || "en";
  var locale = language.indexOf("-") < 0 ? language + "-US" : language;

  window.cadrePhone = { store: store, ask: ask, uuid: uuid, keepPage: keepPage, locale: locale };
})();
