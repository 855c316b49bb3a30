import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether Next and React can decode a posted body. They throw on many malformed ones, which would be answered 500 as if
 * we had failed. What an action is then given is for its own input schema to judge.
 *
 * React's encoding (react-server-dom, `decodeReply`): part `0` holds JSON; a string `$…` in it stands for another part.
 */
export async function isDecodable(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const type = headers['content-type'] ?? ''
  const isAction = headers['next-action'] !== undefined
  if (/^application\/(?:\w+\+)?json\b/i.test(type)) return isJsonObject(body.toString())
  if (type.startsWith('multipart/form-data')) {
    const form = await parseForm(type, body)
    return form !== null && (isAction ? isReply(form) : isFormAction(form))
  }
  if (!isAction) return true
  const reply = new FormData()
  reply.set('0', body.toString())
  return isReply(reply)
}

function isJsonObject(text: string): boolean {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null
}

async function parseForm(type: string, body: Buffer): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

/** A call from a script: part `0` is the list of arguments. */
const isReply = (form: FormData) => Array.isArray(partOf(form, '0')) && resolves(form, '', '0', new Set())

/** A form sent without scripts: each `$ACTION_REF_n` names an action in `$ACTION_n:0`, its bound arguments in a further part. */
function isFormAction(form: FormData): boolean {
  return [...form.keys()]
    .filter((key) => key.startsWith('$ACTION_REF_'))
    .every((key) => {
      const prefix = `$ACTION_${key.slice('$ACTION_REF_'.length)}:`
      const action = partOf(form, `${prefix}0`)
      if (typeof action !== 'object' || action === null || !('bound' in action)) return false
      if (action.bound === null) return true
      if (typeof action.bound !== 'string' || !/^\$@[0-9a-f]+$/.test(action.bound)) return false
      const bound = action.bound.slice(2)
      return Array.isArray(partOf(form, prefix + bound)) && resolves(form, prefix, bound, new Set())
    })
}

/** Whether the part is JSON and everything it refers to is there. */
function resolves(form: FormData, prefix: string, id: string, seen: Set<string>): boolean {
  if (seen.has(id)) return true
  seen.add(id)
  const value = partOf(form, prefix + id)
  return value !== undefined && everyString(value, (text) => isKnownReference(form, prefix, text, seen))
}

const MAX_DEPTH = 64

function everyString(value: unknown, holds: (text: string) => boolean, depth = 0): boolean {
  if (typeof value === 'string') return holds(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < MAX_DEPTH && Object.values(value).every((inner) => everyString(inner, holds, depth + 1))
}

function isKnownReference(form: FormData, prefix: string, text: string, seen: Set<string>): boolean {
  if (!text.startsWith('$') || text.startsWith('$$')) return true
  if (/^\$(?:undefined|NaN|Infinity|-Infinity|-0|D.*|K[0-9a-f]+|n-?\d{1,300})$/.test(text)) return true
  const list = /^\$[QWi]([0-9a-f]+)$/.exec(text)?.[1]
  if (list !== undefined)
    return Array.isArray(partOf(form, prefix + list)) && resolves(form, prefix, list, seen)
  const part = /^\$@?([0-9a-f]+)(?::.*)?$/.exec(text)?.[1]
  if (part !== undefined) return resolves(form, prefix, part, seen)
  // Files and typed arrays. Actions (`$h`) and things of the browser (`$T`) are no arguments that this application sends.
  const file = /^\$[AOoUSsLlGgMmVB]([0-9a-f]+)$/.exec(text)?.[1]
  return file !== undefined && form.get(prefix + file) instanceof Blob
}

/** The part's JSON; `undefined` where there is none. */
function partOf(form: FormData, name: string): unknown {
  const part = form.get(name)
  return typeof part === 'string' ? parseJson(part) : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
