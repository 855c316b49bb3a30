import type { Action } from './policy'

/**
 * Who may do what, written out by hand: the test of the policy and the one over HTTP hold the program to it. Nothing
 * else reads it, and nothing here asks the policy.
 */
export const PRINCIPALS = [
  'visitor',
  'lead',
  'alternate',
  'acting deputy',
  'contributor: no rights',
  'contributor: comment',
  'contributor: flag',
  'contributor: edit',
  'contributor: submit',
  'contributor: edit, submit',
  'contributor: elsewhere',
  'lead of another maker',
  'focal point, office closed',
  'editor',
  'reviewer',
  'reviewer who wrote in it',
  'reviewer, one factor',
  'administrator',
  'administrator, one factor',
  'civil society',
  'civil society, its author',
  'donor',
] as const
export type Principal = (typeof PRINCIPALS)[number]

/** Letters of the acts on a submission in the tables below. */
export const LETTERS = {
  r: 'submission.read',
  e: 'submission.edit',
  s: 'submission.submit',
  d: 'submission.discard',
  c: 'submission.comment',
  f: 'submission.flag',
  t: 'submission.settle',
  b: 'submission.return',
  p: 'submission.publish',
} as const satisfies Record<string, Action>
export type SubmissionAct = (typeof LETTERS)[keyof typeof LETTERS]

const SITUATIONS = {
  /** A change of a published commitment, or a report on it, of a maker whose office is active. */
  'of an office, on its commitment': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 alternate                  | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 acting deputy              | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       | rc        | rc        | rc        | r         | r         | r         | r
 contributor: flag          | rf        | rf        | rf        | r         | r         | r         | r
 contributor: edit          | redt      | rt        | redt      | r         | r         | r         | r
 contributor: submit        | rs        | r         | rs        | r         | r         | r         | r
 contributor: edit, submit  | resdt     | rt        | resdt     | r         | r         | r         | r
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  |           |           |           |           |           |           |
 donor                      |           |           |           |           |           |           |
`,
  /** Rights of contributors are for a commitment each, so a new one is not for them. */
  'of an office, a new commitment': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 alternate                  | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 acting deputy              | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       |           |           |           |           |           |           |
 contributor: flag          |           |           |           |           |           |           |
 contributor: edit          |           |           |           |           |           |           |
 contributor: submit        |           |           |           |           |           |           |
 contributor: edit, submit  |           |           |           |           |           |           |
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  |           |           |           |           |           |           |
 donor                      |           |           |           |           |           |           |
`,
  /** The maker has no active office: its editor writes, and nobody who was of the office does. */
  'without an office': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       |           |           |           |           |           |           |
 alternate                  |           |           |           |           |           |           |
 acting deputy              |           |           |           |           |           |           |
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       |           |           |           |           |           |           |
 contributor: flag          |           |           |           |           |           |           |
 contributor: edit          |           |           |           |           |           |           |
 contributor: submit        |           |           |           |           |           |           |
 contributor: edit, submit  |           |           |           |           |           |           |
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  |           |           |           |           |           |           |
 donor                      |           |           |           |           |           |           |
`,
  /** By an organisation about a commitment of a maker with an office: nobody of that office knows of it. */
  'an assessment': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       |           |           |           |           |           |           |
 alternate                  |           |           |           |           |           |           |
 acting deputy              |           |           |           |           |           |           |
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       |           |           |           |           |           |           |
 contributor: flag          |           |           |           |           |           |           |
 contributor: edit          |           |           |           |           |           |           |
 contributor: submit        |           |           |           |           |           |           |
 contributor: edit, submit  |           |           |           |           |           |           |
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 donor                      |           |           |           |           |           |           |
`,
  /** By a partner towards a commitment; its colleagues of the same organisation go on with it, donors too. */
  'a contribution': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       |           |           |           |           |           |           |
 alternate                  |           |           |           |           |           |           |
 acting deputy              |           |           |           |           |           |           |
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       |           |           |           |           |           |           |
 contributor: flag          |           |           |           |           |           |           |
 contributor: edit          |           |           |           |           |           |           |
 contributor: submit        |           |           |           |           |           |           |
 contributor: edit, submit  |           |           |           |           |           |           |
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 donor                      | resdcft   | rcft      | resdcft   | r         | r         | r         | r
`,
  /** By an office to an assessment, or to an offer. */
  'a reply': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 alternate                  | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 acting deputy              | resdcft   | rcft      | resdcft   | r         | r         | r         | r
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       | rc        | rc        | rc        | r         | r         | r         | r
 contributor: flag          | rf        | rf        | rf        | r         | r         | r         | r
 contributor: edit          | redt      | rt        | redt      | r         | r         | r         | r
 contributor: submit        | rs        | r         | rs        | r         | r         | r         | r
 contributor: edit, submit  | resdt     | rt        | resdt     | r         | r         | r         | r
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  |           |           |           |           |           |           |
 donor                      |           |           |           |           |           |           |
`,
  /** Where the office has closed since, nobody goes on in its place. */
  'a reply, without an office': `
                            | draft     | submitted | returned  | accepted  | published | refused   | discarded
 visitor                    |           |           |           |           |           |           |
 lead                       |           |           |           |           |           |           |
 alternate                  |           |           |           |           |           |           |
 acting deputy              |           |           |           |           |           |           |
 contributor: no rights     |           |           |           |           |           |           |
 contributor: comment       |           |           |           |           |           |           |
 contributor: flag          |           |           |           |           |           |           |
 contributor: edit          |           |           |           |           |           |           |
 contributor: submit        |           |           |           |           |           |           |
 contributor: edit, submit  |           |           |           |           |           |           |
 contributor: elsewhere     |           |           |           |           |           |           |
 lead of another maker      |           |           |           |           |           |           |
 focal point, office closed |           |           |           |           |           |           |
 editor                     |           |           |           |           |           |           |
 reviewer                   |           | rcftbp    | rcf       | r         | r         | r         |
 reviewer who wrote in it   |           | rcf       | rcf       | r         | r         | r         |
 reviewer, one factor       |           |           |           |           |           |           |
 administrator              |           |           |           |           |           |           |
 administrator, one factor  |           |           |           |           |           |           |
 civil society              |           |           |           |           |           |           |
 civil society, its author  |           |           |           |           |           |           |
 donor                      |           |           |           |           |           |           |
`,
}
export type Situation = keyof typeof SITUATIONS
export const SITUATION_NAMES = Object.keys(SITUATIONS) as Situation[]

/** The acts of a table by principal and state. */
function read(text: string): Map<string, Map<string, readonly SubmissionAct[]>> {
  const [[, ...states] = [], ...rows] = text
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return new Map(
    rows.map(([who = '', ...cells]) => [
      who,
      new Map(states.map((state, i) => [state, actsOf(cells[i] ?? '')])),
    ]),
  )
}

const actsOf = (letters: string): SubmissionAct[] =>
  [...letters].map((letter) => {
    const act = LETTERS[letter as keyof typeof LETTERS]
    if (!act) throw new Error(`no act has the letter ${letter}`)
    return act
  })

const TABLES = new Map(SITUATION_NAMES.map((name) => [name, read(SITUATIONS[name])]))

/** What somebody may do with a submission; throws where the table has no such cell. */
export function actsOn(situation: Situation, who: Principal, state: string): readonly SubmissionAct[] {
  const acts = TABLES.get(situation)?.get(who)?.get(state)
  if (!acts) throw new Error(`no cell for ${situation}, ${who}, ${state}`)
  return acts
}

/** What else there is to do: act → about what → by whom. Whoever isn't named may not. */
export const OTHER_ACTS = {
  'account.manage': { always: PRINCIPALS.filter((who) => who !== 'visitor') },
  'workspace.open': {
    always: [
      'lead',
      'alternate',
      'acting deputy',
      'contributor: no rights',
      'contributor: comment',
      'contributor: flag',
      'contributor: edit',
      'contributor: submit',
      'contributor: edit, submit',
      'contributor: elsewhere',
      'lead of another maker',
      'editor',
      'civil society',
      'civil society, its author',
      'donor',
    ],
  },
  'reviews.open': { always: ['reviewer', 'reviewer who wrote in it'] },
  'admin.open': { always: ['administrator'] },
  'submission.create': {
    'of an office, on its commitment': [
      'lead',
      'alternate',
      'acting deputy',
      'contributor: edit',
      'contributor: edit, submit',
    ],
    'of an office, a new commitment': ['lead', 'alternate', 'acting deputy'],
    'without an office': ['editor'],
  },
  'report.remind': { always: ['reviewer', 'reviewer who wrote in it'] },
  'import.begin': {
    'of an office': [
      'lead',
      'alternate',
      'acting deputy',
      'contributor: no rights',
      'contributor: comment',
      'contributor: flag',
      'contributor: edit',
      'contributor: submit',
      'contributor: edit, submit',
      'contributor: elsewhere',
    ],
    'without an office': ['editor'],
  },
  'import.use': {
    'their own, of an office': [
      'lead',
      'alternate',
      'acting deputy',
      'contributor: no rights',
      'contributor: comment',
      'contributor: flag',
      'contributor: edit',
      'contributor: submit',
      'contributor: edit, submit',
      'contributor: elsewhere',
    ],
    'their own, without an office': ['editor'],
    "somebody else's": [],
  },
  'office.open': { always: ['administrator'] },
  'office.close': { always: ['administrator'] },
  'office.manage': {
    'an active office': ['lead', 'acting deputy', 'administrator'],
    'an active office, for themselves': ['lead', 'administrator'],
    'a closed office': [],
  },
  'office.handOver': {
    'an active office': ['lead', 'acting deputy', 'administrator'],
    'an active office, for themselves': ['lead', 'administrator'],
    'a closed office': [],
  },
  'office.assignLead': { always: ['administrator'] },
  'people.manage': { always: ['administrator'] },
  'people.remove': {
    'the last administrator': [],
    'somebody else': ['administrator'],
  },
  'organisation.manage': { always: ['administrator'] },
  'organisation.verify': { always: ['reviewer', 'reviewer who wrote in it'] },
  'request.decide': {
    asked: ['reviewer', 'reviewer who wrote in it'],
    verified: [],
    refused: [],
    invited: [],
  },
  'request.invite': {
    asked: [],
    verified: ['administrator'],
    'verified, by themselves': [],
    refused: [],
    invited: [],
  },
  'correction.read': { always: ['editor', 'reviewer', 'reviewer who wrote in it'] },
  'correction.answer': {
    waiting: ['reviewer', 'reviewer who wrote in it'],
    answered: [],
  },
  'cycle.manage': { always: ['administrator'] },
  'operator.manage': { always: ['administrator'] },
  'audit.read': { always: ['administrator'] },
  'outbox.read': { always: ['administrator'] },
  'mail.resend': { always: ['administrator'] },
  'proposal.make': {
    thresholds: ['administrator'],
    framework: ['administrator'],
    redaction: ['administrator', 'reviewer', 'reviewer who wrote in it'],
  },
  'proposal.read': { always: ['administrator', 'reviewer', 'reviewer who wrote in it'] },
  'proposal.withdraw': {
    'open, their own': ['administrator', 'reviewer', 'reviewer who wrote in it'],
    "open, somebody else's": [],
    'carried_out, their own': [],
    "carried_out, somebody else's": [],
    'refused, their own': [],
    "refused, somebody else's": [],
    'withdrawn, their own': [],
    "withdrawn, somebody else's": [],
  },
  'proposal.refuse': {
    'open, their own': [],
    "open, somebody else's": ['reviewer', 'reviewer who wrote in it'],
    'carried_out, their own': [],
    "carried_out, somebody else's": [],
    'refused, their own': [],
    "refused, somebody else's": [],
    'withdrawn, their own': [],
    "withdrawn, somebody else's": [],
  },
  'proposal.carryOut': {
    'open, their own': [],
    "open, somebody else's": ['reviewer', 'reviewer who wrote in it'],
    'carried_out, their own': [],
    "carried_out, somebody else's": [],
    'refused, their own': [],
    "refused, somebody else's": [],
    'withdrawn, their own': [],
    "withdrawn, somebody else's": [],
  },
  'assessment.create': {
    'their own, verified': ['civil society', 'civil society, its author'],
    'their own, not verified': [],
    "another's": [],
  },
  'contribution.create': {
    'their own, verified': ['civil society', 'civil society, its author', 'donor'],
    'their own, not verified': [],
    "another's": [],
  },
  'contribution.answer': {
    'of an office': ['lead', 'alternate', 'acting deputy', 'contributor: edit', 'contributor: edit, submit'],
    'without an office': [],
  },
  'consultation.open': {
    'of an office, a new commitment': ['lead', 'alternate', 'acting deputy'],
    'without an office': [],
  },
  'consultation.suggest': {
    'their own, verified': ['civil society', 'civil society, its author', 'donor'],
    'their own, not verified': [],
    "another's": [],
  },
  'consultation.answer': {
    'of an office, a new commitment': ['lead', 'alternate', 'acting deputy'],
    'without an office': [],
  },
  'consultation.check': { always: ['reviewer', 'reviewer who wrote in it'] },
  'assessment.preview': {
    'of an office': [
      'lead',
      'alternate',
      'acting deputy',
      'contributor: comment',
      'contributor: flag',
      'contributor: edit',
      'contributor: submit',
      'contributor: edit, submit',
    ],
    'without an office': [],
  },
  'assessment.reply': {
    'of an office': ['lead', 'alternate', 'acting deputy', 'contributor: edit', 'contributor: edit, submit'],
    'without an office': [],
  },
  'assessment.sign': { 'their own': ['civil society', 'civil society, its author'], "another's": [] },
  'assessment.agree': { 'their own': ['civil society', 'civil society, its author'], "another's": [] },
  'assessment.withdraw': { 'their own': ['civil society', 'civil society, its author'], "another's": [] },
  'assessment.refuse': {
    'nobody refused it yet': ['reviewer'],
    'they refused it': [],
    'somebody else refused it': ['reviewer'],
  },
} as const satisfies Record<Exclude<Action, SubmissionAct>, Record<string, readonly Principal[]>>
export type OtherAct = keyof typeof OTHER_ACTS
