import type { ChangesScope } from '@/lib/changes/queries'
import type { Subject } from './subject'

/** Of the list of changes, those that concern a subject. */
export function scopeOf(
  subject: Subject,
): Pick<ChangesScope, 'country' | 'action' | 'reference' | 'organisation'> {
  switch (subject.kind) {
    case 'record':
      return { country: null }
    case 'country':
      return { country: subject.code }
    case 'action':
      return { country: null, action: subject.number }
    case 'commitment':
      return { country: null, reference: subject.reference }
    case 'organisation':
      return { country: null, organisation: subject.number }
  }
}
