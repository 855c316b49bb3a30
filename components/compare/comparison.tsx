import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { ComparedFigure } from '@/lib/outcomes/compared'
import { type EvidenceGrade, FRESHNESS } from '@/lib/standing/model'
import { CountTable } from './count-table'
import { CompareMoney, type CountryMoney } from './money'
import { CompareOutcomes } from './outcomes'
import { CompareReporting } from './reporting'
import { CompareStages } from './stages'
import { CompareStatus } from './status'

const GRADES: readonly EvidenceGrade[] = [4, 3, 2, 1]

interface ComparisonProps {
  locale: Locale
  day: IsoDate
  /** In the order chosen. */
  profiles: readonly MakerProfile[]
  countries: readonly CountryMoney[]
  figures: readonly ComparedFigure[]
}

/** One question after the other, every country in each; on a phone nothing has to be pushed sideways. */
export async function Comparison({ locale, day, profiles, countries, figures }: ComparisonProps) {
  const t = await getTranslations()
  const makers = profiles.map(({ maker }) => maker)
  const pledges = {
    title: t('countries.pledges'),
    count: ({ pledges: own }: MakerProfile) => own.total,
    filter: { level: PLEDGE_LEVELS },
  }
  const level = PLEDGE_LEVELS
  return (
    <>
      <Section id="status" title={t('compare.status.title')} lede={t('compare.status.lede')}>
        <CompareStatus locale={locale} day={day} profiles={profiles} />
      </Section>
      <Section id="funnel" title={t('compare.funnel.title')} lede={t('overview.funnel.lede')}>
        <CountTable
          locale={locale}
          profiles={profiles}
          whole={pledges}
          columns={[
            {
              key: 'checkable',
              title: t('countries.checkable'),
              count: (profile) => profile.pledges.funnel.checkable,
              filter: { level, measurable: 'yes' },
            },
            {
              key: 'target',
              title: t('compare.funnel.target'),
              count: (profile) => profile.pledges.funnel.target,
              filter: { level, measurable: 'yes', has: ['target'] },
            },
            {
              key: 'baseline',
              title: t('compare.funnel.baseline'),
              count: (profile) => profile.pledges.funnel.baseline,
              filter: { level, measurable: 'yes', has: ['target', 'baseline'] },
            },
            {
              key: 'figure',
              title: t('compare.funnel.figure'),
              count: (profile) => profile.pledges.funnel.figure,
              filter: { level, measurable: 'yes', has: ['target', 'baseline', 'figure'] },
            },
          ]}
        />
      </Section>
      <Section id="evidence" title={t('compare.evidence.title')} lede={t('compare.evidence.lede')}>
        <CountTable
          locale={locale}
          profiles={profiles}
          whole={pledges}
          columns={[
            ...GRADES.map((grade) => ({
              key: String(grade),
              title: t(`evidence.${grade}`),
              count: (profile: MakerProfile) => profile.pledges.channels.evidence[grade] ?? 0,
              filter: { level, evidence: grade },
            })),
            {
              key: 'none',
              title: t('compare.evidence.none'),
              count: (profile) => profile.pledges.channels.evidence.none ?? 0,
              filter: { level, evidence: 'none' },
            },
          ]}
        />
      </Section>
      <Section id="freshness" title={t('compare.freshness.title')} lede={t('compare.freshness.lede')}>
        <CountTable
          locale={locale}
          profiles={profiles}
          whole={pledges}
          columns={FRESHNESS.map((age) => ({
            key: age,
            title: t(`compare.freshness.${age}`),
            count: (profile) => profile.pledges.channels.freshness[age] ?? 0,
            filter: { level, freshness: age },
          }))}
        />
      </Section>
      <Section id="reporting" title={t('compare.reporting.title')} lede={t('countries.calendar.lede')}>
        <CompareReporting locale={locale} profiles={profiles} />
      </Section>
      <Section id="stages" title={t('compare.stages.title')} lede={t('compare.stages.lede')}>
        <CompareStages locale={locale} profiles={profiles} />
      </Section>
      <Section id="money" title={t('compare.money.title')} lede={t('compare.money.lede')}>
        <CompareMoney locale={locale} countries={countries} />
      </Section>
      {figures.length > 0 && (
        <Section id="context" title={t('countries.context.title')} lede={t('countries.context.lede')}>
          <CompareOutcomes locale={locale} makers={makers} figures={figures} />
        </Section>
      )}
    </>
  )
}
