import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A palette holds so many colours. */
const COLOURS = 256;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** 0 before the first byte. */
function byteAt(pixels: Buffer, at: number): number {
  return at < 0 ? 0 : (pixels[at] ?? 0);
}

/** What a filter of a PNG's line makes of the bytes beside one. */
function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  return [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
}

/** Undoes the filters of a PNG's lines. */
function unfiltered(packed: Buffer, stride: number, height: number, depth: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const [before, above] = [x < depth ? -1 : at - depth, at - stride];
      const corner = before < 0 ? -1 : above - depth;
      const add = predicted(filter, byteAt(pixels, before), byteAt(pixels, above), byteAt(pixels, corner));
      pixels[at] = ((packed[y * (stride + 1) + 1 + x] ?? 0) + add) & 255;
    }
  }
  return pixels;
}

/** The first four bits of each part of a colour. */
function roughly(colour: number): number {
  return colour & 0xf0f0f0;
}

/**
 * Colours to draw a picture with, and for every colour the place of the nearest of them. Each rough colour has one
 * before any has two: links are few.
 */
function paletteOf(counts: ReadonlyMap<number, number>): {
  readonly colours: readonly number[];
  readonly place: ReadonlyMap<number, number>;
} {
  const byCount = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  const seen = new Set<number>();
  const firsts = byCount.filter((colour) => !seen.has(roughly(colour)) && seen.add(roughly(colour)));
  const colours = [...new Set([...firsts, ...byCount])].slice(0, COLOURS);
  const distance = (a: number, b: number) =>
    ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  const place = new Map(
    [...counts.keys()].map((colour) => {
      let best = 0;
      for (const [index, candidate] of colours.entries()) {
        if (distance(colour, candidate) < distance(colour, colours[best] ?? 0)) best = index;
      }
      return [colour, best] as const;
    }),
  );
  return { colours, place };
}

/**
 * A browser's picture of a page with 256 colours: text on paper has hardly more, and takes a third of the bytes then.
 *
 * @param png - true colour, eight bits, not interlaced, as Chromium writes it
 */
export function withPalette(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height, colourType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const depth = colourType === 6 ? 4 : 3;
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * depth, height, depth);
  const colourAt = (index: number) => pixels.readUIntBE(index * depth, 3);
  const counts = new Map<number, number>();
  for (let index = 0; index < width * height; index++)
    counts.set(colourAt(index), (counts.get(colourAt(index)) ?? 0) + 1);
  const { colours, place } = paletteOf(counts);
  const lines = Buffer.alloc((width + 1) * height);
  for (let index = 0; index < width * height; index++) {
    lines[index + Math.floor(index / width) + 1] = place.get(colourAt(index)) ?? 0;
  }
  const header = Buffer.from(png.subarray(16, 29));
  header[9] = 3;
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const compressed = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', compressed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
