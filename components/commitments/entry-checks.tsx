import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { HistoryEntry } from '@/lib/ledger/queries'
import { type EntryCheck, isSound } from '@/lib/ledger/verify-record'
import { dayOf } from './history'

interface Checked {
  entry: HistoryEntry
  check: EntryCheck
}

interface EntryChecksProps {
  /** Newest first. */
  checked: readonly Checked[]
  locale: Locale
}

/** Each entry, what was recomputed of it, and the fingerprints in full. */
export async function EntryChecks({ checked, locale }: EntryChecksProps) {
  const t = await getTranslations('verify')
  return (
    <div className="relative mt-8 overflow-x-clip">
      <DataTable
        stack
        columns={[
          {
            key: 'entry',
            title: t('entry'),
            cell: ({ entry }: Checked) => (
              <span className="whitespace-nowrap">
                {entry.seq} <span className="meta">{entry.record}</span>
              </span>
            ),
          },
          { key: 'version', title: t('version'), cell: ({ entry }) => entry.version },
          {
            key: 'published',
            title: t('published'),
            cell: ({ entry }) => (
              <span className="whitespace-nowrap">{formatDate(locale, dayOf(entry), 'short')}</span>
            ),
          },
          { key: 'check', title: t('check'), cell: ({ check }) => <CheckList check={check} /> },
          {
            key: 'hash',
            title: t('hash'),
            cell: ({ entry }) => (
              <dl className="meta grid gap-1">
                <Hash name={t('hash')} value={entry.hash} />
                <Hash name={t('contentHash')} value={entry.contentHash} />
                <Hash name={t('previous')} value={entry.previousHash} />
              </dl>
            ),
          },
        ]}
        rows={checked}
        rowKey={({ entry }) => entry.seq}
      />
    </div>
  )
}

async function CheckList({ check }: { check: EntryCheck }) {
  const t = await getTranslations('verify')
  const lines = [
    { text: t(`content.${check.content}`), ok: check.content === 'matches' || check.content === 'redacted' },
    { text: t(`entryCheck.${check.entry}`), ok: check.entry === 'matches' },
    { text: t(`before.${check.before}`), ok: check.before === 'matches' },
    { text: t(`after.${check.after}`), ok: check.after !== 'differs' },
  ]
  return (
    <ul className="grid min-w-56 gap-0.5" data-sound={isSound(check)}>
      {lines.map(({ text, ok }) => (
        <li key={text} className={ok ? undefined : 'font-semibold text-broken'}>
          <svg
            viewBox="0 0 14 14"
            width="14"
            height="14"
            aria-hidden="true"
            className="me-1.5 inline-block align-[-2px]"
          >
            <path
              d={ok ? 'M2 7.500 5.500 11 12 3.500' : 'm3 3 8 8M11 3l-8 8'}
              fill="none"
              stroke={ok ? 'var(--kept)' : 'var(--broken)'}
              strokeWidth="2"
              strokeLinecap="round"
            />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-[0.8rem]">{name}</dt>
      <dd className="break-all font-mono text-[0.8rem] text-ink">{value}</dd>
    </div>
  )
}
