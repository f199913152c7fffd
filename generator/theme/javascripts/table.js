// What a list gains in a browser: sorting, a filter, copying, and the way to one row
// (`#row-12`).  The plain table stands there without any of it.
(function () {
  "use strict";
  var table = document.querySelector("table.gs-table[data-fields]"), fit = window.gongshiFit;
  if (!table || !table.tBodies.length || !table.tBodies[0].rows.length) return;
  if (!fit || !window.gongshiCards) return;
  var SCOPE = ["college", "major", "track", "grade", "class", "province", "batch", "subject_group"];
  var MEASURES = ["average", "total_score", "test_score", "art_score"];
  var body = table.tBodies[0], scroll = table.parentNode, rows = Array.from(body.rows);
  var heads = Array.from(table.tHead.rows[0].cells), titles = heads.map(function (head) { return head.textContent; });
  var fields = table.dataset.fields.split(" "), lines = rows.map(function (row) {
    return Array.from(row.cells).map(function (cell) { return cell.textContent; });
  });
  var order = rows.map(function (row, at) { return at; }), sorted = { column: -1, down: false };
  var collator = new Intl.Collator("zh-Hans-CN", { numeric: true }), number = /^[-+]?\d+(\.\d+)?%?$/;
  var bar = tools(), waiting = 0;

  scroll.parentNode.insertBefore(bar.box, scroll);
  scroll.classList.add("gs-rich");
  heads.forEach(sortable);
  marks();
  count();
  var unfold = window.gongshiCards(table, fields, titles);
  window.addEventListener("hashchange", jump);
  window.addEventListener("beforeprint", function () { arrange(rows.map(function (row, at) { return at; })); });
  window.addEventListener("afterprint", function () { arrange(order); });
  jump();

  // The bar above the table

  function tools() {
    var found = { box: made("div", "gs-bar") };
    var label = made("label", "", "筛选"), sorting = made("label", "gs-bar-sort", "排序");
    found.box.setAttribute("role", "group");
    found.box.setAttribute("aria-label", "查看名单");
    found.filter = made("input");
    found.filter.type = "search";
    ["autocomplete", "autocapitalize"].forEach(function (name) { found.filter.setAttribute(name, "off"); });
    found.filter.spellcheck = false;
    found.filter.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(sift, 120);
    });
    label.appendChild(found.filter);
    found.choice = made("select");
    choices().forEach(function (option) { found.choice.appendChild(option); });
    found.choice.addEventListener("change", function () {
      var told = found.choice.value.split(" ");
      sort(Number(told[0]), told[1] === "down");
    });
    sorting.appendChild(found.choice);
    found.count = made("p", "gs-bar-count");
    found.count.setAttribute("role", "status");
    [label, sorting, button("复制", copy), button("打印全部", function () { window.print(); }), found.count]
      .forEach(function (part) { found.box.appendChild(part); });
    return found;
  }

  function choices() {
    var list = [choice("-1 up", "原来的顺序")];
    titles.forEach(function (title, at) {
      list.push(choice(at + " up", title + " ↑"), choice(at + " down", title + " ↓"));
    });
    return list;
  }

  function choice(value, words) {
    var option = made("option", "", words);
    option.value = value;
    return option;
  }

  function button(words, act) {
    var element = made("button", "", words);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function made(tag, kind, words) {
    var element = document.createElement(tag);
    if (kind) element.className = kind;
    if (words) element.textContent = words;
    return element;
  }

  function say(words) { bar.count.textContent = words; }

  function count(before) {
    var seen = rows.filter(function (row) { return !row.hidden; }).length;
    var all = "共 " + rows.length + " 行";
    say((before || "") + (seen === rows.length ? all : seen ? "显示 " + seen + " 行，" + all : "没有符合的行，" + all));
  }

  // Sorting: up, down, as it was; rows that are equal keep their order

  function sortable(head, at) {
    var element = button(titles[at], function () {
      if (sorted.column !== at) sort(at, false);
      else if (!sorted.down) sort(at, true);
      else sort(-1, false);
    });
    element.className = "gs-sort";
    head.classList.toggle("gs-long", titles[at].length > 6);
    head.textContent = "";
    head.appendChild(element);
  }

  function sort(column, down) {
    sorted = { column: column, down: down };
    order = rows.map(function (row, at) { return at; });
    if (column >= 0) {
      var keys = lines.map(function (line) { return worth(line[column] || ""); });
      order.sort(function (a, b) { return compare(keys[a], keys[b], down) || a - b; });
    }
    heads.forEach(function (head, at) {
      if (at === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    bar.choice.value = column + (down ? " down" : " up");
    arrange(order);
    count(column < 0 ? "已恢复原来的顺序，" : "已按" + titles[column] + (down ? "降序" : "升序") + "排列，");
  }

  // Numbers before words, and what is empty last, in either direction.
  function worth(text) {
    return number.test(text) ? [0, parseFloat(text)] : text ? [1, text] : [2, ""];
  }

  function compare(a, b, down) {
    if (a[0] !== b[0]) return a[0] - b[0];
    var found = a[0] === 0 ? a[1] - b[1] : a[0] === 1 ? collator.compare(a[1], b[1]) : 0;
    return down ? -found : found;
  }

  function arrange(wanted) {
    var all = document.createDocumentFragment();
    wanted.forEach(function (at) { all.appendChild(rows[at]); });
    body.appendChild(all);
  }

  // Filter: every word stands in the row, or is a name or number that the row fits

  function sift() {
    var words = bar.filter.value.split(/\s+/).map(fit.plain).filter(Boolean);
    rows.forEach(function (row, at) {
      row.hidden = !words.every(function (word) { return holds(lines[at], word); });
    });
    opened(rows.filter(function (row) { return !row.hidden; }).length <= 3);
    count();
  }

  function holds(line, word) {
    return line.some(function (cell, at) {
      if (!cell) return false;
      if (fit.plain(cell).indexOf(word) >= 0) return true;
      if (fields[at] === "name") return word.length > 1 && fit.name(cell, word);
      return (fields[at] === "student_no" || fields[at] === "exam_no") && fit.number(cell, word);
    });
  }

  // What must be seen without colour

  function marks() {
    var eligible = fields.indexOf("eligible"), category = fields.indexOf("category"), tied = ties();
    rows.forEach(function (row, at) {
      if (tied[at]) row.cells[fields.indexOf("rank")].classList.add("gs-tie");
      if (eligible >= 0 && lines[at][eligible] === "否") row.cells[eligible].classList.add("gs-no");
      if (eligible >= 0 && lines[at][eligible] === "是") row.cells[eligible].classList.add("gs-yes");
      if (category >= 0 && lines[at][category].indexOf("不占指标") >= 0) row.cells[category].classList.add("gs-direct");
    });
  }

  // Ranks that people share.  On a page with several rank groups only equal results prove it.
  function ties() {
    var rank = fields.indexOf("rank"), measured = places(MEASURES), seen = {};
    if (rank < 0 || (!table.dataset.group && !measured.length)) return [];
    var keys = lines.map(function (line) {
      return [rank].concat(places(SCOPE), measured).map(function (at) { return line[at]; }).join("\n");
    });
    keys.forEach(function (key, at) { if (lines[at][rank]) seen[key] = (seen[key] || 0) + 1; });
    return keys.map(function (key) { return seen[key] > 1; });
  }

  function places(names) {
    return names.map(function (name) { return fields.indexOf(name); }).filter(function (at) { return at >= 0; });
  }

  // What is left after filtering is what was looked for.
  function opened(few) {
    rows.forEach(function (row) { if (!row.hidden && few) unfold(row, true); });
  }

  // The way to one row

  function jump() {
    var told = /^#row-(\d{1,6})$/.exec(location.hash), row = told && rows[Number(told[1]) - 1];
    rows.forEach(function (one) { one.classList.remove("gs-here"); });
    if (!row) return;
    row.hidden = false;
    row.classList.add("gs-here");
    row.tabIndex = -1;
    unfold(row, true);
    row.scrollIntoView({ block: "center" });
    uncover(row);
    row.focus({ preventScroll: true });
    count("已到第 " + told[1] + " 行，");
  }

  // A head that stays in view may be tall.
  function uncover(row) {
    if (scroll.scrollHeight <= scroll.clientHeight) return;
    var hidden = table.tHead.getBoundingClientRect().bottom - row.getBoundingClientRect().top;
    if (hidden > 0) scroll.scrollTop -= hidden;
  }

  // Copying: what is shown, with its heads, as a spreadsheet takes it

  function copy() {
    var seen = order.filter(function (at) { return !rows[at].hidden; });
    var text = [titles].concat(seen.map(function (at) { return lines[at]; })).map(function (line) {
      return line.map(inert).join("\t");
    }).join("\n");
    put(text).then(function () { say("已复制 " + seen.length + " 行"); }, function () {
      say("浏览器不允许复制，请选中表格后手工复制");
    });
  }

  // A spreadsheet must not take a cell for a formula.
  function inert(cell) {
    var flat = cell.replace(/[\t\r\n]+/g, " ");
    return /^[=+@-]/.test(flat) && !number.test(flat) ? "'" + flat : flat;
  }

  function put(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = made("textarea", "gs-copied");
    area.value = text;
    area.setAttribute("aria-hidden", "true");
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    document.body.removeChild(area);
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }
})();
