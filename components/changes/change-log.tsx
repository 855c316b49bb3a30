import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Changed, Office } from '@/components/commitments/history'
import { Localized } from '@/components/commitments/localized'
import { statusLabel } from '@/components/commitments/standing-words'
import { SignSquare, StatusTag } from '@/components/ui/status'
import { type Change, changeOfPublication, type Publication, type StatusChange } from '@/lib/changes/model'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'

/** What was published and what became of it, a heading for each day. */
export function ChangeLog({ changes, locale }: { changes: readonly Change[]; locale: Locale }) {
  const days = new Map<string, Change[]>()
  for (const change of changes) days.set(change.day, [...(days.get(change.day) ?? []), change])
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="mt-8" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="text-[1.15rem]">
        <time dateTime={day}>{formatDate(locale, day)}</time>
      </h2>
      <ul className="mt-2">
        {ofDay.map((change) =>
          change.kind === 'status' ? (
            <Turn key={`status ${change.commitmentId}`} turn={change} locale={locale} />
          ) : (
            <Published key={change.seq} publication={change} locale={locale} />
          ),
        )}
      </ul>
    </section>
  ))
}

interface EntryProps {
  mark: ReactNode
  of: Pick<Publication, 'reference' | 'title' | 'maker'> & { record?: string }
  locale: Locale
  children: ReactNode
}

function Entry({ mark, of, locale, children }: EntryProps) {
  return (
    <li className="grid grid-cols-[1.6rem_minmax(0,1fr)] border-t border-line py-3">
      <span className="pt-0.5" aria-hidden="true">
        {mark}
      </span>
      <div className="grid gap-1">
        <div className="max-w-[75ch]">{children}</div>
        <p className="text-sm">
          {of.reference && of.title && of.maker ? (
            <>
              <a href={commitmentHref(locale, of.reference)}>
                <Localized text={of.title} locale={locale} />
              </a>{' '}
              <span className="meta">
                {of.reference} ·{' '}
                <a href={countryHref(locale, of.maker.code)}>{makerName(of.maker, locale)}</a>
              </span>
            </>
          ) : (
            <span className="meta">{of.record}</span>
          )}
        </p>
      </div>
    </li>
  )
}

async function Turn({ turn, locale }: { turn: StatusChange; locale: Locale }) {
  const t = await getTranslations()
  const { before, after } = turn
  const words = ({ status, late }: typeof before) => statusLabel(t, status, late)
  return (
    <Entry mark={<SignSquare status={after.status} size="s" />} of={turn} locale={locale}>
      <p>
        {t.rich('changes.became', {
          after: () => <strong className="font-[560]">{words(after)}</strong>,
          before: () => <StatusTag status={before.status} label={words(before)} />,
        })}
      </p>
    </Entry>
  )
}

/** A page with something new on it. */
const PAPER = (
  <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
    <path
      d="M3 1.500h5.500L11.500 4.500v8H3zM5.200 7h4M5.200 9.500h4"
      fill="none"
      stroke="var(--ink-3)"
      strokeWidth="1.300"
    />
  </svg>
)

async function Published({ publication, locale }: { publication: Publication; locale: Locale }) {
  const t = await getTranslations()
  const { subject, act } = publication
  return (
    <Entry mark={PAPER} of={publication} locale={locale}>
      {act !== 'redact' && (subject === 'finding' || subject === 'thresholds' || subject === 'framework') ? (
        <p>{t(`overview.changes.${subject}`)}</p>
      ) : (
        <Changed entry={publication} change={changeOfPublication(publication)} locale={locale} />
      )}
      <p className="meta">
        <Office entry={publication} locale={locale} />
        {' · '}
        {t('changes.entry', { seq: publication.seq })}
      </p>
    </Entry>
  )
}
