import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { type HistoryChange, signedBy, tellHistory } from '@/lib/ledger/history'
import type { HistoryEntry } from '@/lib/ledger/queries'
import { differenceWords } from './difference-words'
import { GoalpostMark } from './goalpost-mark'
import { saidWords } from './said-words'

interface HistoryProps {
  reference: string
  /** Newest first. */
  entries: readonly HistoryEntry[]
  locale: Locale
}

/** Every publication of the record: what it changed in words, by whom, and the fingerprint that proves it. */
export async function History({ reference, entries, locale }: HistoryProps) {
  const t = await getTranslations('history')
  type Row = ReturnType<typeof tellHistory<HistoryEntry>>[number]
  return (
    <Section
      id="history"
      title={t('title')}
      lede={t('lede')}
      tools={<ButtonLink href={href(locale, `/commitments/${reference}/verify`)}>{t('verify')}</ButtonLink>}
    >
      <div className="relative overflow-x-clip">
        <DataTable
          stack
          columns={[
            {
              key: 'version',
              title: t('version'),
              cell: ({ entry }: Row) => (
                <span className="whitespace-nowrap">
                  {entry.subject === 'commitment' && entry.act !== 'redact' && entry.version}{' '}
                  <span className="meta">{formatDate(locale, dayOf(entry), 'short')}</span>
                </span>
              ),
            },
            {
              key: 'changed',
              title: t('changed'),
              label: '',
              cell: ({ entry, change }) => <Changed entry={entry} change={change} locale={locale} />,
            },
            { key: 'by', title: t('by'), cell: ({ entry }) => <Office entry={entry} locale={locale} /> },
            {
              key: 'hash',
              title: t('fingerprint'),
              cell: ({ entry }) => (
                <code title={entry.hash} className="whitespace-nowrap">
                  {shortHash(entry.hash)}
                </code>
              ),
              numeric: true,
            },
          ]}
          rows={tellHistory(entries)}
          rowKey={({ entry }) => entry.seq}
        />
      </div>
    </Section>
  )
}

export const shortHash = (hash: string): string => `${hash.slice(0, 6)}…${hash.slice(-4)}`
export const dayOf = (entry: HistoryEntry): string => civilDate(new Date(entry.at), env().VAADA_TIME_ZONE)

interface ChangedProps {
  entry: Pick<HistoryEntry, 'reason'>
  change: HistoryChange
  locale: Locale
}

/** What one entry changed, in words, with the reason given for it. */
export async function Changed({ entry, change, locale }: ChangedProps) {
  const t = await getTranslations()
  return (
    <div className="grid gap-1">
      <What entry={entry} change={change} locale={locale} />
      {entry.reason && change.kind !== 'redaction' && (
        <p className="meta">{t('history.reason', { reason: entry.reason })}</p>
      )}
    </div>
  )
}

async function What({ entry, change, locale }: ChangedProps) {
  const t = await getTranslations()
  switch (change.kind) {
    case 'seed':
      return t('history.seed')
    case 'first':
      return t('history.first')
    case 'report':
      return t(change.corrected ? 'history.reportAgain' : 'history.reportFirst', { cycle: change.cycle })
    case 'assessment':
    case 'reply':
    case 'refusal':
    case 'contribution':
    case 'consultation':
    case 'suggestion':
      return saidWords(t, change)
    case 'redaction':
      return entry.reason ? t('history.redaction', { reason: entry.reason }) : t('history.redactionNoReason')
    case 'redacted':
      return t('history.redacted', { seq: change.bySeq })
    case 'not_comparable':
      return t('history.notComparable')
    case 'differences':
      if (change.differences.length === 0) return t('history.nothing')
      return (
        <ul className="grid gap-1">
          {change.comparedWith !== null && (
            <li className="meta">{t('history.comparedWith', { version: change.comparedWith })}</li>
          )}
          {change.differences.flatMap((difference, index) =>
            differenceWords(t, locale, difference).map((sentence) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two differences may read the same
              <li key={`${index} ${sentence}`}>
                {sentence}{' '}
                {difference.goalpost && (
                  <GoalpostMark
                    kind={difference.goalpost}
                    label={t(`history.goalpost.${difference.goalpost}`)}
                  />
                )}
              </li>
            )),
          )}
        </ul>
      )
  }
}

interface OfficeProps {
  /** `content` names an organisation, where one published. */
  entry: Pick<HistoryEntry, 'office' | 'officeNames'> & { content?: unknown }
  locale: Locale
}

/** Who published: an office, never a person. */
export async function Office({ entry, locale }: OfficeProps) {
  const t = await getTranslations('history.office')
  if (entry.office === ORGANISATION_OFFICE) return signedBy(entry) ?? t('organisation')
  if (entry.office === 'seed' || entry.office === 'vaada') return t(entry.office)
  return t('maker', { maker: entry.officeNames?.[locale] ?? entry.officeNames?.en ?? entry.office })
}
