import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormulationPoints, FormulationSum } from '@/components/formulation/formulation'
import { SiteFrame } from '@/components/layout/site-frame'
import {
  DateExample,
  DeliveryExample,
  EvidenceExample,
  ExpectedExample,
  FreshnessExample,
  FundingExample,
  GoalpostExample,
  KeptExample,
  MeanExample,
  ProgressExample,
  TimelinessExample,
} from '@/components/methodology/examples'
import { Calculation, Example, RULES, Rule, type RuleId } from '@/components/methodology/rule'
import { Bounds, StatusTable } from '@/components/methodology/status-table'
import { LevelMark } from '@/components/ui/level-tag'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { listCommitmentViews } from '@/lib/commitments/queries'
import { env } from '@/lib/env'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { type Examples, findMethodFacts, listLatestChanges } from '@/lib/methodology/queries'
import { SELF_RATINGS } from '@/lib/reports/model'

/** How the framework that the formulation score follows describes its own. */
const NAF_SCORE = 'https://globalnutritionreport.org/resources/naf/assessing-smartness-nutrition-commitments'

/** How far back a moved goalpost is looked for. */
const CHANGES = 30

type Props = PageProps<'/[locale]/methodology'>

const keyOf = <Id extends RuleId>(id: Id) =>
  (id === 'progress-of-a-promise' ? 'mean' : id) as Id extends 'progress-of-a-promise' ? 'mean' : Id

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('methodology')])
  return pageMetadata({
    locale,
    path: '/methodology',
    title: t('kicker'),
    finding: t('title'),
    description: t('lede'),
  })
}

export default async function MethodologyPage({ searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const [locale, t, facts, changes] = await Promise.all([
    getLocale(),
    getTranslations(),
    findMethodFacts(publicDb, asOf),
    listLatestChanges(publicDb, CHANGES, asOf),
  ])
  const wanted = Object.values(facts.examples).filter((reference) => reference !== null)
  const records = await listCommitmentViews(publicDb, [...new Set(wanted)], asOf)
  const recordOf = (name: keyof Examples) =>
    records.find(({ reference }) => reference === facts.examples[name]) ?? null
  const progress = recordOf('progress')
  const title = (id: RuleId) => t(`methodology.${keyOf(id)}.title`)
  const text = (id: Exclude<RuleId, 'counting' | 'limits' | 'dates'>) => t(`methodology.${keyOf(id)}.text`)

  return (
    <SiteFrame locale={locale} path="/methodology" section="methodology">
      <section className="sec first">
        <Kicker>{t('methodology.kicker')}</Kicker>
        <h1>{t('methodology.title')}</h1>
        <p className="lede">{t('methodology.lede')}</p>
        <nav aria-label={t('methodology.contents')} className="mt-7">
          <ol className="columns-[16rem] gap-8">
            {RULES.map((id) => (
              <li key={id} className="break-inside-avoid py-0.5">
                <a href={`#${id}`}>{title(id)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="mt-8 grid gap-5 sm:grid-cols-2">
          <p className="border-t-2 border-ink pt-3">{t('methodology.habits.silence')}</p>
          <p className="mt-0! border-t-2 border-ink pt-3">{t('methodology.habits.speakers')}</p>
        </div>
      </section>

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
                  <a href={commitmentsHref(locale, { level })}>
                    {t(`commitments.levelCount.${level}`, { count })}
                  </a>
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
      >
        <Calculation>{t('methodology.progress.formula')}</Calculation>
        <p className="mt-3">{text('progress')}</p>
        <p>{t('methodology.progress.special')}</p>
      </Rule>

      <Rule
        id="progress-of-a-promise"
        title={title('progress-of-a-promise')}
        example={<MeanExample record={recordOf('mean') ?? recordOf('progress')} locale={locale} />}
      >
        <p>{text('progress-of-a-promise')}</p>
      </Rule>

      <Rule
        id="expected"
        title={title('expected')}
        example={<ExpectedExample record={recordOf('progress')} locale={locale} />}
      >
        <p>{text('expected')}</p>
      </Rule>

      <Rule
        id="measurable"
        title={title('measurable')}
        example={
          <div className="card">
            <p>
              <a
                href={commitmentsHref(locale, {
                  level: ['coalition_commitment', 'international_pledge'],
                  makers: 'governments',
                  measurable: 'yes',
                })}
              >
                {t('methodology.measurable.example', {
                  measurable: facts.measurable,
                  pledges: facts.pledges,
                })}
              </a>
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
      >
        <p>{text('kept')}</p>
      </Rule>

      <Rule
        id="evidence"
        title={title('evidence')}
        example={<EvidenceExample record={recordOf('evidence')} locale={locale} />}
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
        id="freshness"
        title={title('freshness')}
        example={<FreshnessExample record={recordOf('fresh')} locale={locale} />}
      >
        <p>{text('freshness')}</p>
      </Rule>

      <Rule
        id="timeliness"
        title={title('timeliness')}
        example={<TimelinessExample record={recordOf('timeliness')} locale={locale} />}
      >
        <p>{text('timeliness')}</p>
      </Rule>

      <Rule
        id="verdicts"
        title={title('verdicts')}
        example={
          <ol className="grid gap-0.5">
            {SELF_RATINGS.map((rating, number) => (
              <li key={rating}>
                {t('methodology.verdicts.scale', { number, verdict: t(`selfRating.${rating}`) })}
              </li>
            ))}
          </ol>
        }
      >
        <p>{text('verdicts')}</p>
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
        example={<GoalpostExample changes={changes} locale={locale} />}
      >
        <p>{text('goalposts')}</p>
      </Rule>

      <Rule
        id="delivery"
        title={title('delivery')}
        example={<DeliveryExample record={recordOf('delivery')} locale={locale} />}
      >
        <p>{text('delivery')}</p>
      </Rule>

      <Rule
        id="funding"
        title={title('funding')}
        example={<FundingExample record={recordOf('money')} locale={locale} />}
      >
        <p>{text('funding')}</p>
      </Rule>

      <Rule id="counting" title={title('counting')}>
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
    </SiteFrame>
  )
}
