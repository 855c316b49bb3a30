import { CONSULTATION_SUGGESTIONS, CONSULTATIONS } from './forum'
import { FUNDING_LINES, MONEY_SUMS, PLEDGE_MONEY } from './funding'
import type { Table } from './model'
import { CHANGES, GOALPOSTS } from './moved'
import { RECORD_TABLES } from './record'
import { REPORT_COUNTS } from './reporting'
import { SOUGHT } from './sought'
import { CORRECTIONS } from './voices'

/** Tables that lie beside one page alone: what they hold follows from the tables of the record. */
const PAGE_TABLES: readonly Table[] = [
  MONEY_SUMS,
  FUNDING_LINES,
  PLEDGE_MONEY,
  REPORT_COUNTS,
  GOALPOSTS,
  CHANGES,
  CORRECTIONS,
  SOUGHT,
  CONSULTATIONS,
  CONSULTATION_SUGGESTIONS,
]

/** Every table that goes out, so that the dictionary explains all. */
export const ALL_TABLES: readonly Table[] = [...RECORD_TABLES, ...PAGE_TABLES]
