// Keeps pages on the phone, so that they open without a network. Each worker begins with this and says which pages.
// cache: its name; pages: their paths; days: how long; instead: where a page that is not kept leads without a network.
self.keepPages = function (what) {
  "use strict";

  var CACHE = what.cache;
  var PATIENCE = 5000;
  var KEPT = what.days * 24 * 60 * 60 * 1000;

  self.addEventListener("install", function () {
    self.skipWaiting();
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(self.clients.claim());
  });

  // The page says what it needs to open again.
  self.addEventListener("message", function (event) {
    event.waitUntil(keep(event.data.keep).then(forgetOld).then(function () {
      event.source.postMessage({ kept: true });
    }));
  });

  function keep(addresses) {
    return caches.open(CACHE).then(function (cache) {
      return Promise.all(addresses.map(function (address) {
        return fetch(address, { credentials: "same-origin" }).then(function (answer) {
          return answer.ok && !answer.redirected ? cache.put(address, answer) : undefined;
        }).catch(function () {});
      }));
    });
  }

  // Names stay no longer than they are needed.
  function forgetOld() {
    return caches.open(CACHE).then(function (cache) {
      return cache.keys().then(function (requests) {
        return Promise.all(requests.map(function (request) {
          return cache.match(request, { ignoreVary: true }).then(function (answer) {
            var at = Date.parse(answer.headers.get("date"));
            return at && Date.now() - at > KEPT ? cache.delete(request) : undefined;
          });
        }));
      });
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var path = new URL(request.url).pathname;
    if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) {
      return;
    }
    if (request.mode === "navigate" && what.pages.test(path)) {
      event.respondWith(page(request));
    } else if (request.mode === "navigate" && what.instead) {
      event.respondWith(fetch(request).catch(function () {
        return Response.redirect(what.instead);
      }));
    } else if (/^\/(assets|webjars)\//.test(path)) {
      event.respondWith(asset(request));
    }
  });

  // The network's page if it comes soon, else the one that was kept.
  function page(request) {
    return caches.open(CACHE).then(function (cache) {
      var fromNetwork = fetch(request).then(function (answer) {
        if (answer.ok) {
          cache.put(request, answer.clone());
        } else if (answer.status === 404) {
          cache.delete(request, { ignoreSearch: true });
        }
        return answer;
      });
      var patience = new Promise(function (resolve) {
        setTimeout(resolve, PATIENCE);
      });
      return Promise.race([fromNetwork, patience]).catch(function () {}).then(function (answer) {
        return answer || kept(cache, request).then(function (known) {
          return known || fromNetwork;
        });
      });
    });
  }

  function kept(cache, request) {
    return cache.match(request, { ignoreVary: true }).then(function (same) {
      return same || cache.match(request, { ignoreSearch: true, ignoreVary: true });
    });
  }

  function asset(request) {
    return caches.match(request, { ignoreVary: true }).then(function (known) {
      return known || fetch(request);
    });
  }
};
