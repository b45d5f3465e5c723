"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const charts = [];

  // Colours are names of the style sheet's, so that light, dark and print need no second drawing.
  const line = { lineStyle: { color: "var(--line)" } };
  const axis = (name, more) => ({
    type: "value", min: 0, max: 1, name, nameLocation: "middle", nameGap: 32,
    nameTextStyle: { color: "var(--ink)" }, axisLabel: { color: "var(--quiet)" },
    axisLine: { show: true, ...line }, axisTick: { show: false }, splitLine: line, ...more,
  });
  const curve = (name, colour, points, more) => ({
    type: "line", name, data: points, showSymbol: false, symbol: "circle", symbolSize: 7,
    color: colour, lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour },
    emphasis: { disabled: true }, ...more,
  });
  const share = (value) => (value == null ? "–" : Number(value).toFixed(3));
  const percent = (value) => `${(100 * value).toFixed(value < 0.0995 ? 1 : 0)}%`;
  const whole = (value) => Math.round(value).toLocaleString("en").replaceAll(",", "\u202f");

  function draw(id, option) {
    const place = byId(id);
    if (!place) return null;
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: "var(--ink)" },
      ...option,
    });
    place.dataset.drawn = "true";
    charts.push(chart);
    fit(chart);
    return chart;
  }
  // With a view box the style sheet can scale what was drawn to the width of a sheet of paper.
  function fit(chart) {
    chart.getDom().querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  }
  const legend = (names) => ({
    data: names, top: 0, left: 0, type: "plain", icon: "roundRect", itemHeight: 4, itemWidth: 18,
    textStyle: { color: "var(--ink)" }, inactiveColor: "var(--line)",
  });
  const tooltip = {
    trigger: "axis", backgroundColor: "var(--card)", borderColor: "var(--line)",
    textStyle: { color: "var(--ink)" }, valueFormatter: share,
    axisPointer: { lineStyle: { color: "var(--quiet)" }, label: { show: false } },
  };

  const curves = data.curves ?? [];
  const name = (c) => `${c.name}  ${c.averagePrecision}`;
  // What flags a text, where there is such, is drawn first and in the colour of the ink.
  const hasTarget = curves.length > 1 && curves[0].name === "any label to be read";
  const colour = (i) => `var(--c${hasTarget ? i : i + 1})`;

  const point = (c, [right, wrong]) => [right / c.positives, right / (right + wrong)];
  const recalls = (c) => c.points.map(([, right, wrong]) => point(c, [right, wrong]));

  if (curves.length) {
    const before = (data.before ?? []).map((c) => ({ ...c, name: `before: ${c.name}` }));
    draw("precision-recall", {
      grid: { left: 56, right: 24, top: 24 + 24 * Math.ceil((curves.length + before.length) / 4), bottom: 52 },
      legend: legend([...curves, ...before].map(name)),
      tooltip,
      xAxis: axis("recall"),
      yAxis: axis("precision", { nameGap: 38 }),
      series: [
        ...before.map((c) => curve(name(c), "var(--quiet)", recalls(c), {
          lineStyle: { color: "var(--quiet)", width: 2, type: "dashed" },
        })),
        ...curves.map((c, i) => curve(name(c), colour(i), recalls(c), {
          lineStyle: { color: colour(i), width: hasTarget && i === 0 ? 3 : 2 },
          markPoint: {
            silent: true, symbol: "circle", symbolSize: 9, label: { show: false }, animation: false,
            itemStyle: { color: colour(i), borderColor: "var(--paper)", borderWidth: 2 },
            data: c.own[0] + c.own[1] ? [{ coord: point(c, c.own) }] : [],
          },
        })),
      ],
    });
    workload();
  }

  function workload() {
    const chart = draw("workload-chart", {
      grid: { left: 56, right: 24, top: 36, bottom: 52 },
      legend: legend(["precision", "recall"]),
      tooltip,
      xAxis: axis("texts to read, of a thousand", { type: "log", min: 1, max: 1000 }),
      yAxis: axis("", {}),
      series: [],
    });
    const target = byId("target"), texts = byId("texts"), rate = byId("rate");
    const slider = byId("slider"), reviews = byId("reviews"), outcome = byId("outcome");
    curves.forEach((c, i) => target.add(new Option(c.name, i)));

    const chosen = () => curves[target.value];
    function points() {
      const c = chosen();
      const base = Math.min(0.9999, Math.max(0.0001, rate.value / 100 || 0));
      return c.points.map(([threshold, right, wrong]) => {
        const found = right / c.positives;
        const false_ = c.negatives ? wrong / c.negatives : 0;
        const flagged = base * found + (1 - base) * false_;
        return { threshold, found, flagged, precision: flagged ? (base * found) / flagged : 1, base };
      });
    }
    function show() {
      const all = points();
      const at = all[slider.value];
      const daily = Math.max(1, texts.value || 0);
      reviews.textContent = whole(daily * at.flagged);
      slider.setAttribute("aria-valuetext", `${reviews.textContent} reviews a day`);
      outcome.textContent =
        `From a probability of ${at.threshold.toFixed(3)} on: ${whole(daily * at.flagged)} texts to read a day, `
        + `${percent(at.precision)} of them rightly. ${percent(at.found)} of what there is to find is found: `
        + `${whole(daily * at.base * at.found)} of ${whole(daily * at.base)} a day, ${whole(daily * at.base * (1 - at.found))} missed.`;
      chart.setOption({
        xAxis: { min: Math.min(100, Math.max(0.01, 10 ** Math.floor(Math.log10(1000 * all[0].flagged)))) },
        series: [
          curve("precision", "var(--c1)", all.map((p) => [1000 * p.flagged, p.precision]), {
            markLine: {
              silent: true, symbol: "none", label: { show: false }, animation: false,
              lineStyle: { color: "var(--quiet)", type: "dashed" }, data: [{ xAxis: 1000 * at.flagged }],
            },
          }),
          curve("recall", "var(--c2)", all.map((p) => [1000 * p.flagged, p.found])),
        ],
      });
    }
    function choose() {
      const c = chosen();
      rate.value = Number((100 * c.positives / (c.positives + c.negatives)).toFixed(2));
      slider.max = c.points.length - 1;
      // To begin with, as many texts are read as there are to find.
      const like = c.points.findIndex(([, right, wrong]) => right + wrong >= c.positives);
      slider.value = like < 0 ? c.points.length - 1 : like;
      show();
    }
    target.addEventListener("change", choose);
    [texts, rate, slider].forEach((input) => input.addEventListener("input", show));
    document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
    document.querySelector(".controls").hidden = false;
    outcome.hidden = false;
    choose();
  }

  if (data.reliability) {
    const bars = data.reliability.flatMap(([p, , low, high]) => [[p, low], [p, high], [null, null]]);
    draw("reliability-chart", {
      grid: { left: 56, right: 24, top: 36, bottom: 52 },
      legend: legend(["observed", "95% interval", "ideal"]),
      tooltip: { ...tooltip, trigger: "item", formatter: ({ value }) => `probability ${share(value[0])}<br>observed ${share(value[1])}` },
      xAxis: axis("probability"),
      yAxis: axis("observed share", { nameGap: 38 }),
      series: [
        curve("ideal", "var(--quiet)", [[0, 0], [1, 1]], { lineStyle: { color: "var(--quiet)", type: "dashed", width: 1 }, silent: true, tooltip: { show: false } }),
        curve("95% interval", "var(--c1)", bars, { lineStyle: { color: "var(--c1)", width: 2, opacity: 0.4 }, silent: true, tooltip: { show: false } }),
        curve("observed", "var(--c1)", data.reliability.map(([p, observed]) => [p, observed]), { showSymbol: true }),
      ],
    });
  }

  let unfolded = null;
  addEventListener("resize", () => {
    if (unfolded) return;
    charts.forEach((chart) => { chart.resize(); fit(chart); });
  });
  addEventListener("beforeprint", () => {
    unfolded ??= [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    (unfolded ?? []).forEach((details) => { details.open = false; });
    unfolded = null;
  });
})();
