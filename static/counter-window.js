/*
 * The screen in a small window that floats above other programs (Document Picture-in-Picture), where the browser can. The
 * screen itself moves there, so it goes on hearing and pressing; when that window closes it comes back. htmx works only in
 * the page it was loaded in, so in that window the presses are sent from here.
 */
(function () {
  "use strict";
  var counter = window.okenkoCounter;
  if (!counter || !counter.desk || !window.documentPictureInPicture) return;
  var stage = document.getElementById("stage");
  var said = document.getElementById("said");
  var place = document.getElementById("floating");
  var floating = null;
  var refreshHere = counter.refresh;

  /* said on the root, as htmx gives a swapped element its old attributes back for a moment */
  function offer() {
    document.documentElement.classList.toggle("may-float", floating === null);
  }
  offer();

  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("#float")) return;
    window.documentPictureInPicture.requestWindow({ width: 340, height: 660 }).then(move, offer);
  });

  function move(to) {
    floating = to;
    var links = document.querySelectorAll("link[rel=stylesheet]");
    for (var i = 0; i < links.length; i++) to.document.head.appendChild(links[i].cloneNode());
    to.document.documentElement.lang = document.documentElement.lang;
    to.document.title = document.title;
    to.document.body.className = document.body.className;
    to.document.body.appendChild(stage);
    to.document.body.appendChild(said);
    place.hidden = false;
    to.document.addEventListener("click", clicked, true);
    to.document.addEventListener("submit", submitted, true);
    counter.listen(to.document);
    if (counter.watch) counter.watch(to.document);
    counter.refresh = load;
    counter.showLetters();
    offer();
    mirror();
    to.addEventListener("pagehide", comeBack);
    var key = stage.querySelector("#main-key");
    if (key) key.focus();
  }

  function comeBack() {
    if (!floating) return;
    floating = null;
    counter.refresh = refreshHere;
    place.hidden = true;
    document.body.insertBefore(stage, place);
    document.body.appendChild(said);
    if (window.htmx) window.htmx.process(stage);
    offer();
  }
  counter.leaveWindow = function () {
    var window_ = floating;
    comeBack();
    if (window_) window_.close();
  };

  /* "the line is lost" is said on the page's root */
  new MutationObserver(mirror).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  function mirror() {
    if (!floating) return;
    var lost = document.documentElement.classList.contains("line-lost");
    floating.document.documentElement.classList.toggle("line-lost", lost);
  }

  /* no page is opened in the small window: what htmx would do is done here, other links stay in the big one */
  function clicked(event) {
    var key = event.target.closest && event.target.closest("[hx-post], [hx-get], a[href]");
    if (!key || key.id === "counter" || key.tagName === "FORM" || key.id === "switch" || key.hasAttribute("data-close"))
      return;
    event.preventDefault();
    event.stopPropagation();
    if (event.detail > 1) return;
    if (key.hasAttribute("hx-post")) post(key.getAttribute("hx-post"), key.form, key);
    else if (key.hasAttribute("hx-get")) load(key.getAttribute("hx-get"), counter.panel);
    else location.assign(key.href);
  }

  function submitted(event) {
    var key = event.submitter;
    event.preventDefault();
    event.stopPropagation();
    var to = (key && key.getAttribute("hx-post")) || event.target.getAttribute("hx-post");
    if (to) post(to, event.target, key);
  }

  var busy = false;
  function post(to, form, key) {
    if (busy) return;
    busy = true;
    var body = new URLSearchParams(new FormData(form));
    if (key && key.name) body.append(key.name, key.value);
    ask(to, { method: "POST", headers: { "HX-Request-Type": "partial" }, body: body }, function (html, answer) {
      var toPanel = answer.headers.get("hx-retarget") === "#panel";
      put(toPanel ? counter.panel : counter.desk, html);
      if (!toPanel) counter.answered(form);
    });
  }

  function load(from, into) {
    var address = from || counter.desk.getAttribute("data-poll");
    ask(address, { headers: { "HX-Request-Type": "partial" } }, function (html) {
      put(into || counter.desk, html);
    });
  }

  function ask(address, how, then) {
    fetch(address, how)
      .then(function (answer) {
        busy = false;
        if (!answer.ok) return counter.judge(answer.status);
        return answer.text().then(function (html) {
          then(html, answer);
        });
      })
      .catch(function () {
        busy = false;
        counter.notify(counter.desk.getAttribute("data-failed"));
      });
  }

  function put(where, html) {
    if (!html) return;
    where.innerHTML = html;
  }
})();
