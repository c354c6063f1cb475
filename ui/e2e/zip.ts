import { inflateRawSync } from 'node:zlib';

const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

/** The text of one part of a ZIP file (DOCX). */
export function zipPart(file: Buffer, name: string): string {
  let end = file.length - 22;
  while (end >= 0 && file.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  let at = file.readUInt32LE(end + 16);
  while (file.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameLength = file.readUInt16LE(at + 28);
    const skipped = file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === name) return read(file, at);
    at += 46 + nameLength + skipped;
  }
  throw new Error(`no part ${name}`);
}

function read(file: Buffer, entry: number): string {
  const method = file.readUInt16LE(entry + 10);
  const size = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const bytes = file.subarray(start, start + size);
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
}
