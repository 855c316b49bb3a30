import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { SELF_RATINGS } from '@/lib/reports/model'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { confirmedProgress } from '@/lib/standing/measurable'
import type { Verdict } from '@/lib/standing/model'
import { computedVerdict, type GivenVerdict, latestReport, verdictsSideBySide } from '@/lib/standing/verdicts'
import { shareLabel, statusLabel } from './standing-words'
import { VerdictScale } from './verdict-scale'

interface VerdictsProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  locale: Locale
}

/** Every verdict on the promise on one scale, and what independent figures confirm of its progress. */
export async function Verdicts({ commitment, facts, locale }: VerdictsProps) {
  const t = await getTranslations()
  const { standing, maker } = commitment
  const { status } = standing
  if (status === null) return null
  const computed = computedVerdict({ status, late: standing.late })
  const verdicts = verdictsSideBySide(facts, computed, standing.asOf)
  const isSilent = verdicts.every(({ verdict }) => verdict === null)
  // Of what nobody could check and nobody rated there is nothing to lay side by side.
  if (isSilent && !standing.measurable) return null

  const assessed = verdicts.filter(({ by }) => by === 'organisation')
  const [government] = verdicts
  return (
    <section className="mt-8" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title" className="text-[1.25rem]">
        <a href={href(locale, '/methodology#verdicts')} className="no-underline hover:underline">
          {t('verdicts.title')}
        </a>
      </h2>
      <ul className="mt-2 grid" aria-label={t('verdicts.scale')}>
        <Row
          who={t(
            maker.kind === 'state' || maker.kind === 'joint' ? 'verdicts.by.government' : 'verdicts.by.maker',
          )}
          note={await reportNote(commitment)}
          verdict={government?.verdict ?? null}
          none={t(commitment.reports.length === 0 ? 'verdicts.noReport' : 'verdicts.noRating')}
          steps={government?.steps ?? null}
        />
        <Row
          who={t('verdicts.by.computed')}
          note={t('verdicts.facts', { date: formatDate(locale, standing.asOf, 'short') })}
          verdict={computed}
          none={t('verdicts.noBasis', { status: statusLabel(t, status, standing.late) })}
          steps={null}
        />
        {assessed.map((given) => (
          <Assessed key={given.organisation} given={given} locale={locale} />
        ))}
        {assessed.length === 0 && (
          <Row
            who={t('verdicts.by.organisations')}
            note={null}
            verdict={null}
            none={t('verdicts.noAssessment')}
            steps={null}
          />
        )}
      </ul>
      {standing.judged > 0 && facts.indicators.some(({ target }) => target !== null) && (
        <ProgressPair commitment={commitment} facts={facts} locale={locale} />
      )}
    </section>
  )
}

/** Which report the maker's verdict is from. */
async function reportNote({ reports, standing }: CommitmentView): Promise<string | null> {
  const t = await getTranslations('verdicts')
  const latest = latestReport(reports, standing.asOf)
  return latest && t('report', { cycle: latest.cycle })
}

async function Assessed({ given, locale }: { given: GivenVerdict; locale: Locale }) {
  const t = await getTranslations('verdicts')
  return (
    <Row
      who={given.organisation ?? t('by.organisations')}
      note={given.on && t('signed', { date: formatDate(locale, given.on, 'short') })}
      verdict={given.verdict}
      none={t('noRating')}
      steps={given.steps}
    />
  )
}

interface RowProps {
  who: string
  note: string | null
  verdict: Verdict | null
  /** Why there is no verdict. */
  none: string
  /** Steps from the computed verdict; null: there is none to compare with. */
  steps: number | null
}

async function Row({ who, note, verdict, none, steps }: RowProps) {
  const t = await getTranslations()
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <span>
        {who} {note && <span className="meta sm:block">{note}</span>}
      </span>
      <span className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3">
        <VerdictScale verdict={verdict} />
        {verdict === null ? (
          <span className="text-ink-3">{none}</span>
        ) : (
          <span>
            <strong className="font-[560]">{t(`selfRating.${SELF_RATINGS[verdict]}`)}</strong>{' '}
            {steps !== null && (
              <span className={Math.abs(steps) >= 2 ? 'meta text-accent' : 'meta'}>
                {steps === 0
                  ? t('verdicts.same')
                  : t(steps > 0 ? 'verdicts.above' : 'verdicts.below', { steps: Math.abs(steps) })}
              </span>
            )}
          </span>
        )}
      </span>
    </li>
  )
}

/** What officials say beside what independent figures confirm: the same rule, never mixed. */
async function ProgressPair({ commitment, facts, locale }: VerdictsProps) {
  const t = await getTranslations('verdicts')
  const { standing } = commitment
  const confirmed = confirmedProgress(facts, standing.asOf)
  const meanOf = ({ measured, judged }: { measured: number; judged: number }) =>
    t('meanOf', { measured, judged })
  return (
    <dl className="facts mt-3 grid-cols-[minmax(0,11rem)_minmax(0,1fr)] border-t border-line pt-3">
      <Pair name={t('official')}>
        {standing.progress === null ? (
          <span className="text-ink-3">{t('notKnown')}</span>
        ) : (
          <>
            {t('share', { share: shareLabel(locale, standing.progress) })}{' '}
            <span className="meta">{meanOf(standing)}</span>
          </>
        )}
      </Pair>
      <Pair name={t('confirmed')}>
        {confirmed.share === null ? (
          <span className="text-ink-3">{t('notConfirmed')}</span>
        ) : (
          <>
            {t('share', { share: shareLabel(locale, confirmed.share) })}{' '}
            <span className="meta">
              {t('confirmedMeaning')}, {meanOf(confirmed)}
            </span>
          </>
        )}
      </Pair>
    </dl>
  )
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
