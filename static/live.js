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
  var alive = root.hasAttribute("data-alive");
  var heard = now();
  var spoke = heard; // the stream, not an answer to a question
  var opened = 0;
  var polled = 0;
  var pause = 0;
  var lost = false;
  var source = null;
  var polling = null;
  var ended = false;
  var failures = 0;
  var deaf = 0; // streams opened one after another that never spoke
  var hurry = 0; // tries still to be made in a hurry, after a line that spoke fell silent
  var missed = 0; // questions without an answer, one after another
  var took = 0; // how long the last answer did
  var told = 0;
  var toldAt = 0;

  /* Elapsed time where the browser has it: a television that sets its clock must not think the line dead, nor alive. */
  function now() {
    return window.performance && performance.now ? performance.now() : new Date().getTime();
  }

  function take(html, number) {
    if (!html) {
      hear();
      return;
    }
    var holder = document.createElement("div");
    holder.innerHTML = html;
    var fresh = holder.firstElementChild;
    var page = root.ownerDocument; // another one while the screen floats in a window of its own
    var old = fresh && fresh.id ? page.getElementById(fresh.id) : null;
    if (!old) return; // a proxy's own page, say, is no news of ours
    hear();
    if (number) after = number;
    var busy = page.activeElement && old.contains(page.activeElement) ? page.activeElement.id : "";
    old.parentNode.replaceChild(fresh, old);
    if (fresh.hasAttribute("data-end")) end();
    if (window.htmx && window.htmx.process) window.htmx.process(fresh);
    if (busy && page.getElementById(busy)) page.getElementById(busy).focus({ preventScroll: true });
    var event = document.createEvent("Event");
    event.initEvent("okenko:fresh", true, false);
    fresh.dispatchEvent(event);
  }

  /* Nothing more will happen to what the page shows, as to a ticket of yesterday: it asks no more. */
  function end() {
    ended = true;
    clearInterval(watch);
    if (source) source.close();
    source = null;
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
    var since = root.ownerDocument.querySelectorAll("[data-lost-since]");
    for (var each = 0; each < since.length; each += 1) {
      since[each].textContent = timeOf(told ? told + heard - toldAt : new Date().getTime() - now() + heard);
    }
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

  /*
   * The page is loaded anew (a new version, another day), but only from a server that answers: an error page would stay. A board
   * ends its sentence first.
   */
  var asked = 0;
  var leaving = false;
  function again() {
    if (!leaving) document.documentElement.setAttribute("data-leaving", "1");
    leaving = true;
    if (document.documentElement.hasAttribute("data-speaks") || now() - asked < 5000) return;
    asked = now();
    document.documentElement.setAttribute("data-leaving", "1");
    var request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.timeout = 4000;
    request.onload = function () {
      if (request.status < 500) location.reload();
      else stay();
    };
    request.onerror = request.ontimeout = stay;
    request.send();
  }
  function stay() {
    document.documentElement.removeAttribute("data-leaving");
  }
  document.addEventListener("okenko:again", again);

  function stream() {
    if (ended) return;
    if (source) source.close();
    opened = now();
    pause = 1200 + Math.random() * 800; // so that a whole town does not come back in one moment
    var mine = new EventSource(streamAddress + (streamAddress.indexOf("?") < 0 ? "?" : "&") + "after=" + after);
    source = mine;
    mine.onmessage = function (message) {
      speak();
      take(message.data, Number(message.lastEventId));
    };
    mine.addEventListener("ping", function (message) {
      speak();
      hear();
      tellTime(message.data);
    });
    mine.addEventListener("again", again);
    mine.onerror = function () {
      mine.close();
      if (source !== mine) return;
      source = null;
      failures += 1;
      if (failures > 3) poll();
    };
  }

  function speak() {
    spoke = now();
    deaf = 0;
    hurry = 0;
  }

  function poll() {
    if (polling || ended) return;
    polled = now();
    var knew = after;
    var request = new XMLHttpRequest();
    polling = request;
    request.open("GET", pollAddress + (pollAddress.indexOf("?") < 0 ? "?" : "&") + "after=" + after);
    request.setRequestHeader("HX-Request-Type", "partial");
    request.timeout = took > 700 || missed > 1 ? 3000 : 1000;
    request.onload = function () {
      polling = null;
      took = now() - polled;
      if (missed) deaf = 0; // it was the line and not a proxy that keeps streams back
      missed = 0;
      tellTime(request.getResponseHeader("x-now"));
      var number = Number(request.getResponseHeader("x-event") || 0);
      var isLate = after !== knew && number <= after; // the stream has brought newer news meanwhile
      if (request.status === 200) take(isLate ? "" : request.responseText, number);
      else if (request.status === 204) hear();
      else if (request.status === 401 || request.status === 403) again();
    };
    request.onerror = request.ontimeout = function () {
      polling = null;
      missed += 1;
    };
    request.send();
  }
  function pollSometimes(at) {
    if (at - polled > (missed ? 1000 : 2000)) poll();
  }

  /* The line that spoke is dead, and so may others be that the browser still holds open: the next ones are tried at once. */
  function hasten() {
    hurry -= 1;
    if (polling) polling.abort();
    polling = null;
    poll();
    stream();
  }

  var streams = typeof EventSource !== "undefined";

  /*
   * The watchdog. An EventSource does not notice a half-open line, so one that has been silent longer than a ping takes is
   * opened anew, at first with little patience: what is shown is the truth again five seconds after any fault (C7). Where streams do not
   * get through at all, two of three tries ask instead; where they open and nothing comes, as behind a proxy that keeps answers back until they
   * end, it asks every two seconds and tries a stream now and then. A screen in the lobby says now and then that it is there (`data-alive`).
   */
  var watch = setInterval(function () {
    var at = now();
    if (at - heard > 15000) lose();
    if (leaving) again();
    if (!streams || (alive && at - polled > 20000)) {
      pollSometimes(at);
      if (!streams) return;
    }
    var isSilent = source !== null && at - Math.max(spoke, opened) >= (spoke > opened ? 2500 : hurry ? 600 : 3500);
    if (isSilent && spoke > opened) hurry = 3;
    if (isSilent && hurry) return hasten();
    if (isSilent) {
      deaf += 1;
      source.close();
      source = null;
    }
    if (deaf > 1 && at - opened < 30000) return pollSometimes(at);
    if (source ? !isSilent : at - opened < pause) return;
    if (failures > 3 && failures % 3 !== 0) {
      failures += 1;
      opened = at;
      return poll();
    }
    stream();
  }, 250);

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
