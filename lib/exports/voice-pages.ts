import { queryOf } from '@/lib/commitments/filters'
import { parsePartners } from '@/lib/contributions/filter'
import { offerIds } from '@/lib/contributions/queries'
import { translatorOf } from '@/lib/i18n/translator'
import { idOf } from '@/lib/ids'
import { listMakers } from '@/lib/makers/queries'
import { findPublicOrganisation } from '@/lib/organisations/public-queries'
import { ignoredOf, type Open } from './request'
import { readSought } from './sought'
import { readExtract } from './sql-table'
import { ASSESSMENTS, CONTRIBUTIONS, CORRECTIONS, correctionIds, ofOrganisation } from './voices'

/** What partners offer and do, narrowed as the page is, and what governments seek. */
export const openPartners: Open = async ({ db, locale, pin, params, zone, format }) => {
  const { filter, ignored } = parsePartners(queryOf(params), await listMakers(db))
  const offers = await readExtract(db, CONTRIBUTIONS, offerIds(filter, pin.asOf), pin)
  return {
    name: 'vaada-partners',
    title: translatorOf(locale)('partners.name'),
    tables: format === 'xlsx' ? [offers, readSought(db, filter.country, pin, zone)] : [offers],
    ignored,
  }
}

/** Answered notes of readers. */
export const openCorrections: Open = async ({ db, locale, pin, params }) => ({
  name: 'vaada-corrections',
  title: translatorOf(locale)('corrections.name'),
  tables: [await readExtract(db, CORRECTIONS, correctionIds(pin), pin)],
  ignored: ignoredOf(params).filter(({ name }) => name !== 'after'),
})

/** What an organisation published under its name. */
export const openOrganisation: Open = async ({ db, pin, params, segment }) => {
  const number = idOf(segment)
  const found = number === null ? null : await findPublicOrganisation(db, number, pin.asOf)
  if (number === null || !found) return null
  const [assessments, contributions] = await Promise.all([
    readExtract(db, ASSESSMENTS, ofOrganisation.assessments(number, pin), pin),
    readExtract(db, CONTRIBUTIONS, ofOrganisation.contributions(number, pin), pin),
  ])
  return {
    name: `vaada-organisation-${number}`,
    title: found.name,
    tables: [assessments, contributions],
    ignored: ignoredOf(params).filter(({ name }) => name !== 'after' && name !== 'further'),
  }
}
