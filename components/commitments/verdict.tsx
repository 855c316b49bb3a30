import { getTranslations } from 'next-intl/server'
import { LevelMark } from '@/components/ui/level-tag'
import { SignSquare } from '@/components/ui/status'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { Localized } from './localized'
import { SourceRefs } from './source-refs'
import styles from './verdict.module.css'
import { verdictWords } from './verdict-words'

interface VerdictProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** Where a commitment stands, in sentences; for a level without status, how far it was delivered. */
export async function Verdict({ commitment, facts, locale }: VerdictProps) {
  const t = await getTranslations()
  const { standing, level } = commitment
  const { label, text, more } = await verdictWords({ t, locale, commitment, facts })
  return (
    <section
      className={styles.verdict}
      data-status={standing.status ?? 'none'}
      aria-label={t('commitment.verdict.label')}
    >
      <span className={styles.mark}>
        {standing.status ? <SignSquare status={standing.status} /> : <LevelMark level={level} />}
      </span>
      <div className="grid gap-1.5">
        <p className="text-[1.06rem]">
          <strong className="font-semibold">{label}.</strong> {text}
        </p>
        <p className="text-sm text-ink-2">{more}</p>
        <Closing commitment={commitment} locale={locale} />
        <p className="meta">
          {t('commitment.verdict.asOf', { date: formatDate(locale, standing.asOf) })}{' '}
          <a href={href(locale, '/methodology#status')}>{t('commitment.verdict.how')}</a>
        </p>
      </div>
    </section>
  )
}

/** What ended it, or where nobody found how it ended. */
async function Closing({ commitment, locale }: Omit<VerdictProps, 'facts'>) {
  const t = await getTranslations('commitment.verdict')
  const { closure, deadlineMissed, search, sources, standing } = commitment
  return (
    <>
      {closure && (
        <p className="text-sm">
          {t('closedOn', { kind: closure.kind, date: formatDate(locale, closure.on) })}{' '}
          <Localized text={closure.reason} locale={locale} />
          <SourceRefs keys={closure.sources} sources={sources} />
        </p>
      )}
      {deadlineMissed && standing.status === 'deadline_missed' && (
        <p className="text-sm">
          <Localized text={deadlineMissed.note} locale={locale} />
          <SourceRefs keys={deadlineMissed.sources} sources={sources} />
        </p>
      )}
      {search && (
        <p className="text-sm">
          {t('searched', { date: formatDate(locale, search.on) })}{' '}
          <Localized text={search.places} locale={locale} />
        </p>
      )}
    </>
  )
}
