import { writeFileSync } from "node:fs";
import { Browser, browserPath } from "./test/check/report/support/browser.js";
import { htmlReport } from "./src/check/report/html/html.js";
import { closedShop, openShop } from "./test/check/report/support/shop.js";
const b = await Browser.open(browserPath!);
for (const [name, r] of Object.entries({ closed: closedShop, open: openShop })) {
  writeFileSync(`/tmp/${name}.html`, htmlReport(r));
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]] as const) {
    await b.look({ width, scheme });
    await b.show(`file:///tmp/${name}.html`);
    const { data } = (await b.send("Page.captureScreenshot", { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height: await Math.min(1500, await b.value<number>("document.documentElement.scrollHeight")), scale: 1 } })) as { data: string };
    writeFileSync(`/tmp/${name}-${width}-${scheme}.png`, Buffer.from(data, "base64"));
  }
  console.log(name, b.events("Log.entryAdded").map((e) => JSON.stringify(e)));
}
await b.close();
