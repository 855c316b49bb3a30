import sharp, { type Sharp } from 'sharp'
import { MEGAPIXELS_MAX } from '../model'
import { Refused } from './refused'
import { checkTrailer, endsAsZip } from './trailer'

export type PictureKind = 'jpg' | 'png' | 'webp'

const PIXELS_MAX = MEGAPIXELS_MAX * 1_000_000

/**
 * Draws a picture anew: upright, in sRGB, and without anything that isn't picture, such as where it was taken. Of a
 * moving picture the first one stays.
 * @throws Refused broken | too_many_pixels | two_in_one
 */
export async function redrawPicture(content: Buffer, kind: PictureKind): Promise<Buffer> {
  if (endsAsZip(content)) throw new Refused('two_in_one', 'a picture that is a ZIP too')
  const end = endOf(content, kind)
  if (end === null) throw new Refused('broken', 'a picture without an end')
  checkTrailer(content, end)
  await checkPixels(content)
  const picture = open(content).autoOrient().toColourspace('srgb')
  try {
    return await encode(picture, kind)
  } catch (error) {
    throw new Refused('broken', String(error))
  }
}

function encode(picture: Sharp, kind: PictureKind): Promise<Buffer> {
  if (kind === 'jpg') return picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
  if (kind === 'png') return picture.png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer()
  return picture.webp({ quality: 90 }).toBuffer()
}

/** A picture in a document, in its own format and as it lies: the document turns it. Null: not a picture we can read. */
export async function redrawWithin(content: Buffer): Promise<Buffer | null> {
  const format = await checkPixels(content)
  const picture = open(content, format === 'gif')
  try {
    if (format === 'jpeg') return await picture.jpeg({ quality: 90 }).toBuffer()
    if (format === 'png') return await picture.png().toBuffer()
    if (format === 'gif') return await picture.gif().toBuffer()
    if (format === 'webp') return await picture.webp({ quality: 90 }).toBuffer()
    if (format === 'tiff') return await picture.tiff({ compression: 'lzw' }).toBuffer()
    return null
  } catch (error) {
    throw new Refused('broken', String(error))
  }
}

const open = (content: Buffer, animated = false) =>
  sharp(content, { limitInputPixels: PIXELS_MAX, failOn: 'truncated', sequentialRead: true, animated })

async function checkPixels(content: Buffer): Promise<string> {
  // Only the head is read.
  const { width, height, pages, format } = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch((error) => {
      throw new Refused('broken', String(error))
    })
  if (width * height * (pages ?? 1) > PIXELS_MAX)
    throw new Refused('too_many_pixels', `${width} × ${height} × ${pages ?? 1}`)
  return format
}

/** Where a picture ends by its own structure; null: it doesn't. */
function endOf(content: Buffer, kind: PictureKind): number | null {
  if (kind === 'png') return endOfPng(content)
  if (kind === 'webp') {
    const end = content.length >= 12 ? 8 + content.readUInt32LE(4) : 0
    return end >= 12 && end <= content.length ? end + (end % 2) : null
  }
  return endOfJpeg(content)
}

function endOfPng(content: Buffer): number | null {
  let at = 8
  while (at + 12 <= content.length) {
    const next = at + 12 + content.readUInt32BE(at)
    if (next > content.length) return null
    if (content.toString('latin1', at + 4, at + 8) === 'IEND') return next
    at = next
  }
  return null
}

function endOfJpeg(content: Buffer): number | null {
  let at = 2
  while (at + 2 <= content.length) {
    if (content[at] !== 0xff) return null
    const marker = content[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return at + 2
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    if (at + 4 > content.length) return null
    at += 2 + content.readUInt16BE(at + 2)
    if (marker === 0xda) at = endOfScan(content, at)
  }
  return null
}

/** Picture data: a marker in it is one that isn't a stuffed zero or a restart. */
function endOfScan(content: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = content.indexOf(0xff, at)
    if (at < 0 || at + 1 >= content.length) return content.length
    const next = content[at + 1] ?? 0
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else return at
  }
}
