"use strict";

// Draws each figure from the table that it holds; without JavaScript the table is what there is.
function draw(figure) {
  const canvas = figure.querySelector("canvas");
  const table = figure.querySelector("table");
  if (!canvas || !table || figure.dataset.drawn || typeof Chart === "undefined") {
    return;
  }
  figure.dataset.drawn = "yes";
  Chart.getChart(canvas)?.destroy();
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--pico-muted-color").trim();
  const line = style.getPropertyValue("--pico-muted-border-color").trim();
  const colour = style.getPropertyValue("--chart").trim();
  const rows = Array.from(table.tBodies[0].rows);
  const kind = figure.dataset.kind;
  new Chart(canvas, {
    type: kind,
    data: {
      labels: rows.map((row) => row.cells[0].textContent.trim()),
      datasets: [{
        data: rows.map((row) => row.cells[1].dataset.value === "" ? null : Number(row.cells[1].dataset.value)),
        backgroundColor: colour,
        borderColor: colour,
        spanGaps: true,
        pointRadius: kind === "line" ? 3 : 0,
      }],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: {
        x: { ticks: { color: ink, maxRotation: 0, autoSkip: true }, grid: { display: false } },
        y: { beginAtZero: true, suggestedMax: 1, ticks: { color: ink, precision: 0 }, grid: { color: line } },
      },
    },
  });
}

// On a phone a row of a table is a block of lines: each value is told what its column is called.
function label(table) {
  if (!table.tHead || table.classList.contains("stacked")) {
    return;
  }
  const names = Array.from(table.tHead.rows[0].cells, (cell) => cell.textContent.trim());
  for (const row of Array.from(table.tBodies).flatMap((body) => Array.from(body.rows))) {
    Array.from(row.cells).forEach((cell, i) => {
      if (cell.tagName === "TD" && i > 0 && names[i]) {
        cell.dataset.label = names[i];
      }
      cell.classList.toggle("nothing", !cell.textContent.trim() && !cell.querySelector("input, img"));
    });
  }
  table.classList.add("cells");
}

// Where a form comes back with something wrong, that is where the reader goes on.
document.querySelector('main [aria-invalid="true"]')?.focus();

// On a phone the pages stand in one line: the one at hand is brought into view.
const here = document.querySelector("nav.main a[aria-current]");
const line = here?.closest("ul");
if (line && here.offsetLeft + here.offsetWidth > line.clientWidth) {
  line.scrollLeft = here.offsetLeft - line.clientWidth / 3;
}

// Live parts that get no answer would look alive: the page says so until one comes.
const stale = document.getElementById("stale");
for (const event of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(event, () => { stale.hidden = false; });
}
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.shouldSwap) {
    stale.hidden = true;
  }
});

// A table of numbers that somebody opened below a chart is not taken away while it is read.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches(".charts") && event.target.querySelector("details[open]")) {
    event.preventDefault();
  }
});

const labelAll = () => document.querySelectorAll(".scroll > table").forEach(label);
labelAll();
document.addEventListener("htmx:afterSwap", labelAll);

const drawAll = () => document.querySelectorAll("figure.chart").forEach(draw);
drawAll();
document.addEventListener("htmx:afterSwap", drawAll);

// Colours are read when a chart is drawn: light and dark need it drawn anew.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  document.querySelectorAll("figure.chart").forEach((figure) => delete figure.dataset.drawn);
  drawAll();
});
