// Keeps the form of the contact log on the phone. What was typed is kept by the page itself; the log is not.
self.keepPages({ cache: "cadre-contact-log", pages: /^\/internship\/log\/new$/, days: 60, instead: "/internship/log/new" });
