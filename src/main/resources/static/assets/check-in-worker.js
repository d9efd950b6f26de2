// Keeps the check-in page on the phone. What was scanned is kept by the page itself; names stay no longer than needed.
self.keepPages({ cache: "cadre-check-in", pages: /^\/checkin\/[0-9a-f-]{36}$/, days: 7 });
