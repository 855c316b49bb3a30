import type { SubmissionKind } from './model'

/** Parts of each form in order, with the top-level fields of the draft that each asks. `finish` checks and submits. */
export const STEPS = {
  commitment: [
    {
      id: 'wording',
      fields: [
        'language',
        'framework',
        'level',
        'levelBasis',
        'types',
        'actions',
        'inferred',
        'title',
        'titleIn',
        'wording',
        'wordingIn',
        'summary',
        'summaryIn',
      ],
    },
    { id: 'dates', fields: ['madeOn', 'startsOn', 'dueOn', 'deadlineMissed', 'closure'] },
    {
      id: 'who',
      fields: [
        'leadInstitution',
        'leadInstitutionIn',
        'partners',
        'geography',
        'geographyIn',
        'groups',
        'groupsIn',
        'helpSought',
        'helpSoughtIn',
      ],
    },
    { id: 'indicators', fields: ['indicators'] },
    { id: 'milestones', fields: ['milestones'] },
    { id: 'deliverySteps', fields: ['deliverySteps'] },
    { id: 'money', fields: ['money'] },
    { id: 'sources', fields: ['sources', 'certainty', 'search', 'note', 'noteIn', 'consultation'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  report: [
    { id: 'figures', fields: ['values'] },
    {
      id: 'done',
      fields: [
        'language',
        'implementation',
        'selfRating',
        'done',
        'outputs',
        'groups',
        'challenges',
        'supportNeeded',
        'nextSteps',
      ],
    },
    { id: 'steps', fields: ['steps'] },
    { id: 'money', fields: ['money'] },
    { id: 'evidence', fields: ['evidence'] },
    { id: 'finish', fields: ['answer', 'declaration', 'confirmed'] },
  ],
  assessment: [
    { id: 'verdict', fields: ['language', 'verdict', 'finding', 'coverage', 'settle'] },
    { id: 'figures', fields: ['values'] },
    { id: 'evidence', fields: ['evidence'] },
    { id: 'signing', fields: ['hearing', 'signatures'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  reply: [
    { id: 'reply', fields: ['language', 'reply'] },
    { id: 'evidence', fields: ['evidence'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  contribution: [
    {
      id: 'contribution',
      fields: [
        'language',
        'stage',
        'help',
        'what',
        'details',
        'amount',
        'currency',
        'output',
        'from',
        'until',
      ],
    },
    { id: 'evidence', fields: ['evidence'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  agreement: [
    { id: 'agreement', fields: ['language', 'decision', 'words'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  consultation: [
    {
      id: 'consultation',
      fields: ['language', 'about', 'action', 'title', 'wording', 'opensOn', 'days'],
    },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  suggestion: [
    { id: 'suggestion', fields: ['language', 'suggestionKind', 'words'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
  answer: [
    { id: 'answer', fields: ['language', 'outcome', 'words'] },
    { id: 'finish', fields: ['answer', 'confirmed'] },
  ],
} as const satisfies Record<SubmissionKind, readonly { id: string; fields: readonly string[] }[]>

export type Step = (typeof STEPS)[SubmissionKind][number]['id']

/** Steps of a kind, in the order they are asked. */
export const stepsOf = (kind: SubmissionKind): readonly Step[] => STEPS[kind].map(({ id }) => id)

/** The step that an address names; the first where it names none. */
export const stepFrom = (kind: SubmissionKind, value: unknown): Step =>
  stepsOf(kind).find((step) => step === value) ?? firstStep(kind)

const firstStep = (kind: SubmissionKind): Step => STEPS[kind][0].id

/** The step where a field is asked, by its dotted path (`indicators.0.name`); `finish` for what no step asks. */
export function stepOfField(kind: SubmissionKind, path: string): Step {
  const [field] = path.split('.')
  const steps: readonly { id: Step; fields: readonly string[] }[] = STEPS[kind]
  return steps.find(({ fields }) => fields.some((one) => one === field))?.id ?? 'finish'
}

/** How many indicators and milestones the commitment of a report has. */
export interface Asked {
  readonly indicators: number
  readonly milestones: number
}

/** Steps of a report in which nothing is asked, because its commitment has nothing of the kind. */
export const idleSteps = ({ indicators, milestones }: Asked): Step[] => [
  ...(indicators === 0 ? (['figures'] as const) : []),
  ...(milestones === 0 ? (['steps'] as const) : []),
]

/** Answered by everybody without touching it, so it says nothing of how far somebody is. */
const PRESET = [
  'language',
  'key',
  'row',
  'indicator',
  'milestone',
  'declaration',
  'confirmed',
  'answer',
  'audience',
]

const isAnswered = (value: unknown): boolean => {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(isAnswered)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, inner]) => !PRESET.includes(name) && isAnswered(inner))
}

/** Steps in which something is answered. `finish` is never among them: it is done when the draft is handed in. */
export function begunSteps(kind: SubmissionKind, content: Readonly<Record<string, unknown>>): Step[] {
  const steps: readonly { id: Step; fields: readonly string[] }[] = STEPS[kind]
  return steps
    .filter(({ fields }) => fields.some((field) => !PRESET.includes(field) && isAnswered(content[field])))
    .map(({ id }) => id)
}
