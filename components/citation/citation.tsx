import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { heldAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER, asOfText } from '@/lib/as-of/model'
import { bibtexOf } from '@/lib/cite/bibtex'
import { type Cited, keyOf, type Original } from '@/lib/cite/model'
import { risOf } from '@/lib/cite/ris'
import { academicText, pressText } from '@/lib/cite/words'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { siteState } from '@/lib/standing/site-state'
import { CopyText } from './copy-text'

interface CitationProps {
  locale: Locale
  /** Of the page, without its language. */
  path: string
  query?: Query
  /** How the page is called, in its language. */
  title: string
  reference?: string
  /** Where it was first said; absent where a page rests on many documents. */
  original?: Original | null
  /** Said below, such as a fingerprint. */
  children?: ReactNode
}

/**
 * How to cite a page: for the press, for a paper, and for programs that keep references. The address in it names a day and
 * a ledger entry, so that what was cited can be found again as it was.
 */
export async function Citation({
  locale,
  path,
  query = {},
  title,
  reference,
  original = null,
  children,
}: CitationProps) {
  const [t, { seq, demo }] = await Promise.all([getTranslations('citation'), siteState()])
  const asOf = heldAsOf()?.asOf ?? null
  const day = asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE)
  const entry = asOf?.seq ?? seq ?? 0
  const pinned = { ...query, [AS_OF_PARAMETER]: asOfText({ day, seq: entry, pinned: true }) }
  const cited: Cited = {
    original,
    title,
    reference: reference ?? null,
    day,
    entry,
    url: new URL(href(locale, path, pinned), env().BASE_URL).href,
    isDemo: demo,
  }
  const downloads = [
    { ending: 'bib', label: 'BibTeX', type: 'application/x-bibtex', text: bibtexOf(cited) },
    { ending: 'ris', label: 'RIS', type: 'application/x-research-info-systems', text: risOf(cited) },
  ]
  return (
    <details className="mt-4 text-sm">
      <summary className="font-[560]">{t('title')}</summary>
      <Text label={t('press')} text={pressText(cited, locale)} copy={t('copy')} copied={t('copied')} />
      <Text label={t('academic')} text={academicText(cited, locale)} copy={t('copy')} copied={t('copied')} />
      <p className="tools mt-3">
        {downloads.map(({ ending, label, type, text }) => (
          <a
            key={ending}
            href={`data:${type};charset=utf-8,${encodeURIComponent(text)}`}
            download={`${keyOf(cited)}.${ending}`}
          >
            {label}
          </a>
        ))}
      </p>
      {children}
      <p className="meta mt-2">{t(original ? 'hintOriginal' : 'hintMany')}</p>
    </details>
  )
}

interface TextProps {
  label: string
  text: string
  copy: string
  copied: string
}

function Text({ label, text, copy, copied }: TextProps) {
  return (
    <div className="mt-3">
      <p className="meta">{label}</p>
      <p className="mt-1 select-all break-words rounded-card bg-sunk px-3 py-2">{text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-3">
        <CopyText text={text} copy={copy} copied={copied} />
      </p>
    </div>
  )
}
