// Glyphs for ImGui, drawn by the browser on a 2D canvas: every script and emoji that the reader's
// machine knows, at the size of device pixels, and no font to download.

const INTERFACE = 'Inter, "Segoe UI", system-ui, -apple-system, "DejaVu Sans", sans-serif';
export const CODE_FAMILY =
  '"JetBrains Mono", "Cascadia Code", ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

// In the order of looplane::ui::Face.
const FACES = [
  {style: '', family: INTERFACE},
  {style: '600', family: INTERFACE},
  {style: '', family: CODE_FAMILY, columns: true},
  {style: 'italic', family: CODE_FAMILY, columns: true},
];

// What ImGui cannot draw code point by code point. Of scripts that join or reorder their letters
// (Arabic and Hebrew; those of India and South-East Asia) a whole run is one drawing.
const COMPLEX =
  /[\u0300-\u036f\u0590-\u109f\u1100-\u11ff\u1700-\u18af\u1a00-\u1aff\u1cd0-\u1cff\u200d\u20d0-\u20ff\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufeff\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;
const RIGHT_TO_LEFT = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]+';
const RUNS = new RegExp(
  `(${RIGHT_TO_LEFT}(?: +${RIGHT_TO_LEFT})*|[\\u0900-\\u109f\\u1780-\\u17ff\\u1a00-\\u1aff]+)`, 'u');

const FIRST_PRIVATE = 0xe000;
const LAST_PRIVATE = 0xf8ff;

export class Glyphs {
  #context = new OffscreenCanvas(128, 128).getContext('2d', {willReadFrequently: true});
  #font = '';
  #drawn = null;
  #columnSpacing = new Map();
  #clusters = [];
  #codes = new Map();
  #segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter() : null;
  #ink = '#fff';

  /** Browsers adjust the weight of glyphs to their luminance: draw them as they will be seen. */
  useInk(colour) { this.#ink = colour; }

  /** Text in which what must be drawn as one thing is one code point, of the private range. */
  shape(text) {
    if (!COMPLEX.test(text)) return text;
    return text.split(RUNS).map((part, i) => i % 2 ? this.#one(part) : this.#perGrapheme(part)).join('');
  }

  faceMetrics(face, em) {
    this.#useFont(face, em);
    const metrics = this.#context.measureText('Mg');
    return {ascent: Math.ceil(metrics.fontBoundingBoxAscent), descent: Math.ceil(metrics.fontBoundingBoxDescent)};
  }

  advance(face, em, code) {
    const natural = this.#measure(face, em, this.#textOf(code)).width;
    // Columns are whole device pixels wide. What the text field adds to a letter to get there
    // (editor.mjs) it adds to every letter, so wide ones get it here too.
    return FACES[face].columns ? natural + this.spacing(face, em) : Math.round(natural);
  }

  /** Draws a glyph; tells its box, relative to the pen on the base line. */
  draw(face, em, code) {
    const text = this.#textOf(code);
    const metrics = this.#measure(face, em, text);
    const left = Math.ceil(metrics.actualBoundingBoxLeft) + 1;
    const up = Math.ceil(metrics.actualBoundingBoxAscent) + 1;
    const width = left + Math.ceil(metrics.actualBoundingBoxRight) + 1;
    const height = up + Math.ceil(metrics.actualBoundingBoxDescent) + 1;
    if (width <= 2 || height <= 2) return {left: 0, top: 0, width: 0, height: 0, coloured: false};
    this.#makeRoom(width, height);
    this.#useFont(face, em);
    // A glyph that does not come out magenta has colours of its own.
    const {data} = this.#fill(text, '#f0f', left, up, width, height);
    const coloured = hasOtherThanMagenta(data);
    if (!coloured) {
      const inked = this.#fill(text, this.#ink, left, up, width, height).data;
      for (let i = 0; i < data.length; i += 4) {
        data[i] = data[i + 1] = data[i + 2] = 255;
        data[i + 3] = inked[i + 3];
      }
    }
    this.#drawn = trimmed(data, width, height);
    const {x, y} = this.#drawn;
    return {left: x - left, top: y - up, width: this.#drawn.width, height: this.#drawn.height, coloured};
  }

  /** The pixels of the glyph drawn last. */
  pixels() { return this.#drawn.pixels; }

  #perGrapheme(text) {
    if (!this.#segmenter) return text;
    let shaped = '';
    for (const {segment} of this.#segmenter.segment(text.normalize('NFC'))) shaped += this.#one(segment);
    return shaped;
  }

  #one(cluster) {
    if ([...cluster].length === 1) return cluster;
    let code = this.#codes.get(cluster);
    if (code === undefined) {
      code = FIRST_PRIVATE + this.#clusters.length;
      if (code > LAST_PRIVATE) return cluster;
      this.#clusters.push(cluster);
      this.#codes.set(cluster, code);
    }
    return String.fromCodePoint(code);
  }

  #textOf(code) { return this.#clusters[code - FIRST_PRIVATE] ?? String.fromCodePoint(code); }

  /** What is added to a letter of this face, so that columns are whole device pixels wide. */
  spacing(face, em) {
    const key = `${face} ${em}`;
    if (!this.#columnSpacing.has(key)) {
      const {width} = this.#measure(face, em, '0');
      this.#columnSpacing.set(key, Math.round(width) - width);
    }
    return this.#columnSpacing.get(key);
  }

  #measure(face, em, text) {
    this.#useFont(face, em);
    return this.#context.measureText(text);
  }

  #useFont(face, em) {
    const font = `${FACES[face].style} ${em.toFixed(2)}px ${FACES[face].family}`;
    if (font === this.#font) return;
    this.#context.font = this.#font = font;
    this.#context.fontKerning = 'none';
  }

  #makeRoom(width, height) {
    const {canvas} = this.#context;
    if (width <= canvas.width && height <= canvas.height) return;
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
    this.#font = '';
  }

  #fill(text, colour, x, y, width, height) {
    this.#context.clearRect(0, 0, width, height);
    this.#context.fillStyle = colour;
    this.#context.fillText(text, x, y);
    return this.#context.getImageData(0, 0, width, height);
  }
}

function hasOtherThanMagenta(data) {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 96 && (data[i + 1] > 24 || data[i] < 224 || data[i + 2] < 224)) return true;
  }
  return false;
}

/** What is not transparent, so that the atlas stays small. */
function trimmed(data, width, height) {
  let x0 = width, x1 = -1, y0 = height, y1 = -1;
  for (let y = 0, i = 3; y < height; ++y) {
    for (let x = 0; x < width; ++x, i += 4) {
      if (!data[i]) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = y;
    }
  }
  if (x1 < 0) return {x: 0, y: 0, width: 0, height: 0, pixels: new Uint8Array()};
  const box = {x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1};
  const pixels = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; ++y) {
    const from = ((y + y0) * width + x0) * 4;
    pixels.set(data.subarray(from, from + box.width * 4), y * box.width * 4);
  }
  return {...box, pixels};
}
