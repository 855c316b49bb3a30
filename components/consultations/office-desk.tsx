import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { type Task, TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { appDb, publicDb } from '@/db/client'
import { beginAnswerAction, beginConsultationAction, beginExtensionAction } from '@/lib/consultations/actions'
import {
  type ConsultationView,
  type DeskSuggestion,
  listConsultations,
  listDrafts,
  listOpening,
  listUnanswered,
} from '@/lib/consultations/queries'
import { isExtendable } from '@/lib/consultations/rules'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { SOON_DAYS } from '@/lib/tasks/model'
import { writtenTask } from './desk-task'
import { StandingLine } from './standing-line'

interface OfficeDeskProps {
  makerCode: string
  /** Whether this person may open consultations and answer. */
  may: boolean
  today: IsoDate
  locale: Locale
}

/** An office's consultations: what waits for its answer, what it is opening, and how each stands. */
export async function OfficeDesk({ makerCode, may, today, locale }: OfficeDeskProps) {
  const [t, unanswered, opening, drafts, all] = await Promise.all([
    getTranslations('consultationDesk'),
    listUnanswered(appDb, makerCode),
    listOpening(appDb, makerCode),
    listDrafts(appDb, makerCode),
    listConsultations(publicDb, null),
  ])
  const own = all.filter(({ maker }) => maker.code === makerCode)
  const tasks = [
    ...(await Promise.all(opening.map((one) => writtenTask(one, locale)))),
    ...(await Promise.all(unanswered.map((one) => answerTask(one, may, today, locale)))),
  ].toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
  return (
    <FormMessages namespaces={['consultationDesk', 'formErrors']}>
      <section className="sec first">
        <PageTitle>{t('office.title', { count: unanswered.length })}</PageTitle>
        <p className="lede">{t('office.lede')}</p>
        <div className="two mt-7">
          <div>
            {tasks.length > 0 ? (
              <TaskList tasks={tasks} />
            ) : (
              own.length === 0 && <p className="text-ink-2">{t('office.none')}</p>
            )}
          </div>
          {may && <Begin makerCode={makerCode} drafts={drafts} locale={locale} />}
        </div>
      </section>
      {own.length > 0 && (
        <Section id="own" title={t('office.own')}>
          <ul className="grid gap-6">
            {own.map((one) => (
              <Own key={one.number} consultation={one} may={may} today={today} locale={locale} />
            ))}
          </ul>
        </Section>
      )}
    </FormMessages>
  )
}

interface BeginProps {
  makerCode: string
  drafts: readonly { id: number; title: string }[]
  locale: Locale
}

/** Opening a theme, or a draft of the office's own. */
async function Begin({ makerCode, drafts, locale }: BeginProps) {
  const t = await getTranslations('consultationDesk.begin')
  return (
    <section id="begin" aria-labelledby="begin-title" className="card grid content-start gap-3">
      <h2 id="begin-title" className="text-[1.25rem]">
        {t('title')}
      </h2>
      <p className="mt-0!">{t('themeHint')}</p>
      <OpenDraftForm
        action={beginConsultationAction.bind(null, locale, makerCode, 0)}
        formKey={crypto.randomUUID()}
        wish={{}}
        kind="primary"
        button={t('theme')}
      />
      {drafts.length > 0 && (
        <>
          <p className="mt-3">{t('drafts')}</p>
          <ul className="grid gap-3">
            {drafts.map(({ id, title }) => (
              <li key={id} className="grid gap-1.5 border-line border-t pt-3">
                <p className="mt-0!">{title.trim() || t('noTitle')}</p>
                <OpenDraftForm
                  action={beginConsultationAction.bind(null, locale, makerCode, id)}
                  formKey=""
                  wish={{}}
                  button={t('draft')}
                  buttonLabel={t('draftLabel', { what: title.trim() || t('noTitle') })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

async function Own({
  consultation,
  may,
  today,
  locale,
}: Pick<OfficeDeskProps, 'may' | 'today' | 'locale'> & { consultation: ConsultationView }) {
  const t = await getTranslations('consultationDesk.office')
  const { number, title } = consultation
  const what = pickText(title, locale)?.text ?? String(number)
  return (
    <li className="grid gap-2 border-line border-b pb-5">
      <p className="font-semibold">
        <a href={href(locale, `/consultations/${number}`)}>{what}</a>
      </p>
      <StandingLine consultation={consultation} today={today} locale={locale} />
      {may && isExtendable(consultation, today) && (
        <OpenDraftForm
          action={beginExtensionAction.bind(null, locale, number)}
          formKey=""
          wish={{}}
          button={t('longer')}
          buttonLabel={t('longerLabel', { what })}
        />
      )}
    </li>
  )
}

async function answerTask(
  suggestion: DeskSuggestion,
  may: boolean,
  today: IsoDate,
  locale: Locale,
): Promise<Task> {
  const t = await getTranslations()
  const { consultation, number, title, kind, words, organisations, answerBy, open } = suggestion
  const text = pickText(words, locale)?.text ?? t('consultations.suggestions.supportAlone')
  const what = text.length > 140 ? `${text.slice(0, 140)}…` : text
  const date = formatDate(locale, answerBy)
  return {
    key: `suggestion ${consultation} ${number}`,
    title: what,
    detail: [
      t(`suggestion.kind.${kind}`),
      organisations.map(({ name }) => name).join(', '),
      pickText(title, locale)?.text,
      t(answerBy < today ? 'consultationDesk.office.late' : 'consultationDesk.office.by', { date }),
    ]
      .filter(Boolean)
      .join(' · '),
    urgent: open === null && daysBetween(today, answerBy) <= SOON_DAYS,
    act: open ? (
      <ButtonLink
        href={href(locale, `/workspace/submissions/${open.id}`)}
        aria-label={t('consultationDesk.openLabel', { what })}
      >
        {t('consultationDesk.open')}
      </ButtonLink>
    ) : may ? (
      <OpenDraftForm
        action={beginAnswerAction.bind(null, locale, consultation, number)}
        formKey=""
        wish={{}}
        kind="primary"
        button={t('consultationDesk.office.answer')}
        buttonLabel={t('consultationDesk.office.answerLabel', { what })}
      />
    ) : (
      <ButtonLink href={`${href(locale, `/consultations/${consultation}`)}#suggestion-${number}`}>
        {t('consultationDesk.organisation.read')}
      </ButtonLink>
    ),
  }
}
