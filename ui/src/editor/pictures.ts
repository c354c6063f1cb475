import { NodeSelection, type Command, type EditorState } from 'prosemirror-state';
import type { Block } from '../generated/types';
import { bodySchema, type PictureAttrs } from './schema';

/** The largest file of a picture, bytes, as `model::MAX_IMAGE_BYTES` has it. */
const MAX_BYTES = 2 << 20;
/** The longer side of a picture that is made smaller: 300 points an inch on a sheet. */
const LONG_SIDE_PX = 2480;
const WIDTH_MM = 120;
const MM_PER_PX = 25.4 / 96;

/** The picture that holds the cursor or is selected, with its place. */
export function currentPicture(state: EditorState): { attrs: PictureAttrs; at: number } | undefined {
  const { selection } = state;
  const picture = bodySchema.nodes.picture;
  if (selection instanceof NodeSelection && selection.node.type === picture) {
    return { attrs: selection.node.attrs as PictureAttrs, at: selection.from };
  }
  const { $from } = selection;
  const node = $from.depth > 0 ? $from.node(1) : undefined;
  return node?.type === picture ? { attrs: node?.attrs as PictureAttrs, at: $from.before(1) } : undefined;
}

/** Changes what is said of the picture that is current. */
export function changePicture(change: Partial<PictureAttrs>): Command {
  return (state, dispatch) => {
    const found = currentPicture(state);
    if (!found) return false;
    dispatch?.(state.tr.setNodeMarkup(found.at, null, { ...found.attrs, ...change }));
    return true;
  };
}

/** Takes the current picture away. */
export const deletePicture: Command = (state, dispatch) => {
  const found = currentPicture(state);
  const node = found && state.doc.nodeAt(found.at);
  if (!found || !node) return false;
  dispatch?.(state.tr.delete(found.at, found.at + node.nodeSize).scrollIntoView());
  return true;
};

/** A block out of a file; undefined when it is no PNG or JPEG. A larger one is made smaller. */
export async function pictureBlock(file: Blob): Promise<Block | undefined> {
  const drawn = await createImageBitmap(file).catch(() => undefined);
  if (!drawn) return undefined;
  const isKept = ['image/png', 'image/jpeg'].includes(file.type) && file.size <= MAX_BYTES;
  const kept = isKept ? file : await smaller(drawn);
  if (!kept || kept.size > MAX_BYTES) return undefined;
  const rong = Math.min(WIDTH_MM, Math.max(10, Math.round(drawn.width * MM_PER_PX)));
  return { type: 'hinh-anh', data: await base64(kept), mo_ta: '', rong_mm: rong };
}

async function smaller(drawn: ImageBitmap): Promise<Blob | undefined> {
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(drawn.width, drawn.height));
  const canvas = new OffscreenCanvas(Math.ceil(drawn.width * scale), Math.ceil(drawn.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve((reader.result as string).split(',').at(1) ?? '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('no file'));
    };
    reader.readAsDataURL(file);
  });
}
