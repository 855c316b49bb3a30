import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { Section } from '@/components/ui/section'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Change, LedgerActivity } from '@/lib/overview/queries'

type ChangesProps = { locale: Locale } & LedgerActivity

/** The ledger's latest entries; the first load is one line, because nobody decided its parts one by one. */
export async function Changes({ locale, changes, laterEntries, seedEntries, seededAt }: ChangesProps) {
  const t = await getTranslations('overview.changes')
  return (
    <Section id="changes" title={t('title', { count: laterEntries })} lede={t('lede')}>
      <ol className="log">
        {changes.map((change) => (
          <li key={change.seq}>
            <ChangeDate locale={locale} at={change.at} />
            <div>
              <p>
                {change.reference ? (
                  <a href={commitmentHref(locale, change.reference)}>
                    <Localized text={change.title} locale={locale} />
                  </a>
                ) : (
                  change.record
                )}
              </p>
              <p className="meta">
                <ChangeWords change={change} />
              </p>
              {change.reason && <p className="meta">{t('reason', { reason: change.reason })}</p>}
            </div>
          </li>
        ))}
        {seededAt && (
          <li>
            <ChangeDate locale={locale} at={seededAt} />
            <p>{t('seed', { count: seedEntries })}</p>
          </li>
        )}
      </ol>
    </Section>
  )
}

function ChangeDate({ locale, at }: { locale: Locale; at: Date }) {
  const day = civilDate(at, env().VAADA_TIME_ZONE)
  return <time dateTime={at.toISOString()}>{formatDate(locale, day)}</time>
}

async function ChangeWords({ change }: { change: Change }) {
  const t = await getTranslations('overview.changes')
  if (change.act === 'redact') return t('redact')
  if (change.subject === 'report') return t('report')
  if (change.subject === 'finding') return t('finding')
  switch (change.subject) {
    case 'assessment':
    case 'reply':
    case 'refusal':
    case 'contribution':
    case 'consultation':
    case 'suggestion':
      return t(change.subject)
  }
  if (change.subject === 'thresholds') return t('thresholds')
  if (change.subject === 'framework') return t('framework')
  return change.version === 1 ? t('first') : t('version', { version: change.version })
}
