"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const details = document.getElementById("details");
  const of = (id) => document.querySelectorAll(`[data-id="${CSS.escape(id)}"]`);

  const say = (id) => {
    details.replaceChildren();
    const given = data[id];
    details.parentNode.classList.toggle("filled", Boolean(given));
    if (!given) {
      const nothing = document.createElement("p");
      nothing.textContent = "Nothing is chosen.";
      details.append(nothing);
      return;
    }
    const list = document.createElement("dl");
    for (const [name, value] of [...Object.entries(given), ["id", id]]) {
      const term = document.createElement("dt");
      term.textContent = name.replaceAll("_", " ");
      const text = document.createElement("dd");
      text.dir = "auto";
      text.textContent = String(value);
      list.append(term, text);
    }
    details.append(list);
  };

  const choose = (id) => {
    for (const old of document.querySelectorAll(".chosen, .near, .dim")) old.classList.remove("chosen", "near", "dim");
    say(id);
    if (!data[id]) return;
    for (const one of of(id)) one.classList.add("chosen");
    for (const edge of document.querySelectorAll(".edge")) {
      const { source, target } = edge.dataset;
      if (source !== id && target !== id) continue;
      edge.classList.add("near");
      for (const one of of(source === id ? target : source)) if (one.matches(".node")) one.classList.add("near");
    }
    document.querySelector(".node.chosen")?.parentNode.classList.add("dim");
  };

  const pick = (id) => {
    choose(id);
    const hash = id ? `#${encodeURIComponent(id)}` : "";
    history.replaceState(null, "", hash || location.pathname + location.search);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    const marked = event.target.closest("svg [data-id]");
    if (button) pick(button.dataset.pick);
    else if (marked) pick(marked.dataset.id);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") pick("");
  });

  const zoomable = (svg) => {
    const whole = svg.viewBox.baseVal;
    const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
    let now = { ...all };
    const show = (next) => {
      now = next;
      svg.setAttribute("viewBox", `${now.x} ${now.y} ${now.width} ${now.height}`);
    };
    const place = (event) => {
      const box = svg.getBoundingClientRect();
      const scale = Math.min(box.width / now.width, box.height / now.height);
      return {
        x: now.x + now.width / 2 + (event.clientX - box.x - box.width / 2) / scale,
        y: now.y + now.height / 2 + (event.clientY - box.y - box.height / 2) / scale,
      };
    };
    const by = (factor, at) => {
      const width = Math.min(Math.max(now.width * factor, all.width / 60), all.width * 2);
      const share = width / now.width;
      show({ x: at.x - (at.x - now.x) * share, y: at.y - (at.y - now.y) * share, width, height: now.height * share });
    };
    const middle = () => ({ x: now.x + now.width / 2, y: now.y + now.height / 2 });
    svg.addEventListener("wheel", (event) => {
      // Without a key the page scrolls on: a figure must not catch the reader.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(event.deltaY > 0 ? 1.25 : 0.8, place(event));
    }, { passive: false });
    let held = null;
    svg.addEventListener("pointerdown", (event) => { held = place(event); });
    svg.addEventListener("pointermove", (event) => {
      if (!held || !event.buttons) return;
      const at = place(event);
      show({ ...now, x: now.x + held.x - at.x, y: now.y + held.y - at.y });
    });
    svg.addEventListener("pointerup", () => { held = null; });
    svg.addEventListener("pointerleave", () => { held = null; });
    svg.tabIndex = 0;
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (step) show({ ...now, x: now.x + step[0] * now.width / 8, y: now.y + step[1] * now.height / 8 });
      else if (event.key === "+" || event.key === "=") by(0.8, middle());
      else if (event.key === "-") by(1.25, middle());
      else if (event.key === "0") show({ ...all });
      else return;
      event.preventDefault();
    });
    for (const button of svg.closest("figure").querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => {
        const how = button.dataset.zoom;
        if (how === "all") show({ ...all });
        else by(how === "in" ? 0.8 : 1.25, middle());
      });
    }
  };
  for (const svg of document.querySelectorAll("svg.zoom")) zoomable(svg);

  const asked = () => choose(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", asked);
  asked();
  document.documentElement.dataset.ready = "yes";
})();
