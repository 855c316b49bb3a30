import { SaxesParser } from 'saxes'
import { WorkbookError } from './model'

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Reads a part of a workbook while it comes: names without their prefix, no document type, no entities beyond XML's
 * own five. Yields after each piece, so that what the handlers gathered can be taken away.
 * @throws WorkbookError
 */
export async function* readXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new WorkbookError('forbidden_xml', 'a document type')
  })
  parser.on('error', (error) => {
    throw new WorkbookError('damaged', error.message)
  })
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => handlers.close?.(local(name)))
  if (handlers.text) {
    parser.on('text', handlers.text)
    parser.on('cdata', handlers.text)
  }
  for await (const piece of pieces) {
    parser.write(piece)
    yield
  }
  parser.close()
  yield
}

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Reads a small part whole. */
export async function readAllXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(pieces, handlers)) {
    // The handlers do the work.
  }
}

/** `_x000D_` in a text of a workbook stands for a character that XML can't hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML can't hold
const UNHOLDABLE = /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]/g

/** Text of a cell as XML; `unescapeText` and a parser give it back unchanged. */
export const escapeText = (text: string): string =>
  text
    // Half of a pair, which no encoding can hold.
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNHOLDABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
