/*
 * The shared PC (A1, S8). A screen nobody touches for five minutes, or whose person presses F9, is covered at once, its session
 * ended, and what was typed kept by the server for the same person alone. Nothing personal comes back by "Back".
 */
(function () {
  "use strict";
  var leave = document.getElementById("switch");
  var counter = window.okenkoCounter;
  var LOCKED = "okenko-locked";

  /* a page the browser kept alive is shown only after the server has said who may see it */
  window.addEventListener("pagehide", cover);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  function cover() {
    var pages = document.querySelectorAll("main, .bar");
    for (var i = 0; i < pages.length; i++) if (!pages[i].closest(".sign-in")) pages[i].hidden = true;
    var curtain = document.getElementById("curtain");
    if (curtain) curtain.hidden = false;
  }

  var form = document.getElementById("lock"); // a page of the desk with a frame of its own says so by this form
  if (!leave && !form) return signIn();
  var desk = counter.desk;
  var back = desk ? desk.getAttribute("data-base") : form ? form.elements.back.value : "/counter";
  var idle = document.body.getAttribute("data-idle") || (document.querySelector(".trial") ? "0" : "300");
  var idleMs = Number(idle) * 1000;
  var touchedAt = Date.now();
  var toldAt = Date.now();
  var locking = false;

  function touched() {
    touchedAt = Date.now();
    if (touchedAt - toldAt < 15000 || locking) return;
    toldAt = touchedAt;
    fetch("/counter/alive", { method: "POST" }).then(function (answer) {
      if (answer.status === 401) lock();
    }, nothing);
  }
  function nothing() {}

  function watch(where) {
    var kinds = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];
    for (var i = 0; i < kinds.length; i++) where.addEventListener(kinds[i], touched, { capture: true, passive: true });
    where.addEventListener("click", function (event) {
      if (!event.target.closest || !event.target.closest("#switch")) return;
      event.preventDefault();
      lock();
    });
  }
  watch(document);
  if (idleMs > 0)
    setInterval(function () {
      if (Date.now() - touchedAt >= idleMs) lock();
    }, 1000);

  function lock() {
    if (locking) return;
    locking = true;
    var typed = draft();
    cover();
    if (counter.leaveWindow) counter.leaveWindow();
    try {
      localStorage.setItem(LOCKED, String(Date.now()));
    } catch (error) {
      nothing();
    }
    send(typed);
  }

  /* until the server has ended the session, the curtain stays and it is asked again */
  function send(typed) {
    fetch("/counter/lock", { method: "POST", headers: { "HX-Request-Type": "partial" }, body: typed })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (answer) {
        location.replace(answer.to);
      })
      .catch(function () {
        setTimeout(send, 3000, typed);
      });
  }

  /* what the server does not know yet: an unsaved note, and the panel as it is filled in */
  function draft() {
    var body = new URLSearchParams({ back: back, counter: back.split("/")[2] || "" });
    var row = desk && desk.querySelector("[data-keep]");
    var note = row && row.querySelector("input[name=note]");
    if (row) body.set("ticket", row.getAttribute("data-keep"));
    if (note && note.value !== note.defaultValue) body.set("note", note.value);
    var open = counter.panel && counter.panel.firstElementChild;
    if (!open) return body;
    body.set("panel", open.getAttribute("data-address"));
    each(open, function (name, field) {
      if (/^(radio|checkbox)$/.test(field.type) && !field.checked) return;
      body.append("field", name);
      body.append("value", field.value);
    });
    return body;
  }

  /* each field a hand can fill in, named by its form's place and its own name */
  function each(open, deed) {
    var forms = open.querySelectorAll("form");
    for (var i = 0; i < forms.length; i++)
      for (var j = 0; j < forms[i].elements.length; j++) {
        var field = forms[i].elements[j];
        if (field.name && !/^(hidden|submit|fieldset)$/.test(field.type)) deed(i + ":" + field.name, field);
      }
  }

  counter.lock = lock;
  counter.watch = watch;

  /* another tab of this browser was locked: this one is, too */
  window.addEventListener("storage", function (event) {
    if (event.key !== LOCKED || locking) return;
    locking = true;
    cover();
    location.replace("/counter/sign-in?back=" + back);
  });

  /* what this person was typing before the lock comes back once */
  if (desk)
    fetch("/counter/draft").then(function (answer) {
      if (answer.status === 200) answer.json().then(bringBack);
    }, nothing);

  function bringBack(kept) {
    if (kept.counterId !== back.split("/")[2]) return;
    var row = desk.querySelector("[data-keep]");
    if (kept.note && row && row.getAttribute("data-keep") === kept.ticketId) {
      row.querySelector("input[name=note]").value = kept.note;
      counter.notify(desk.getAttribute("data-kept"));
    }
    if (!kept.panel) return;
    fetch(kept.panel, { headers: { "HX-Request-Type": "partial" } })
      .then(function (answer) {
        return answer.ok ? answer.text() : "";
      })
      .then(function (html) {
        if (html) refill(html, kept.fields);
      });
  }

  function refill(html, fields) {
    counter.panel.innerHTML = html;
    if (window.htmx) window.htmx.process(counter.panel);
    each(counter.panel, function (name, field) {
      var isChoice = /^(radio|checkbox)$/.test(field.type);
      if (isChoice) field.checked = false;
      for (var i = 0; i < fields.length; i++) {
        if (fields[i][0] !== name) continue;
        if (!isChoice) field.value = fields[i][1];
        else if (fields[i][1] === field.value) field.checked = true;
      }
    });
    counter.notify(desk.getAttribute("data-kept"));
  }

  /* The row of names by keyboard alone: arrows or the first letter choose, a digit goes on to the PIN by itself. */
  function signIn() {
    var pin = document.getElementById("pin");
    var names = document.querySelectorAll("input[name=staffId]");
    if (!pin || names.length === 0) return;
    var chosen = document.querySelector("input[name=staffId]:checked");
    if (chosen) pin.focus();
    else names[0].focus();
    for (var i = 0; i < names.length; i++)
      names[i].parentNode.addEventListener("click", function (event) {
        if (event.detail > 0) pin.focus(); // by a pointer; the arrows click with no detail
      });
    document.addEventListener("keydown", function (event) {
      if (event.target.name !== "staffId" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^\d$/.test(event.key))
        pin.focus(); // the digit itself lands there
      else if (event.key.length === 1 && event.key !== " ") jump(event.key.toLowerCase(), event.target);
    });

    function jump(letter, from) {
      var list = Array.prototype.slice.call(names);
      var at = list.indexOf(from);
      for (var step = 1; step <= list.length; step++) {
        var name = list[(at + step) % list.length];
        if (name.parentNode.textContent.trim().toLowerCase().charAt(0) !== letter) continue;
        name.checked = true;
        name.focus();
        return;
      }
    }
  }
})();
