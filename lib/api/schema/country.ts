import { z } from 'zod'
import { LEVELS } from '@/lib/commitments/model'
import { MAKER_KINDS } from '@/lib/makers/model'
import { STATUSES } from '@/lib/standing/model'
import { listOf, MakerCode, Names, named, oneOf } from './shared'

export const Country = named(
  'Country',
  'A maker of commitments with its records counted. Counts are of its own records; those made jointly count with the joint maker.',
  z.strictObject({
    code: MakerCode,
    kind: z.enum(MAKER_KINDS),
    names: Names,
    members: z.array(MakerCode).describe('States behind a joint maker.'),
    records: z.int().min(0),
    counts: z.array(
      z.strictObject({
        level: z.enum(LEVELS),
        status: z.enum(STATUSES).nullable().describe('null: this level carries no status.'),
        count: z.int(),
        measurable: z.int(),
        withTarget: z.int(),
        withBaseline: z.int(),
        withFigure: z.int(),
      }),
    ),
  }),
)
export const Countries = listOf('Countries', Country)
export const OneCountry = oneOf('OneCountry', Country)
