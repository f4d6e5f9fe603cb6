/*
 * The kiosk's watch (C7): while the server is away it shows a calm page of ours, which returns by itself, instead of the
 * browser's own error. `kiosk`, `version` and `languages` come from the kiosk's worker.js. It keeps that page in each language
 * and what the page is made of; never a ticket, never an answer of the server.
 */
/* global kiosk, version, languages */
(function () {
  "use strict";
  var PREFIX = "kiosk " + kiosk + " ";
  var NAME = PREFIX + version;
  var PATIENCE = 8000;
  var FACES = ["latin-400", "latin-500", "latin-600", "latin-ext-400", "latin-ext-500", "latin-ext-600"].concat(
    languages.indexOf("uk") < 0 ? [] : ["cyrillic-400", "cyrillic-500", "cyrillic-600"],
  );
  var PARTS = [
    "/static/css/tokens.css",
    "/static/css/fira.css",
    "/static/css/kiosk.css",
    "/static/kiosk.js",
    "/office.css",
    "/office/arms.svg",
  ].concat(
    FACES.map(function (face) {
      return "/static/fonts/fira-sans-" + face + "-normal.woff2";
    }),
  );

  var pageIn = function (language) {
    return kiosk + "/away?lang=" + language;
  };

  self.addEventListener("install", function (event) {
    event.waitUntil(
      caches
        .open(NAME)
        .then(function (cache) {
          var all = languages.map(pageIn).concat(PARTS);
          return cache.addAll(
            all.map(function (address) {
              return new Request(address, { cache: "reload" });
            }),
          );
        })
        .then(forgetOthers)
        .then(function () {
          return self.skipWaiting();
        }),
    );
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(self.clients.claim());
  });

  /* The page of an older version goes as soon as ours is there; other kiosks of this browser keep theirs. */
  function forgetOthers() {
    return caches.keys().then(function (names) {
      return Promise.all(
        names
          .filter(function (name) {
            return name.indexOf(PREFIX) === 0 && name !== NAME;
          })
          .map(function (name) {
            return caches.delete(name);
          }),
      );
    });
  }

  self.addEventListener("fetch", function (event) {
    var url = new URL(event.request.url);
    if (url.origin !== self.location.origin) return;
    if (event.request.mode === "navigate") {
      if (url.pathname === kiosk || url.pathname.indexOf(kiosk + "/") === 0)
        event.respondWith(show(event.request, url));
    } else if (PARTS.indexOf(url.pathname) >= 0) {
      event.respondWith(
        fetch(event.request)["catch"](function () {
          return kept(url.pathname);
        }),
      );
    }
  });

  function show(request, url) {
    var late = new Promise(function (resolve) {
      setTimeout(resolve, PATIENCE, null);
    });
    var answer = fetch(request)["catch"](function () {
      return null;
    });
    return Promise.race([answer, late]).then(function (response) {
      return response === null || isNotOurs(response) ? awayFor(request, url) : response;
    });
  }

  /* What stands before the server (TLS) says so itself while the server is away. Our own answers have a name. */
  function isNotOurs(response) {
    return response.status >= 502 && response.status <= 504 && !response.headers.has("x-request-id");
  }

  /* A form is not kept to be sent again: it ends on the page's own address. */
  function awayFor(request, url) {
    var asked = url.searchParams.get("lang");
    var page = pageIn(languages.indexOf(asked) < 0 ? languages[0] : asked);
    if (request.method !== "GET") return Response.redirect(page, 303);
    return kept(page);
  }

  /* In whichever version is kept: a new one may be there before it has taken over. */
  function kept(address) {
    return caches.match(address).then(function (found) {
      return found || Response.error();
    });
  }
})();
