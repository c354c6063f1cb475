/** The place of a value inside a document, as `model::FieldPath` writes it: `/noi_dung/3/text`. */
export type FieldPath = string;

/** The steps of a path; indices as numbers. */
export function steps(path: FieldPath): (string | number)[] {
  return path
    .split('/')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The value at `path`, or undefined where there is none. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  let value = root;
  for (const step of steps(path)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/**
 * A copy of `root` with `value` at `path`; everything off the path is shared with the original.
 * `undefined` takes a field away from its object.
 */
export function withValue<T>(root: T, path: FieldPath, value: unknown): T {
  return change(root, steps(path), value) as T;
}

function change(node: unknown, path: (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(node) ? [...(node as unknown[])] : [];
    list[step] = change(list[step], rest, value);
    return list;
  }
  const fields = { ...(node as Record<string, unknown> | undefined) };
  const changed = change(fields[step], rest, value);
  if (changed === undefined) delete fields[step];
  else fields[step] = changed;
  return fields;
}

/** Whether `path` is `outer` or lies inside it. */
export function isInside(path: FieldPath, outer: FieldPath): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}
