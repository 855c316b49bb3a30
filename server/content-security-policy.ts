import { createHash } from 'node:crypto'
import { isFrameworkScript } from './inline-scripts'

const COMMON = {
  'default-src': `'self'`,
  'img-src': `'self' data:`,
  'font-src': `'self'`,
  'connect-src': `'self'`,
  'object-src': `'none'`,
  'base-uri': `'none'`,
  'form-action': `'self'`,
  'frame-ancestors': `'none'`,
}

/** For whatever is not a page: it may show itself and nothing else, whoever opens it. */
export const FILE_POLICY = write({
  'default-src': `'none'`,
  'style-src': `'unsafe-inline'`,
  'img-src': `'self' data:`,
  'base-uri': `'none'`,
  'form-action': `'none'`,
  'frame-ancestors': `'none'`,
})

/** Next's development tools evaluate code and keep a socket open. */
export const DEVELOPMENT_POLICY = write({
  ...COMMON,
  'script-src': `'self' 'unsafe-inline' 'unsafe-eval'`,
  'style-src': `'self' 'unsafe-inline'`,
  'connect-src': `'self' ws:`,
})

/** For a page that stands in frames of other sites: anybody may show it, and it runs no script at all. */
export const framePolicy = (html: string): string =>
  write({
    ...COMMON,
    'script-src': `'none'`,
    'style-src': [`'self'`, ...hashes(inlineElements(html, 'style'))].join(' '),
    'style-src-attr': `'unsafe-inline'`,
    'connect-src': `'none'`,
    'form-action': `'none'`,
    'frame-ancestors': '*',
  })

export interface PagePolicy {
  header: string
  /** Inline scripts that will not run, because they are neither Next's nor React's. */
  refused: number
}

/**
 * Allows the inline scripts and style elements of a finished page, each by its hash. `style` attributes are allowed as
 * they are: the figures place their marks with them, and no style attribute can run a script.
 */
export function pagePolicy(html: string): PagePolicy {
  const scripts = inlineElements(html, 'script').filter(({ attributes }) => isExecutable(attributes))
  const allowed = scripts.filter(({ text }) => isFrameworkScript(text))
  const styles = inlineElements(html, 'style')
  return {
    header: write({
      ...COMMON,
      'script-src': [`'self'`, ...hashes(allowed)].join(' '),
      'style-src': [`'self'`, ...hashes(styles)].join(' '),
      'style-src-attr': `'unsafe-inline'`,
    }),
    refused: scripts.length - allowed.length,
  }
}

interface InlineElement {
  attributes: string
  text: string
}

/** React escapes `>` in attributes and `</script` in text, so that this finds what a browser finds. */
function inlineElements(html: string, name: 'script' | 'style'): InlineElement[] {
  const elements = html.matchAll(new RegExp(`<${name}\\b([^>]*)>(.*?)</${name}\\s*>`, 'gis'))
  return [...elements]
    .map(([, attributes = '', text = '']) => ({ attributes, text }))
    .filter(({ text }) => text !== '')
}

const isExecutable = (attributes: string) =>
  !/\ssrc=/i.test(attributes) && !/\stype=["']?(?!module|text\/javascript)/i.test(attributes)

function hashes(elements: InlineElement[]): string[] {
  const unique = new Set(elements.map(({ text }) => createHash('sha256').update(text).digest('base64')))
  return [...unique].map((hash) => `'sha256-${hash}'`)
}

function write(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
