/**
 * Sends a visitor's pictures for the album of a share link: each is asked for, goes straight to S3 by the form that the
 * answer holds, and is followed until it has arrived or been refused. The page's form says where and with which pass.
 */

const AT_ONCE = 2;
const TRIES = 3;
const LOOK_AFTER_MS = 2000;
const LOOK_AFTER_MS_AT_MOST = 15000;
const LOOK_FOR_MS = 15 * 60 * 1000;

const form = document.getElementById("add_pictures");
const list = document.getElementById("add_progress");
const token = location.pathname.split("/").at(-1);
/** What was sent and is not settled yet: its row in the list by the upload's id. */
const awaited = new Map();
let looking = false;

class Refused extends Error {}

form.hidden = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = form.elements.namedItem("name")?.value ?? "";
  const files = form.elements.namedItem("files");
  const waiting = [...files.files].map((file) => ({ file, row: addRow(file.name) }));
  files.value = "";
  const sendNext = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await send(next.file, next.row, name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
});

function addRow(filename) {
  const item = list.appendChild(document.createElement("li"));
  const name = item.appendChild(document.createElement("span"));
  const progress = item.appendChild(document.createElement("progress"));
  const text = item.appendChild(document.createElement("span"));
  name.textContent = filename;
  progress.setAttribute("aria-label", `Sending ${filename}`);
  progress.max = 1;
  progress.value = 0;
  text.textContent = "Waiting";
  return {
    say: (words, isError = false) => {
      text.textContent = words;
      item.classList.toggle("shared-failed", isError);
    },
    at: (share) => (progress.value = share),
    settle: () => progress.remove(),
  };
}

async function send(file, row, name) {
  try {
    if (!form.elements.namedItem("files").accept.split(",").includes(file.type))
      throw new Refused("This is not a kind of picture that we take.");
    if (file.size > Number(form.dataset.mostBytes)) throw new Refused("This file is too large to be sent here.");
    row.say("Preparing");
    const granted = await ask(form.dataset.start, {
      name,
      filename: file.name,
      content_type: file.type,
      size: file.size,
      sha256: await sha256Of(file),
    });
    row.say("Sending");
    await deliver(file, granted.transfer, row.at);
    row.say("Being looked at");
    awaited.set(granted.id, row);
    void look();
  } catch (error) {
    row.say(error instanceof Refused ? error.message : "This could not be sent. Try it again.", true);
    row.settle();
  }
}

/** Asks the API, with the pass of this visit; what it refuses comes with words for people. */
async function ask(url, values) {
  const headers = { "Content-Type": "application/json" };
  if (form.dataset.csrfToken) headers["X-CSRFToken"] = form.dataset.csrfToken;
  const body = JSON.stringify({ token, visit_pass: form.dataset.visitPass, ...values });
  const answer = await fetch(url, { method: "POST", headers, body });
  const told = await answer.json().catch(() => null);
  if (answer.ok) return told;
  throw new Refused(told?.errors?.[0]?.detail ?? "This could not be sent. Try it again.");
}

async function deliver(file, { url, fields }, onProgress) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", file);
  for (let left = TRIES; ; left -= 1) {
    const status = await post(url, body, onProgress);
    if (status >= 200 && status < 300) return;
    if (left === 1 || (status >= 400 && status < 500)) throw new Error(`S3 answered ${status}`);
  }
}

/** The status, 0 if nothing answered. Only XMLHttpRequest tells how far an upload is. */
function post(url, body, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener("loadend", () => resolve(request.status));
    request.open("POST", url);
    request.send(body);
  });
}

/** Follows everything that is awaited by one request at a time, less and less often. */
async function look() {
  if (looking) return;
  looking = true;
  const until = Date.now() + LOOK_FOR_MS;
  for (let pause = LOOK_AFTER_MS; awaited.size && Date.now() < until; pause = Math.min(pause * 1.5, LOOK_AFTER_MS_AT_MOST)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const { results } = await ask(form.dataset.look, { ids: [...awaited.keys()].slice(0, 100) });
      results.forEach(tell);
    } catch (error) {
      if (!(error instanceof Refused)) continue;
      for (const row of awaited.values()) row.say(error.message, true);
      awaited.clear();
    }
  }
  looking = false;
}

function tell({ id, state, error }) {
  const row = awaited.get(id);
  if (state === "received") row.say("Arrived. It goes into the album once its owner lets it in.");
  else if (state === "rejected") row.say(error?.detail ?? "This file was not accepted.", true);
  else if (error) row.say(error.detail);
  if (state !== "received" && state !== "rejected") return;
  row.settle();
  awaited.delete(id);
}

/** In hexadecimal digits; null where the browser computes none, which is anywhere but over HTTPS and on a laptop. */
async function sha256Of(file) {
  if (!crypto.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
