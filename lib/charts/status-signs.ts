import type { Status } from '@/lib/standing/model'

interface StatusSign {
  /** Drawn on 14 × 14. */
  path: string
  /** Default: 2. */
  width?: number
}

/** One sign a status; shape tells them apart where colour can't. */
export const STATUS_SIGNS: Readonly<Record<Status, StatusSign>> = {
  kept: { path: 'M2.5 7.4 5.7 10.5 11.5 3.8' },
  met_after_softening: {
    path: 'M3 5.6 5.8 8.3 11 2.6M2.5 11.6c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0',
  },
  on_track: { path: 'M3 11 11 3.5M5.5 3.2H11v5.5' },
  at_risk: { path: 'M7 2.6v5M7 11.2v.1' },
  off_track: { path: 'M3 3.5 11 11M11 5.5V11H5.5' },
  deadline_missed: { path: 'm3.6 3.6 6.8 6.8M10.4 3.6 3.6 10.4' },
  deadline_passed_no_evidence: { path: 'M4.8 5a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5M7 11.3v.1' },
  deadline_passed_not_looked: { path: 'M2.2 7a4.8 4.8 0 1 0 9.6 0 4.8 4.8 0 1 0-9.6 0zM7 4.3V7l1.9 1.4' },
  under_way: { path: 'M2.7 7h.1M7 7h.1M11.3 7h.1', width: 2.6 },
  not_yet_done: { path: 'M3.6 7a3.4 3.4 0 1 0 6.8 0 3.4 3.4 0 1 0-6.8 0z' },
  too_early: {
    path: 'M3.8 2.5h6.4M3.8 11.5h6.4M4.5 2.5c0 2.5 5 6 5 9M9.5 2.5c0 2.5-5 6-5 9',
    width: 1.5,
  },
  no_report: { path: 'M3.8 2.3h4.4l2.2 2.2v7.2H3.8zM5.8 8h2.6', width: 1.5 },
  no_figure: { path: 'M3.5 7h7' },
  not_measurable: {
    path: 'M2.5 5.6c1.5-1.5 3-1.5 4.5 0s3 1.5 4.5 0M2.5 9.3c1.5-1.5 3-1.5 4.5 0s3 1.5 4.5 0',
  },
  withdrawn: { path: 'M5.5 3 2.8 5.7l2.7 2.7M3 5.7h5.4a2.6 2.6 0 0 1 0 5.3H6' },
  superseded: { path: 'm3 3.5 3.5 3.5L3 10.5M7.5 3.5 11 7l-3.5 3.5' },
}
