const encoder = new TextEncoder();

/** The length of a text in UTF-8, bytes. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The UTF-16 offset of the letter that starts at, or holds, a byte of the text's UTF-8. */
export function utf16Offset(text: string, byte: number): number {
  let bytes = 0;
  let units = 0;
  for (const letter of text) {
    const length = byteLength(letter);
    if (bytes + length > byte) return units;
    bytes += length;
    units += letter.length;
  }
  return units;
}

/** The byte offset of a UTF-16 offset. */
export function byteOffset(text: string, unit: number): number {
  return byteLength(text.slice(0, unit));
}
