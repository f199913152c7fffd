// The home page: cards by state, and filters by kind, college and year.  Without this the
// cards stand in one list, the latest first.
(function () {
  "use strict";
  var list = document.querySelector(".gs-cards");
  if (!list) return;
  var cards = Array.prototype.slice.call(list.children);
  var filters = [
    { name: "kind", title: "类型", all: "全部类型" },
    { name: "colleges", title: "学院", all: "全部学院" },
    { name: "year", title: "年份", all: "全部年份" }
  ];
  var groups = [
    { state: "open", title: "公示中" },
    { state: "soon", title: "即将开始" },
    { state: "kept", title: "公示期满 · 保留中" },
    { state: "over", title: "已过保留期限" }
  ];
  var status = element("p", { role: "status", "class": "gs-count" });

  group();
  bar();

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) made.textContent = text;
    return made;
  }

  function stateOf(card) {
    var label = card.querySelector(".gs-state");
    return label ? label.dataset.state : "";
  }

  function group() {
    var section = list.parentNode;
    groups.forEach(function (one) {
      var own = cards.filter(function (card) { return stateOf(card) === one.state; });
      if (!own.length) return;
      one.head = element("h2", { id: "state-" + one.state }, one.title);
      one.list = element("ul", { "class": "gs-cards", "aria-labelledby": "state-" + one.state });
      own.forEach(function (card) { one.list.appendChild(card); });
      section.appendChild(one.head);
      section.appendChild(one.list);
    });
    section.removeChild(document.getElementById("current"));
    section.removeAttribute("aria-labelledby");
    section.removeChild(list);
  }

  function values(name) {
    var found = [];
    cards.forEach(function (card) {
      (card.dataset[name] || "").split("|").forEach(function (value) {
        if (value && found.indexOf(value) < 0) found.push(value);
      });
    });
    return found;
  }

  function bar() {
    var form = element("form", { "class": "gs-filter", "aria-label": "筛选" });
    filters.forEach(function (one) {
      var found = values(one.name);
      if (found.length < 2) return;
      if (one.name === "year") found.sort().reverse();
      var label = element("label", {}, one.title);
      one.select = element("select", {});
      one.select.appendChild(element("option", { value: "" }, one.all));
      found.forEach(function (value) {
        one.select.appendChild(element("option", { value: value }, value));
      });
      one.select.addEventListener("change", show);
      label.appendChild(one.select);
      form.appendChild(label);
    });
    if (!form.children.length) return;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.appendChild(status);
    var section = document.querySelector(".gs-current");
    section.insertBefore(form, section.firstChild);
    show(); // a browser may have kept the choice of before
    window.addEventListener("pageshow", show);
  }

  function fits(card) {
    return filters.every(function (one) {
      var chosen = one.select ? one.select.value : "";
      var own = (card.dataset[one.name] || "").split("|");
      // A list that names no college has people of all of them.
      return !chosen || own.indexOf(chosen) >= 0 || (one.name === "colleges" && !own[0]);
    });
  }

  function show() {
    var shown = 0;
    cards.forEach(function (card) {
      card.hidden = !fits(card);
      if (!card.hidden) shown += 1;
      lead(card);
    });
    groups.forEach(function (one) {
      if (one.list) one.head.hidden = one.list.hidden = !one.list.querySelector("li:not([hidden])");
    });
    var any = filters.some(function (one) { return one.select && one.select.value; });
    status.textContent = !any ? "" : shown ? "有 " + shown + " 条公示" : "没有符合条件的公示，请换一个条件";
  }

  // With a college chosen, a card leads to that college.
  function lead(card) {
    var link = card.querySelector("h3 a"), college = "";
    filters.forEach(function (one) {
      if (one.name === "colleges" && one.select) college = one.select.value;
    });
    var known = (card.dataset.colleges || "").split("|").indexOf(college) >= 0;
    link.hash = college && known ? "#" + encodeURIComponent(college) : "";
  }
})();
