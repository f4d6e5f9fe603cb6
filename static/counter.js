/*
 * The clerk's keyboard, clocks and panels. The page works without it: every key is a button of a plain form or a link.
 *
 * F2 presses the big key wherever one is, F9 changes the person, Ctrl+Z takes back, Escape closes a panel; single letters
 * press the other keys unless somebody types or has switched them off (WCAG 2.1.4). A key held down is one press.
 * Nothing of it asks which document it is in: the screen may float in a window of its own (counter-window.js).
 */
(function () {
  "use strict";
  var desk = document.getElementById("desk");
  var LETTERS = "okenko-letters";

  function doc() {
    return desk ? desk.ownerDocument : document;
  }
  function byId(id) {
    return doc().getElementById(id);
  }

  /* the same keys in each document the screen is shown in */
  function listen(where) {
    where.addEventListener("click", oneClick, true);
    where.addEventListener("keydown", oneKey, true);
    where.addEventListener("keydown", press);
    where.addEventListener("change", switchLetters);
    where.addEventListener("click", closePanel);
    where.addEventListener("focusin", remember);
    where.addEventListener("scroll", rememberScroll, true);
  }

  /* A double click, or Enter held down on the big key, is one press (Q3, C6): the answer is swapped in between the two, so
     the second would land on the fresh key and call one client more. */
  function oneClick(event) {
    if (event.detail < 2 || !isPress(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function oneKey(event) {
    if (event.repeat && (event.key === "Enter" || event.key === " ") && isPress(event.target)) event.preventDefault();
  }
  function isPress(element) {
    return Boolean(element.closest && element.closest("#desk button, #panel button"));
  }

  function press(event) {
    var name = nameOf(event);
    var key = name && find(name, event.target.ownerDocument || doc());
    if (!key) return;
    event.preventDefault();
    if (!event.repeat && !key.disabled) key.click();
  }

  function nameOf(event) {
    if (event.key === "F2" || event.key === "F9" || event.key === "Escape") return event.key.toLowerCase();
    if (isTyping(event.target) || event.altKey) return "";
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" && !event.shiftKey ? "ctrl+z" : "";
    return lettersOn() && event.key.length === 1 ? event.key.toUpperCase() : "";
  }

  function find(name, where) {
    var keys = where.querySelectorAll("[data-key], [data-letter]");
    for (var i = 0; i < keys.length; i++)
      if (keys[i].getAttribute("data-key") === name || keys[i].getAttribute("data-letter") === name) return keys[i];
    return null;
  }

  function isTyping(element) {
    return (
      element.isContentEditable ||
      /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
      (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type))
    );
  }

  /* the letters can be switched off, for each browser */
  function lettersOn() {
    try {
      return localStorage.getItem(LETTERS) !== "off";
    } catch (error) {
      return true;
    }
  }

  function switchLetters(event) {
    if (event.target.id !== "letters") return;
    try {
      localStorage.setItem(LETTERS, event.target.checked ? "on" : "off");
    } catch (error) {
      return;
    }
    showLetters();
  }

  function showLetters() {
    var letters = byId("letters");
    if (letters) {
      letters.checked = lettersOn();
      letters.parentNode.hidden = false;
    }
    doc().documentElement.classList.toggle("letters-off", !lettersOn());
  }

  /* where the hand is: after a swap it is there again */
  var focused = "";
  var scrolled = 0;
  function remember(event) {
    if (!desk) return;
    focused = desk.contains(event.target) ? event.target.id : "";
  }
  function rememberScroll(event) {
    if (event.target.className === "line") scrolled = event.target.scrollTop;
  }

  listen(document);
  showLetters();
  if (!desk) {
    window.okenkoCounter = { listen: listen };
    return;
  }

  /* The server says the times; between its words they go on by the browser's own clock. */
  var shownAt = Date.now();
  var asked = false;
  setInterval(tick, 500);

  function tick() {
    var passed = Math.floor((Date.now() - shownAt) / 1000);
    var stopwatch = desk.querySelector("[data-seconds]");
    if (stopwatch) stopwatch.textContent = tell(Number(stopwatch.getAttribute("data-seconds")) + passed);
    var undo = desk.querySelector("[data-left]");
    if (!undo) return;
    var left = Math.max(0, Number(undo.getAttribute("data-left")) - passed);
    undo.textContent = undo.textContent.replace(/\d+/, String(left));
    if (left > 0 || asked) return;
    asked = true;
    window.okenkoCounter.refresh();
  }

  function tell(seconds) {
    var minutes = Math.floor(seconds / 60);
    var two = function (part) {
      return (part < 10 ? "0" : "") + part;
    };
    return minutes < 60
      ? minutes + ":" + two(seconds % 60)
      : Math.floor(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
  }

  function refresh() {
    var counter = byId("counter");
    if (counter && window.htmx) window.htmx.trigger(counter, "refresh");
  }

  /* After each swap the clocks begin anew, what was typed and where the hand was stay, a notice is not lost to the news. */
  var notice = { text: "", at: 0 };

  function fresh(records) {
    shownAt = Date.now();
    asked = false;
    keepTyped(records);
    showLetters();
    keepNotice();
    say();
    followPanel();
    var line = desk.querySelector(".line");
    if (line) line.scrollTop = scrolled;
    if (!focused) return;
    var now = doc().activeElement;
    if (now && now !== doc().body && !now.disabled) return;
    var key = byId(focused);
    if (/^(turn|back)-/.test(focused)) return key ? key.focus({ preventScroll: true }) : undefined;
    if (!key || key.disabled) key = byId("main-key");
    if (key) key.focus({ preventScroll: true });
  }

  /* A note that is being typed belongs to the hand, not to the server: the old field takes the place of the new one. */
  function keepTyped(records) {
    var now = desk.querySelector("[data-keep]");
    for (var i = 0; i < records.length; i++)
      for (var j = 0; j < records[i].removedNodes.length; j++) {
        var old = records[i].removedNodes[j];
        var was = old.querySelector && old.querySelector("[data-keep]");
        if (was && now && was.getAttribute("data-keep") === now.getAttribute("data-keep")) now = putBack(was, now);
      }
  }

  function putBack(was, now) {
    var typed = was.querySelector("input[name=note]");
    var told = now.querySelector("input[name=note]");
    if (typed.value === typed.defaultValue && focused !== "note") return now;
    var start = typed.selectionStart;
    var end = typed.selectionEnd;
    if (typed.value === typed.defaultValue) typed.value = told.value;
    typed.defaultValue = told.defaultValue;
    now.parentNode.replaceChild(was, now);
    if (window.htmx) window.htmx.process(was);
    if (focused === "note") {
      typed.focus({ preventScroll: true });
      typed.setSelectionRange(start, end);
    }
    return was;
  }

  function keepNotice() {
    var strip = byId("notice");
    if (!strip) return;
    var text = strip.textContent.trim();
    if (text) notice = { text: text, at: Date.now() };
    else if (notice.text && Date.now() - notice.at < 6000) show(notice.text);
  }

  function show(text) {
    var strip = byId("notice");
    if (!strip) return;
    strip.querySelector("p").textContent = text;
    strip.className = "told told--notice" + (text ? " told--full" : "");
  }

  setInterval(function () {
    if (!notice.text || Date.now() - notice.at < 6000) return;
    notice = { text: "", at: 0 };
    show("");
  }, 1000);

  function notify(text) {
    notice = { text: text, at: Date.now() };
    show(text);
    say();
  }

  /* for those who listen: the number of now and the notice */
  var said = "";
  function say() {
    var number = byId("number");
    var text = ((number && number.textContent) || "") + " " + notice.text;
    if (text === said) return;
    said = text;
    byId("said").textContent = text;
  }

  /* a press is a choice of its own: an older notice is read */
  desk.addEventListener("click", function () {
    notice = { text: "", at: 0 };
  });

  /* A panel stands beside the screen and outlives its swaps; it goes when its client does. */
  var panel = document.getElementById("panel");
  var opener = "";

  function opened() {
    if (!panel.firstElementChild) return;
    if (focused) opener = focused;
    focused = "";
    var wrong = panel.querySelector("[aria-invalid]");
    var first = wrong || panel.querySelector("input:not([type=hidden]), select, textarea, .quick__key, .panel__go");
    var checked = first && first.type === "radio" && panel.querySelector("input[name=" + first.name + "]:checked");
    (checked || first || panel.querySelector("#panel-title")).focus({ preventScroll: true });
  }

  function closePanel(event) {
    if (!desk || !event.target.closest || !event.target.closest("[data-close]")) return;
    event.preventDefault();
    shut();
  }

  function shut() {
    if (!panel.firstElementChild) return;
    panel.textContent = "";
    var key = (opener && byId(opener)) || byId("main-key");
    if (key) key.focus({ preventScroll: true });
  }

  function followPanel() {
    var open = panel.firstElementChild;
    var counter = byId("counter");
    if (!open || !counter) return;
    var current = open.getAttribute("data-current");
    if (current && current !== counter.getAttribute("data-current")) return shut();
    var seen = panel.querySelectorAll("input[name=seen]");
    for (var i = 0; i < seen.length; i++) seen[i].value = counter.getAttribute("data-seen");
  }

  /* what the panel asked for was done, unless the screen says why not */
  function answered(source) {
    if (source && panel.contains(source) && !byId("notice").textContent.trim()) shut();
  }

  var first = byId("main-key");
  if (panel.firstElementChild) opened();
  else if (first) first.focus({ preventScroll: true });

  new MutationObserver(fresh).observe(desk, { childList: true });
  new MutationObserver(opened).observe(panel, { childList: true });

  document.addEventListener("htmx:after:swap", function (event) {
    var ctx = event.detail && event.detail.ctx;
    if (ctx && ctx.target === desk) answered(ctx.sourceElement);
  });
  document.addEventListener("htmx:after:request", function (event) {
    var response = event.detail && event.detail.ctx && event.detail.ctx.response;
    if (response) judge(response.status);
  });
  document.addEventListener("htmx:error", function (event) {
    var error = event.detail && (event.detail.error || (event.detail.ctx && event.detail.ctx.error));
    if (error && error.name === "AbortError") return; // a press goes before the screen's own asking
    fail();
  });

  function judge(status) {
    if (status === 401 || status === 403) window.okenkoCounter.lock();
    else if (status >= 400) fail();
  }
  function fail() {
    if (doc() === document) notify(desk.getAttribute("data-failed"));
  }

  window.okenkoCounter = {
    listen: listen,
    desk: desk,
    panel: panel,
    refresh: refresh,
    answered: answered,
    judge: judge,
    notify: notify,
    showLetters: showLetters,
    lock: function () {
      location.reload();
    },
  };
})();
