/**
 * What somebody is told of. `due` and `late`: reports their office owes; `assessed`: an assessment is there for them to
 * answer; `offered`: a partner offers help; the others happen to one submission of theirs.
 */
export const NOTICE_KINDS = [
  'due',
  'late',
  'submitted',
  'returned',
  'accepted',
  'refused',
  'published',
  'commented',
  'assessed',
  'offered',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What happened to a submission. */
export type EventKind = Exclude<NoticeKind, 'due' | 'late'>

/**
 * How letters of one group come. `digest`: with everything else that waits, in one letter a day at most; `urgent`: the
 * same, and only of what can't wait.
 */
export const DELIVERIES = ['at_once', 'digest', 'urgent', 'none'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** What can be chosen for each group of letters; the first is what comes where nobody chose. */
export const CHOICES = {
  /** Reports that are due or late. */
  reminders: ['digest', 'urgent', 'none'],
  /** What becomes of one's own work. */
  own: ['at_once', 'digest', 'none'],
  /** What becomes of the work of others in the office. */
  office: ['digest', 'at_once', 'none'],
} as const satisfies Record<string, readonly Delivery[]>
export type Group = keyof typeof CHOICES
export const GROUPS = Object.keys(CHOICES) as Group[]

export type Choices = { [G in Group]: (typeof CHOICES)[G][number] }
export const DEFAULT_CHOICES: Choices = { reminders: 'digest', own: 'at_once', office: 'digest' }

/** A report is due this soon or sooner, in days: it can't wait. */
export const URGENT_DAYS = 3
