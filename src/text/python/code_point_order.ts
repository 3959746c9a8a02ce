/** Compares two texts by code points, as Python orders them; negative when `left` comes first. */
export function byCodePoint(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  let at = 0;
  while (at < end && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  if (at === end) return left.length - right.length;
  const difference = (index: number) => (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
  // It may be the second half of a character that differs, or what stands behind a half without another
  const isSecond = /[\ud800-\udbff]/.test(left.charAt(at - 1));
  return (isSecond ? difference(at - 1) : 0) || difference(at);
}
