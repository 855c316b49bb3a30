import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { boundWords } from '@/components/methodology/bounds'
import type { RuleId } from '@/components/methodology/rule'
import type { CommitmentView } from '@/lib/commitments/queries'
import { timelinessOf } from '@/lib/cycles/timeliness'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { EvidenceMark } from './evidence-mark'

interface ChannelsProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** How well it is known, apart from how well it goes: evidence, age of the facts, reports. Each its own, in no colour. */
export async function Channels({ commitment, facts, locale }: ChannelsProps) {
  const [t, bounds] = await Promise.all([getTranslations(), boundWords(locale)])
  const { evidence, contested, freshness, latestFactOn, status } = commitment.standing
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-3" aria-label={t('channels.label')}>
      {status && (
        <Channel name={t('channels.evidence')} rule="evidence" locale={locale}>
          {evidence === null ? (
            t('channels.noEvidence')
          ) : (
            <>
              <EvidenceMark grade={evidence} label={t(`evidence.${evidence}`)} />
              <span className="meta block">{t('channels.grade', { number: evidence })}</span>
            </>
          )}
          {contested && (
            <span className="meta block">
              <strong className="font-[560] text-accent">{t('contested')}.</strong> {t('channels.contested')}
            </span>
          )}
        </Channel>
      )}
      <Channel name={t('channels.freshness')} rule="freshness" locale={locale}>
        {t(`freshness.${freshness}`, bounds)}
        {latestFactOn && (
          <span className="meta block">
            {t('channels.latest', { date: formatDate(locale, latestFactOn) })}
          </span>
        )}
      </Channel>
      <Channel name={t('channels.timeliness')} rule="timeliness" locale={locale}>
        <Reported commitment={commitment} facts={facts} />
      </Channel>
    </dl>
  )
}

interface ChannelProps {
  name: string
  rule: RuleId
  locale: Locale
  children: ReactNode
}

function Channel({ name, rule, locale, children }: ChannelProps) {
  return (
    <div className="border-t border-line-2 pt-2 text-[0.95rem]">
      <dt className="text-sm text-ink-3">
        <a href={href(locale, `/methodology#${rule}`)}>{name}</a>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How many of the reports it was asked for the maker sent, and when. */
async function Reported({ commitment, facts }: Omit<ChannelsProps, 'locale'>) {
  const t = await getTranslations('commitment.facts')
  const { duties, standing } = commitment
  if (duties.length === 0)
    return commitment.reports.length > 0
      ? t('notAskedButSent', { count: commitment.reports.length })
      : t('notAsked')
  const found = duties.map((duty) => timelinessOf(duty.cycle, facts, standing.asOf))
  const [onTime, late, missing] = (['on_time', 'late', 'missing'] as const).map(
    (one) => found.filter((timeliness) => timeliness === one).length,
  )
  return (
    <>
      {t('reportedCount', { reported: (onTime ?? 0) + (late ?? 0), cycles: duties.length })}{' '}
      <span className="meta block">
        {t('reportedDetail', { onTime: onTime ?? 0, late: late ?? 0, missing: missing ?? 0 })}
      </span>
    </>
  )
}
