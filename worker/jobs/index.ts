import type { Logger } from 'pino'
import type { AppDb } from '@/db/client'
import type { Queue } from '@/db/queues'
import { assessments } from './assessments'

import { files } from './files'
import { followers } from './followers'
import { imports } from './imports'
import { links } from './links'
import { mail } from './mail'
import { notices } from './notices'
import { overdue } from './overdue'
import { recount } from './recount'
import { sweep } from './sweep'

export interface JobContext {
  db: AppDb
  now: Date
  timeZone: string
  log: Logger
  /** Somebody has just left work for this job; it isn't its hour. */
  woken?: boolean
}

export interface Job {
  /** When it runs by itself, in the configured zone; null: only when asked. */
  cron: string | null
  run(context: JobContext): Promise<void>
}

export const JOBS: Record<Queue, Job> = {
  recount,
  mail,
  notices,
  links,
  sweep,
  files,
  imports,
  followers,
  assessments,
  overdue,
}
