// Dark or light, and the larger and simpler page: chosen by button, kept for this visit.
// It runs before anything is drawn; nothing else is stored.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia ? window.matchMedia("(prefers-color-scheme: dark)") : null;
  var chosen = { dark: kept("dark"), care: kept("care") };

  root.classList.add("gs-js");
  show();

  function kept(name) {
    try { return sessionStorage.getItem("gongshi-" + name) || ""; } catch (blocked) { return ""; }
  }

  function keep(name, value) {
    chosen[name] = value;
    try { sessionStorage.setItem("gongshi-" + name, value); } catch (blocked) { /* this page only */ }
  }

  function isDark() {
    return chosen.dark ? chosen.dark === "on" : Boolean(system && system.matches);
  }

  function show() {
    var sheet = document.getElementById("gs-dark");
    if (sheet && chosen.dark) sheet.media = isDark() ? "screen" : "not all";
    root.classList.toggle("gs-care", chosen.care === "on");
    each(function (button, does) {
      if (does === "dark") button.setAttribute("aria-pressed", String(isDark()));
      if (does === "care") button.setAttribute("aria-pressed", String(chosen.care === "on"));
    });
  }

  function each(act) {
    Array.prototype.forEach.call(document.querySelectorAll("#gs-tools [data-does]"), function (button) {
      act(button, button.getAttribute("data-does"));
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var tools = document.getElementById("gs-tools");
    if (!tools) return;
    tools.hidden = false;
    each(function (button, does) {
      if (does === "dark") button.addEventListener("click", function () {
        keep("dark", isDark() ? "off" : "on");
        show();
      });
      if (does === "care") button.addEventListener("click", function () {
        keep("care", chosen.care === "on" ? "off" : "on");
        show();
      });
    });
    show();
    if (system && system.addListener) system.addListener(show);
  });
})();
