import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'

/** Where the standard lies beside the project, which carries no copy of it. */
export const STANDARD = path.resolve(import.meta.dirname, '../../../shared/standards/iati-2.03')
export const hasStandard = (): boolean => existsSync(STANDARD)

/** Checks a file against the schema; throws what is wrong with it, by line. */
export async function validate(xml: string): Promise<void> {
  const { XmlDocument, XsdValidator } = await import('libxml2-wasm')
  const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs')
  xmlRegisterFsInputProviders()
  const file = path.join(STANDARD, 'iati-activities-schema.xsd')
  const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file })
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromBuffer(Buffer.from(xml))
  try {
    validator.validate(document)
  } finally {
    document.dispose()
    validator.dispose()
    schema.dispose()
  }
}

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** What a reader of XML makes of a text; throws where it isn't well formed. */
export function parse(xml: string): Node {
  const parser = new SaxesParser()
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root
}

export function* nodesOf(node: Node, above: readonly string[] = []): Generator<[Node, readonly string[]]> {
  for (const child of node.children) {
    yield [child, above]
    yield* nodesOf(child, [...above, child.name])
  }
}

/** The codes of each list that lies beside the standard, by its name. */
export function codelists(): Map<string, Set<string>> {
  const folder = path.join(STANDARD, 'codelists')
  return new Map(
    readdirSync(folder).map((file) => {
      const codes = [...nodesOf(parse(readFileSync(path.join(folder, file), 'utf8')))]
        .filter(([{ name }]) => name === 'code')
        .map(([{ text }]) => text.trim())
      return [path.basename(file, '.xml'), new Set(codes)]
    }),
  )
}

/** Which list the codes of an element are of: its name and the attribute. */
const LISTS: readonly [element: string, attribute: string, list: string][] = [
  ['activity-status', 'code', 'ActivityStatus'],
  ['activity-date', 'type', 'ActivityDateType'],
  ['participating-org', 'role', 'OrganisationRole'],
  ['transaction-type', 'code', 'TransactionType'],
  ['budget', 'type', 'BudgetType'],
  ['budget', 'status', 'BudgetStatus'],
  ['category', 'code', 'DocumentCategory'],
]

/** Codes that are in no list; how many were looked at. */
export function strayCodes(xml: string): { stray: string[]; looked: number } {
  const lists = codelists()
  let looked = 0
  const stray: string[] = []
  for (const [{ name, attributes }] of nodesOf(parse(xml)))
    for (const [element, attribute, list] of LISTS) {
      const code = attributes[attribute]
      if (name !== element || code === undefined) continue
      looked += 1
      if (!lists.get(list)?.has(code)) stray.push(`${element}@${attribute}=${code}`)
    }
  return { stray, looked }
}
