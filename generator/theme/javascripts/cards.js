// A list on narrow screens: each row a card whose cells say what they are; many scores are
// folded until they are asked for.  Gives table.js the function that opens a row.
(function () {
  "use strict";
  var FOLDED = 6; // fewer scores are shown at once

  window.gongshiCards = function (table, fields, titles) {
    var rows = Array.from(table.tBodies[0].rows), labelled = false;
    var narrow = window.matchMedia("(max-width: 599.98px)");

    cards();
    narrow.addListener(cards);
    return unfold;

    function cards() {
      if (!narrow.matches || labelled) return;
      labelled = true;
      rows.forEach(function (row) {
        Array.from(row.cells).forEach(function (cell, at) { cell.dataset.label = titles[at]; });
      });
      fold();
    }

    function fold() {
      var subjects = titles.map(function (title, at) { return !fields[at] || fields[at] === "-"; });
      var more = subjects.filter(Boolean).length, first = subjects.indexOf(true);
      if (more < FOLDED || first < 1) return;
      table.parentNode.classList.add("gs-many");
      rows.forEach(function (row) {
        Array.from(row.cells).forEach(function (cell, at) { if (subjects[at]) cell.classList.add("gs-folded"); });
        row.cells[first - 1].appendChild(opener(row, more));
        unfold(row, row.classList.contains("gs-here"));
      });
    }

    function opener(row, more) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "gs-more";
      button.textContent = "各科成绩（" + more + " 门）";
      button.addEventListener("click", function () { unfold(row, !row.classList.contains("gs-unfolded")); });
      return button;
    }

    function unfold(row, open) {
      var button = row.querySelector(".gs-more");
      row.classList.toggle("gs-unfolded", open);
      if (button) button.setAttribute("aria-expanded", String(open));
    }
  };
})();
