import type { PublicDb } from '@/db/client'
import { type Change, FROM_START } from '@/lib/changes/model'
import { listChanges } from '@/lib/changes/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { LICENCE } from '@/lib/exports/about'
import { type AtomEntry, atomXml } from '@/lib/feeds/atom'
import { findFirstEntryAt, findSubject } from '@/lib/follow/queries'
import { scopeOf } from '@/lib/follow/scope'
import { pathOf, type Subject } from '@/lib/follow/subject'
import { subjectWords } from '@/lib/follow/subject-words'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { findSiteState } from '@/lib/standing/queries'
import { tellChange } from './change-words'

/** More would be asked for again and again; what is older stands on the page of changes. */
const ENTRIES_MAX = 50
/** Of a record in which nothing was ever published. */
const NEVER = '1970-01-01T00:00:00Z'

export interface FeedSite {
  /** Begins every address. */
  baseUrl: string
  today: IsoDate
  zone: string
}

/** What changed in a subject, newest first, as an Atom feed; null: nothing of the kind is published. */
export async function changeFeed(
  db: PublicDb,
  locale: Locale,
  subject: Subject,
  { baseUrl, today, zone }: FeedSite,
): Promise<string | null> {
  const [found, { changes }, firstAt, { demo }] = await Promise.all([
    findSubject(db, subject),
    listChanges(db, { ...scopeOf(subject), today, zone }, { limit: ENTRIES_MAX, from: FROM_START }, null),
    findFirstEntryAt(db),
    findSiteState(db),
  ])
  if (!found) return null
  const t = translatorOf(locale)
  const path = pathOf(subject)
  const host = new URL(baseUrl).hostname
  const tag = (...parts: (string | number)[]) => `tag:${host},2026:${[locale, ...parts].join('/')}`
  const entryOf = (change: Change): AtomEntry => {
    const { title, sentences, office, path: address } = tellChange(t, locale, change)
    return {
      id:
        change.kind === 'publication'
          ? tag('entry', change.seq)
          : tag('status', change.reference, change.day, change.after.status),
      title,
      updated: change.at,
      link: baseUrl + address,
      author: office,
      // Readers show entries of many feeds together, so each says it.
      paragraphs: demo ? [t('site.demo'), ...sentences] : sentences,
    }
  }
  const name = subjectWords(locale, found, t('feeds.record'))
  return atomXml({
    id: tag('feed', ...path.slice(1).split('/')),
    title: [demo && t('site.demoLabel'), t('feeds.title', { name })].filter(Boolean).join(': '),
    subtitle: [demo && t('site.demo'), t('feeds.subtitle')].filter(Boolean).join(' '),
    language: locale,
    updated: changes.reduce((latest, { at }) => (at > latest ? at : latest), firstAt ?? NEVER),
    self: baseUrl + href(locale, `${path}.atom`),
    page: baseUrl + href(locale, path),
    author: { name: 'Vaada', uri: baseUrl },
    rights: LICENCE.url,
    entries: changes.map(entryOf),
  })
}
