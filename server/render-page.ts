import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/model'
import { type Ask, type NextHandler, type Rendered, render } from './render'
import { isHtml } from './rendered'
import { isEmbed } from './target'

/**
 * Renders a page. Where there is none, Next draws the not-found page in the browser alone (vercel/next.js#62228), so a
 * page that says it in its own markup is sent in its place, with status 404.
 */
export async function renderPage(
  handle: NextHandler,
  ask: Ask,
  options: Parameters<typeof render>[2],
): Promise<Rendered | null> {
  const rendered = await renderOrMissing(handle, ask, options)
  return rendered && isEmbed(ask.address) && isHtml(rendered.headers) ? framed(rendered) : rendered
}

async function renderOrMissing(
  handle: NextHandler,
  ask: Ask,
  options: Parameters<typeof render>[2],
): Promise<Rendered | null> {
  const rendered = await render(handle, ask, options)
  if (rendered?.status !== 404 || !isHtml(rendered.headers)) return rendered
  const missing = await render(
    handle,
    { method: 'GET', address: missingPage(ask.address, rendered.body), headers: ask.headers },
    { signal: options?.signal, timeoutMs: options?.timeoutMs },
  )
  return missing?.status === 200 ? { ...missing, status: 404 } : rendered
}

const SCRIPTS = /<script\b[^>]*>.*?<\/script\s*>|<link\b[^>]*\bas="script"[^>]*>/gis

/** What needs no script carries none: it would run in the pages of strangers, and be loaded by all their readers. */
const framed = (rendered: Rendered): Rendered => ({
  ...rendered,
  // React escapes `</script` in text, so that this ends where a browser ends.
  body: Buffer.from(rendered.body.toString().replace(SCRIPTS, '')),
  framed: true,
})

/** In the language of the address, else in the one that the page was rendered in. */
function missingPage(address: string, body: Buffer): string {
  const [, asked] = /^\/([a-z]{2})(?:[/?#]|$)/.exec(address) ?? []
  const [, drawn] = /<html[^>]* lang="([a-z]{2})"/.exec(body.subarray(0, 2000).toString('latin1')) ?? []
  const locale = [asked, drawn].find(isLocale) ?? DEFAULT_LOCALE
  return isEmbed(address) ? `/${locale}/embed` : `/${locale}/missing`
}
