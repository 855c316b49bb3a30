import { type Fields, valueAt } from '@/lib/form-data'
import type { LocalizedText } from '@/lib/i18n/model'
import { deliveryRows, partnerRows, valueRows } from './draft-rows'
import type { CommitmentContent } from './input'
import { languageOf } from './to-draft'

/** Texts of a published commitment by where the form asks them, rows by their ids: `indicators/i1/name`. */
export type PublishedTexts = Readonly<Record<string, LocalizedText>>

export function publishedTexts(content: CommitmentContent | null): PublishedTexts {
  const texts: Record<string, LocalizedText> = {}
  if (!content) return texts
  const put = (path: string, named: Readonly<Record<string, LocalizedText | null | undefined>>) => {
    for (const [name, text] of Object.entries(named)) if (text) texts[path ? `${path}/${name}` : name] = text
  }
  const { title, summary, wording, leadInstitution, geography, groups, helpSought, note } = content
  put('', { title, summary, wording, leadInstitution, geography, groups, helpSought, note })
  put('closure', { reason: content.closure?.reason })
  put('deadlineMissed', { note: content.deadlineMissed?.note })
  put('search', { places: content.search?.places })
  const partners = partnerRows(content.partners, languageOf(content))
  for (const [at, name] of content.partners.entries()) put(`partners/${partners[at]}`, { name })
  for (const { key, name, unit, method, values } of content.indicators) {
    put(`indicators/${key}`, { name, unit, method })
    const ids = valueRows(values)
    for (const [at, value] of values.entries())
      put(`indicators/${key}/values/${ids[at]}`, { note: value.note })
  }
  for (const { key, name, note: told } of content.milestones) put(`milestones/${key}`, { name, note: told })
  const steps = deliveryRows(content.deliverySteps)
  for (const [at, step] of content.deliverySteps.entries())
    put(`deliverySteps/${steps[at]}`, { note: step.note })
  for (const { key, period, provider, receiver, note: told } of content.money)
    put(`money/${key}`, { period, provider, receiver, note: told })
  return texts
}

/** Where the text of a field stands in `PublishedTexts`: `indicators.0.name` is that of the row's id. */
export function addressOf(values: Fields, path: string): string {
  const parts = path.split('.')
  return parts
    .map((part, depth) => {
      if (!/^\d+$/.test(part)) return part
      const row = parts.slice(0, depth + 1).join('.')
      return valueAt(values, `${row}.row`) || valueAt(values, `${row}.key`)
    })
    .join('/')
}
