import { getTranslations } from 'next-intl/server'
import { FormulationPoints, FormulationSum } from '@/components/formulation/formulation'
import { CountLink } from '@/components/ui/count-link'
import { LevelMark } from '@/components/ui/level-tag'
import type { CommitmentView } from '@/lib/commitments/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatShare } from '@/lib/format/number'
import type { GoalpostRow } from '@/lib/goalposts/queries'
import { type CommitmentFilter, commitmentsHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Examples, MethodFacts, ThenAndNow } from '@/lib/methodology/queries'
import { SELF_RATINGS } from '@/lib/reports/model'
import { THRESHOLDS } from '@/lib/standing/facts'
import {
  AsOfExample,
  ContestedExample,
  DateExample,
  DeadlineExample,
  DeliveryExample,
  EvidenceExample,
  ExpectedExample,
  FiguresExample,
  FreshnessExample,
  FundingExample,
  GoalpostExample,
  KeptExample,
  MeanExample,
  ProgressExample,
  ProjectionExample,
  TimelinessExample,
  VerdictsExample,
} from './examples'
import { Calculation, Example, Rule, type RuleId, ruleKey } from './rule'
import { Bounds, StatusTable } from './status-table'

/** How the framework that the formulation score follows describes its own. */
const NAF_SCORE = 'https://globalnutritionreport.org/resources/naf/assessing-smartness-nutrition-commitments'

/** The pledges that the counts speak of. */
const COUNTED = {
  level: ['coalition_commitment', 'international_pledge'],
  makers: 'governments',
} as const satisfies CommitmentFilter

interface RulesProps {
  facts: MethodFacts
  /** The records that examples are shown on. */
  records: readonly CommitmentView[]
  /** The latest moved goalpost; null: none was moved. */
  moved: GoalpostRow | null
  /** A record that stood differently on `day`; null: none did. */
  thenAndNow: ThenAndNow | null
  day: IsoDate
  locale: Locale
}

/** Every rule with its words, at work on a record, and the way to all records it is at work on. */
export async function Rules({ facts, records, moved, thenAndNow, day, locale }: RulesProps) {
  const t = await getTranslations()
  const recordOf = (name: keyof Examples) =>
    records.find(({ reference }) => reference === facts.examples[name]) ?? null
  const progress = recordOf('progress')
  const thresholds = facts.thresholds ?? THRESHOLDS
  const title = (id: RuleId) => t(`methodology.${ruleKey(id)}.title`)
  const text = (id: Exclude<RuleId, 'counting' | 'limits' | 'dates'>) => t(`methodology.${ruleKey(id)}.text`)
  const behind = (filter: CommitmentFilter) => commitmentsHref(locale, filter)

  return (
    <>
      <Rule
        id="levels"
        title={title('levels')}
        example={
          <ul className="grid gap-3">
            {facts.levels.map(({ level, count }) => (
              <li key={level} className="grid grid-cols-[1.4rem_minmax(0,1fr)]">
                <span className="pt-1">
                  <LevelMark level={level} />
                </span>
                <span>
                  <CountLink count={count} href={commitmentsHref(locale, { level })}>
                    {t(`commitments.levelCount.${level}`, { count })}
                  </CountLink>
                  <span className="meta block">{t(`levelMeaning.${level}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        }
      >
        <p>{text('levels')}</p>
        <p>{t('methodology.levels.basis')}</p>
      </Rule>

      <Rule
        id="dates"
        title={title('dates')}
        example={<DateExample record={recordOf('yearOnly')} locale={locale} />}
      >
        <p>{t('methodology.dates.text', { zone: env().VAADA_TIME_ZONE })}</p>
      </Rule>

      <Rule
        id="progress"
        title={title('progress')}
        example={<ProgressExample record={recordOf('progress')} locale={locale} />}
        behind={behind({ has: ['baseline', 'figure'] })}
      >
        <Calculation>{t('methodology.progress.formula')}</Calculation>
        <p className="mt-3">{text('progress')}</p>
        <p>{t('methodology.progress.special')}</p>
      </Rule>

      <Rule
        id="progress-of-a-promise"
        title={title('progress-of-a-promise')}
        example={<MeanExample record={recordOf('mean') ?? recordOf('progress')} locale={locale} />}
        behind={behind({ has: ['target', 'figure'] })}
      >
        <p>{text('progress-of-a-promise')}</p>
      </Rule>

      <Rule
        id="expected"
        title={title('expected')}
        example={<ExpectedExample record={recordOf('progress')} locale={locale} />}
        behind={behind({ status: ['on_track', 'at_risk', 'off_track'] })}
      >
        <p>{text('expected')}</p>
      </Rule>

      <Rule
        id="projection"
        title={title('projection')}
        example={<ProjectionExample record={recordOf('projection')} locale={locale} />}
        behind={behind({ has: ['target', 'figure'] })}
      >
        <p>{text('projection')}</p>
      </Rule>

      <Rule
        id="measurable"
        title={title('measurable')}
        example={
          <div className="card">
            <p>
              <CountLink count={facts.measurable} href={behind({ ...COUNTED, measurable: 'yes' })}>
                {t('methodology.measurable.example', {
                  measurable: facts.measurable,
                  pledges: facts.pledges,
                })}
              </CountLink>
            </p>
          </div>
        }
      >
        <p>{text('measurable')}</p>
      </Rule>

      <Rule
        id="status"
        title={title('status')}
        example={<Bounds facts={facts} locale={locale} />}
        below={<StatusTable facts={facts} locale={locale} />}
      >
        <p>{text('status')}</p>
      </Rule>

      <Rule
        id="kept"
        title={title('kept')}
        example={<KeptExample record={recordOf('kept')} locale={locale} />}
        behind={behind({ status: ['kept', 'met_after_softening'] })}
      >
        <p>{text('kept')}</p>
      </Rule>

      <Rule
        id="deadline"
        title={title('deadline')}
        example={<DeadlineExample record={recordOf('deadline')} locale={locale} />}
        behind={behind({
          status: ['deadline_missed', 'deadline_passed_no_evidence', 'deadline_passed_not_looked'],
        })}
      >
        <p>{text('deadline')}</p>
      </Rule>

      <Rule
        id="evidence"
        title={title('evidence')}
        example={<EvidenceExample record={recordOf('evidence')} locale={locale} />}
        behind={behind({ evidence: [1, 2, 3, 4] })}
      >
        <p>{text('evidence')}</p>
        <ul className="mt-3 grid gap-0.5">
          {([1, 2, 3, 4] as const).map((number) => (
            <li key={number}>
              {t('methodology.evidence.grade', { number, grade: t(`evidence.${number}`) })}
            </li>
          ))}
        </ul>
      </Rule>

      <Rule
        id="contested"
        title={title('contested')}
        example={<ContestedExample record={recordOf('contested')} thresholds={thresholds} locale={locale} />}
        behind={behind({ contested: 'yes' })}
      >
        <p>{text('contested')}</p>
      </Rule>

      <Rule
        id="freshness"
        title={title('freshness')}
        example={<FreshnessExample record={recordOf('fresh')} locale={locale} />}
        behind={behind({ freshness: ['fresh', 'ageing', 'old'] })}
      >
        <p>{text('freshness')}</p>
      </Rule>

      <Rule
        id="timeliness"
        title={title('timeliness')}
        example={<TimelinessExample record={recordOf('timeliness')} locale={locale} />}
        behind={href(locale, '/reporting')}
      >
        <p>{text('timeliness')}</p>
      </Rule>

      <Rule
        id="verdicts"
        title={title('verdicts')}
        example={<VerdictsExample record={recordOf('verdicts')} locale={locale} />}
        behind={href(locale, '/disputed')}
      >
        <p>{text('verdicts')}</p>
        <ol className="mt-3 grid gap-0.5">
          {SELF_RATINGS.map((rating, number) => (
            <li key={rating}>
              {t('methodology.verdicts.scale', { number, verdict: t(`selfRating.${rating}`) })}
            </li>
          ))}
        </ol>
      </Rule>

      <Rule
        id="formulation"
        title={title('formulation')}
        example={
          <Example record={recordOf('progress')} locale={locale}>
            {progress && (
              <>
                <FormulationPoints commitment={progress} />
                <Calculation>
                  <FormulationSum commitment={progress} locale={locale} />
                </Calculation>
              </>
            )}
          </Example>
        }
        behind={behind({ level: ['coalition_commitment', 'international_pledge'] })}
      >
        <p>{text('formulation')}</p>
        <p>
          {t.rich('methodology.formulation.source', {
            naf: (words) => (
              <a href={NAF_SCORE} rel="noreferrer">
                {words}
              </a>
            ),
          })}
        </p>
      </Rule>

      <Rule
        id="goalposts"
        title={title('goalposts')}
        example={<GoalpostExample moved={moved} locale={locale} />}
        behind={href(locale, '/goalposts')}
      >
        <p>{text('goalposts')}</p>
      </Rule>

      <Rule
        id="delivery"
        title={title('delivery')}
        example={<DeliveryExample record={recordOf('delivery')} locale={locale} />}
        behind={behind({ level: 'national_measure' })}
      >
        <p>{text('delivery')}</p>
      </Rule>

      <Rule
        id="funding"
        title={title('funding')}
        example={<FundingExample record={recordOf('money')} locale={locale} />}
        behind={href(locale, '/funding')}
      >
        <p>{text('funding')}</p>
      </Rule>

      <Rule
        id="figures"
        title={title('figures')}
        example={<FiguresExample record={recordOf('figures')} locale={locale} />}
        behind={behind({ has: ['figure'] })}
      >
        <p>{text('figures')}</p>
      </Rule>

      <Rule
        id="counting"
        title={title('counting')}
        example={
          <div className="card">
            <Calculation>
              {t('methodology.counting.calculation', {
                checkable: facts.measurable,
                pledges: facts.pledges,
                share: formatShare(locale, facts.pledges > 0 ? facts.measurable / facts.pledges : 0),
              })}
            </Calculation>
            <p className="meta mt-2">
              {t('methodology.counting.leftOut', {
                count: facts.levels.reduce((sum, { count }) => sum + count, 0) - facts.pledges,
              })}
            </p>
          </div>
        }
        behind={behind(COUNTED)}
      >
        <ul className="grid max-w-[72ch] list-disc gap-1.5 ps-5">
          <li>{t('methodology.counting.pledges', { pledges: facts.pledges })}</li>
          <li>{t('methodology.counting.joint', { count: facts.joint })}</li>
          <li>{t('methodology.counting.nonState', { count: facts.nonState })}</li>
          <li>{t('methodology.counting.withdrawn')}</li>
          <li>{t('methodology.counting.findings')}</li>
          <li>{t('methodology.counting.open')}</li>
          <li>{t('methodology.counting.noRank')}</li>
        </ul>
      </Rule>

      <Rule
        id="as-of"
        title={title('as-of')}
        example={<AsOfExample found={thenAndNow} day={day} locale={locale} />}
      >
        <p>{text('as-of')}</p>
      </Rule>

      <Rule id="ledger" title={title('ledger')}>
        <p>{text('ledger')}</p>
        {facts.examples.progress && (
          <p>
            {t.rich('methodology.ledger.example', {
              record: () => (
                <a href={href(locale, `/commitments/${facts.examples.progress ?? ''}/verify`)}>
                  {facts.examples.progress}
                </a>
              ),
            })}
          </p>
        )}
      </Rule>

      <Rule id="limits" title={title('limits')}>
        <ul className="grid max-w-[72ch] list-disc gap-1.5 ps-5">
          {(['partial', 'official', 'line', 'absence', 'translation', 'code'] as const).map((limit) => (
            <li key={limit}>{t(`methodology.limits.${limit}`)}</li>
          ))}
        </ul>
      </Rule>
    </>
  )
}
