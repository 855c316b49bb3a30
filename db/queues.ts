/** Queues of jobs. Each is a table of its own, so the migrations make them, as the owner. */
export const QUEUES = [
  'recount',
  'mail',
  'notices',
  'links',
  'sweep',
  'files',
  'imports',
  'followers',
  'assessments',
  'overdue',
] as const
export type Queue = (typeof QUEUES)[number]

/** pg-boss's own, through which scheduled jobs are sent. */
const SCHEDULER = '__pgboss__send-it'

export const ALL_QUEUES = [SCHEDULER, ...QUEUES]
