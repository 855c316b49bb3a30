import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Route, ServerAction } from '../../lib/access/doors'
import { SESSION_COOKIE } from '../fixtures/database'
import type { Someone } from './world'

const BASE = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
/** Where the pages of the app under test were built. */
const BUILT = process.env.VAADA_NEXT_DIR ?? fileURLToPath(new URL('../../.next', import.meta.url))

export interface Answered {
  status: number
  /** Where it leads, by header or in the body of an RSC answer; null: nowhere. */
  leadsTo: string | null
  body: string
}

async function ask(
  path: string,
  { cookie }: Pick<Someone, 'cookie'>,
  init: RequestInit = {},
): Promise<Answered> {
  const response = await fetch(new URL(path, BASE), {
    redirect: 'manual',
    ...init,
    headers: { ...init.headers, ...(cookie && { cookie: `${SESSION_COOKIE}=${cookie}` }) },
  })
  const body = await response.text()
  const inBody = /NEXT_REDIRECT;(?:replace|push);([^;"]+);/.exec(body)?.[1]
  const leadsTo =
    response.headers.get('location') ?? response.headers.get('x-action-redirect') ?? inBody ?? null
  return { status: response.status, leadsTo, body }
}

export const getPage = (path: string, someone: Someone) => ask(path, someone)

/** What the router asks for in place of the page. */
export const getBody = (path: string, someone: Someone) =>
  ask(`${path}${path.includes('?') ? '&' : '?'}_rsc`, someone, { headers: { RSC: '1' } })

/** A form of the browser's own, to an address that isn't an action's. */
export function postForm(path: string, someone: Someone, fields: Fields = {}): Promise<Answered> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return ask(path, someone, { method: 'POST', body: form, headers: { Origin: new URL(BASE).origin } })
}

/** A piece of a file, as the script that uploads sends it. */
export const putPiece = (path: string, someone: Someone): Promise<Answered> =>
  ask(path, someone, {
    method: 'PUT',
    body: 'piece',
    headers: { Origin: new URL(BASE).origin, 'content-type': 'application/octet-stream' },
  })

export type Fields = Readonly<Record<string, string>>

export interface Act {
  /** Route of the page whose form it is, as Next names it, and an address of it. */
  page: string
  path: string
  action: ServerAction
  /** What the page binds, and after it the form's state if it has one. */
  bound: readonly unknown[]
  fields: Fields
}

/** The form as a browser without scripts sends it. */
export function sendForm({ page, path, action, bound, fields }: Act, someone: Someone): Promise<Answered> {
  const form = new FormData()
  form.set('$ACTION_REF_1', '')
  form.set('$ACTION_1:0', JSON.stringify({ id: idOf(page, action), bound: '$@1' }))
  form.set('$ACTION_1:1', JSON.stringify(bound))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return ask(path, someone, { method: 'POST', body: form, headers: { Origin: new URL(BASE).origin } })
}

/** The same as a script calls it. */
export function callAction({ page, path, action, bound, fields }: Act, someone: Someone): Promise<Answered> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(`_1_${name}`, value)
  form.set('0', JSON.stringify([...bound, '$K1']))
  return ask(path, someone, {
    method: 'POST',
    body: form,
    headers: { Origin: new URL(BASE).origin, 'Next-Action': idOf(page, action), Accept: 'text/x-component' },
  })
}

/** What is sent to a private route of the interface, by a script or a form. */
export interface RouteAct {
  route: Route
  path: string
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As a form; `body` in its place where the route takes something else. */
  fields?: Fields
  body?: BodyInit
  headers?: Readonly<Record<string, string>>
}

export function sendData(
  { path, method = 'POST', fields, body, headers }: RouteAct,
  someone: Someone,
): Promise<Answered> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) form.set(name, value)
  return ask(path, someone, {
    method,
    body: body ?? form,
    headers: { ...headers, Origin: new URL(BASE).origin },
  })
}

const known = new Map<string, Map<string, string>>()

/** What the build calls an action on a page. */
export function idOf(page: string, action: string): string {
  const id = actionsOf(page).get(action)
  if (!id) throw new Error(`the page ${page} has no action ${action}`)
  return id
}

function actionsOf(page: string): Map<string, string> {
  const found = known.get(page)
  if (found) return found
  const file = `${BUILT}/server/app${page}/page/server-reference-manifest.json`
  if (!existsSync(file)) throw new Error(`there is no ${file}`)
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName: string }>
  }
  const ids = new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
  known.set(page, ids)
  return ids
}
