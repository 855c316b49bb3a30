import { noReplyWords } from '@/components/assessments/reply-words'
import { periodWords } from '@/components/contributions/contribution-words'
import { soughtIn } from '@/components/contributions/contributions'
import { REPLY_DAYS } from '@/lib/assessments/clock'
import type { AssessmentView } from '@/lib/commitments/queries'
import type { ContributionView } from '@/lib/contributions/queries'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { formatMoney } from '@/lib/format/money'
import type { PaperBlock, PaperEntry } from '@/lib/papers/model'
import { joined, textOf } from '../paper-words'
import type { Written } from './written'

type Evidence = AssessmentView['evidence'] | ContributionView['evidence']

/** What organisations found, each with the government's replies or with why there is none; nothing where nobody spoke. */
export function assessmentBlocks(written: Written): PaperBlock[] {
  const { t, locale, commitment } = written
  const { assessments, refusals } = commitment
  if (assessments.length === 0 && refusals.length === 0) return []
  return [
    { is: 'heading', text: t('assessment.title'), lede: t('assessment.lede', { days: REPLY_DAYS }) },
    { is: 'entries', items: assessments.toReversed().map((one) => assessmentEntry(written, one)) },
    ...refusals.map(
      ({ cycle, reason, refusedOn }): PaperBlock => ({
        is: 'paragraph',
        text: t('assessment.refusedOn', { date: formatDate(locale, refusedOn), cycle, reason }),
      }),
    ),
  ]
}

function assessmentEntry(written: Written, assessment: AssessmentView): PaperEntry {
  const { t, locale } = written
  const { organisation, signatures, cycle, verdict, withdrawn, publishedOn, agreedOn, version } = assessment
  const names = formatList(
    locale,
    signatures.map(({ name }) => name),
  )
  const said = joined([
    t('assessment.of', { cycle, date: formatDate(locale, publishedOn) }),
    version > 1 && !withdrawn && t('assessment.version', { version }),
  ])
  return {
    mark: formatDate(locale, publishedOn, 'short'),
    text: joined(
      [
        organisation?.name ?? t('assessment.unnamed'),
        signatures.length > 0 && t('assessment.with', { names }),
      ],
      ' ',
    ),
    lines: withdrawn
      ? [said, t('assessment.tombstone', { why: t(`assessment.withdrawn.${withdrawn}`) })]
      : [
          said,
          verdict === null
            ? t('assessment.noVerdict')
            : `${t('assessment.field.verdict')}: ${t(`selfRating.${verdict}`)}`,
          textOf(assessment.text, locale),
          titled(t('assessment.told.coverage'), textOf(assessment.coverage, locale)),
          titled(t('assessment.told.settle'), textOf(assessment.settle, locale)),
          ...documentLines(written, assessment.evidence, assessment.reviewersOnly),
          ...assessment.replies.flatMap((reply) => [
            titled(
              `${t('assessment.reply.title')}. ${t('assessment.reply.received', { date: formatDate(locale, reply.receivedOn) })}`,
              textOf(reply.text, locale),
            ),
            ...documentLines(written, reply.evidence, 0),
          ]),
          assessment.replies.length === 0 && noReplyWords(t, assessment, locale),
          agreedOn !== null && t('assessment.agreed', { date: formatDate(locale, agreedOn) }),
        ].filter(isLine),
  }
}

/** What partners offer and do, apart from the government's progress; nothing where nobody does and nothing is sought. */
export function contributionBlocks(
  written: Written,
  contributions: readonly ContributionView[],
): PaperBlock[] {
  const { t, locale, commitment } = written
  const sought = soughtIn(commitment)
  const { helpSought } = commitment
  if (contributions.length === 0 && !sought && !helpSought) return []
  return [
    {
      is: 'heading',
      text: t('contribution.title', { count: contributions.length }),
      lede: contributions.length > 0 ? t('contribution.lede') : undefined,
    },
    ...(helpSought
      ? [
          {
            is: 'paragraph',
            text: titled(t('contribution.soughtHere'), textOf(helpSought, locale)),
          } satisfies PaperBlock,
        ]
      : []),
    ...(sought
      ? [
          {
            is: 'paragraph',
            text: titled(t('contribution.sought', { cycle: sought.cycle }), textOf(sought.text, locale)),
          } satisfies PaperBlock,
        ]
      : []),
    { is: 'entries', items: contributions.map((one) => contributionEntry(written, one)) },
  ]
}

function contributionEntry(written: Written, contribution: ContributionView): PaperEntry {
  const { t, locale } = written
  const { organisation, stage, help, amount, currency, agreement } = contribution
  return {
    mark: t(`contribution.stage.${stage}`),
    text: textOf(contribution.what, locale),
    lines: [
      organisation?.name ?? t('contribution.unnamed'),
      joined([
        t(`contribution.kind.${help}`),
        amount !== null && currency !== null && formatMoney(locale, amount, currency),
        periodWords((key, values) => t(`contribution.${key}`, values), locale, contribution),
        t('contribution.since', { date: formatDate(locale, contribution.publishedOn) }),
      ]),
      textOf(contribution.output, locale),
      textOf(contribution.details, locale),
      ...documentLines(written, contribution.evidence, contribution.reviewersOnly),
      agreement
        ? joined(
            [
              t(`contribution.answered.${agreement.decision}`, { date: formatDate(locale, agreement.on) }),
              textOf(agreement.text, locale),
            ],
            ': ',
          )
        : stage !== 'withdrawn' && t('contribution.unanswered'),
    ].filter(isLine),
  }
}

/** Documents with their addresses, and how many only reviewers saw. */
const documentLines = ({ t, locale }: Written, evidence: Evidence, hidden: number): string[] => [
  ...evidence.map(({ title, publisher, publishedOn, url }) =>
    joined([title, publisher, publishedOn && formatDate(locale, publishedOn), url]),
  ),
  ...(hidden > 0 ? [t('report.reviewersOnly', { count: hidden })] : []),
]

/** A name and what stands below it; empty where nothing does. */
const titled = (name: string, text: string): string => (text === '' ? '' : `${name}: ${text}`)

const isLine = (line: string | false): line is string => line !== false && line !== ''
