import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { reportId } from '@/lib/commitments/anchors'
import type { CommitmentView, MilestoneView } from '@/lib/commitments/queries'
import { lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { wasDoneLate } from '@/lib/milestones/late'
import type { MilestoneState } from '@/lib/milestones/model'
import { Localized } from './localized'
import { SourceRefs } from './source-refs'

interface MilestonesProps {
  commitment: CommitmentView
  locale: Locale
}

/** Steps named in the promise count; events are told and count for nothing. */
export async function Milestones({ commitment, locale }: MilestonesProps) {
  const t = await getTranslations('commitment.milestones')
  const { milestones } = commitment
  if (milestones.length === 0) return null
  const steps = milestones.filter(({ kind }) => kind === 'step')
  const events = milestones.filter(({ kind }) => kind === 'event').toSorted(byDate)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <div>
      <h2>{t(steps.length === 0 ? 'titleEvents' : events.length === 0 ? 'titleSteps' : 'title')}</h2>
      {steps.length > 0 && (
        <List
          title={t('steps', { total: steps.length, done })}
          items={steps}
          commitment={commitment}
          locale={locale}
        />
      )}
      {events.length > 0 && (
        <List
          title={t(steps.length === 0 ? 'eventsNote' : 'events')}
          items={events}
          commitment={commitment}
          locale={locale}
        />
      )}
    </div>
  )
}

const dateOf = ({ doneOn, dueOn }: MilestoneView) => doneOn ?? dueOn ?? '9999'
const byDate = (a: MilestoneView, b: MilestoneView) => (dateOf(a) < dateOf(b) ? -1 : 1)

interface ListProps extends MilestonesProps {
  title: string
  items: readonly MilestoneView[]
}

function List({ title, items, commitment, locale }: ListProps) {
  return (
    <div className="mt-5">
      <h3 className="font-sans text-[0.95rem] font-semibold text-ink-2">{title}</h3>
      <ul className="mt-1">
        {items.map((item) => (
          <Milestone key={item.key} milestone={item} commitment={commitment} locale={locale} />
        ))}
      </ul>
    </div>
  )
}

async function Milestone({ milestone, commitment, locale }: MilestonesProps & { milestone: MilestoneView }) {
  const t = await getTranslations()
  const { kind, state, dueOn, doneOn, report } = milestone
  const isOpen = state === 'planned' || state === 'in_progress'
  // Without a word from a source a passed date decides nothing, but it is said.
  const passed = kind === 'step' && isOpen && dueOn !== null && lastDay(dueOn) < commitment.standing.asOf
  const when = [
    doneOn ? formatDate(locale, doneOn) : state === 'done' && t('commitment.milestones.doneUndated'),
    dueOn && t('commitment.milestones.due', { date: formatDate(locale, dueOn) }),
    kind === 'step' && wasDoneLate(milestone) && t('commitment.milestones.late'),
  ].filter(Boolean)
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 border-b border-line py-2.5">
      <MilestoneMark state={passed ? 'no_evidence' : state} />
      <div>
        <p>
          <Localized text={milestone.name} locale={locale} />
          <SourceRefs keys={milestone.sources} sources={commitment.sources} />
        </p>
        <p className="meta mt-0!">
          <span className="font-[560] text-ink-2">
            {passed ? t('commitment.milestones.datePassed') : t(`milestoneState.${state}`)}
          </span>
          {when.length > 0 && ` · ${when.join(' · ')}`}
          {report && (
            <>
              {' · '}
              <a href={`#${reportId(report)}`}>{t('commitment.milestones.byReport', { cycle: report })}</a>
            </>
          )}
        </p>
        {milestone.note && (
          <p className="meta mt-0!">
            <Localized text={milestone.note} locale={locale} />
          </p>
        )}
      </div>
    </li>
  )
}

const SIGNS: Record<MilestoneState, ReactNode> = {
  planned: <circle cx="9" cy="9" r="6" fill="none" stroke="var(--silent)" strokeWidth="1.5" />,
  in_progress: (
    <>
      <circle cx="9" cy="9" r="6" fill="none" stroke="var(--brand)" strokeWidth="1.5" />
      <path d="M9 3a6 6 0 0 1 0 12z" fill="var(--brand)" />
    </>
  ),
  reported: (
    <>
      <circle
        cx="9"
        cy="9"
        r="6.5"
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1.5"
        strokeDasharray="2.5 2"
      />
      <path d="m6 9.200 2.200 2.200 4-4.600" fill="none" stroke="var(--ink-3)" strokeWidth="1.6" />
    </>
  ),
  done: (
    <>
      <circle cx="9" cy="9" r="7" fill="var(--kept)" />
      <path d="m5.700 9.200 2.400 2.400 4.300-5" fill="none" stroke="var(--kept-ink)" strokeWidth="1.8" />
    </>
  ),
  no_evidence: (
    <>
      <circle cx="9" cy="9" r="6.500" fill="none" stroke="var(--broken)" strokeWidth="1.500" />
      <path
        d="M7 7.200a2 2 0 1 1 2.900 1.800c-.6.3-.9.700-.9 1.300M9 12.600v.1"
        fill="none"
        stroke="var(--broken)"
        strokeWidth="1.500"
      />
    </>
  ),
  missed: (
    <>
      <circle cx="9" cy="9" r="7" fill="var(--broken)" />
      <path
        d="m6.300 6.300 5.400 5.400M11.700 6.300l-5.400 5.400"
        stroke="var(--broken-ink)"
        strokeWidth="1.800"
      />
    </>
  ),
}

/** Decoration beside the state in words. */
function MilestoneMark({ state }: { state: MilestoneState }) {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" className="mt-1" strokeLinecap="round">
      {SIGNS[state]}
    </svg>
  )
}
