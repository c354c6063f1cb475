import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import { BINARY, type Server } from './server';

/** The password of the keys made here. */
export const PASSWORD = 'chim-hoang-yen';

const run = promisify(execFile);

/** A root that the office trusts, and the key of one who signs, as `an.p12`. */
export async function makeKey(server: Server): Promise<void> {
  const openssl = (args: string) => run('openssl', args.split(' '), { cwd: server.folder });
  await openssl(
    'req -x509 -newkey rsa:2048 -nodes -keyout goc.key -out goc.pem -days 3650 -subj /C=VN/CN=goc -addext keyUsage=critical,keyCertSign,cRLSign',
  );
  await openssl('req -new -newkey rsa:2048 -nodes -keyout an.key -out an.csr -subj /C=VN/CN=an');
  await writeFile(server.path('ext'), 'keyUsage=critical,digitalSignature,nonRepudiation\n');
  await openssl('x509 -req -in an.csr -CA goc.pem -CAkey goc.key -CAcreateserial -days 365 -extfile ext -out an.pem');
  await openssl(`pkcs12 -export -inkey an.key -in an.pem -certfile goc.pem -out an.p12 -passout pass:${PASSWORD}`);
}

/** The driver of SoftHSM, the token of these tests. */
export const DRIVER = '/usr/lib/softhsm/libsofthsm2.so';
/** The PIN of its token. */
export const PIN = 'chim-hoang-yen-31415926';

/** A token with the key of {@link makeKey}, which comes first. */
export async function makeToken(server: Server): Promise<void> {
  const env = { ...process.env, SOFTHSM2_CONF: server.path('the.conf') };
  const tool = async (line: string) => {
    const [program = '', ...args] = line.split(' ');
    await run(program, args, { cwd: server.folder, env });
  };
  await mkdir(server.path('the'));
  await writeFile(server.path('the.conf'), `directories.tokendir = ${server.path('the')}\n`);
  await tool('openssl pkcs8 -topk8 -nocrypt -in an.key -out an.p8');
  await tool('openssl x509 -in an.pem -outform DER -out an.der');
  await tool(`softhsm2-util --init-token --free --label The --pin ${PIN} --so-pin 87654321`);
  await tool(`softhsm2-util --import an.p8 --token The --label an --id a1 --pin ${PIN}`);
  await tool(`pkcs11-tool --module ${DRIVER} --login --pin ${PIN} --write-object an.der --type cert --id a1 --label an`);
}

/** The files of the server's folder that hold some letters. */
export async function holding(server: Server, letters: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(server.folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(letters)) found.push(path);
  }
  return found;
}

/** The sample of a công văn as `cv.json` and `cv.pdf`; `change` is made to the document before. */
export async function makeLetter(server: Server, change: (document: Letter) => void = () => undefined): Promise<void> {
  const env = { ...process.env, HOME: server.folder, XDG_DATA_HOME: join(server.folder, 'data') };
  const program = (args: string[]) => run(BINARY, ['--fonts', 'bundled', ...args], { cwd: server.folder, env });
  const { stdout } = await program(['new', 'cong-van', '--sample']);
  const document = JSON.parse(stdout) as Letter;
  change(document);
  await writeFile(server.path('cv.json'), JSON.stringify(document));
  // What is left blank is told by the exit code 1.
  await program(['export', 'cv.json', '--pdf', 'cv.pdf']).catch((error: unknown) => {
    if ((error as { code?: number }).code !== 1) throw error;
  });
}

/** What these tests change of a document. */
export interface Letter {
  so_ky_hieu: { so?: number };
  noi_dung: unknown[];
}

/** A ring of one colour on a transparent ground, as PNG. */
export async function makeRing(server: Server, name: string, [red, green, blue]: readonly [number, number, number]): Promise<void> {
  const side = 120;
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + side * 4);
    for (let x = 0; x < side; x += 1) {
      const off = Math.abs(Math.hypot(x - side / 2, y - side / 2) - side * 0.43);
      row.set([red, green, blue, off < side * 0.05 ? 255 : 0], 1 + x * 4);
    }
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  await mkdir(server.folder, { recursive: true });
  await writeFile(server.path(name), Buffer.concat([signature, ...parts]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), 4 + body.length);
  return out;
}
