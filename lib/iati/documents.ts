import { lastDay, precisionOf } from '@/lib/dates/partial'
import { DOCUMENT_CATEGORY, EVIDENCE_CATEGORY, RECORD_PAGE_CATEGORY } from './codes'
import type { DocumentFacts, RecordFacts } from './facts'
import { narrative, narratives, said } from './words'
import { element, webAddress, writable } from './xml'

/** The standard asks for a type; what an address ends in is all that is known of a page elsewhere. */
const formatOf = (url: string): string =>
  /\.pdf$/i.test(new URL(url).pathname) ? 'application/pdf' : 'text/html'

const written = new WeakMap<DocumentFacts, string>()

/** A cited document, where it lies on the web; empty: it doesn't. Asked for again where figures rest on it. */
export function documentLink(document: DocumentFacts): string {
  const known = written.get(document) ?? writeLink(document)
  written.set(document, known)
  return known
}

function writeLink({ title, url, kind, language, publishedOn }: DocumentFacts): string {
  const address = webAddress(url)
  if (address === null) return ''
  // Two letters, as the standard's list has them.
  const code = /^[a-z]{2}(?=-|$)/i.exec(language ?? '')?.[0].toLowerCase() ?? null
  return element(
    'document-link',
    { url: address, format: formatOf(address) },
    element('title', {}, narrative(titleOf(title, address), code ?? 'en')),
    element('category', { code: DOCUMENT_CATEGORY[kind] }),
    code === null ? '' : element('language', { code }),
    publishedOn !== null && precisionOf(publishedOn) === 'day'
      ? element('document-date', { 'iso-date': lastDay(publishedOn) })
      : '',
  )
}

/** Everything cited for the record, what its reports give as evidence, and its own page. */
export function documentLinks(record: RecordFacts, page: string): string {
  const cited = record.documents.map(documentLink)
  const seen = new Set(record.documents.map(({ url }) => webAddress(url)))
  const evidence = record.reports.flatMap((report) =>
    report.evidence.map(({ title, url }) => {
      const address = webAddress(url)
      if (address === null || seen.has(address)) return ''
      seen.add(address)
      return element(
        'document-link',
        { url: address, format: formatOf(address) },
        element('title', {}, narrative(titleOf(title, address), record.original)),
        element('category', { code: EVIDENCE_CATEGORY }),
      )
    }),
  )
  const own = element(
    'document-link',
    { url: page, format: 'text/html' },
    element('title', {}, narratives(said('iati.page'))),
    element('category', { code: RECORD_PAGE_CATEGORY }),
  )
  return [...cited, ...evidence, own].join('')
}

const titleOf = (title: string, address: string): string => (writable(title).trim() === '' ? address : title)
