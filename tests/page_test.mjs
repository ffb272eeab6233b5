// The page in headless Chromium: what lights up when a name is pointed at or focused, and that no text is run.
// usage: node page_test.mjs CHROMIUM PAGE HOSTILE-PAGE    Speaks the DevTools protocol over a pipe, without packages.
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [chromium, page, hostile] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "page-test-"));
const browser = spawn(chromium, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
  `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map(), events = [];
let last = 0, rest = "", failures = 0;
browser.stdio[4].setEncoding("utf8");
browser.stdio[4].on("data", data => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const message of messages.map(m => JSON.parse(m))) {
    if (message.id) waiting.get(message.id)?.(message.result ?? { error: message.error });
    else events.push(message);
  }
});
const call = (method, params = {}, sessionId) => new Promise(done => {
  waiting.set(++last, done);
  browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
});
const check = (name, good, seen) => {
  if (!good) failures++;
  console.log(`${good ? "ok" : "FAILED"}: ${name}${good ? "" : ` (${JSON.stringify(seen)})`}`);
};

const { targetInfos } = await call("Target.getTargets");
const { sessionId } = await call("Target.attachToTarget", { targetId: targetInfos.find(t => t.type === "page").targetId, flatten: true });
const run = async expression => {
  const answer = await call("Runtime.evaluate", { expression, returnByValue: true }, sessionId);
  if (answer.error || answer.exceptionDetails) throw new Error(JSON.stringify(answer));
  return answer.result.value;
};
const open = async (file, width) => {
  await call("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false }, sessionId);
  await call("Page.navigate", { url: pathToFileURL(file).href }, sessionId);
  for (let i = 0; i < 200 && !(await run("document.readyState === 'complete' && location.href !== 'about:blank'")); i++)
    await new Promise(done => setTimeout(done, 25));
};
const press = async key => {
  await call("Input.dispatchKeyEvent", { type: "keyDown", key, code: key, windowsVirtualKeyCode: { Tab: 9, ArrowRight: 39, Escape: 27 }[key] }, sessionId);
  await call("Input.dispatchKeyEvent", { type: "keyUp", key, code: key }, sessionId);
};
const mouse = (type, x, y) => call("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" ? "none" : "left", clickCount: 1 }, sessionId);
const lit = () => run("[...document.querySelectorAll('.text .on')].map(n => n.textContent)");
const place = text => run(`(() => { const n = [...document.querySelectorAll('.text .name')].find(n => n.textContent === ${JSON.stringify(text)});
  const r = n.getClientRects()[0]; return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; })()`);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

try {
  await call("Page.enable", {}, sessionId);
  await call("Runtime.enable", {}, sessionId);
  await call("Log.enable", {}, sessionId);
  await open(page, 1200);
  const giang = ["Phan Văn Giang", "Giang", "Phan Van Giang"];
  const at = await place(giang[0]);
  await mouse("mouseMoved", at.x, at.y);
  check("pointing at a name lights up its counterparts", same(await lit(), giang), await lit());
  const said = await run("document.getElementById('now').textContent");
  check("the line at the foot names them", said.includes("Phan Văn Giang = Phan Van Giang") && said.includes("%"), said);
  await mouse("mouseMoved", 2, 2);
  check("pointing elsewhere lets go", same(await lit(), []), await lit());

  const hanoi = await place("Hanoi");
  await mouse("mousePressed", hanoi.x, hanoi.y);
  await mouse("mouseReleased", hanoi.x, hanoi.y);
  await mouse("mouseMoved", 2, 2);
  check("a click keeps a name lit", same(await lit(), ["Hà Nội", "Hanoi"]), await lit());
  await press("Escape");
  check("Escape lets go", same(await lit(), []), await lit());

  await run("document.body.tabIndex = -1, document.body.focus()");
  await press("Tab");
  for (let i = 0; i < 10 && (await run("!document.activeElement.matches('.name')")); i++) await press("Tab");
  check("Tab lights up a name and its counterparts", same(await lit(), giang), await lit());
  await press("ArrowRight");
  check("an arrow goes to the next counterpart", (await run("document.activeElement.textContent")) === giang[1], await run("document.activeElement.textContent"));
  await run("document.querySelector('td a').click()");
  check("a name of the table leads into the text", await run("document.activeElement.matches('.text .name')"), "");

  check("two texts stand side by side", await run("(([a, b]) => a.top === b.top && a.right <= b.left)([...document.querySelectorAll('section')].map(s => s.getBoundingClientRect()))"), "");
  await open(page, 360);
  check("and one below the other where it is narrow", await run("(([a, b]) => a.bottom <= b.top && a.left === b.left)([...document.querySelectorAll('section')].map(s => s.getBoundingClientRect()))"), "");
  check("nothing is wider than the screen", await run("document.documentElement.scrollWidth <= 360"), await run("document.documentElement.scrollWidth"));

  events.length = 0;
  await open(hostile, 1200);
  check("no script of a text runs", await run("window.owned === undefined && document.scripts.length === 1 && document.images.length === 0"), "");
  check("its text is read as text", await run("document.querySelectorAll('.text')[1].textContent.includes('<script>owned=1</scr' + 'ipt>')"), "");
  await run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"owned=1\"><b style=\"color:red\">x</b>')");
  await new Promise(done => setTimeout(done, 100));
  check("nor could one that got in", await run("window.owned === undefined && getComputedStyle(document.querySelector('b')).color !== 'rgb(255, 0, 0)'"), "");
  const errors = events.filter(e => e.method === "Runtime.exceptionThrown");
  check("the page's own script has no errors", errors.length === 0, errors);
} finally {
  browser.kill();
  await new Promise(done => browser.on("close", done));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(failures ? 1 : 0);
