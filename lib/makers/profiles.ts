import type { DeliveryStage } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { StatusCount } from '@/lib/overview/overview'
import { type CountedChannel, STATUSES, type Status } from '@/lib/standing/model'
import type { MakerPage } from './queries'

/** What is counted of one maker: its own records and the joint ones it stands behind. */
export interface MakerProfile extends MakerPage {
  pledges: {
    total: number
    checkable: number
    kept: number
    withFigure: number
    /** Made together with others. */
    joint: number
    byStatus: StatusCount[]
    /** Each step among those of the step above. */
    funnel: { all: number; checkable: number; target: number; baseline: number; figure: number }
    /** Grades `1` to `4` and `none`; ages by name. Values nobody has are left out. */
    channels: Record<CountedChannel, Partial<Record<string, number>>>
  }
  intentions: number
  measures: number
  /** National measures by furthest documented stage; `none`: no stage is documented. */
  stages: Partial<Record<DeliveryStage | 'none', number>>
  records: number
  /** Kept by the maker's own office. */
  byOffice: number
  actions: MakerAction[]
  /** Of its own records, latest first. */
  cycles: ProfileCycle[]
  /** Published terms that were moved, of its own records. */
  goalposts: { softened: number; hardened: number; neutral: number }
}

export interface MakerAction {
  number: number
  name: LocalizedText
  pledges: number
  checkable: number
  withFigure: number
  measures: number
}

/** What came of a maker's reports in one cycle that has opened. */
export interface ProfileCycle {
  key: string
  startsOn: IsoDate
  endsOn: IsoDate
  /** An office was active when it opened, so reports were due. */
  asked: boolean
  onTime: number
  late: number
  missing: number
  /** Asked for and not there, with time left. */
  due: number
}

export const inLegendOrder = (counts: Partial<Record<Status, number>>): StatusCount[] =>
  STATUSES.flatMap((status) => (counts[status] ? [{ status, count: counts[status] }] : []))
