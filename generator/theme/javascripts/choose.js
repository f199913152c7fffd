// A notice with many groups: choose a college, then a major.  Without this they all stand
// in lists below each other.
(function () {
  "use strict";
  var page = document.querySelector(".gs-notice");
  var heads = page ? Array.prototype.filter.call(page.querySelectorAll("h3"), function (head) {
    var next = head.nextElementSibling;
    return next && next.tagName === "UL" && next.querySelector("li > a:first-child");
  }) : [];
  if (heads.length < 2) return follow();
  var bar = document.createElement("div");
  var buttons = heads.map(button);

  bar.className = "gs-choice";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "选择学院");
  var hint = document.createElement("span");
  hint.textContent = "先选学院，再选专业：";
  bar.appendChild(hint);
  buttons.forEach(function (each) { bar.appendChild(each); });
  heads[0].parentNode.insertBefore(bar, heads[0]);
  show(named());
  window.addEventListener("hashchange", function () { show(named()); });

  function button(head, at) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = head.textContent;
    made.addEventListener("click", function () {
      show(made.getAttribute("aria-pressed") === "true" ? -1 : at);
    });
    return made;
  }

  function show(chosen) {
    heads.forEach(function (head, at) {
      head.hidden = head.nextElementSibling.hidden = at !== chosen;
      buttons[at].setAttribute("aria-pressed", String(at === chosen));
    });
  }

  function wanted() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (odd) { return ""; }
  }

  function named() {
    var name = wanted();
    return heads.map(function (head) { return head.textContent; }).indexOf(name);
  }

  // Parts of a notice are pages of their own: go there at once.
  function follow() {
    var name = wanted();
    if (!name || !page || !page.classList.contains("gs-view-parts")) return;
    Array.prototype.some.call(page.querySelectorAll("li > a:first-child"), function (link) {
      if (link.textContent !== name) return false;
      location.replace(link.href);
      return true;
    });
  }
})();
