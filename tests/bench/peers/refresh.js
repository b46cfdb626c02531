// The text of a code as a symbol, by npm's qrcode, warm. One line a figure.
const crypto = require("crypto");
const QR = require("qrcode");

const text = process.argv[2];
const { privateKey } = crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
const symbol = () => QR.create(text, { errorCorrectionLevel: "M" }).modules;

function pixels(modules) {
  const side = (modules.size + 8) * 8;
  const image = new Uint8Array(side * side);
  for (let y = 0; y < modules.size; y++) {
    const top = (y + 4) * 8 * side;
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) image.fill(255, top + (x + 4) * 8, top + (x + 5) * 8);
    }
    for (let row = 1; row < 8; row++) image.copyWithin(top + row * side, top, top + side);
  }
  return image;
}

function time(what, work) {
  for (const end = performance.now() + 2000; performance.now() < end; ) work();
  const took = Array.from({ length: 200 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`qrcode (JavaScript), ${what}\t${(took[100] * 1e3).toFixed(1)}\t${symbol().size}`);
}

time("symbol", symbol);
time("sign + symbol + pixels", () => {
  crypto.sign("sha256", Buffer.alloc(61), privateKey);
  return pixels(symbol());
});
