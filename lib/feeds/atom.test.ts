import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AtomFeed, atomXml } from './atom'
import { readAtom } from './testing/read-atom'

const feed = (changes: Partial<AtomFeed> = {}): AtomFeed => ({
  id: 'tag:vaada.example,2026:ru/feed/changes',
  title: 'Vaada',
  subtitle: 'Что изменилось',
  language: 'ru',
  updated: '2026-11-23T09:00:00Z',
  self: 'https://vaada.example/ru/changes.atom',
  page: 'https://vaada.example/ru/changes',
  author: { name: 'Vaada', uri: 'https://vaada.example' },
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  entries: [],
  ...changes,
})
const entry = {
  id: 'tag:vaada.example,2026:ru/entry/7',
  title: 'Десять центров (AAA-2021-01)',
  updated: '2026-11-23T09:00:00Z',
  link: 'https://vaada.example/ru/commitments/AAA-2021-01?asOf=2026-11-23.7&x=1',
  author: 'Ведомство',
  paragraphs: ['Срок перенесён.', 'Причина: <b>закон & порядок</b>'],
}

test('a strict program reads it', () => {
  expect(readAtom(atomXml(feed({ entries: [entry] })))).toEqual({
    id: 'tag:vaada.example,2026:ru/feed/changes',
    title: 'Vaada',
    updated: '2026-11-23T09:00:00Z',
    self: 'https://vaada.example/ru/changes.atom',
    page: 'https://vaada.example/ru/changes',
    author: 'Vaada',
    language: 'ru',
    entries: [
      {
        id: entry.id,
        title: entry.title,
        updated: entry.updated,
        link: entry.link,
        author: 'Ведомство',
        content: '<p>Срок перенесён.</p><p>Причина: &lt;b&gt;закон &amp; порядок&lt;/b&gt;</p>',
      },
    ],
  })
})

test('a feed of nothing yet is a feed, and an entry without an author has that of the feed', () => {
  expect(readAtom(atomXml(feed())).entries).toEqual([])
  const [one] = readAtom(atomXml(feed({ entries: [{ ...entry, author: null }] }))).entries
  expect(one?.author).toBeNull()
})

test('whatever somebody wrote stays text: well-formed, and no markup of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const [one] = readAtom(
        atomXml(feed({ entries: [{ ...entry, title: `x${words}`, paragraphs: [words] }] })),
      ).entries
      expect(one?.content).not.toMatch(/<(?!\/?p>)/)
    }),
  )
})
