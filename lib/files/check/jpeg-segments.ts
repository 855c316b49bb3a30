/** What a JPEG needs to be drawn: its own head, its colours (ICC) and Adobe's word on how they are written. */
const KEPT = new Set([0xe0, 0xe2, 0xee])

/** The same picture without what a camera or a program wrote beside it: Exif, XMP, comments. */
export function withoutSegments(jpeg: Buffer): Buffer {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return jpeg
  const kept = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    // From here on it is the picture.
    if (marker === 0xda || marker === 0xd9) break
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    if (end > jpeg.length) break
    const isExtra = (marker >= 0xe0 && marker <= 0xef && !KEPT.has(marker)) || marker === 0xfe
    if (!isExtra) kept.push(jpeg.subarray(at, end))
    at = end
  }
  kept.push(jpeg.subarray(at))
  return Buffer.concat(kept)
}
