/** Text to bytes in the encodings that the platform decodes but does not encode: tables made from its own decoders. */

/** UTF-16 in either order, with or without a mark. */
export function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = `${mark ? '\ufeff' : ''}${text}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), !bigEndian);
  return bytes;
}

/** Encodes with a table made from the decoder itself, for single-byte encodings. */
export function singleByte(text: string, label: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) table.set(new TextDecoder(label).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`${label} has no ${character}`);
    return byte;
  });
}

/** Encodes with a table of all two-byte pairs of a decoder. */
export function doubleByte(text: string, label: string): Uint8Array {
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = new TextDecoder(label).decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
}
