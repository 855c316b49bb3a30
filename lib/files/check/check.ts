import type { FileKind } from '../model'
import { extensionOf, kindOf } from '../name'
import { odfKind, rewriteOdf } from './odf'
import { ooxmlKind, rewriteOoxml } from './ooxml'
import { rewritePdf } from './pdf'
import { redrawPicture } from './picture'
import { Refused } from './refused'
import { LOOKS, refusalOfExtension, type Sniffed, sniff } from './sniff'
import { rewriteText } from './text'
import { readParts, writeParts } from './zip'

export interface Checked {
  kind: FileKind
  /** What is kept: written anew, never as it came. */
  content: Buffer
}

/**
 * Looks at what a file is, whatever it is called, and writes it anew without what it should not hold. For a process of
 * its own, which may be ended: what is built to do harm is met here first.
 * @throws Refused
 */
export async function check(name: string, content: Buffer): Promise<Checked> {
  const named = refusalOfExtension(extensionOf(name))
  const kind = kindOf(name)
  // What it is says more than what it is called.
  const looks = await sniff(content)
  if (named) throw named
  if (kind === null) throw new Refused('unknown_type', 'an extension that is not taken')
  if (LOOKS[kind] !== looks) throw mismatch(looks)
  return { kind, content: await rewrite(kind, content) }
}

const mismatch = (looks: Sniffed) => new Refused('type_mismatch', `it is ${looks}`)

async function rewrite(kind: FileKind, content: Buffer): Promise<Buffer> {
  switch (kind) {
    case 'pdf':
      return rewritePdf(content)
    case 'jpg':
    case 'png':
    case 'webp':
      return redrawPicture(content, kind)
    case 'txt':
    case 'csv':
      return rewriteText(content, kind)
    default:
      return rewriteOffice(kind, content)
  }
}

async function rewriteOffice(kind: FileKind, content: Buffer): Promise<Buffer> {
  const parts = await readParts(content)
  const ooxml = ooxmlKind(parts)
  const odf = odfKind(parts)
  if (ooxml === null && odf === null) throw new Refused('unknown_type', 'an office file of another kind')
  if ((ooxml ?? odf) !== kind) throw new Refused('type_mismatch', `it is ${ooxml ?? odf}`)
  return writeParts(ooxml ? await rewriteOoxml(ooxml, parts) : await rewriteOdf(parts))
}
