import { z } from 'zod'
import { DeliveredReport as Delivered } from '@/lib/deliveries/input'
import { named } from './shared'

export const Fault = named(
  'Fault',
  'What is wrong or missing, and where: a path such as `values.0.on`.',
  z.strictObject({ path: z.string(), code: z.string() }),
)

export const DeliveryReceipt = named(
  'DeliveryReceipt',
  'What came of a delivery.',
  z.strictObject({
    data: z.strictObject({
      submission: z.int().describe('Number of the draft.'),
      revision: z.int().describe('Of the draft with what was delivered.'),
      gaps: z.array(Fault).describe('What people have still to fill in before it can be handed in.'),
    }),
    links: z.strictObject({ page: z.url().describe('The draft, for people of the office.') }),
  }),
)

export const DeliveredReport = named(
  'DeliveredReport',
  'A report as an office’s own system delivers it. What is left out is left to people; a second delivery of the same report changes what the first brought, unless people changed it since.',
  Delivered,
)
