// Find one's own row: what is typed is compared here, in the browser, with the published
// cells.  Nothing typed is sent, stored or put into an address; only small pieces of the
// list are loaded, by the last characters of the number or the first of the name.
(function () {
  "use strict";
  var box = document.querySelector(".gs-find[data-find]"), fit = window.gongshiFit;
  if (!box || !fit || !window.fetch) return;
  var name = box.querySelector("#gs-find-name"), number = box.querySelector("#gs-find-number");
  var said = box.querySelector(".gs-find-result"), group = box.dataset.group || "";
  var places = box.dataset.find.split(" "), loaded = {}, asked = 0, waiting = 0;

  box.querySelector("fieldset").disabled = false;
  box.addEventListener("focusin", function () { places.forEach(ready); });
  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { places.forEach(ready); }, 200);
  });
  box.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    look(++asked);
  });
  window.addEventListener("pagehide", function () { // nothing typed is left for who comes next
    name.value = "";
    if (number) number.value = "";
    said.textContent = "";
  });

  function load(address) {
    if (!loaded[address]) {
      loaded[address] = fetch(address, { credentials: "same-origin" }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      loaded[address].catch(function () { delete loaded[address]; }); // the next try loads again
    }
    return loaded[address];
  }

  function index(place) { return load(place + "find/index.json"); }

  // What the answer will need is loaded while the reader still types.
  function ready(place) {
    index(place).then(function (told) {
      var typed = fit.plain((number || name).value);
      return typed.length >= Math.max(told.shown, 1) ? Promise.all(wanted(place, told)) : [];
    }).catch(function () { /* the search itself will say so */ });
  }

  function wanted(place, told) {
    return fit.keys(told, name.value, number ? number.value : "").map(function (key) {
      return load(place + "find/" + key + ".json");
    });
  }

  function look(mine) {
    var wrong = missing();
    if (wrong) return complain(wrong[0], wrong[1]);
    [name, number].forEach(function (field) { if (field) field.removeAttribute("aria-invalid"); });
    Promise.all(places.map(part)).then(function (parts) {
      if (mine === asked) answer(parts);
    });
  }

  function missing() {
    if (!fit.plain(name.value)) return [name, "请填写姓名。"];
    return number && !fit.plain(number.value) ? [number, "请填写" + number.dataset.title + "。"] : null;
  }

  function complain(field, words) {
    field.setAttribute("aria-invalid", "true");
    field.focus();
    show([line(words)]);
  }

  // One notice or part: its rows that fit, and how many fit by the number alone.
  function part(place) {
    return index(place).then(function (told) {
      return Promise.all(wanted(place, told)).then(function (pieces) {
        var found = { place: place, told: told, rows: [], others: 0 };
        pieces.forEach(function (piece) { sift(piece, found, number ? number.value : ""); });
        return found;
      });
    }).catch(function () { return { place: place, failed: true, rows: [], others: 0 }; });
  }

  function sift(piece, found, typed) {
    var fields = found.told.columns.map(function (column) { return column[0]; });
    var numbers = fields.indexOf(found.told.by), names = fields.indexOf("name");
    piece.rows.forEach(function (row) {
      var cells = row.slice(2), cell = cells[numbers];
      if (found.told.by !== "name" && cell && !fit.number(cell, typed)) return;
      if (names >= 0 && !fit.name(cells[names], name.value)) { if (cell) found.others += 1; return; }
      // The more of a name is shown, the less it fits by chance.
      var sure = names < 0 ? 0 : fit.plain(cells[names]).length;
      found.rows.push({ group: piece.groups[row[0]], at: row[1], cells: cells, sure: sure });
    });
  }

  function answer(parts) {
    var rows = parts.reduce(function (sum, one) { return sum + one.rows.length; }, 0);
    var failed = parts.filter(function (one) { return one.failed; }).length;
    var lines = [];
    if (rows) lines = hits(parts, rows);
    else if (failed < parts.length) lines = nobody(parts.filter(function (one) { return !one.failed; }));
    if (failed) lines.push(line("有 " + failed + " 份名单没有读到，结果不完整；请检查网络后再试，或打开名单查看。"));
    show(lines);
  }

  function hits(parts, count) {
    var list = made("ul"), lines = [line(count === 1 ? "找到 1 行。" : "找到 " + count + " 行，较可能的在前，请按专业、班级等辨认哪一行是您。", "strong")];
    var all = [];
    parts.forEach(function (one) { one.rows.forEach(function (row) { all.push([one, row, all.length]); }); });
    all.sort(function (a, b) { return b[1].sure - a[1].sure || a[2] - b[2]; });
    all.forEach(function (each) { list.appendChild(hit(each[0], each[1])); });
    lines.push(list);
    lines.push(line(number ? "姓名和号码都经过遮掩，请核对各项是否与您一致。"
      : "名单只公布遮掩的姓名，同姓的人也可能符合，请核对各项是否与您一致。"));
    return lines;
  }

  function hit(one, row) {
    var item = made("li"), facts = made("dl"), link = made("a", "在名单中查看这一行");
    item.appendChild(made("h3", [one.told.part, row.group[1]].filter(Boolean).join(" ") || one.told.title));
    row.cells.forEach(function (cell, at) {
      if (!cell) return;
      var pair = made("div");
      pair.dataset.field = one.told.columns[at][0];
      pair.appendChild(made("dt", one.told.columns[at][1]));
      pair.appendChild(made("dd", cell));
      facts.appendChild(pair);
    });
    item.appendChild(facts);
    link.href = address(one.place, row.group[0]) + "#row-" + row.at;
    item.appendChild(link);
    return item;
  }

  // The table of the group; nothing where it stands on this very page.
  function address(place, slug) {
    if (slug === group && place === (group ? "../" : "")) return "";
    return place + (slug ? slug + "/" : "");
  }

  function nobody(parts) {
    var told = parts[0].told, lines = [line("没有符合的行。", "strong")];
    var others = parts.reduce(function (sum, one) { return sum + one.others; }, 0);
    if (number && fit.plain(number.value).length < told.shown) {
      lines.push(line(number.dataset.title + "填得太短：请填完整，或至少填末 " + told.shown + " 位。"));
    }
    if (others) lines.push(line("有 " + others + " 行的" + number.dataset.title + "末位与您相同，但姓名不符；请核对姓名，少数民族姓名和生僻字按学校登记的写法填写。"));
    else lines.push(line("请先核对填写的" + (number ? "姓名和" + number.dataset.title : "姓名") + "。"));
    if (told.absent) lines.push(line(told.absent));
    if (told.supplements) lines.push(line("这是补充公示，只列新增的人员；请同时查看《" + told.supplements + "》。"));
    if (told.part && parts.length === 1) lines.push(other(told.part));
    lines.push(line("查询：" + distinct(parts, "questions")));
    lines.push(line("异议与投诉：" + distinct(parts, "complaints")));
    return lines;
  }

  function other(own) {
    var words = line("这里只查了" + own + "的名单。"), link = made("a", "在各学院的名单中查找");
    link.href = (group ? "../" : "") + "../";
    words.appendChild(link);
    return words;
  }

  function distinct(parts, what) {
    return parts.map(function (one) { return one.told[what]; }).filter(function (one, at, all) {
      return all.indexOf(one) === at;
    }).join("；");
  }

  function show(lines) {
    said.textContent = "";
    lines.forEach(function (each) { said.appendChild(each); });
    if (said.getBoundingClientRect().bottom > window.innerHeight) said.scrollIntoView({ block: "nearest" });
  }

  function line(words, tag) {
    var paragraph = made("p");
    paragraph.appendChild(tag ? made(tag, words) : document.createTextNode(words));
    return paragraph;
  }

  function made(tag, words) {
    var element = document.createElement(tag);
    if (words) element.textContent = words;
    return element;
  }
})();
