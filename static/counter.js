/*
 * The clerk's keyboard and clocks. The page works without it: every key is a button of a plain form.
 *
 * F2 presses the big key wherever one is, F9 changes the person, Ctrl+Z takes back; single letters press the other keys
 * unless somebody types or has switched them off (WCAG 2.1.4). A key held down is one press.
 */
(function () {
  "use strict";
  var desk = document.getElementById("desk");
  var LETTERS = "okenko-letters";
  var IDLE_MS = 5 * 60 * 1000;

  /* A double click, or Enter held down on the big key, is one press (Q3, C6): the answer is swapped in between the two, so
     the second would land on the fresh key and call one client more. */
  document.addEventListener(
    "click",
    function (event) {
      if (event.detail < 2 || !isPress(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener(
    "keydown",
    function (event) {
      if (event.repeat && (event.key === "Enter" || event.key === " ") && isPress(event.target)) event.preventDefault();
    },
    true,
  );

  function isPress(element) {
    return Boolean(element.closest && element.closest("#desk button"));
  }

  document.addEventListener("keydown", function (event) {
    touched();
    var name = nameOf(event);
    if (!name) return;
    var key = find(name, event);
    if (!key) return;
    event.preventDefault();
    if (!event.repeat && !key.disabled) key.click();
  });

  function nameOf(event) {
    if (event.key === "F2" || event.key === "F9") return event.key.toLowerCase();
    if (isTyping(event.target) || event.altKey) return "";
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" && !event.shiftKey ? "ctrl+z" : "";
    return lettersOn() && event.key.length === 1 ? event.key.toUpperCase() : "";
  }

  function find(name) {
    var keys = document.querySelectorAll("[data-key], [data-letter]");
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

  document.addEventListener("change", function (event) {
    if (event.target.id !== "letters") return;
    try {
      localStorage.setItem(LETTERS, event.target.checked ? "on" : "off");
    } catch (error) {
      return;
    }
    showLetters();
  });
  showLetters();

  function showLetters() {
    var letters = document.getElementById("letters");
    if (letters) {
      letters.checked = lettersOn();
      letters.parentNode.parentNode.hidden = false;
    }
    document.documentElement.classList.toggle("letters-off", !lettersOn());
  }

  /* a browser nobody touches for five minutes is locked (A1, S8); in the trial office nobody minds */
  var lock = document.getElementById("lock");
  var lastTouch = Date.now();
  function touched() {
    lastTouch = Date.now();
  }
  document.addEventListener("pointerdown", touched, true);
  document.addEventListener("pointermove", touched, true);
  if (lock && !document.querySelector(".trial"))
    setInterval(function () {
      if (Date.now() - lastTouch > IDLE_MS) lock.submit();
    }, 5000);

  /* choosing a name leads straight to the PIN */
  var pin = document.getElementById("pin");
  if (pin)
    document.addEventListener("change", function (event) {
      if (event.target.name === "staffId") pin.focus();
    });

  if (!desk) return;

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
    refresh();
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
    var counter = document.getElementById("counter");
    if (counter && window.htmx) window.htmx.trigger(counter, "refresh");
  }

  /* after each swap: the clocks begin anew, a notice is not lost to the next news, focus stays on the keys */
  var notice = { text: "", at: 0 };
  var focused = "";
  document.addEventListener("focusin", function (event) {
    if (desk.contains(event.target)) focused = event.target.id || "main-key";
    else focused = "";
  });

  function fresh() {
    shownAt = Date.now();
    asked = false;
    showLetters();
    keepNotice();
    say();
    if (!focused) return;
    var now = document.activeElement;
    if (now && now !== document.body && !now.disabled) return;
    var key = document.getElementById(focused);
    if (!key || key.disabled) key = document.getElementById("main-key");
    if (key) key.focus({ preventScroll: true });
  }

  function keepNotice() {
    var strip = document.getElementById("notice");
    if (!strip) return;
    var text = strip.textContent.trim();
    if (text) notice = { text: text, at: Date.now() };
    else if (notice.text && Date.now() - notice.at < 6000) show(notice.text);
  }

  function show(text) {
    var strip = document.getElementById("notice");
    if (!strip) return;
    strip.querySelector("p").textContent = text;
    strip.className = "told told--notice" + (text ? " told--full" : "");
  }

  setInterval(function () {
    if (!notice.text || Date.now() - notice.at < 6000) return;
    notice = { text: "", at: 0 };
    show("");
  }, 1000);

  /* for those who listen: the number of now and the notice */
  var said = "";
  function say() {
    var number = document.getElementById("number");
    var text = ((number && number.textContent) || "") + " " + notice.text;
    if (text === said) return;
    said = text;
    document.getElementById("said").textContent = text;
  }

  /* a press is a choice of its own: an older notice is read */
  desk.addEventListener("click", function () {
    notice = { text: "", at: 0 };
  });

  var first = document.getElementById("main-key");
  if (first) first.focus({ preventScroll: true });

  new MutationObserver(fresh).observe(desk, { childList: true });

  document.addEventListener("htmx:after:request", function (event) {
    var response = event.detail && event.detail.ctx && event.detail.ctx.response;
    if (!response) return;
    if (response.status === 401 || response.status === 403) location.reload();
    else if (response.status >= 400) fail();
  });
  document.addEventListener("htmx:error", fail);

  function fail() {
    notice = { text: desk.getAttribute("data-failed"), at: Date.now() };
    show(notice.text);
    say();
  }
})();
