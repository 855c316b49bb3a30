import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FIRST_CALL = '(self.__next_f=self.__next_f||[]).push([0])'

/** Calls with plain data, by which Next hands a page's content to its scripts. */
const DATA_CALLS = [
  /^self\.__next_f\.push\((.+)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.+)\);?$/s,
]

/**
 * Whether an inline script is one that Next or React writes. The door allows the hashes of these alone: to hash whatever
 * stands in the page would also allow a script that somebody managed to write into it.
 */
export function isFrameworkScript(code: string): boolean {
  return code === FIRST_CALL || isDataCall(code) || isReactInstruction(code)
}

/** On a page that answers a form, the state of the form follows the first call. */
function isDataCall(code: string): boolean {
  const last = code.startsWith(`${FIRST_CALL};`) ? code.slice(FIRST_CALL.length + 1) : code
  return DATA_CALLS.some((call) => isJson(call.exec(last)?.[1]))
}

/** React reveals late parts of a page by small scripts: functions it defines once, and a call of one with plain arguments. */
function isReactInstruction(code: string): boolean {
  const call = withoutDefinitions(code)
  if (call === '') return code !== ''
  return isJson(`[${/^\$R[A-Z]\((.+)\)$/s.exec(call)?.[1]}]`)
}

function withoutDefinitions(code: string): string {
  const rest = code.replace(/^[;\n]+/, '')
  const definition = reactDefinitions().find((text) => rest.startsWith(text))
  return definition ? withoutDefinitions(rest.slice(definition.length)) : rest
}

let definitions: string[] | undefined

/** As React's own server build has them, so that an update of React brings its own. */
export function reactDefinitions(): string[] {
  definitions ??= readDefinitions()
  return definitions
}

function readDefinitions(): string[] {
  const file = 'next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js'
  const source = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')
  const literals = source.matchAll(/^\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")[,;)]*$/gm)
  return [...literals]
    .map(([, literal = '']) => literal)
    .filter((literal) => /\$R[A-Z]|reactFormReplay/.test(literal))
    .map((literal) => readLiteral(literal).replace(/;*(?:\$R[A-Z]\(")?$/, ''))
}

/** The value of a string literal, which may stand in single quotes, as JSON doesn't have them. */
function readLiteral(literal: string): string {
  const inner = literal.slice(1, -1)
  return JSON.parse(
    literal.startsWith('"') ? literal : `"${inner.replaceAll(`\\'`, `'`).replaceAll('"', '\\"')}"`,
  )
}

function isJson(text: string | undefined): boolean {
  if (text === undefined) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
