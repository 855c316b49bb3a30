import { REFERENCE_PATTERN } from '@/lib/commitments/model'

/** What somebody can follow: the whole record, one country, one action, one commitment, one organisation that gives its name. */
export type Subject =
  | { readonly kind: 'record' }
  | { readonly kind: 'country'; readonly code: string }
  | { readonly kind: 'action'; readonly number: number }
  | { readonly kind: 'commitment'; readonly reference: string }
  /** Number of its page. */
  | { readonly kind: 'organisation'; readonly number: number }

const COUNTRY = /^\/countries\/([A-Z]{3})$/
const ACTION = /^\/actions\/([1-9]\d?)$/
const ORGANISATION = /^\/organisations\/([1-9]\d{0,8})$/
const COMMITMENT = /^\/commitments\/([^/]+)$/

/** The page that tells of it, without language. As text it also names the subject in an address and in the database. */
export function pathOf(subject: Subject): string {
  switch (subject.kind) {
    case 'record':
      return '/changes'
    case 'country':
      return `/countries/${subject.code}`
    case 'action':
      return `/actions/${subject.number}`
    case 'commitment':
      return `/commitments/${subject.reference}`
    case 'organisation':
      return `/organisations/${subject.number}`
  }
}

/** The subject of a page; null: of nothing that can be followed. Whether it exists, only the database knows. */
export function subjectOf(path: string): Subject | null {
  if (path === '/changes') return { kind: 'record' }
  const [, code] = COUNTRY.exec(path) ?? []
  if (code) return { kind: 'country', code }
  const [, number] = ACTION.exec(path) ?? []
  if (number) return { kind: 'action', number: Number(number) }
  const [, page] = ORGANISATION.exec(path) ?? []
  if (page) return { kind: 'organisation', number: Number(page) }
  const [, reference = ''] = COMMITMENT.exec(path) ?? []
  return REFERENCE_PATTERN.test(reference) ? { kind: 'commitment', reference } : null
}
