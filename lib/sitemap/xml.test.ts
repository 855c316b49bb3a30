import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { sitemapIndexXml, sitemapXml } from './xml'

/** Names of elements with what stands in them, in order; throws where it is no XML. */
function read(xml: string) {
  const found: { name: string; text: string; attributes: Record<string, string> }[] = []
  const open: typeof found = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, text: '', attributes: attributes as Record<string, string> }
    found.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const current = open.at(-1)
    if (current) current.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return found
}

const BASE = 'https://vaada.example'

test('every page stands there in every language, with the others beside it', () => {
  const pages = [
    { path: '/', changedOn: '2026-11-30' },
    { path: '/commitments/KAZ-2021-01', changedOn: null },
  ]
  const elements = read(sitemapXml(pages, BASE))
  const locations = elements.filter(({ name }) => name === 'loc').map(({ text }) => text)
  expect(locations).toEqual([
    ...LOCALES.map((locale) => `${BASE}/${locale}`),
    ...LOCALES.map((locale) => `${BASE}/${locale}/commitments/KAZ-2021-01`),
  ])
  const links = elements.filter(({ name }) => name === 'xhtml:link').map(({ attributes }) => attributes)
  expect(links).toHaveLength(locations.length * (LOCALES.length + 1))
  expect(links.filter(({ hreflang }) => hreflang === 'x-default').map(({ href }) => href)).toEqual([
    ...LOCALES.map(() => `${BASE}/`),
    ...LOCALES.map(() => `${BASE}/en/commitments/KAZ-2021-01`),
  ])
  expect(elements.filter(({ name }) => name === 'lastmod').map(({ text }) => text)).toEqual(
    LOCALES.map(() => '2026-11-30'),
  )
})

test('the index names its parts, and what XML reads otherwise is escaped', () => {
  const elements = read(sitemapIndexXml(['/sitemap/pages.xml', '/sitemap/a&b.xml'], BASE))
  expect(elements.filter(({ name }) => name === 'loc').map(({ text }) => text)).toEqual([
    `${BASE}/sitemap/pages.xml`,
    `${BASE}/sitemap/a&b.xml`,
  ])
})

test('a part stays far under what the protocol allows', () => {
  const pages = Array.from({ length: 1000 }, (_, index) => ({
    path: `/commitments/KAZ-2021-${index}`,
    changedOn: '2026-11-30',
  }))
  const xml = sitemapXml(pages, 'https://a-rather-long-name.vaada.example')
  expect(xml.match(/<loc>/g)?.length).toBeLessThanOrEqual(50_000)
  expect(Buffer.byteLength(xml)).toBeLessThan(5_000_000)
})
