/*
 * Follows what happens elsewhere (Q9). For old televisions too: ES5, no library.
 *
 *   <main id="board" data-live="/board/x/stream" data-poll="/board/x/now" data-after="42">
 *
 * A message of the stream is the new fragment; its root's id says what it replaces. Its event number is kept, so that a lost
 * line goes on where it ended. Where the browser has no EventSource, or the line will not stay up, the fragment is asked
 * for every two seconds instead. Silence for 15 s shows "no connection since …" by a class on <html> (the text is in the
 * page, hidden until then). One browser opens only six connections to a server, so at most three pages of it stream
 * and the others ask.
 */
(function () {
  "use strict";
  var root = document.querySelector("[data-live]");
  if (!root) return;
  var streamAddress = root.getAttribute("data-live");
  var pollAddress = root.getAttribute("data-poll");
  var after = Number(root.getAttribute("data-after") || 0);
  var heard = now();
  var lost = false;
  var source = null;
  var polling = null;
  var failures = 0;
  var told = 0;
  var toldAt = 0;

  function now() {
    return new Date().getTime();
  }

  function take(html, number) {
    hear();
    if (number) after = number;
    if (!html) return;
    var holder = document.createElement("div");
    holder.innerHTML = html;
    var fresh = holder.firstElementChild;
    if (!fresh || !fresh.id) return;
    var page = root.ownerDocument; // another one while the screen floats in a window of its own
    var old = page.getElementById(fresh.id);
    if (!old) return;
    var busy = page.activeElement && old.contains(page.activeElement) ? page.activeElement.id : "";
    old.parentNode.replaceChild(fresh, old);
    if (window.htmx && window.htmx.process) window.htmx.process(fresh);
    if (busy && page.getElementById(busy)) page.getElementById(busy).focus({ preventScroll: true });
    var event = document.createEvent("Event");
    event.initEvent("okenko:fresh", true, false);
    fresh.dispatchEvent(event);
  }

  function hear() {
    heard = now();
    failures = 0;
    if (!lost) return;
    lost = false;
    document.documentElement.className = document.documentElement.className.replace(/ ?line-lost/g, "");
  }

  function lose() {
    if (lost) return;
    lost = true;
    var since = root.ownerDocument.querySelector("[data-lost-since]");
    if (since) since.textContent = timeOf(told ? told + heard - toldAt : heard);
    document.documentElement.className += " line-lost";
  }

  /* Since when, by the office's clock and zone where they are known. */
  function timeOf(instant) {
    var zoned = document.querySelector("[data-zone]");
    try {
      var zone = zoned ? zoned.getAttribute("data-zone") : undefined;
      return new Date(instant).toLocaleTimeString("cs-CZ", { timeZone: zone, hour: "numeric", minute: "2-digit" });
    } catch (unknown) {
      var at = new Date(instant);
      return at.getHours() + ":" + (at.getMinutes() < 10 ? "0" : "") + at.getMinutes();
    }
  }

  /* The office's time, for a clock on the page: "okenko:time" with the instant in data-now of <html>. */
  function tellTime(instant) {
    if (!instant) return;
    told = Number(instant);
    toldAt = now();
    document.documentElement.setAttribute("data-now", instant);
    var event = document.createEvent("Event");
    event.initEvent("okenko:time", true, false);
    document.documentElement.dispatchEvent(event);
  }

  function stream() {
    if (source) source.close();
    source = new EventSource(streamAddress + (streamAddress.indexOf("?") < 0 ? "?" : "&") + "after=" + after);
    source.onmessage = function (message) {
      take(message.data, Number(message.lastEventId));
    };
    source.addEventListener("ping", function (message) {
      hear();
      tellTime(message.data);
    });
    source.addEventListener("again", function () {
      location.reload(); // a new version of the product
    });
    source.onerror = function () {
      failures += 1;
      source.close();
      source = null;
      if (failures > 3) poll();
    };
  }

  function poll() {
    if (polling) return;
    polling = true;
    var request = new XMLHttpRequest();
    request.open("GET", pollAddress + (pollAddress.indexOf("?") < 0 ? "?" : "&") + "after=" + after);
    request.setRequestHeader("HX-Request-Type", "partial");
    request.timeout = 8000;
    request.onload = function () {
      polling = null;
      tellTime(request.getResponseHeader("x-now"));
      if (request.status === 200) take(request.responseText, Number(request.getResponseHeader("x-event") || 0));
      else if (request.status === 204) hear();
      else if (request.status === 401 || request.status === 403) location.reload();
    };
    request.onerror = request.ontimeout = function () {
      polling = null;
    };
    request.send();
  }

  var streams = typeof EventSource === "function";

  /* The watchdog: an EventSource does not notice a half-open line, so a silent one is opened anew. */
  setInterval(function () {
    var silent = now() - heard;
    if (silent > 15000) lose();
    if (!streams) return poll();
    if (!source || silent > 12000) {
      if (failures > 3 && failures % 3 !== 0) {
        failures += 1;
        return poll();
      }
      stream();
    }
  }, 2000);

  if (!streams) return poll();
  if (!navigator.locks) return stream();
  var place = Math.floor(Math.random() * 3);
  var tries = 0;
  (function seek() {
    navigator.locks.request("okenko-stream-" + ((place + tries) % 3), { ifAvailable: true }, function (lock) {
      if (lock) {
        streams = true;
        stream();
        return new Promise(function () {}); // held as long as the page is open
      }
      streams = false;
      tries += 1;
      if (tries < 3) seek();
      else setTimeout(seek, 10000);
      return undefined;
    });
  })();
})();
