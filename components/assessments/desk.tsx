import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { type Task, TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { beginAssessmentAction, signAction, wishAction } from '@/lib/assessments/actions'
import { AssessmentDraft } from '@/lib/assessments/draft'
import {
  type AskedSignature,
  findOwnOrganisation,
  listAskedSignatures,
  listOwnAssessments,
  type OwnAssessment,
} from '@/lib/assessments/queries'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { listGridCycles } from '@/lib/reporting/queries'
import { AgreeForm, SignForm, WithdrawForm } from './act-forms'
import { BeginForm } from './begin-form'

interface DeskProps {
  viewer: Viewer
  organisationId: number
  query: Readonly<Record<string, string | string[] | undefined>>
  locale: Locale
}

const DONE = ['signed', 'declined', 'agreed', 'withdrawn'] as const

/** An organisation's own desk: what waits for it, what is on its way, and what it published. */
export async function Desk({ viewer, organisationId, query, locale }: DeskProps) {
  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  const [t, organisation, own, asked, cycles, restored] = await Promise.all([
    getTranslations('assessment'),
    findOwnOrganisation(appDb, organisationId),
    listOwnAssessments(appDb, organisationId),
    listAskedSignatures(appDb, organisationId),
    listGridCycles(appDb, today),
    restoredForm(viewer, `/${locale}/workspace#begin`),
  ])
  if (!organisation) return null
  const done = DONE.find((one) => one === query.done)
  const wanted = typeof query.assess === 'string' ? query.assess.toUpperCase() : ''
  const tasks = await tasksOf(own, asked, locale)
  const underWay = own.filter(({ state }) => state === 'submitted' || state === 'accepted')
  const published = own.filter(({ state }) => state === 'published')
  const refused = own.filter(({ state }) => state === 'refused')
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/workspace" section="workspace">
      <FormMessages namespaces={['assessment', 'fieldErrors', 'formErrors']}>
        <section className="sec first">
          <Kicker>{organisation.name}</Kicker>
          <PageTitle>{t('desk.title', { count: tasks.length })}</PageTitle>
          {organisation.isProtected && <p className="lede">{t('desk.protected')}</p>}
          {done && <Done>{t(`desk.done.${done}`)}</Done>}
          <div className="two mt-7">
            <div>
              {tasks.length > 0 ? (
                <TaskList tasks={tasks} />
              ) : (
                <p className="text-ink-2">{t('desk.nothing')}</p>
              )}
            </div>
            <section id="begin" aria-labelledby="begin-title" className="card">
              <h2 id="begin-title" className="mb-3 text-[1.25rem]">
                {t('begin.title')}
              </h2>
              {organisation.mayBegin ? (
                <BeginForm
                  action={beginAssessmentAction.bind(null, locale)}
                  cycles={cycles.toReversed().map(({ key, startsOn, endsOn }) => ({
                    value: key,
                    label: formatCycle(locale, { startsOn, endsOn }),
                  }))}
                  reference={REFERENCE_PATTERN.test(wanted) ? wanted : ''}
                  restored={restored}
                />
              ) : (
                <p>{t('begin.notVerified')}</p>
              )}
              <p className="mt-4 text-[0.95rem]">
                <a href={href(locale, '/commitments')}>{t('begin.find')}</a>
              </p>
            </section>
          </div>
        </section>
        {asked.length > 0 && (
          <Section id="signing" title={t('sign.title', { count: asked.length })} lede={t('sign.lede')}>
            <ul className="grid gap-6">
              {asked.map((one) => (
                <Asked key={one.submissionId} asked={one} locale={locale} />
              ))}
            </ul>
          </Section>
        )}
        {underWay.length > 0 && (
          <Section id="under-way" title={t('desk.underWay')} lede={t('desk.underWayLede')}>
            <List rows={underWay} locale={locale} />
          </Section>
        )}
        {published.length > 0 && (
          <Section
            id="published"
            title={t('desk.published', { count: published.length })}
            tools={
              organisation.isProtected ? undefined : (
                <ButtonLink href={href(locale, `/organisations/${organisation.id}`)}>
                  {t('desk.page')}
                </ButtonLink>
              )
            }
          >
            <List rows={published} locale={locale} />
          </Section>
        )}
        {refused.length > 0 && (
          <Section id="refused" title={t('desk.refused')}>
            <List rows={refused} locale={locale} />
          </Section>
        )}
      </FormMessages>
    </WorkspaceFrame>
  )
}

const titleOf = ({ title, reference }: Pick<OwnAssessment, 'title' | 'reference'>, locale: Locale): string =>
  pickText(title, locale)?.text ?? reference

/** What waits, the most urgent first: returned, to be signed, answered by the office, begun. */
async function tasksOf(
  own: readonly OwnAssessment[],
  asked: readonly AskedSignature[],
  locale: Locale,
): Promise<Task[]> {
  const t = await getTranslations('assessment')
  const draft = (one: OwnAssessment, urgent: boolean): Task => ({
    key: `draft ${one.id}`,
    title: t('desk.what', { cycle: one.cycle, title: titleOf(one, locale) }),
    detail: urgent
      ? one.comment
        ? t('desk.returnedWith', { comment: one.comment })
        : t('desk.returned')
      : t('desk.draft', { date: formatDate(locale, civilDate(one.updatedAt, env().VAADA_TIME_ZONE)) }),
    urgent,
    act: (
      <ButtonLink
        kind={urgent ? 'primary' : 'plain'}
        href={href(locale, `/workspace/submissions/${one.id}`)}
        aria-label={t('desk.openLabel', { title: titleOf(one, locale) })}
      >
        {t('desk.open')}
      </ButtonLink>
    ),
  })
  const disputed = own.filter(
    ({ state, contested, replies, agreedOn, withdrawn, wish }) =>
      state === 'published' && contested && replies > 0 && !agreedOn && !withdrawn && !wish,
  )
  return [
    ...own.filter(({ state }) => state === 'returned').map((one) => draft(one, true)),
    ...asked
      .filter(({ signed }) => signed === null)
      .map(
        (one): Task => ({
          key: `sign ${one.submissionId}`,
          title: t('desk.sign', { title: titleOf(one, locale) }),
          detail: t('desk.signBy', { author: one.author ?? t('unnamed') }),
          urgent: true,
          act: <ButtonLink href="#signing">{t('desk.read')}</ButtonLink>,
        }),
      ),
    ...disputed.map(
      (one): Task => ({
        key: `reply ${one.id}`,
        title: t('desk.answered', { title: titleOf(one, locale) }),
        detail: t('desk.answeredHint'),
        urgent: false,
        act: <ButtonLink href={commitmentHref(locale, one.reference)}>{t('desk.read')}</ButtonLink>,
      }),
    ),
    ...own.filter(({ state }) => state === 'draft').map((one) => draft(one, false)),
  ]
}

async function Asked({ asked, locale }: { asked: AskedSignature; locale: Locale }) {
  const t = await getTranslations('assessment')
  const { finding, verdict } = AssessmentDraft.parse(asked.content)
  const title = titleOf(asked, locale)
  return (
    <li className="card">
      <p className="font-semibold">{t('desk.what', { cycle: asked.cycle, title })}</p>
      <p className="meta">
        {t('desk.signBy', { author: asked.author ?? t('unnamed') })}
        {asked.signed !== null && ` · ${t(asked.signed ? 'sign.isSigned' : 'sign.isDeclined')}`}
      </p>
      <p className="my-3">
        <strong className="font-[560]">{verdictWords(t, verdict)}</strong>
      </p>
      <p className="mb-4 max-w-[80ch] whitespace-pre-line">{finding}</p>
      <SignForm action={signAction.bind(null, locale, asked.submissionId)} what={title} />
    </li>
  )
}

const WORDS = ['missed', 'off_track', 'at_risk', 'on_track', 'kept', 'none'] as const
const verdictWords = (
  t: Awaited<ReturnType<typeof getTranslations<'assessment'>>>,
  verdict: string,
): string => t(`verdict.${WORDS.find((word) => word === verdict) ?? 'none'}`)

/** Assessments with where each stands and what its organisation may do. */
async function List({ rows, locale }: { rows: readonly OwnAssessment[]; locale: Locale }) {
  const t = await getTranslations('assessment')
  return (
    <ul className="grid gap-4">
      {rows.map((one) => {
        const title = titleOf(one, locale)
        const stands = one.state === 'published' && one.withdrawn === null && one.wish === null
        return (
          <li key={one.id} className="grid gap-2 border-line border-b pb-4">
            <p>
              <a href={href(locale, `/workspace/submissions/${one.id}`)}>
                {t('desk.what', { cycle: one.cycle, title })}
              </a>{' '}
              <span className="meta whitespace-nowrap">{one.reference}</span>
            </p>
            <p className="meta mt-0!">{stateWords(t, one, locale)}</p>
            {one.asked.length > 0 && (
              <ul className="meta mt-0! grid gap-0.5">
                {one.asked.map(({ name, signed }) => (
                  <li key={name}>
                    {t(signed === null ? 'desk.asked' : signed ? 'desk.signed' : 'desk.declined', { name })}
                  </li>
                ))}
              </ul>
            )}
            {(stands || one.state === 'accepted') && (
              <div className="flex flex-wrap items-start gap-x-5 gap-y-2">
                {stands && one.agreedOn === null && one.contested && (
                  <AgreeForm action={wishAction.bind(null, locale, one.id)} what={title} />
                )}
                <Fold summary={t('wish.withdrawFold')}>
                  <WithdrawForm action={wishAction.bind(null, locale, one.id)} id={one.id} />
                </Fold>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function stateWords(
  t: Awaited<ReturnType<typeof getTranslations<'assessment'>>>,
  one: OwnAssessment,
  locale: Locale,
): string {
  const on = (day: string | null) => formatDate(locale, day ?? '')
  if (one.state === 'submitted') return t('desk.state.submitted')
  if (one.state === 'refused') return t('desk.state.refused')
  if (one.state === 'accepted')
    return t(one.hearing === 'before' ? 'desk.state.heard' : 'desk.state.accepted', {
      date: on(one.publishesOn),
    })
  if (one.wish) return t(`desk.state.${one.wish}`)
  if (one.withdrawn) return t('desk.state.withdrawn')
  return [
    t('desk.state.published', { replies: one.replies }),
    one.agreedOn
      ? t('desk.state.agreed', { date: on(one.agreedOn) })
      : one.contested && t('desk.state.contested'),
  ]
    .filter(Boolean)
    .join(' · ')
}

const Fold = ({ summary, children }: { summary: string; children: ReactNode }) => (
  <details className="text-[0.95rem]">
    <summary>{summary}</summary>
    <div className="mt-3 max-w-[28rem]">{children}</div>
  </details>
)
